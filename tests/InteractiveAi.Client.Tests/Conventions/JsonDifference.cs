using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>Compares JSON by what it means: the order of members does not matter, and neither does a number's spelling where the type is ours.</summary>
internal static class JsonDifference
{
    /// <summary>What the names of members begin with that nobody knows: everything below them must be the same to the digit.</summary>
    public const string UnknownPrefix = "x-";

    /// <summary>The first difference and its path; <see langword="null"/> when there is none.</summary>
    public static string? Find(string expected, string actual)
    {
        using JsonDocument left = JsonDocument.Parse(expected);
        using JsonDocument right = JsonDocument.Parse(actual);
        return Find("$", left.RootElement, right.RootElement, isExact: false);
    }

    private static string? Find(string path, JsonElement expected, JsonElement actual, bool isExact)
    {
        if (expected.ValueKind != actual.ValueKind)
        {
            return $"{path}: {expected.ValueKind} became {actual.ValueKind}";
        }

        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                return FindInObject(path, expected, actual, isExact);
            case JsonValueKind.Array:
                return expected.GetArrayLength() != actual.GetArrayLength()
                    ? $"{path}: {expected.GetArrayLength()} elements became {actual.GetArrayLength()}"
                    : expected
                        .EnumerateArray()
                        .Zip(actual.EnumerateArray())
                        .Select((pair, i) => Find($"{path}[{i}]", pair.First, pair.Second, isExact))
                        .FirstOrDefault(difference => difference is not null);
            case JsonValueKind.String:
                return expected.GetString() == actual.GetString() ? null : $"{path}: {expected} became {actual}";
            case JsonValueKind.Number:
                return IsSame(expected.GetRawText(), actual.GetRawText(), isExact)
                    ? null
                    : $"{path}: {expected} became {actual}";
            default:
                return null;
        }
    }

    private static string? FindInObject(string path, JsonElement expected, JsonElement actual, bool isExact)
    {
        var left = expected.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        var right = actual.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        return left.Keys.Except(right.Keys).Select(name => $"{path}.{name}: lost").FirstOrDefault()
            ?? right.Keys.Except(left.Keys).Select(name => $"{path}.{name}: added").FirstOrDefault()
            ?? left.Select(member =>
                    Find($"{path}.{member.Key}", member.Value, right[member.Key], isExact || IsUnknown(member.Key))
                )
                .FirstOrDefault(difference => difference is not null);
    }

    private static bool IsUnknown(string name) => name.StartsWith(UnknownPrefix, StringComparison.Ordinal);

    private static bool IsSame(string expected, string actual, bool isExact) =>
        expected == actual
        || (
            !isExact
            && double.Parse(expected, CultureInfo.InvariantCulture)
                .Equals(double.Parse(actual, CultureInfo.InvariantCulture))
        );
}
