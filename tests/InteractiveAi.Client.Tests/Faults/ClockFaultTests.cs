using System.Globalization;
using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Clocks that are set while a call is under way: waits are measured by the time that passes, not by the wall.
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ClockFaultTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly TimeSpan[] Jumps =
    [
        TimeSpan.FromDays(-400),
        TimeSpan.FromHours(-1),
        TimeSpan.FromSeconds(-59),
        TimeSpan.FromHours(1),
        TimeSpan.FromDays(400),
    ];

    private readonly ManualTimeProvider _time = new();
    private readonly JumpingClock _clock;

    public ClockFaultTests() => _clock = new JumpingClock(_time);

    [Test]
    public async Task Calls_ClockJumpsBeforeTheAnswer_TheLimitStaysWhatItIs(
        [Values] bool streaming,
        [ValueSource(nameof(Jumps))] TimeSpan jump
    )
    {
        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new FaultServer([Read, Tell(silent), WaitForEnd]);
        using var client = server.Client(Slow);

        var call = FaultOutcome.OfAsync(client, streaming);
        await silent.Task;
        _time.Advance(Limit / 2);
        _clock.Jump(jump);
        _time.Advance((Limit / 2) - Tick);
        var early = call.IsCompleted;
        _time.Advance(Tick);
        var outcome = await call;
        await server.EndAsync();

        var failure = outcome.FailedWith<ChatTimeoutException>();
        Assert.That((early, failure.Limit), Is.EqualTo((false, Limit)));
    }

    [Test]
    public async Task StreamAsync_ClockJumpsBetweenEvents_TheLimitStaysWhatItIs(
        [ValueSource(nameof(Jumps))] TimeSpan jump
    )
    {
        await using var server = new FaultServer([
            Read,
            Write(Head(Framing.Chunked, 0, VerbatimReply.EventStream) + Piece(Framing.Chunked, Event("Ol"))),
            WaitForEnd,
        ]);
        using var client = server.Client(Slow);

        var call = FaultOutcome.OfAsync(client, streaming: true);
        while (await _time.NextTimerAsync() != Idle) { }

        _clock.Jump(jump);
        _time.Advance(Idle - Tick);
        var early = call.IsCompleted;
        _time.Advance(Tick);
        var outcome = await call;
        await server.EndAsync();

        var failure = outcome.FailedWith<ChatTimeoutException>();
        Assert.That((early, failure.Phase, failure.Limit), Is.EqualTo((false, ChatTimeoutPhase.Idle, Idle)));
    }

    // The wait is known when the answer comes; what becomes of the clock afterwards does not change it.
    [Test]
    public async Task Calls_ClockJumpsWhileARetryWaits_TheWaitStaysWhatItIs(
        [Values] bool streaming,
        [ValueSource(nameof(Jumps))] TimeSpan jump
    )
    {
        var wait = TimeSpan.FromSeconds(9);
        await using var server = new FaultServer([
            Read,
            Write(Whole("{}", Json, 429, $"Retry-After: {DateIn(wait)}\r\n")),
            Read,
            Write(Good(streaming)),
        ]);
        using var client = server.Client(Retrying);

        var call = FaultOutcome.OfAsync(client, streaming);
        TimeSpan started;
        do
        {
            started = await _time.NextTimerAsync();
        } while (started == Limit);

        _clock.Jump(jump);
        _time.Advance(started - Tick);
        var early = server.Calls.Count;
        _time.Advance(Tick);
        var outcome = await call;
        await server.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That((started, early), Is.EqualTo((wait, 1)));
    }

    // An answer that says what time it is there is not measured by the clock here, wherever that has jumped.
    [Test]
    public async Task Calls_ClockIsWrongAndTheAnswerHasADate_WaitsByTheAnswersOwn(
        [Values] bool streaming,
        [ValueSource(nameof(Jumps))] TimeSpan jump
    )
    {
        var wait = TimeSpan.FromSeconds(9);
        await using var server = new FaultServer([
            Read,
            Write(Whole("{}", Json, 429, $"Date: {DateIn(TimeSpan.Zero)}\r\nRetry-After: {DateIn(wait)}\r\n")),
            Read,
            Write(Good(streaming)),
        ]);
        using var client = server.Client(Retrying);
        _clock.Jump(jump);

        var call = FaultOutcome.OfAsync(client, streaming);
        var waits = await _time.RunAsync(call, over: wait => wait != Limit);
        await server.EndAsync();

        (await call).IsAnswer("Olá");
        Assert.That(waits, Is.EqualTo(new[] { wait }));
    }

    [Test]
    public async Task Calls_ClockIsBehindAndTheAnswerHasNoDate_AreNotWaitedForLongerThanAllowed([Values] bool streaming)
    {
        await using var server = new FaultServer([
            Read,
            Write(Whole("{}", Json, 429, $"Retry-After: {DateIn(TimeSpan.FromSeconds(9))}\r\n")),
        ]);
        using var client = server.Client(Retrying);
        _clock.Jump(TimeSpan.FromHours(-1));

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        var failure = outcome.FailedWith<ApiException>();
        Assert.That(
            (failure.RetryAfter, failure.Kind),
            Is.EqualTo((TimeSpan.FromSeconds(3609), ApiErrorKind.RateLimit))
        );
    }

    [Test]
    public async Task Calls_ClockIsAheadAndTheAnswerHasNoDate_WaitAShortWhile([Values] bool streaming)
    {
        await using var server = new FaultServer([
            Read,
            Write(Whole("{}", Json, 429, $"Retry-After: {DateIn(TimeSpan.FromSeconds(9))}\r\n")),
            Read,
            Write(Good(streaming)),
        ]);
        using var client = server.Client(Retrying);
        _clock.Jump(TimeSpan.FromHours(1));

        var call = FaultOutcome.OfAsync(client, streaming);
        var waits = await _time.RunAsync(call, over: wait => wait != Limit);
        await server.EndAsync();

        (await call).IsAnswer("Olá");
        Assert.That(waits, Has.Count.EqualTo(1));
        Assert.That(waits[0], Is.InRange(TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.75)));
    }

    [Test]
    public async Task Duration_ClockJumpsInTheMiddle_IsTheTimeThatPassed([ValueSource(nameof(Jumps))] TimeSpan jump)
    {
        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource();
        using SignalRecorder signals = new();
        await using var server = new FaultServer([Read, Tell(silent), WaitFor(go), Write(Good(streaming: false))]);
        using var client = server.Client(Slow);

        var call = FaultOutcome.OfAsync(client, streaming: false);
        await silent.Task;
        _time.Advance(TimeSpan.FromSeconds(5));
        _clock.Jump(jump);
        go.SetResult();
        (await call).IsAnswer("Olá");
        await server.EndAsync();

        Assert.That(signals.Of("gen_ai.client.operation.duration"), Has.Count.EqualTo(1).And.All.StartsWith("5 s "));
    }

    private string DateIn(TimeSpan wait) => (_time.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture);

    private void Slow(InteractiveAiOptions options) =>
        (options.Timeout, options.StreamIdleTimeout, options.TimeProvider) = (Limit, Idle, _clock);

    private void Retrying(InteractiveAiOptions options)
    {
        Slow(options);
        // Only waits are to be started, so that the time can be moved over all that is.
        options.StreamIdleTimeout = Timeout.InfiniteTimeSpan;
        (options.MaxRetries, options.MaxRetryDelay) = (2, TimeSpan.FromSeconds(30));
    }
}
