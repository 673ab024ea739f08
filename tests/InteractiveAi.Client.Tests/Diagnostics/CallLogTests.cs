using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client.Tests;

/// <summary>What is logged of a call.</summary>
public class CallLogTests
{
    private const string Prompt = "What is in the box?";
    private const string Answer =
        """{"id":"g","model":"m-1","provider":"OpenAI","choices":[{"message":{"content":"A cat."},"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":7,"cost":0.25}}""";

    [Test]
    public async Task Completion_ThatComes_IsLoggedWithoutContent()
    {
        using var log = Recorder();
        using var client = Over(log, VerbatimReply.Json(Answer).With("x-request-id", "req-1"));

        await client.CompleteAsync(TestClient.Ask(Prompt));

        Assert.That(
            log.Entries,
            Is.EqualTo(
                new[]
                {
                    "10 CallStarted Debug: Sending a request to Interactive AI at app.interactive.ai for openai/gpt-4o, streaming: False.",
                    "12 CallCompleted Information: Interactive AI answered with m-1 of OpenAI in 0 s: stop, 12 + 7 tokens, cost 0.25 USD, 0 retries, request req-1.",
                }
            )
        );
    }

    [Test]
    public async Task Content_WhenAskedFor_IsLoggedAtTraceWithoutMedia([Values] bool streaming)
    {
        using var log = Recorder();
        using var client = Over(
            log,
            options => options.LogContent = true,
            streaming ? AdapterOver.Stream(Chunk("A "), Chunk("cat.", "stop")) : VerbatimReply.Json(Answer)
        );
        var request = TestClient.Ask() with
        {
            Messages = [new UserMessage([Prompt, new ImagePart(new byte[1_000], "image/png")])],
        };

        if (streaming)
        {
            await TestClient.ReadAsync(client.StreamAsync(request));
        }
        else
        {
            await client.CompleteAsync(request);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                log.Entries.Select(static one => one[..one.IndexOf(':', StringComparison.Ordinal)]),
                Is.EquivalentTo(
                    new[]
                    {
                        "10 CallStarted Debug",
                        "20 RequestContent Trace",
                        "21 AnswerContent Trace",
                        "12 CallCompleted Information",
                    }
                )
            );
            var request20 = log.Entries.Single(static one => one.StartsWith("20 ", StringComparison.Ordinal));
            Assert.That(request20, Does.Contain(Prompt).And.Contain("data:image/png;base64,(1000 bytes)\""));
            Assert.That(
                log.Entries.Single(static one => one.StartsWith("21 ", StringComparison.Ordinal)),
                Does.Contain("A cat.")
            );
        }
    }

    [Test]
    public async Task Content_WhenTheLogTakesNoTrace_IsNotLogged()
    {
        using var log = new SignalRecorder(spans: false, metrics: false) { Least = LogLevel.Debug };
        using var client = Over(log, static options => options.LogContent = true, VerbatimReply.Json(Answer));

        await client.CompleteAsync(TestClient.Ask(Prompt));

        Assert.That(log.Everything, Does.Not.Contain(Prompt).And.Not.Contain("A cat."));
    }

    [Test]
    public async Task Content_OfAFailure_IsLoggedOnlyWhenAskedFor([Values] bool asked)
    {
        using var log = Recorder();
        using var client = Over(
            log,
            options => options.LogContent = asked,
            VerbatimReply.Json($$$"""{"error":{"message":"No: {{{Prompt}}}"}}""", 400)
        );

        await TestClient.FailureAsync<ApiException>(client.CompleteAsync(TestClient.Ask()));

        Assert.That(log.Everything.Contains(Prompt, StringComparison.Ordinal), Is.EqualTo(asked));
        Assert.That(
            log.Entries,
            Has.Some.EqualTo(
                "13 CallFailed Warning: A call to Interactive AI for openai/gpt-4o failed after 0 s: invalid_request, status 400, provider unknown, 0 retries, request unknown."
            )
        );
    }

    [Test]
    public async Task Retry_OfACall_IsLoggedWithReasonAndDelay()
    {
        var clock = new ManualTimeProvider();
        using var log = Recorder();
        using var client = Over(
            log,
            options =>
            {
                options.MaxRetries = 1;
                options.TimeProvider = clock;
            },
            VerbatimReply.Json("{}", 429).With("Retry-After", "3"),
            VerbatimReply.Json(Answer)
        );

        await clock.RunAsync(
            client.CompleteAsync(TestClient.Ask(), new CallOptions { Timeout = Timeout.InfiniteTimeSpan })
        );

        Assert.That(
            log.Entries.Skip(1),
            Is.EqualTo(
                new[]
                {
                    "11 CallRetrying Warning: A request to Interactive AI for openai/gpt-4o failed: 429. Repetition 1 follows in 3 s.",
                    "12 CallCompleted Information: Interactive AI answered with m-1 of OpenAI in 3 s: stop, 12 + 7 tokens, cost 0.25 USD, 1 retries, request unknown.",
                }
            )
        );
    }

    [Test]
    public async Task Endings_OfAStream_AreEventsOfTheirOwn()
    {
        using var log = Recorder();
        using var client = Over(
            log,
            VerbatimReply.Events($"data: {Chunk("A ")}\n\n"),
            AdapterOver.Stream(Chunk("A "), Chunk("cat.", "stop")),
            AdapterOver.Stream(Chunk("A "), Chunk("cat.", "stop"))
        );
        using var cancellation = new CancellationTokenSource();

        await TestClient.ReadAsync(client.StreamAsync(TestClient.Ask()));
        await foreach (var _ in client.StreamAsync(TestClient.Ask()))
        {
            break;
        }

        await using var chunks = client.StreamAsync(TestClient.Ask()).GetAsyncEnumerator(cancellation.Token);
        await chunks.MoveNextAsync();
        await cancellation.CancelAsync();
        await TestClient.FailureAsync<OperationCanceledException>(chunks.MoveNextAsync().AsTask());

        Assert.That(
            log.Entries.Where(static one => !one.StartsWith("10 ", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    "14 StreamCut Warning: A stream of Interactive AI for openai/gpt-4o was cut after 0 s and 1 chunks, provider unknown, request unknown.",
                    "16 StreamAbandoned Debug: A stream of Interactive AI for openai/gpt-4o was left after 0 s and 1 chunks, request unknown.",
                    "15 CallCancelled Debug: A call to Interactive AI for openai/gpt-4o was cancelled after 0 s and 1 chunks, request unknown.",
                }
            )
        );
    }

    [Test]
    public async Task Names_OfTheGateway_CannotForgeALine()
    {
        using var log = Recorder();
        using var client = Over(
            log,
            VerbatimReply.Json("""{"model":"m\r\n13 CallFailed","provider":"a\nb","choices":[]}""")
        );

        await client.CompleteAsync(TestClient.Ask());

        Assert.That(log.Entries, Has.None.Match(@"[\r\n]"));
    }

    [Test]
    public async Task Container_LogsCallsToItsOwnLog()
    {
        var services = Container.ServicesOver(Container.Answers(1));
        services.AddInteractiveAi(static options => options.ApiKey = TestClient.Key);
        var log = services.AddLog();
        await using var provider = Container.Build(services);

        await provider.GetRequiredService<ChatClient>().CompleteAsync(TestClient.Ask(Prompt));

        Assert.That(log.Lines, Has.Some.StartsWith("Information: Interactive AI answered"));
        Assert.That(log.Texts, Has.None.Contains(Prompt));
    }

    private static string Chunk(string text, string? reason = null) =>
        $$"""{"id":"g","choices":[{"index":0,"delta":{"content":"{{text}}"},"finish_reason":{{(reason is null ? "null" : $"\"{reason}\"")}}}]}""";

    private static SignalRecorder Recorder() => new(spans: false, metrics: false);

    private static ChatClient Over(SignalRecorder log, params VerbatimReply[] replies) => Over(log, null, replies);

    private static ChatClient Over(
        SignalRecorder log,
        Action<InteractiveAiOptions>? configure,
        params VerbatimReply[] replies
    ) =>
        TestClient.Over(
            new VerbatimHandler(replies),
            options =>
            {
                options.LoggerFactory = log;
                options.TimeProvider = new ManualTimeProvider();
                configure?.Invoke(options);
            }
        );
}
