namespace InteractiveAi.Client.Benchmarks;

/// <summary>What one subject cost.</summary>
/// <param name="Name">The subject.</param>
/// <param name="Bytes">Allocated bytes per unit: the median of the rounds.</param>
/// <param name="Nanoseconds">CPU time of the whole process per unit: the median of the rounds.</param>
/// <param name="Ratio">The median over the rounds of CPU time by the baseline's in the same round.</param>
internal sealed record Measurement(string Name, double Bytes, double Nanoseconds, double Ratio);
