using System.Globalization;

namespace InteractiveAi.Client;

/// <summary>An inclusive range that a gateway's specification states; an absent end is open.</summary>
internal readonly record struct Bound(double? Minimum, double? Maximum)
{
    public bool Allows(double value) => !(value < Minimum) && !(value > Maximum);

    /// <summary>A sentence about a value that the range does not allow.</summary>
    public string Refuse<T>(T value)
        where T : ISpanFormattable =>
        (Minimum, Maximum) switch
        {
            ({ } minimum, { } maximum) => string.Create(
                CultureInfo.InvariantCulture,
                $"{value} is not from {minimum} to {maximum}."
            ),
            ({ } minimum, null) => string.Create(CultureInfo.InvariantCulture, $"{value} is less than {minimum}."),
            _ => string.Create(CultureInfo.InvariantCulture, $"{value} is more than {Maximum}."),
        };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Minimum}..{Maximum}");
}
