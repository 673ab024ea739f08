using System.Text;

namespace InteractiveAi.Client;

/// <summary>JSON text without halves of characters, which the platform can neither compare nor write.</summary>
internal static class WholeCharacters
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with U+FFFD for each half of a surrogate pair, escaped or not; nearly always the text itself.</summary>
    public static string Of(string json) => NeedsALook(json) ? Mended(json) : json;

    /// <inheritdoc cref="Of(string)"/>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> json) => NeedsALook(json) ? Mended(json.ToString()) : json;

    private static bool NeedsALook(ReadOnlySpan<char> json) =>
        json.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 || json.Contains("\\ud", StringComparison.OrdinalIgnoreCase);

    private static string Mended(string json)
    {
        StringBuilder whole = new(json.Length);
        int position = 0;
        while (position < json.Length)
        {
            (char unit, int length) = UnitAt(json, position);
            if (
                char.IsHighSurrogate(unit)
                && UnitAt(json, position + length) is (var low, var more)
                && char.IsLowSurrogate(low)
            )
            {
                whole.Append(json, position, length + more);
                position += length + more;
            }
            else if (char.IsSurrogate(unit))
            {
                whole.Append(Replacement);
                position += length;
            }
            else
            {
                whole.Append(json, position, length);
                position += length;
            }
        }

        return whole.ToString();
    }

    // The code unit that stands there and how many characters spell it; of an escape of the short form only how many.
    private static (char Unit, int Length) UnitAt(string json, int position)
    {
        if (position >= json.Length)
        {
            return ('\0', 0);
        }

        if (json[position] is not '\\' || position + 1 == json.Length || char.IsSurrogate(json[position + 1]))
        {
            return (json[position], 1);
        }

        return json[position + 1] is 'u' && HexDigits.At(json, position + 2, 4) is { } unit
            ? ((char)unit, 6)
            : ('\0', 2);
    }
}
