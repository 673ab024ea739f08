using InteractiveAi.Client.Fuzzing;

namespace InteractiveAi.Client.Tests;

/// <summary>What many calls leave behind: nothing. In short; the program in the fuzzing project makes ten times as many.</summary>
[NonParallelizable]
public sealed class SoakTests
{
    private const int Limit = 60_000;

    [Test, CancelAfter(Limit)]
    public async Task Streams_LeftCancelledAndFailed_AndCallsAfterThem_LeaveNothingBehind(
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<SoakFigures> figures = await new SoakRun(streams: 100, calls: 1_000, rounds: 0).LeaksAsync(
            cancellationToken
        );

        TestContext.Out.WriteLine(SoakFigures.Head);
        foreach (SoakFigures each in figures)
        {
            TestContext.Out.WriteLine(each.Row(""));
        }

        SoakFigures before = figures[0];
        using (Assert.EnterMultipleScope())
        {
            foreach (SoakFigures after in figures.Skip(1))
            {
                // Both ends of a connection are in this process, and as many are kept as there were calls at once.
                Assert.That(after.Connections, Is.AtMost(SoakRun.Parallel));
                Assert.That(after.Descriptors, Is.AtMost(before.Descriptors + (2 * SoakRun.Parallel)));
                Assert.That(after.Memory, Is.LessThan(before.Memory + (2 * 1024 * 1024)));
                Assert.That(after.Timers, Is.AtMost(before.Timers + 4));
                Assert.That(after.Pending, Is.AtMost(SoakRun.Parallel));
            }

            Assert.That(figures[^1].Connections, Is.Zero, "after the client was disposed");
        }
    }

    [Test, CancelAfter(Limit)]
    public async Task Calls_OfEveryKindAtOnce_GetTheirOwnAnswers(CancellationToken cancellationToken)
    {
        const int Rounds = 20;

        int done = await new SoakRun(streams: 0, calls: 0, Rounds).CrowdAsync(cancellationToken);

        Assert.That(done, Is.EqualTo(SoakRun.Crowd * Rounds));
    }
}
