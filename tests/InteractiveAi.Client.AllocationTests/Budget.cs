using System.Globalization;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>What one unit may allocate, in bytes.</summary>
/// <param name="Name">What is measured, and per what.</param>
/// <param name="Bytes">The budget.</param>
/// <param name="Workload">What to run.</param>
internal sealed record Budget(string Name, int Bytes, Func<Workload> Workload)
{
    /// <summary>How far above its budget a figure may be before it fails.</summary>
    public const double Tolerance = 0.02;

    public bool IsExceededBy(double bytes) => bytes > Bytes * (1 + Tolerance);

    public string Describe(double bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: {bytes:#,0.0} bytes, budget {Bytes:#,0}");

    public override string ToString() => Name;
}
