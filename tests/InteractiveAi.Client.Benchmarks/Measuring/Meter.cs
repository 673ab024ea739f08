using System.Diagnostics;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>Measures subjects by turns, so that what disturbs the machine disturbs all of them alike.</summary>
/// <param name="rounds">How many turns each has.</param>
internal sealed class Meter(int rounds)
{
    // Compiled code is replaced by faster code twice, each time after 30 calls and 100 ms without anything new.
    private const int WarmPasses = 3;
    private const int WarmRuns = 35;

    private static readonly TimeSpan Warmth = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(60);

    public int Rounds => rounds;

    /// <summary>Measures; the ratios refer to the subject with the baseline's name, or to the first where there is none.</summary>
    public IReadOnlyList<Measurement> Measure(IReadOnlyList<Subject> subjects, string baseline = ClientList.Baseline)
    {
        int[] repeats = new int[subjects.Count];
        for (int pass = 0; pass < WarmPasses; pass++)
        {
            for (int i = 0; i < subjects.Count; i++)
            {
                repeats[i] = WarmUp(subjects[i]);
            }

            Thread.Sleep(Pause);
        }

        Cost[,] costs = new Cost[subjects.Count, rounds];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < subjects.Count; i++)
            {
                costs[i, round] = Take(subjects[i], repeats[i]);
            }
        }

        int reference = Math.Max(0, subjects.ToList().FindIndex(subject => subject.Name == baseline));
        return
        [
            .. subjects.Select(
                (subject, i) =>
                    new Measurement(
                        subject.Name,
                        Median(round => costs[i, round].Bytes),
                        Median(round => costs[i, round].Nanoseconds),
                        Median(round => costs[i, round].Nanoseconds / costs[reference, round].Nanoseconds)
                    )
            ),
        ];
    }

    private static int WarmUp(Subject subject)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int runs = 0;
        while (runs < 1 || watch.Elapsed < Warmth && runs < 5_000 || runs < WarmRuns && watch.Elapsed < 4 * Warmth)
        {
            subject.Run().GetAwaiter().GetResult();
            runs++;
        }

        watch.Restart();
        subject.Run().GetAwaiter().GetResult();
        return (int)Math.Clamp(Turn / (watch.Elapsed + TimeSpan.FromMicroseconds(1)), 1, 20_000);
    }

    private static Cost Take(Subject subject, int repeats)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < repeats; i++)
        {
            subject.Run().GetAwaiter().GetResult();
        }

        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        double units = (double)repeats * subject.Units;
        return new Cost(bytes / units, Math.Max(cpu.TotalNanoseconds, 1) / units);
    }

    private double Median(Func<int, double> value)
    {
        double[] values = [.. Enumerable.Range(0, rounds).Select(value).Order()];
        int middle = values.Length / 2;
        return values.Length % 2 is 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private readonly record struct Cost(double Bytes, double Nanoseconds);
}
