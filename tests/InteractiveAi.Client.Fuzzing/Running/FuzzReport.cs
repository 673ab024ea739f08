namespace InteractiveAi.Client.Fuzzing;

/// <summary>What a run did and found: of each rule the first case that breaks it.</summary>
internal sealed record FuzzReport(
    string Target,
    int Seed,
    long Iterations,
    TimeSpan Elapsed,
    IReadOnlyList<FuzzFinding> Findings
)
{
    public override string ToString() =>
        $"{Target, -12} seed {Seed}: {Iterations:N0} iterations in {Elapsed.TotalSeconds:F1} s, {Findings.Count} findings";
}
