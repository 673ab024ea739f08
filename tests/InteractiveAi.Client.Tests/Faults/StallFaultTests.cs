using System.Text;
using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Servers that fall silent or are slow, on a clock that only the test moves.
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StallFaultTests
{
    private const string EventStream = VerbatimReply.EventStream;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static IEnumerable<TestCaseData> Beginnings() =>
        from framing in Enum.GetValues<Framing>()
        let head = Head(framing, 1000, EventStream)
        from streaming in new[] { false, true }
        from written in (string[])
            [
                "",
                "HTTP/1.1 200 OK\r\nContent-Ty",
                "HTTP/1.1 103 Early Hints\r\n\r\n",
                head,
                head + Piece(framing, " \n"),
                head + (streaming ? Piece(framing, ": LLMROUTER PROCESSING\n\n") : Piece(framing, "{\"id\":")),
                head + (streaming ? Piece(framing, Event("Ol")[..^1]) : Piece(framing, Completion)),
                head + Piece(framing, "{\"id\":"),
            ]
        // Without a framing in it, once is enough; and without a length told, a whole answer is not known to be whole.
        where framing is Framing.Length || written.StartsWith(head, StringComparison.Ordinal)
        select new TestCaseData(streaming, written).SetArgDisplayNames(
            streaming ? "stream" : "whole",
            $"{framing}",
            written.Length > 20 ? $"{written.Length} {written[^20..].ReplaceLineEndings(" ")}" : written
        );

    [TestCaseSource(nameof(Beginnings))]
    public async Task Calls_SilenceBeforeTheAnswerHasBegun_IsATimeoutAndClosesTheConnection(
        bool streaming,
        string written
    )
    {
        await using var server = new FaultServer([Read, Write(written), Tell(_silent), WaitForEnd]);
        using var client = server.Client(Slow);

        var call = FaultOutcome.OfAsync(client, streaming);
        await _silent.Task;
        _clock.Advance(Limit - Tick);
        var early = call.IsCompleted;
        _clock.Advance(Tick);
        var outcome = await call;
        await server.EndAsync();

        AssertTimeout(outcome, streaming ? ChatTimeoutPhase.FirstEvent : ChatTimeoutPhase.Response, Limit);
        Assert.That(early, Is.False);
    }

    [Test]
    public async Task StreamAsync_SilenceAfterAnEvent_IsATimeoutOfTheSilenceAndClosesTheConnection(
        [Values] Framing framing,
        [Values("", ": ping\n\n", "data: {\"choices\":[{\"de", "data: {}\n")] string last
    )
    {
        await using var server = new FaultServer([
            Read,
            Write(Head(framing, 1000, EventStream) + Piece(framing, Event("Ol")) + Piece(framing, last)),
            WaitForEnd,
        ]);
        using var client = server.Client(Slow);

        var call = FaultOutcome.OfAsync(client, streaming: true);
        await AwaitIdleTimerAsync();
        _clock.Advance(Idle - Tick);
        var early = call.IsCompleted;
        // What came last may have begun the wait anew.
        _clock.Advance(Idle);
        var outcome = await call;
        await server.EndAsync();

        AssertTimeout(outcome, ChatTimeoutPhase.Idle, Idle);
        Assert.That((early, outcome.Text), Is.EqualTo((false, "Ol")));
    }

    [Test]
    public async Task StreamAsync_KeepAliveComments_BreakTheSilence()
    {
        const int Comments = 20;
        var gates = Enumerable.Range(0, Comments).Select(_ => new TaskCompletionSource()).ToArray();
        await using var server = new FaultServer([
            Read,
            Write(Head(Framing.Chunked, 0, EventStream) + Piece(Framing.Chunked, Event("Ol"))),
            .. gates.SelectMany(gate => (FaultStep[])[WaitFor(gate), Write(Piece(Framing.Chunked, ": ping\n\n"))]),
            Write(Piece(Framing.Chunked, Event("á") + Finish + Done) + End(Framing.Chunked)),
        ]);
        using var client = server.Client(Slow);

        var call = FaultOutcome.OfAsync(client, streaming: true);
        foreach (var gate in gates)
        {
            await AwaitIdleTimerAsync();
            _clock.Advance(Idle - Tick);
            gate.SetResult();
        }

        var outcome = await call;
        await server.EndAsync();

        outcome.IsAnswer("Olá");
    }

    [Test]
    public async Task Calls_AnswerComesByteByByte_IsTheAnswer([Values] bool streaming, [Values] Framing framing)
    {
        await using var server = new FaultServer([Read, Drip(Good(streaming, framing))]);
        using var client = server.Client(Slow);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        outcome.IsAnswer("Olá");
    }

    [Test]
    public async Task Calls_ErrorComesByteByByte_IsTheError([Values] bool streaming, [Values] Framing framing)
    {
        await using var server = new FaultServer([
            Read,
            Drip(Whole("""{"error":{"code":402,"message":"No credit"}}""", Json, 402, framing: framing)),
        ]);
        using var client = server.Client(Slow);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        var failure = outcome.FailedWith<ApiException>();
        Assert.That((failure.Kind, failure.Error?.Message), Is.EqualTo((ApiErrorKind.Credit, "No credit")));
    }

    [Test]
    public async Task Calls_SilenceInTheBodyOfAnError_IsTheErrorSoFar([Values] bool streaming, [Values] Framing framing)
    {
        const string Begun = """{"error":{"code":500,"message":"Upstream is dow""";
        await using var server = new FaultServer([
            Read,
            Write(Head(framing, 1000, Json, 500, "x-request-id: req-1\r\n") + Piece(framing, Begun)),
            WaitForEnd,
        ]);
        using var client = server.Client(Slow);

        var call = FaultOutcome.OfAsync(client, streaming);
        var limit = TimeSpan.FromSeconds(5);
        while (await _clock.NextTimerAsync() != limit) { }

        _clock.Advance(limit);
        var outcome = await call;
        await server.EndAsync();

        var failure = outcome.FailedWith<ApiException>();
        Assert.That(
            ((int)failure.StatusCode, failure.Kind, failure.RequestId, failure.IsTransient),
            Is.EqualTo((500, ApiErrorKind.Server, "req-1", true))
        );
        Assert.That(failure.InnerException, Is.TypeOf<TimeoutException>());
        Assert.That(failure.ResponseBody ?? "", Is.EqualTo(Begun).Or.Empty);
    }

    [Test]
    public async Task Calls_SilenceOnTheSecondAttempt_IsATimeoutOfBoth([Values] bool streaming)
    {
        await using var server = new FaultServer([
            Read,
            Write(Whole("{}", Json, 503)),
            Read,
            Tell(_silent),
            WaitForEnd,
        ]);
        using var client = server.Client(options =>
        {
            Slow(options);
            options.MaxRetries = 5;
        });

        var call = FaultOutcome.OfAsync(client, streaming);
        await _silent.Task;
        _clock.Advance(Limit);
        var outcome = await call;
        await server.EndAsync();

        AssertTimeout(outcome, streaming ? ChatTimeoutPhase.FirstEvent : ChatTimeoutPhase.Response, Limit);
        Assert.That(server.Calls[1].Body, Is.EqualTo(server.Calls[0].Body));
    }

    [Test]
    public async Task Calls_SilenceAndTheCallerGivesUp_AreTheCallersCancellation([Values] bool streaming)
    {
        await using var server = new FaultServer([Read, Tell(_silent), WaitForEnd]);
        using var client = server.Client(Slow);
        using var source = new CancellationTokenSource();

        Task call = streaming
            ? client.StreamAsync(TestClient.Ask(), source.Token).ToCompletionAsync(CancellationToken.None)
            : client.CompleteAsync(TestClient.Ask(), source.Token);
        await _silent.Task;
        await source.CancelAsync();
        var failure = await TestClient.FailureAsync<OperationCanceledException>(call.WaitAsync(FaultServer.Patience));
        await server.EndAsync();

        Assert.That(failure.CancellationToken, Is.EqualTo(source.Token));
    }

    [Test]
    public async Task Calls_UploadIsNotTaken_IsATimeoutAndClosesTheConnection([Values] bool streaming)
    {
        await using var server = new FaultServer([ReadHead, ReadSome(100_000), Tell(_silent), WaitForEnd]);
        using var client = server.Client(Slow);

        var call = FaultOutcome.OfAsync(client, streaming, LargeRequest(out _));
        await _silent.Task;
        _clock.Advance(Limit);
        var outcome = await call;
        await server.EndAsync();

        AssertTimeout(outcome, streaming ? ChatTimeoutPhase.FirstEvent : ChatTimeoutPhase.Response, Limit);
    }

    [Test]
    public async Task Calls_UploadIsTakenSlowly_ArriveWhole([Values] bool streaming)
    {
        var request = LargeRequest(out var image);
        var go = new TaskCompletionSource();
        var body = "";
        await using var server = new FaultServer([
            ReadHead,
            async connection =>
            {
                var length = LoopbackConnection.LengthOf(connection.Server.Calls[0].Head);
                var bytes = new byte[length];
                await connection.Wire.ReadExactlyAsync(bytes.AsMemory(0, 100_000), connection.Limit);
                _silent.SetResult();
                await go.Task.WaitAsync(connection.Limit);
                for (var i = 100_000; i < length; i += 64 * 1024)
                {
                    var count = Math.Min(64 * 1024, length - i);
                    await connection.Wire.ReadExactlyAsync(bytes.AsMemory(i, count), connection.Limit);
                    await Task.Yield();
                }

                body = Encoding.UTF8.GetString(bytes);
            },
            Write(Good(streaming)),
        ]);
        using var client = server.Client(Slow);

        var call = FaultOutcome.OfAsync(client, streaming, request);
        await _silent.Task;
        _clock.Advance(Limit - Tick);
        go.SetResult();
        var outcome = await call;
        await server.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That(body, Does.Contain(Convert.ToBase64String(image)));
    }

    // More than the system takes without the other side having read any of it.
    private static ChatRequest LargeRequest(out byte[] image)
    {
        image = new byte[12_000_000];
        new Random(3).NextBytes(image);
        return new ChatRequest
        {
            Messages = [new UserMessage([new ImagePart(MediaData.FromBytes(image, "image/png"))])],
        };
    }

    private static void AssertTimeout(FaultOutcome outcome, ChatTimeoutPhase phase, TimeSpan limit)
    {
        var failure = outcome.FailedWith<ChatTimeoutException>();
        Assert.That((failure.Phase, failure.Limit), Is.EqualTo((phase, limit)));
    }

    private void Slow(InteractiveAiOptions options) =>
        (options.Timeout, options.StreamIdleTimeout, options.TimeProvider) = (Limit, Idle, _clock);

    private async Task AwaitIdleTimerAsync()
    {
        while (await _clock.NextTimerAsync() != Idle) { }
    }
}
