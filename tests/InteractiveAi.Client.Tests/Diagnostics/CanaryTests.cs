using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client.Tests;

/// <summary>Nothing that is told of a call has a key, a prompt, an answer or a header in it, however the call ends.</summary>
public class CanaryTests
{
    private const string Key = "sk-canary-key-0123456789";
    private const string Header = "canary-header";
    private const string Prompt = "canary-prompt";
    private const string Answer = "canary-answer";
    private const string ErrorBody = "canary-error";
    private const string ReplyHeader = "canary-reply";

    private const string Chunk =
        $$$"""{"id":"g","model":"m","choices":[{"index":0,"delta":{"content":"{{{Answer}}}","reasoning":"{{{Answer}}}","tool_calls":[{"index":0,"id":"{{{Answer}}}","function":{"name":"{{{Answer}}}","arguments":"{{{Answer}}}"}}]}}]}""";

    private const string Last =
        """{"id":"g","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":1}}""";

    // What gateways say, with the canaries in all the places where they repeat the request.
    private const string Error =
        $$$"""{"error":{"code":"{{{ErrorBody}}}","type":"{{{ErrorBody}}}","message":"{{{ErrorBody}}} {{{Prompt}}} {{{Answer}}} {{{Key}}} {{{Header}}}","param":"{{{Prompt}}}","metadata":{"raw":"{{{Prompt}}}","provider_name":"OpenAI"}},"message":"{{{Prompt}}}","detail":[{"input":"{{{Prompt}}}"}]}""";

    private static readonly (string Name, Func<VerbatimReply[]> Replies)[] endings =
    [
        ("a completion", () => [VerbatimReply.Json(Whole("stop"))]),
        ("a stream", () => [VerbatimReply.Events($"data: {Chunk}\n\ndata: {Last}\n\ndata: [DONE]\n\n")]),
        ("a cut stream", () => [VerbatimReply.Events($"data: {Chunk}\n\n")]),
        ("a torn event", () => [VerbatimReply.Events($"data: {Chunk}\n\ndata: {Chunk[..^20]}\n\n")]),
        ("an error in a stream", () => [VerbatimReply.Events($"data: {Chunk}\n\ndata: {Error}\n\n")]),
        ("an error at once", () => [VerbatimReply.Events($"event: error\ndata: {Error}\n\n")]),
        ("an error in a 200", () => [VerbatimReply.Json(Error)]),
        ("HTML", () => [VerbatimReply.Bytes($"<html>{Answer} {Prompt}", "text/html")]),
        ("broken JSON", () => [VerbatimReply.Json(Whole("stop")[..^5])]),
        ("JSON of another kind", () => [VerbatimReply.Json($$$"""{"{{{Answer}}}":"{{{Answer}}}"}""")]),
        (
            "a retry",
            () => [VerbatimReply.Json(Error, 503).With("Retry-After", "1"), VerbatimReply.Json(Whole("length"))]
        ),
        ("a lost connection", () => [VerbatimReply.Failure(new HttpRequestException(ErrorBody))]),
        ("a handler that fails", () => [VerbatimReply.Failure(new InvalidOperationException($"{Prompt} {Key}"))]),
        .. new[] { 302, 400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 529 }.Select(static status =>
            (
                $"{status}",
                (Func<VerbatimReply[]>)(() => [VerbatimReply.Json(Error, status), VerbatimReply.Json(Error, status)])
            )
        ),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from gateway in AdapterOver.All
        from ending in endings
        from streaming in new[] { false, true }
        select new TestCaseData(gateway, ending.Replies, streaming).SetArgDisplayNames(
            $"{gateway}",
            ending.Name,
            streaming ? "streaming" : "whole"
        );

    [TestCaseSource(nameof(Cases))]
    public async Task Signals_HoweverACallEnds_HaveNoneOfItsSecrets(TestGateway gateway, object replies, bool streaming)
    {
        var clock = new ManualTimeProvider();
        using var recorder = new SignalRecorder { Least = LogLevel.Trace };
        using var client = AdapterOver.Native(
            gateway,
            new VerbatimHandler(
                ((Func<VerbatimReply[]>)replies)().Select(static one => one.With("X-Reply", ReplyHeader))
            ),
            options =>
            {
                options.ApiKey = gateway is TestGateway.Compatible ? null : Key;
                options.Headers["X-Own"] = Header;
                options.MaxRetries = 1;
                options.LoggerFactory = recorder;
                options.TimeProvider = clock;
            }
        );
        var call = RunAsync(client, streaming);

        await clock.RunAsync(call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(recorder.Spans, Has.Count.EqualTo(1));
            Assert.That(recorder.Measurements, Is.Not.Empty);
            Assert.That(recorder.Entries, Has.Count.GreaterThanOrEqualTo(2));
            Assert.That(recorder.Everything, Does.Not.Contain("canary").IgnoreCase);
        }
    }

    [Test]
    public async Task Messages_OfExceptions_HaveNoKeyAndNoHeader([Values] bool streaming)
    {
        foreach (var gateway in AdapterOver.All)
        {
            foreach (var (name, replies) in endings)
            {
                var clock = new ManualTimeProvider();
                using var client = AdapterOver.Native(
                    gateway,
                    new VerbatimHandler(replies().Select(static one => one.With("X-Reply", ReplyHeader))),
                    options =>
                    {
                        options.ApiKey = gateway is TestGateway.Compatible ? null : Key;
                        options.Headers["X-Own"] = Header;
                        options.TimeProvider = clock;
                    }
                );
                var call = RunAsync(client, streaming);
                await clock.RunAsync(call);

                if (await call is ChatClientException failure)
                {
                    Assert.That(failure.Message, Does.Not.Contain(ReplyHeader), $"{gateway} {name}");
                    Assert.That(failure.Message, Does.Not.Contain(Header), $"{gateway} {name}");
                    Assert.That(failure.Message, Does.Not.Contain(Key), $"{gateway} {name}");
                }
            }
        }
    }

    private static string Whole(string reason) =>
        $$$"""{"id":"g","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{{{Answer}}}","reasoning":"{{{Answer}}}","tool_calls":[{"id":"{{{Answer}}}","type":"function","function":{"name":"{{{Answer}}}","arguments":"{{{Answer}}}"}}]},"finish_reason":"{{{reason}}}"}],"usage":{"prompt_tokens":1}}""";

    private static async Task<Exception?> RunAsync(ChatClient client, bool streaming)
    {
        var request = new ChatRequest
        {
            Model = "m",
            Messages = [new SystemMessage(Prompt), new UserMessage(Prompt)],
            Stop = [Prompt],
            Tools = [new FunctionTool(Prompt, Prompt)],
        };
        var options = new CallOptions
        {
            Headers = new Dictionary<string, string> { ["X-Call"] = Header },
            Timeout = Timeout.InfiniteTimeSpan,
            StreamIdleTimeout = Timeout.InfiniteTimeSpan,
        };
        try
        {
            if (streaming)
            {
                await foreach (var _ in client.StreamAsync(request, options)) { }
            }
            else
            {
                await client.CompleteAsync(request, options);
            }

            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
