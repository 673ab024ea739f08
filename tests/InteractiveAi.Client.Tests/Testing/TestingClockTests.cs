using System.Net;
using InteractiveAi.Client.Testing;
using PublicClock = InteractiveAi.Client.Testing.ManualTimeProvider;

namespace InteractiveAi.Client.Tests;

public class TestingClockTests
{
    [Test]
    public async Task SkipWaits_ClientWithAShortTimeLimit_SkipsTheWaitAndNotTheLimit()
    {
        PublicClock clock = new();
        ScriptedGateway gateway = new ScriptedGateway(timeProvider: clock)
            .Reply("one")
            .ThenReply(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromSeconds(2))
            .ThenReply("two");
        using ChatClient client = new(
            new HttpClient(gateway),
            new InteractiveAiOptions
            {
                ApiKey = "k",
                TimeProvider = clock,
                Timeout = TimeSpan.FromSeconds(50),
            }
        );
        DateTimeOffset before = clock.GetUtcNow();
        await client.CompleteAsync("Hi", model: "m");

        Task<ChatCompletion> call = client.CompleteAsync("Hi", model: "m");
        IReadOnlyList<TimeSpan> waits = await clock.SkipWaitsAsync(call);

        Assert.That(((await call).Text, waits), Is.EqualTo(("two", new[] { TimeSpan.FromSeconds(2) })));
        Assert.That(clock.GetUtcNow() - before, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task SkipWaits_WaitsThatAreOver_AreNotSkippedAgain()
    {
        PublicClock clock = new();
        using (ITimer gone = clock.CreateTimer(static _ => { }, null, TimeSpan.FromSeconds(9), TimeSpan.Zero)) { }
        Task early = Task.Delay(TimeSpan.FromSeconds(1), clock);
        clock.Advance(TimeSpan.FromSeconds(1));
        await early;

        IReadOnlyList<TimeSpan> waits = await clock.SkipWaitsAsync(Task.Delay(TimeSpan.FromSeconds(3), clock));

        Assert.That(waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(3) }));
    }

    [Test]
    public async Task SkipWaits_WaitsAtTheSameTime_EndTogether()
    {
        PublicClock clock = new();
        DateTimeOffset before = clock.GetUtcNow();

        IReadOnlyList<TimeSpan> waits = await clock.SkipWaitsAsync(
            Task.WhenAll(Task.Delay(TimeSpan.FromSeconds(5), clock), Task.Delay(TimeSpan.FromSeconds(2), clock))
        );

        Assert.That(waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5) }));
        Assert.That(clock.GetUtcNow() - before, Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task SkipWaits_LimitThatIsMeant_RunsOut()
    {
        PublicClock clock = new();
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(5), clock);
        Task waiting = Task.Delay(Timeout.InfiniteTimeSpan, limit.Token);

        IReadOnlyList<TimeSpan> waits = await clock.SkipWaitsAsync(waiting, longest: TimeSpan.FromSeconds(5));

        Assert.That((waiting.IsCanceled, waits), Is.EqualTo((true, new[] { TimeSpan.FromSeconds(5) })));
    }

    [Test]
    public async Task SkipWaits_NothingToSkip_CanBeGivenUp()
    {
        PublicClock clock = new();
        using CancellationTokenSource source = new();

        Task skipping = clock.SkipWaitsAsync(new TaskCompletionSource().Task, cancellationToken: source.Token);
        await source.CancelAsync();

        await Assert.ThatAsync(() => skipping, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Change_DisposedTimer_StaysDisposed()
    {
        PublicClock clock = new();
        ITimer timer = clock.CreateTimer(static _ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Dispose();

        Assert.That(
            (timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan), clock.Waiting.Count),
            Is.EqualTo((false, 0))
        );
    }
}
