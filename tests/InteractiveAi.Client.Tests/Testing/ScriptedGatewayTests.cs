using System.Net;
using System.Text.Json;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using InteractiveAi.Client.Testing;
using PublicClock = InteractiveAi.Client.Testing.ManualTimeProvider;

namespace InteractiveAi.Client.Tests;

/// <summary>The same script in every dialect, in process and over a socket: the client cannot tell which.</summary>
[TestFixture(GatewayDialect.InteractiveAi, false)]
[TestFixture(GatewayDialect.InteractiveAi, true)]
[TestFixture(GatewayDialect.Orq, false)]
[TestFixture(GatewayDialect.Orq, true)]
[TestFixture(GatewayDialect.JamAi, false)]
[TestFixture(GatewayDialect.JamAi, true)]
public sealed partial class ScriptedGatewayTests(GatewayDialect dialect, bool overSocket) : IAsyncDisposable
{
    private readonly PublicClock _clock = new();
    private GatewayScript _script = null!;
    private LocalGateway? _server;
    private ScriptedGateway? _handler;
    private ChatClient _client = null!;

    private IReadOnlyList<RecordedCall> Calls => _server?.Calls ?? _handler!.Calls;

    [SetUp]
    public async Task StartAsync()
    {
        _script = new GatewayScript();
        if (overSocket)
        {
            _server = await LocalGateway.StartAsync(
                new LocalGatewayOptions
                {
                    Dialect = dialect,
                    Script = _script,
                    WordDelay = TimeSpan.Zero,
                    TimeProvider = _clock,
                    IdSeed = 1,
                }
            );
            _client = new ChatClient(Options(_server.Endpoint));
        }
        else
        {
            _handler = new ScriptedGateway(dialect, _script, _clock);
            _client = new ChatClient(new HttpClient(_handler), Options(endpoint: null));
        }
    }

