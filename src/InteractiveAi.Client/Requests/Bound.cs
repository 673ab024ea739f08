using System.Globalization;

namespace InteractiveAi.Client;

/// <summary>An inclusive range that a gateway's specification states; an absent end is open.</summary>
internal readonly record struct Bound(double? Minimum, double? Maximum)
{
    public bool Allows(double value) => !(value < Minimum) && !(value > Maximum);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Minimum}..{Maximum}");
}
