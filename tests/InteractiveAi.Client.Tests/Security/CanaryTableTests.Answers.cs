using System.IO.Compression;
using System.Text;

namespace InteractiveAi.Client.Tests;

public sealed partial class CanaryTableTests
{
    private const string Answer = "quokka of the answer zebrawolf";

    private const string Piece =
        $$$$"""{"id":"g","model":"m","choices":[{"index":0,"delta":{"content":"{{{{Answer}}}}","refusal":"{{{{Answer}}}}","reasoning":"{{{{Answer}}}}","reasoning_details":[{"type":"reasoning.text","text":"{{{{Answer}}}}"}],"tool_calls":[{"index":0,"id":"{{{{Answer}}}}","function":{"name":"{{{{Answer}}}}","arguments":"{{{{Answer}}}}"}}]}}],"{{{{Answer}}}}":"{{{{Answer}}}}"}""";

    private const string Whole =
        $$$$"""{"id":"g","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{{{{Answer}}}}","refusal":"{{{{Answer}}}}","tool_calls":[{"id":"c","type":"function","function":{"name":"{{{{Answer}}}}","arguments":"{{{{Answer}}}}"}}]},"finish_reason":"stop"}],"{{{{Answer}}}}":{"{{{{Answer}}}}":1}}""";

    private static readonly string echo = string.Join(" ", Canary.Places(TestGateway.InteractiveAi).Values);

