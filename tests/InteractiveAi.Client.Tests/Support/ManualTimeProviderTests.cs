namespace InteractiveAi.Client.Tests;

public sealed class ManualTimeProviderTests
{
    [Test]
    public async Task Delay_ClockReachesItsEnd_Completes()
    {
        var clock = new ManualTimeProvider();
        var delay = Task.Delay(TimeSpan.FromSeconds(3), clock);

        clock.Advance(TimeSpan.FromSeconds(2));
        var early = delay.IsCompleted;
        clock.Advance(TimeSpan.FromSeconds(1));
        await delay;

        Assert.That(early, Is.False);
    }

    [Test]
    public void CancellationTokenSource_ClockReachesItsEnd_IsCancelled()
    {
        var clock = new ManualTimeProvider();
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(3), clock);

        clock.Advance(TimeSpan.FromSeconds(2));
        var early = source.IsCancellationRequested;
        source.CancelAfter(TimeSpan.FromSeconds(5));
        clock.Advance(TimeSpan.FromSeconds(4));
        var postponed = source.IsCancellationRequested;
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That((early, postponed, source.IsCancellationRequested), Is.EqualTo((false, false, true)));
    }

    [Test]
    public void Advance_SeveralTimers_FiresThemInOrderOfTheirTime()
    {
        var clock = new ManualTimeProvider();
        var fired = new List<(string Name, TimeSpan At)>();
        var start = clock.GetUtcNow();
        using var late = clock.CreateTimer(_ => Note("late"), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => Note("often"), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.That(
            fired,
            Is.EqualTo(
                new[]
                {
                    ("often", TimeSpan.FromSeconds(2)),
                    ("often", TimeSpan.FromSeconds(4)),
                    ("late", TimeSpan.FromSeconds(5)),
                    ("often", TimeSpan.FromSeconds(6)),
                }
            )
        );

        void Note(string name) => fired.Add((name, clock.GetUtcNow() - start));
    }
}
