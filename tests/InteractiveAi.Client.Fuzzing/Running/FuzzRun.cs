using System.Diagnostics;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Runs a target over one input after the other. Each iteration depends on the seed and its number only.</summary>
internal sealed class FuzzRun(FuzzTarget target, InputCorpus corpus, int seed)
{
    // A single iteration takes milliseconds, on a machine that is busy with other things too.
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(60);

    private const int MaxFindings = 16;

    private readonly Dictionary<string, FuzzFinding> _findings = [];
    private long _iteration;
    private long _began;

    /// <summary>Runs until the time is over or as many iterations are done; what hangs is a finding too.</summary>
    public FuzzReport Run(TimeSpan time, long from = 0, long iterations = long.MaxValue)
    {
        Stopwatch watch = Stopwatch.StartNew();
        _iteration = from;
        Volatile.Write(ref _began, Stopwatch.GetTimestamp());
        Thread thread = new(() => Loop(watch, time, from, iterations)) { IsBackground = true, Name = target.Name };
        thread.Start();
        while (!thread.Join(TimeSpan.FromSeconds(1)))
        {
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref _began)) > longest)
            {
                FuzzFinding hang = Describe(
                    Volatile.Read(ref _iteration),
                    "an iteration does not end",
                    minimize: false
                );
                return new FuzzReport(target.Name, seed, _iteration - from, watch.Elapsed, [hang]);
            }
        }

        return new FuzzReport(target.Name, seed, _iteration - from, watch.Elapsed, [.. _findings.Values]);
    }

    private void Loop(Stopwatch watch, TimeSpan time, long from, long iterations)
    {
        while (_iteration - from < iterations && watch.Elapsed < time && _findings.Count < MaxFindings)
        {
            Volatile.Write(ref _began, Stopwatch.GetTimestamp());
            (byte[] input, int salt) = InputOf(_iteration);
            if (ProblemOf(input, salt) is { } problem && !_findings.ContainsKey(FuzzFinding.RuleOf(problem)))
            {
                _findings.Add(FuzzFinding.RuleOf(problem), Describe(_iteration, problem, minimize: true));
            }

            Volatile.Write(ref _iteration, _iteration + 1);
        }
    }

    private FuzzFinding Describe(long iteration, string problem, bool minimize)
    {
        (byte[] input, int salt) = InputOf(iteration);
        if (minimize)
        {
            string rule = FuzzFinding.RuleOf(problem);
            input = Minimizer.Minimize(
                input,
                smaller =>
                {
                    Volatile.Write(ref _began, Stopwatch.GetTimestamp());
                    return ProblemOf(smaller, salt) is { } same && FuzzFinding.RuleOf(same) == rule;
                }
            );
            problem = ProblemOf(input, salt) ?? problem;
        }

        return new FuzzFinding(target.Name, seed, iteration, salt, input, problem);
    }

    private (byte[] Input, int Salt) InputOf(long iteration)
    {
        Random random = new(unchecked((int)((seed * 1_000_003L) + (iteration * 7_919L))));
        byte[] input = target.Make(new InputSource(random, corpus));
        return (input, random.Next());
    }

    private string? ProblemOf(byte[] input, int salt)
    {
        try
        {
            target.Run(input, salt);
            return null;
        }
        catch (FuzzFailureException failure)
        {
            return failure.Message;
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name} came through: {exception}";
        }
    }
}