    private static readonly (string Name, Func<VerbatimReply> Reply)[] answers =
    [
        ("HTML", () => VerbatimReply.Bytes($"<html><title>{Answer}</title>{echo}", "text/html")),
        ("HTML labelled as JSON", () => VerbatimReply.Json($"<html><title>{Answer}</title>{echo}")),
        ("text", () => VerbatimReply.Bytes($"{Answer} {echo}", "text/plain")),
        ("broken JSON", () => VerbatimReply.Json(Whole[..^1])),
        ("a broken literal", () => VerbatimReply.Json($$"""{"choices":quokka-zebrawolf}""")),
        ("a broken literal in an event", () => VerbatimReply.Events("data: {\"choices\":tquokka-zebrawolf}\n\n")),
        (
            "a member of another type",
            () => VerbatimReply.Json($$$$"""{"choices":{"{{{{Answer}}}}":"{{{{Answer}}}}"}}""")
        ),
        (
            "a name of another type",
            () => VerbatimReply.Json($$$$"""{"choices":[{"message":{"{{{{Answer}}}}":{"quokka_zebrawolf":[1,}}}]}""")
        ),
        (
            "a number that is text",
            () => VerbatimReply.Json($$$$"""{"created":"{{{{Answer}}}}","choices":[{"index":{"quokka":1}}]}""")
        ),
        ("JSON of another kind", () => VerbatimReply.Json($$$$"""{"{{{{Answer}}}}":"{{{{Answer}}}}"}""")),
        ("a JSON text", () => VerbatimReply.Json($"\"{Answer}\"")),
        ("a JSON list", () => VerbatimReply.Json($"[\"{Answer}\",\"{Answer}\"]")),
        ("null", () => VerbatimReply.Json("null")),
        ("nothing", () => VerbatimReply.Json("")),
        ("deep JSON", () => VerbatimReply.Json(string.Concat(Enumerable.Repeat("{\"quokka\":[", 100_000)))),
        (
            "a deep event",
            () => VerbatimReply.Events($"data: {string.Concat(Enumerable.Repeat("{\"quokka\":[", 1000))}\n\n")
        ),
        ("a cut stream", () => VerbatimReply.Events($"data: {Piece}\n\n")),
        ("a torn event", () => VerbatimReply.Events($"data: {Piece}\n\ndata: {Piece[..^20]}\n\ndata: {Piece}\n\n")),
        (
            "an unreadable event",
            () =>
                VerbatimReply.Events(
                    $"data: {Piece}\n\ndata: {{\"choices\":[{{\"delta\":{{\"content\":\"{Answer}\"}}}} {Answer}\n\ndata: [DONE]\n\n"
                )
        ),
        ("an event that is text", () => VerbatimReply.Events($"data: {Answer}\n\n")),
        ("an event of another type", () => VerbatimReply.Events($"event: {Answer}\ndata: {Answer}\n\n")),
        ("broken compression", () => Compressed(Encoding.UTF8.GetBytes($"not gzip: {Answer} {echo}"))),
        ("cut compression", () => Compressed(Gzip($"data: {Piece}\n\n")[..^30])),
        (
            "a lost connection",
            () =>
                VerbatimReply.Body(
                    new FaultyStream(Encoding.UTF8.GetBytes($"data: {Piece}\n\n"), FaultyStream.Fault.Fail)
                )
        ),
        (
            "a lost connection in JSON",
            () =>
                VerbatimReply.Body(
                    new FaultyStream(Encoding.UTF8.GetBytes(Whole[..^9]), FaultyStream.Fault.Fail),
                    "application/json"
                )
        ),
        (
            "silence",
            () =>
                VerbatimReply.Body(
                    new FaultyStream(Encoding.UTF8.GetBytes($"data: {Piece}\n\n"), FaultyStream.Fault.Stall)
                )
        ),
        ("silence before anything", () => VerbatimReply.Body(new FaultyStream([], FaultyStream.Fault.Stall))),
        (
            "silence in JSON",
            () =>
                VerbatimReply.Body(
                    new FaultyStream(Encoding.UTF8.GetBytes(Whole[..^9]), FaultyStream.Fault.Stall),
                    "application/json"
                )
        ),
        (
            "an error whose body is lost",
            () =>
                VerbatimReply.Body(
                    new FaultyStream(
                        Encoding.UTF8.GetBytes($$"""{"error":{"message":"Invalid value: 'quokka \"user\" & zebra"""),
                        FaultyStream.Fault.Fail
                    ),
                    "application/json",
                    500
                )
        ),
        (
            "an error whose body never ends",
            () =>
                VerbatimReply.Body(
                    new FaultyStream(
                        Encoding.UTF8.GetBytes($$"""{"error":{"message":"Invalid value: 'quokka \"user\" & zebra"""),
                        FaultyStream.Fault.Stall
                    ),
                    "application/json",
                    500
                )
        ),
    ];

    private static IEnumerable<TestCaseData> Answers =>
        from gateway in AdapterOver.All
        from answer in answers
        from streaming in new[] { false, true }
        where streaming || !answer.Name.Contains("stream", StringComparison.Ordinal)
        select new TestCaseData(gateway, answer.Reply, streaming).SetArgDisplayNames(
            $"{gateway}",
            answer.Name,
            streaming ? "streaming" : "whole"
        );

    [TestCaseSource(nameof(Answers))]
    public async Task Answer_ThatCannotBeRead_TellsNothing(TestGateway gateway, object reply, bool streaming)
    {
        using CanaryScene scene = new(gateway, ((Func<VerbatimReply>)reply)());
        var call = scene.FailAsync(streaming);
        await scene.Clock.RunAsync(call);

        var failure = await call;

        using var all = Assert.EnterMultipleScope();
        Assert.That(
            failure,
            Is.InstanceOf<ChatClientException>().Or.InstanceOf<TimeoutException>().Or.InstanceOf<IOException>()
        );
        scene.Search(failure);
    }

    [Test]
    public async Task Call_ThatIsGivenUp_TellsNothing(
        [Values] TestGateway gateway,
        [Values] bool streaming,
        [Values] bool early
    )
    {
        using CancellationTokenSource source = new();
        SseScript body = new();
        if (streaming)
        {
            body.SendData(Piece);
        }

        using CanaryScene scene = new(gateway, VerbatimReply.Body(body));
        if (early)
        {
            await source.CancelAsync();
        }

        var call = scene.FailAsync(streaming, source.Token);
        if (!early)
        {
            await body.WaitedForAsync();
            await source.CancelAsync();
        }

        var failure = await call;

        Assert.That(failure, Is.InstanceOf<OperationCanceledException>());
        scene.Search(failure);
    }

    [Test]
    public async Task Retries_ThatAreUsedUp_TellNothing([Values] TestGateway gateway, [Values] bool streaming)
    {
        var words = CanaryErrors.Quotes[0].Quote(Canary.Text("user"));
        using CanaryScene scene = new(
            gateway,
            VerbatimReply.Json(CanaryErrors.Body(0, words, gateway), 503),
            VerbatimReply.Failure(new IOException("reset")),
            VerbatimReply.Json(CanaryErrors.Body(0, words, gateway), 503)
        )
        {
            Configure = static options => options.MaxRetries = 2,
        };
        var call = scene.FailAsync(streaming);
        await scene.Clock.RunAsync(call, static wait => wait < TimeSpan.FromSeconds(3));

        var failure = await call;

        Assert.That(((ApiException)failure).Response!.Retries, Is.EqualTo(2));
        scene.Search(failure);
    }

    [Test]
    public async Task Excerpt_WhereASecretStandsAtItsEnd_HasNoPartOfIt([Range(0, 40, 4)] int shown)
    {
        var padding = new string('x', ResponseFormatException.MaxExcerpt - shown - 7);
        using CanaryScene scene = new(
            TestGateway.InteractiveAi,
            VerbatimReply.Events($"data: {{\"a\":\"{padding} {Canary.Key}\" broken\n\ndata: [DONE]\n\n")
        );

        var failure = (ResponseFormatException)await scene.FailAsync(streaming: true);

        Assert.That(failure.Excerpt, Does.Contain("xxx").And.Not.Contain("sk-q"));
    }

    private static VerbatimReply Compressed(byte[] bytes) =>
        VerbatimReply.Body(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));

    private static byte[] Gzip(string text)
    {
        using MemoryStream buffer = new();
        using (GZipStream gzip = new(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }
}