    [TearDown]
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _handler?.Dispose();
        await (_server?.DisposeAsync() ?? default);
        (_handler, _server) = (null, null);
    }

    [Test]
    public async Task Stream_Pieces_AreTheChunks()
    {
        _script.Stream("Hel", "lo");

        var texts = await _client.StreamTextAsync("Hi", model: "m").AllAsync();

        Assert.That(texts, Is.EqualTo(new[] { "Hel", "lo" }));
        Assert.That((_script.Remaining, Calls[0].Request.Model), Is.EqualTo((0, "m")));
    }

    [Test]
    public async Task Reply_WholeAnswerAsked_IsThePiecesJoined()
    {
        _script.Stream("Hel", "lo");

        var completion = await _client.CompleteAsync("Hi", model: "m");

        Assert.That((completion.Text, completion.FinishReason), Is.EqualTo(("Hello", FinishReason.Stop)));
        Assert.That(completion.Usage?.TotalTokens, Is.GreaterThan(0));
    }

    [Test]
    public async Task Reply_ToolCalls_AreCalledWholeAndInPieces([Values] bool streamed)
    {
        ScriptedReply reply = new()
        {
            Content = ["Let me see."],
            ToolCalls =
            [
                new ScriptedToolCall("weather", """{"city":""", "\"Lisbon\"}"),
                new ScriptedToolCall("time", "{}") { Id = "call-2" },
            ],
        };
        _script.Reply(reply);
        ChatRequest request = new()
        {
            Model = "m",
            Messages = ["Hi"],
            Tools = [new FunctionTool("weather"), new FunctionTool("time")],
        };

        var completion = await (
            streamed ? _client.StreamAsync(request).ToCompletionAsync() : _client.CompleteAsync(request)
        );

        Assert.That(
            completion.ToolCalls.Select(call => (call.Function?.Name, call.Function?.Arguments)),
            Is.EqualTo(new[] { ("weather", """{"city":"Lisbon"}"""), ("time", "{}") })
        );
        Assert.That(completion.ToolCalls[1].Id, Is.EqualTo("call-2"));
        Assert.That((completion.Text, completion.FinishReason), Is.EqualTo(("Let me see.", FinishReason.ToolCalls)));
    }

    [Test]
    public async Task Reply_ReasoningRefusalModelAndUsage_AreTold([Values] bool streamed)
    {
        _script.Reply(
            new ScriptedReply
            {
                Reasoning = ["Is this ", "allowed?"],
                Refusal = "I cannot do that.",
                Model = "m-2",
                FinishReason = FinishReason.ContentFilter,
                Usage = new TokenUsage
                {
                    PromptTokens = 7,
                    CompletionTokens = 3,
                    Cost = 0.5m,
                },
            }
        );
        ChatRequest request = new() { Model = "m", Messages = ["Hi"] };

        var completion = await (
            streamed ? _client.StreamAsync(request).ToCompletionAsync() : _client.CompleteAsync(request)
        );

        Assert.That(
            (completion.Reasoning, completion.Refusal, completion.Model, completion.FinishReason),
            Is.EqualTo(("Is this allowed?", "I cannot do that.", "m-2", FinishReason.ContentFilter))
        );
        Assert.That(
            (completion.Usage?.PromptTokens, completion.Usage?.CompletionTokens, completion.Usage?.Cost),
            Is.EqualTo((7L, 3L, dialect is GatewayDialect.InteractiveAi ? 0.5m : default(decimal?)))
        );
    }

    [Test]
    public async Task Reply_References_AreToldWhereThereAreAny([Values] bool streamed)
    {
        _script.Reply(
            ScriptedReply.Text("See page 2.") with
            {
                SearchQuery = "trams",
                References =
                [
                    new ReferenceChunk
                    {
                        Text = "About trams",
                        Page = 2,
                        ChunkId = "c1",
                    },
                ],
            }
        );
        ChatRequest request = new() { Model = "m", Messages = ["Hi"] };

        var completion = await (
            streamed ? _client.StreamAsync(request).ToCompletionAsync() : _client.CompleteAsync(request)
        );

        Assert.That(
            completion.References?.Chunks.Select(chunk => (chunk.Text, chunk.Page, chunk.ChunkId)),
            dialect is GatewayDialect.JamAi ? Is.EqualTo(new[] { ("About trams", 2, "c1") }) : Is.Null
        );
    }

    [Test]
    public async Task Json_Value_IsReadAsTheType()
    {
        _script.Reply(ScriptedReply.Json(new City("Lisbon", 545), JsonOfTests.Default.City));

        var answer = await _client.CompleteAsync("Hi", model: "m");

        Assert.That(answer.ReadContent(JsonOfTests.Default.City), Is.EqualTo(new City("Lisbon", 545)));
    }

    [TestCase(HttpStatusCode.Unauthorized, "Authentication")]
    [TestCase(HttpStatusCode.PaymentRequired, "Credit")]
    [TestCase(HttpStatusCode.NotFound, "NotFound")]
    [TestCase(HttpStatusCode.BadRequest, "InvalidRequest")]
    public async Task Reply_ErrorStatus_IsTheGatewaysError(HttpStatusCode status, string kind)
    {
        _script.Reply(status, "So it is.");

        var thrown = (await Assert.ThrowsAsync<ApiException>(() => _client.CompleteAsync("Hi", model: "m")))!;

        Assert.That(
            (thrown.StatusCode, thrown.Kind.ToString(), thrown.Message.Contains("So it is.", StringComparison.Ordinal)),
            Is.EqualTo((status, kind, true))
        );
    }

    [Test]
    public async Task Reply_RateLimitThenText_IsRepeatedAfterTheWait()
    {
        _script.Reply(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromSeconds(3)).ThenReply("Hi again");

        var call = _client.CompleteAsync("Hi", model: "m");
        var waits = await _clock.SkipWaitsAsync(call);

        Assert.That(((await call).Text, waits), Is.EqualTo(("Hi again", new[] { TimeSpan.FromSeconds(3) })));
        Assert.That(Calls.Select(sent => sent.Body.ToArray()).Distinct(ByteComparer.Instance).Count(), Is.EqualTo(1));
    }

    [TestCase(0, "")]
    [TestCase(1, "Hel")]
    [TestCase(2, "Hello")]
    public async Task BreakAfter_Events_IsAStreamThatBrokeOff(int events, string text)
    {
        _script.Reply(ScriptedReply.Text("Hel", "lo", " there") with { BreakAfter = events });

        var thrown = await CaughtAsync(_client.StreamAsync(new ChatRequest { Model = "m", Messages = ["Hi"] }));

        Assert.That((thrown as ChatStreamException)?.PartialText, Is.EqualTo(text));
    }

    [Test]
    public async Task EndAfter_Events_IsAStreamThatBrokeOff()
    {
        _script.Reply(ScriptedReply.Text("Hel", "lo") with { EndAfter = 1 });

        var thrown = await CaughtAsync(_client.StreamAsync(new ChatRequest { Model = "m", Messages = ["Hi"] }));

        Assert.That((thrown as ChatStreamException)?.PartialText, Is.EqualTo("Hel"));
    }

    [Test]
    public async Task FailAfter_Events_IsTheGatewaysErrorInTheStream()
    {
        _script.Reply(ScriptedReply.Text("Hel", "lo") with { FailAfter = 1, Message = "It fell over." });

        var thrown = (ChatStreamException?)
            await CaughtAsync(_client.StreamAsync(new ChatRequest { Model = "m", Messages = ["Hi"] }));

        // JamAI Base says nothing, it just stops.
        Assert.That(
            (thrown?.PartialText, thrown?.Error?.Message),
            Is.EqualTo(("Hel", dialect is GatewayDialect.JamAi ? null : "It fell over."))
        );
    }

    [Test]
    public void BreakAfter_WholeAnswer_IsABrokenConnection()
    {
        _script.Reply(ScriptedReply.Text("Hello") with { BreakAfter = 20 });

        Assert.That(() => _client.CompleteAsync("Hi", model: "m"), Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task EventDelay_ForEver_IsASilentStream()
    {
        _script.Reply(ScriptedReply.Text("Hel", "lo") with { EventDelay = Timeout.InfiniteTimeSpan });

        var reading = CaughtAsync(_client.StreamAsync(new ChatRequest { Model = "m", Messages = ["Hi"] }));
        await _clock.SkipWaitsAsync(reading, longest: TimeSpan.FromMinutes(2));

        Assert.That((await reading as ChatTimeoutException)?.Phase, Is.EqualTo(ChatTimeoutPhase.Idle));
    }

    [Test]
    public void Raw_PageOfAProxy_IsUnreadable()
    {
        _script.Reply(ScriptedReply.Raw("<html>", "text/html"));

        Assert.That(() => _client.CompleteAsync("Hi", model: "m"), Throws.TypeOf<ResponseFormatException>());
    }

    [Test]
    public async Task Headers_OfTheReply_AreThoseOfTheResponse()
    {
        _script.Reply(
            ScriptedReply.Text("Hello") with
            {
                Headers = new Dictionary<string, string> { ["X-Custom"] = "a" },
            }
        );
        ResponseInfo? info = null;

        await _client.CompleteAsync(
            new ChatRequest { Model = "m", Messages = ["Hi"] },
            new CallOptions { OnResponse = response => info = response }
        );

        Assert.That(info?.Headers["X-Custom"], Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task Request_OfACall_IsTyped()
    {
        _script.Reply("Hello");

        await _client.CompleteAsync(
            new ChatRequest
            {
                Model = "m",
                Messages = [new SystemMessage("Be kind."), "Hi"],
                Temperature = 0.5,
            }
        );

        ChatRequest sent = Calls[0].Request;
        Assert.That(
            sent,
            Is.TypeOf(
                dialect switch
                {
                    GatewayDialect.Orq => typeof(OrqChatRequest),
                    GatewayDialect.JamAi => typeof(JamAiChatRequest),
                    _ => typeof(InteractiveAiChatRequest),
                }
            )
        );
        Assert.That(
            (
                sent.Model,
                sent.Temperature,
                ((UserMessage)sent.Messages[^1]).Content?.Text,
                Calls[0].IsAuthorizedBy("test-key")
            ),
            Is.EqualTo(("m", 0.5, "Hi", true))
        );
    }

    [Test]
    public async Task Reply_MadeFromItsCall_SeesIt()
    {
        _script.Otherwise(call =>
            ScriptedReply.Text($"You said {((UserMessage)call.Request.Messages[^1]).Content?.Text}")
        );

        var first = await _client.CompleteAsync("one", model: "m");
        var second = await _client.CompleteAsync("two", model: "m");

        Assert.That((first.Text, second.Text), Is.EqualTo(("You said one", "You said two")));
    }

    private static async Task<Exception?> CaughtAsync(IAsyncEnumerable<ChatCompletionChunk> chunks)
    {
        try
        {
            await foreach (var _ in chunks) { }
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private ChatClientOptions Options(Uri? endpoint)
    {
        var options = DialectOptions.Of(dialect, endpoint);
        options.TimeProvider = _clock;
        return options;
    }

    internal sealed record City(string Name, int People);

    [System.Text.Json.Serialization.JsonSerializable(typeof(City))]
    internal sealed partial class JsonOfTests : System.Text.Json.Serialization.JsonSerializerContext;

    private sealed class ByteComparer : IEqualityComparer<byte[]>
    {
        public static readonly ByteComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] bytes) => bytes.Length;
    }
}
