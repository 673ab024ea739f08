using System.Globalization;

namespace InteractiveAi.Client;

/// <summary>What <c>ToString</c> says of a type that is all numbers: those that are there.</summary>
internal static class CountSummary
{
    /// <summary>The type's name, and each number that is not <see langword="null"/> behind what it counts.</summary>
    public static string Of(string type, params ReadOnlySpan<(string Name, decimal? Number)> counts)
    {
        List<string> shown = [];
        foreach ((string name, decimal? number) in counts)
        {
            if (number is { } value)
            {
                shown.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));
            }
        }

        return $"{type}({string.Join(", ", shown)})";
    }
}
