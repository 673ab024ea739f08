using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public partial class CallSpanTests
{
    private const string Host = "InteractiveAi.Client.Tests.Host";
    private const string Abstractions = "Experimental.Microsoft.Extensions.AI";

    private static readonly ActivitySource host = new(Host);
    private static readonly ActivitySource abstractions = new(Abstractions);

    [Test]
    public async Task Parent_OfACall_IsTheCallersSpan([Values] bool streaming)
    {
        using var recorder = new SignalRecorder(sources: Host);
        Activity? whileSending = null;
        using var client = TestClient.Over(
            new VerbatimHandler(
                new VerbatimReply(
                    (_, _) =>
                    {
                        whileSending = Activity.Current;
                        return Task.FromResult(
                            new HttpResponseMessage { Content = new StringContent(streaming ? Events : Answer) }
                        );
                    }
                )
            )
        );
        using var caller = host.StartActivity("caller");

        await FailureAsync(client, streaming);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(recorder.Span.Parent, Is.SameAs(caller));
            Assert.That(whileSending, Is.SameAs(recorder.Span), "what the request's own span is put under");
            Assert.That(Activity.Current, Is.SameAs(caller));
        }
    }

    [TestCase(int.MaxValue)]
    [TestCase(1)]
    public async Task Current_InTheCallersCode_IsTheCallersOwn(int perRead)
    {
        using var recorder = new SignalRecorder(sources: Host);
        var script = new SseScript(perRead);
        script.Send(Events);
        script.End();
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Body(script)));
        using var caller = host.StartActivity("caller");
        List<Activity?> seen = [];

        var stream = client.StreamAsync(TestClient.Ask());
        seen.Add(Activity.Current);
        var chunks = stream.GetAsyncEnumerator();
        seen.Add(Activity.Current);
        while (true)
        {
            var move = chunks.MoveNextAsync();
            seen.Add(Activity.Current);
            var came = await move;
            seen.Add(Activity.Current);
            if (!came)
            {
                break;
            }
        }

        await chunks.DisposeAsync();
        seen.Add(Activity.Current);

        Assert.That(seen, Has.Count.GreaterThan(8).And.All.SameAs(caller));
    }

    [Test]
    public async Task Current_WithoutASpanOfTheCallers_StaysNone([Values] bool leaves)
    {
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Events(Events)));
        List<Activity?> seen = [];

        await foreach (var _ in client.StreamAsync(TestClient.Ask()))
        {
            seen.Add(Activity.Current);
            if (leaves)
            {
                break;
            }
        }

        seen.Add(Activity.Current);

        Assert.That(seen, Is.All.Null);
        Assert.That(recorder.Span.Parent, Is.Null);
    }

    [Test]
    public async Task Stream_EnumeratedUnderAnotherSpan_BelongsToTheOneThatMadeTheCall()
    {
        using var recorder = new SignalRecorder(sources: Host);
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Events(Events)));
        var maker = host.StartActivity("maker")!;
        var stream = client.StreamAsync(TestClient.Ask());
        maker.Stop();
        using var reader = host.StartActivity("reader");

        await TestClient.ReadAsync(stream);

        var span = recorder.Spans.Single(one => one.Source.Name is SignalRecorder.Name);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(span.ParentSpanId, Is.EqualTo(maker.SpanId));
            Assert.That(Activity.Current, Is.SameAs(reader));
        }
    }

    [TestCase(Abstractions)]
    [TestCase(Host)]
    public async Task ChatSpan_OfMiddleware_IsEnrichedInsteadOfDoubled(string source)
    {
        using var recorder = new SignalRecorder(sources: source);
        using var outer = (source is Host ? host : abstractions).StartActivity("chat m")!;
        outer.SetTag("gen_ai.operation.name", "chat");
        var clock = new ManualTimeProvider();
        using var native = TestClient.Over(
            new VerbatimHandler(
                VerbatimReply.Json("{}", 503),
                VerbatimReply.Json(Answer).With("x-request-id", "req-1"),
                VerbatimReply.Events(Events)
            ),
            options =>
            {
                options.MaxRetries = 1;
                options.Timeout = options.StreamIdleTimeout = Timeout.InfiniteTimeSpan;
                options.TimeProvider = clock;
            }
        );
        var client = native.AsIChatClient("openai/gpt-4o");

        // Function calling makes two calls under one span.
        await clock.RunAsync(client.GetResponseAsync("Hi"));
        await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(recorder.Started, Is.EqualTo(new[] { outer }), "no span of our own");
            Assert.That(outer.IsStopped, Is.False);
            Assert.That(outer.Events.Select(one => one.Name), Is.EqualTo(new[] { "interactiveai.retry" }));
            Assert.That(
                SignalRecorder.Tags(outer),
                Is.EqualTo(
                    """
                    gen_ai.operation.name=chat
                    interactiveai.cost=0.5025
                    interactiveai.provider=OpenAI
                    interactiveai.request_id=req-1
                    interactiveai.retries=1
                    """
                )
            );
            // The middleware measures the rest under the same names.
            Assert.That(
                recorder.Measurements.Select(one => one.Split(' ')[0]),
                Is.EqualTo(new[] { "interactiveai.client.retries" })
            );
        }
    }

    [Test]
    public async Task ChatSpan_OfMiddlewareThatNobodyOfOursListensTo_IsEnrichedToo()
    {
        using var recorder = new SignalRecorder(spans: false, metrics: false, sources: Abstractions);
        using var outer = abstractions.StartActivity("chat m")!.SetTag("gen_ai.operation.name", "chat");
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Json(Answer)));

        await client.CompleteAsync(TestClient.Ask());

        Assert.That(SignalRecorder.Tags(outer), Does.Contain("interactiveai.provider=OpenAI"));
    }

    [TestCase("chat m", ActivitySamplingResult.PropagationData, false)]
    [TestCase("execute_tool f", ActivitySamplingResult.AllData, true)]
    public async Task Span_OfMiddleware_IsItsOwnOnlyForAChat(string name, ActivitySamplingResult sampling, bool isOurs)
    {
        using var recorder = new SignalRecorder();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is Abstractions,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => sampling,
        };
        ActivitySource.AddActivityListener(listener);
        using var outer = abstractions.StartActivity(name);
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Json(Answer)));

        await client.CompleteAsync(TestClient.Ask());

        Assert.That(recorder.Spans, Has.Count.EqualTo(isOurs ? 1 : 0));
        Assert.That(outer!.TagObjects, Is.Empty);
    }

    [Test]
    public async Task Call_InsideACall_HasItsOwnSpan()
    {
        using var recorder = new SignalRecorder();
        using var inner = TestClient.Over(new VerbatimHandler(VerbatimReply.Json(Answer)));
        using var client = new ChatClient(
            TestClient.Http(new VerbatimHandler(VerbatimReply.Json(Answer))),
            new InteractiveAiOptions
            {
                ApiKeyProvider = async (_, cancellationToken) =>
                {
                    await inner.CompleteAsync(TestClient.Ask(), cancellationToken);
                    return TestClient.Key;
                },
            }
        );

        await client.CompleteAsync(TestClient.Ask());

        Assert.That(recorder.Spans, Has.Count.EqualTo(2));
        Assert.That(recorder.Spans[0].Parent, Is.SameAs(recorder.Spans[1]));
    }
}
