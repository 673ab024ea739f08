using System.Text;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>What goes wrong, and when: middleware goes by the type of the exception and by what came before it.</summary>
public partial class ChatClientAdapterFaultTests
{
    private const string Text = """{"id":"g","choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"}}]}""";

    private const string Call =
        """{"id":"g","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","function":{"name":"f","arguments":"{}"}}]}}]}""";

    [TestCase(
        """{"id":"g","choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}],"error":{"code":502,"message":"Provider returned error"}}"""
    )]
    [TestCase("""{"error":{"code":"server_error","message":"Provider returned error"},"user_id":"u"}""")]
    [TestCase(
        """{"id":"g","choices":[{"index":0,"delta":{},"finish_reason":null,"error":{"code":502,"message":"Provider returned error"}}]}"""
    )]
    public async Task ErrorEvent_InTheMiddle_EndsTheStreamWithoutTheCall(string error)
    {
        var client = Client(VerbatimReply.Events($"data: {Text}\n\ndata: {Call}\n\ndata: {error}\n\n"));

        var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf<ChatStreamException>());
            Assert.That(failure!.Message, Does.Contain("Provider returned error"));
            AssertNothingToRun(updates);
            Assert.That(updates.Select(static one => one.FinishReason), Has.All.Null);
        }
    }

    [TestCase(
        """{"id":"g","choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}],"error":{"code":502,"message":"Provider returned error"}}"""
    )]
    [TestCase("""{"error":{"code":429,"message":"Slow down"}}""")]
    public async Task ErrorEvent_AtTheBeginning_ThrowsBeforeAnyUpdate(string error)
    {
        const string opening = """{"id":"g","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}""";
        var client = Client(VerbatimReply.Events($": LLMROUTER PROCESSING\n\ndata: {opening}\n\ndata: {error}\n\n"));

        var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.InstanceOf<ChatClientException>());
            Assert.That(updates, Is.Empty);
        }
    }

    [TestCase(503)]
    [TestCase(200)]
    public async Task Refusal_OfTheWholeCall_ThrowsBeforeAnyUpdate(int status)
    {
        var client = Client(VerbatimReply.Json("""{"error":{"code":503,"message":"Overloaded"}}""", status));

        var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf<ApiException>());
            Assert.That(updates, Is.Empty);
        }
    }

    [TestCase("data: " + Text + "\n\ndata: " + Call + "\n\n")]
    [TestCase("data: " + Text + "\n\ndata: " + Call + "\n\ndata: {\"id\":\"g\",\"choi")]
    public async Task Stream_ThatIsCut_HasNoCallAndNoEnd(string body)
    {
        var client = Client(VerbatimReply.Events(body));

        var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((ChatStreamException)failure!).PartialText, Is.EqualTo("Hel"));
            Assert.That(string.Concat(updates.Select(static one => one.Text)), Is.EqualTo("Hel"));
            AssertNothingToRun(updates);
        }
    }

    [Test]
    public async Task Stream_CutAtEveryByte_NeverShowsACall()
    {
        var whole =
            $"data: {Text}\n\ndata: {Call}\n\n"
            + """data: {"id":"g","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"""
            + "\n\n";
        var bytes = Encoding.UTF8.GetBytes(whole);
        var end = whole.IndexOf("\"tool_calls\"}]}", StringComparison.Ordinal);

        for (var length = 0; length < end; length++)
        {
            var client = Client(VerbatimReply.Bytes(bytes[..length], VerbatimReply.EventStream));

            var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));

            Assert.That(failure, Is.TypeOf<ChatStreamException>(), $"cut at {length}");
            AssertNothingToRun(updates);
        }
    }

    [Test]
    public async Task FunctionLoop_OverAStreamThatIsCut_RunsNothing()
    {
        var loop = new FunctionLoopChatClient(Client(VerbatimReply.Events($"data: {Call}\n\n")));

        var (_, failure) = await AdapterOver.ReadAsync(
            loop.GetStreamingResponseAsync("Hi", new() { Tools = [AIFunctionFactory.Create(() => "ran", "f")] })
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf<ChatStreamException>());
            Assert.That(loop.Invoked, Is.Empty);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task StalledStream_CancelledByEitherToken_EndsAtOnce(bool byTheCall)
    {
        using var cancellation = new CancellationTokenSource();
        var body = new SseScript();
        var client = Client(VerbatimReply.Body(body));
        body.SendData(Text);

        var reading = AdapterOver.ReadAsync(
            client.GetStreamingResponseAsync("Hi", null, byTheCall ? cancellation.Token : CancellationToken.None),
            byTheCall ? CancellationToken.None : cancellation.Token
        );
        await body.WaitedForAsync();
        await cancellation.CancelAsync();
        var (updates, failure) = await reading.WaitAsync(TimeSpan.FromSeconds(30));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.InstanceOf<OperationCanceledException>());
            Assert.That(updates.Single().Text, Is.EqualTo("Hel"));
            Assert.That(body.IsDisposed, Is.True);
        }
    }

    [Test]
    public async Task StalledStream_BeyondItsLimit_IsATimeoutAndNoCancellation()
    {
        var clock = new ManualTimeProvider();
        var body = new SseScript();
        var client = AdapterOver
            .Native(
                TestGateway.InteractiveAi,
                new VerbatimHandler(VerbatimReply.Body(body)),
                options =>
                {
                    options.TimeProvider = clock;
                    options.StreamIdleTimeout = TimeSpan.FromSeconds(20);
                }
            )
            .AsIChatClient();
        body.SendData(Text);

        var reading = AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));
        await body.WaitedForAsync();
        clock.Advance(TimeSpan.FromSeconds(20));
        var (updates, failure) = await reading.WaitAsync(TimeSpan.FromSeconds(30));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf<ChatTimeoutException>().And.InstanceOf<TimeoutException>());
            Assert.That(updates, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Stream_LeftInTheMiddle_ClosesItsConnection()
    {
        var body = new SseScript();
        var client = Client(VerbatimReply.Body(body));
        body.SendData(Text);

        await foreach (var update in client.GetStreamingResponseAsync("Hi"))
        {
            Assert.That(update.Text, Is.EqualTo("Hel"));
            break;
        }

        Assert.That(body.IsDisposed, Is.True);
    }

    [Test]
    public async Task Failover_BeforeAnyUpdate_IsPossible()
    {
        var broken = Client(VerbatimReply.Events("""data: {"error":{"code":502,"message":"no"}}""" + "\n\n"));
        var whole = Client(VerbatimReply.Events(AdapterOver.Events));

        var answer = "";
        foreach (var client in new[] { broken, whole })
        {
            var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));
            if (failure is null || updates.Count > 0)
            {
                answer = updates.ToChatResponse().Text;
                break;
            }
        }

        Assert.That(answer, Is.EqualTo("Hello"));
    }

    private static IChatClient Client(VerbatimReply reply) =>
        AdapterOver.Client(TestGateway.InteractiveAi, new VerbatimHandler(reply));

    private static void AssertNothingToRun(IEnumerable<ChatResponseUpdate> updates) =>
        Assert.That(updates.SelectMany(static one => one.Contents).OfType<FunctionCallContent>(), Is.Empty);
}
