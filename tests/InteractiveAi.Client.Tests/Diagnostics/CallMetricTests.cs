using System.Diagnostics.Metrics;
using System.Globalization;

namespace InteractiveAi.Client.Tests;

/// <summary>The metrics of a call.</summary>
public class CallMetricTests
{
    private const string Tags =
        "gen_ai.operation.name=chat, gen_ai.provider.name=interactive_ai, gen_ai.request.model=openai/gpt-4o";

    private const string Server = "server.address=app.interactive.ai, server.port=443";

    [Test]
    public async Task Completion_ThatComes_IsMeasuredWithItsTokens()
    {
        var clock = new ManualTimeProvider();
        using var recorder = new SignalRecorder(spans: false);
        using var client = TestClient.Over(
            new VerbatimHandler(
                new VerbatimReply(
                    (_, _) =>
                    {
                        clock.Advance(TimeSpan.FromSeconds(1.5));
                        return Task.FromResult(
                            new HttpResponseMessage
                            {
                                Content = new StringContent(
                                    """{"model":"m-1","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":7}}"""
                                ),
                            }
                        );
                    }
                )
            ),
            options => options.TimeProvider = clock
        );

        await client.CompleteAsync(TestClient.Ask());

        const string All = $"{Tags}, gen_ai.response.model=m-1";
        Assert.That(
            recorder.Measurements,
            Is.EqualTo(
                new[]
                {
                    $"gen_ai.client.operation.duration 1.5 s {{{All}, {Server}}}",
                    $"gen_ai.client.token.usage 12 {{token}} {{{All}, gen_ai.token.type=input, {Server}}}",
                    $"gen_ai.client.token.usage 7 {{token}} {{{All}, gen_ai.token.type=output, {Server}}}",
                }
            )
        );
    }

    [Test]
    public async Task Stream_ThatComes_IsMeasuredByItsChunks()
    {
        var clock = new ManualTimeProvider();
        using var recorder = new SignalRecorder(spans: false);
        var script = new SseScript();
        using var client = TestClient.Over(
            new VerbatimHandler(VerbatimReply.Body(script)),
            options => options.TimeProvider = clock
        );

        var stream = client.StreamAsync(TestClient.Ask());
        // Not sent yet, so that it is no time of the gateway's.
        clock.Advance(TimeSpan.FromSeconds(10));
        var reading = TestClient.ReadAsync(stream);
        foreach (var (seconds, text) in new[] { (2.0, "Hel"), (0.5, "lo"), (0.25, "!") })
        {
            await script.WaitedForAsync();
            clock.Advance(TimeSpan.FromSeconds(seconds));
            script.SendText(text);
        }

        await script.WaitedForAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        script.SendData("[DONE]");
        script.End();
        await reading;

        Assert.That(
            recorder.Measurements,
            Is.EqualTo(
                new[]
                {
                    $"gen_ai.client.operation.time_to_first_chunk 2 s {{{Tags}, {Server}}}",
                    $"gen_ai.client.operation.time_per_output_chunk 0.5 s {{{Tags}, {Server}}}",
                    $"gen_ai.client.operation.time_per_output_chunk 0.25 s {{{Tags}, {Server}}}",
                    $"gen_ai.client.operation.duration 13.75 s {{{Tags}, {Server}}}",
                }
            )
        );
    }

    [Test]
    public async Task Failure_AfterRetries_IsMeasuredWithItsTypeAndThem()
    {
        var clock = new ManualTimeProvider();
        using var recorder = new SignalRecorder(spans: false);
        using var client = TestClient.Over(
            new VerbatimHandler(
                VerbatimReply.Json("{}", 429).With("Retry-After", "2"),
                VerbatimReply.Json("{}", 503).With("Retry-After", "3"),
                VerbatimReply.Json("{}", 529)
            ),
            options =>
            {
                options.TimeProvider = clock;
                options.MaxRetries = 2;
            }
        );

        var call = client.CompleteAsync(TestClient.Ask(), new CallOptions { Timeout = Timeout.InfiniteTimeSpan });
        // Reading the last error has a limit of five seconds, which is not waited for.
        await clock.RunAsync(
            call.ContinueWith(static _ => { }, TaskScheduler.Default),
            over: static wait => wait < TimeSpan.FromSeconds(5)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.Exception?.InnerException, Is.TypeOf<ApiException>());
            Assert.That(
                recorder.Measurements,
                Is.EqualTo(
                    new[]
                    {
                        $"interactiveai.client.retries 1 {{retry}} {{error.type=429, {Tags}, {Server}}}",
                        $"interactiveai.client.retries 1 {{retry}} {{error.type=503, {Tags}, {Server}}}",
                        $"gen_ai.client.operation.duration 5 s {{error.type=overloaded, {Tags}, {Server}}}",
                    }
                )
            );
        }
    }

    [Test]
    public void Instruments_AsPublished_HaveTheirUnitsAndBoundaries()
    {
        List<string> instruments = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name is SignalRecorder.Name)
                {
                    instruments.Add($"{instrument.Name} {instrument.Unit} {Boundaries(instrument)}".TrimEnd());
                }
            },
        };
        listener.Start();

        Assert.That(
            instruments,
            Is.EquivalentTo(
                new[]
                {
                    "gen_ai.client.operation.duration s 0.01 0.02 0.04 0.08 0.16 0.32 0.64 1.28 2.56 5.12 10.24 20.48 40.96 81.92",
                    "gen_ai.client.token.usage {token} 1 4 16 64 256 1024 4096 16384 65536 262144 1048576 4194304 16777216 67108864",
                    "gen_ai.client.operation.time_to_first_chunk s 0.01 0.02 0.04 0.08 0.16 0.32 0.64 1.28 2.56 5.12 10.24 20.48 40.96 81.92",
                    "gen_ai.client.operation.time_per_output_chunk s 0.01 0.02 0.04 0.08 0.16 0.32 0.64 1.28 2.56 5.12 10.24 20.48 40.96 81.92",
                    "interactiveai.client.retries {retry}",
                }
            )
        );
    }

    private static string Boundaries(Instrument instrument) =>
        instrument switch
        {
            Histogram<double> { Advice.HistogramBucketBoundaries: { } each } => string.Join(
                ' ',
                each.Select(static one => one.ToString(CultureInfo.InvariantCulture))
            ),
            Histogram<long> { Advice.HistogramBucketBoundaries: { } each } => string.Join(' ', each),
            _ => "",
        };
}
