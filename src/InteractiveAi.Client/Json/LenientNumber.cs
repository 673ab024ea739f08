using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Whole numbers, amounts and times, read from whatever spelling a gateway chose.</summary>
internal static class LenientNumber
{
    // Gateway: Interactive AI's specification types every count as double (wire-facts 1.2, 1.4), so 12.0 and 1.2e1 are lawful.
    // Usage is told to people and added up: a fraction of a token is cut off rather than refused.
    public static long ReadInt64(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out long exact))
        {
            return exact;
        }

        decimal value = ReadDecimal(ref reader);
        return value is >= long.MinValue and <= long.MaxValue
            ? (long)decimal.Truncate(value)
            : throw new JsonException("The number is too large for a count.");
    }

    /// <summary>Reads a number of which a fraction would be a mistake, not an odd spelling.</summary>
    public static long ReadWhole(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out long exact))
        {
            return exact;
        }

        return decimal.IsInteger(ReadDecimal(ref reader))
            ? ReadInt64(ref reader)
            : throw new JsonException("A whole number was expected.");
    }

    public static bool TryReadByte(ref Utf8JsonReader reader, out byte value)
    {
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetByte(out value))
        {
            return true;
        }

        bool isByte =
            TryReadDecimal(ref reader, out decimal number) && number is >= 0 and <= 255 && decimal.IsInteger(number);
        value = isByte ? (byte)number : (byte)0;
        return isByte;
    }

    public static int ReadInt32(ref Utf8JsonReader reader)
    {
        long value = ReadWhole(ref reader);
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new JsonException("The number is too large for this member.");
    }

    public static double ReadDouble(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetDouble(out double value))
        {
            return value;
        }

        // Servers in Python write the logarithm of zero as a bare word in quotation marks.
        return
            reader.TokenType is JsonTokenType.String
            && double.TryParse(
                LenientText.Read(ref reader),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out double quoted
            )
            ? quoted
            : throw new JsonException($"A number was expected, not a {reader.TokenType}.");
    }

    public static decimal ReadDecimal(ref Utf8JsonReader reader)
    {
        if (TryReadDecimal(ref reader, out decimal value))
        {
            return value;
        }

        throw new JsonException(
            reader.TokenType is JsonTokenType.Number
                ? "The number is too large."
                : $"A number was expected, not a {reader.TokenType}."
        );
    }

    /// <summary>Reads a number of which only a range makes sense; what lies beyond becomes its nearest end.</summary>
    public static decimal ReadClamped(ref Utf8JsonReader reader, decimal minimum, decimal maximum)
    {
        if (TryReadDecimal(ref reader, out decimal value))
        {
            return Math.Clamp(value, minimum, maximum);
        }

        return ReadDouble(ref reader) switch
        {
            > 0 => maximum,
            < 0 => minimum,
            _ => throw new JsonException("A number was expected."),
        };
    }

    private static bool TryReadDecimal(ref Utf8JsonReader reader, out decimal value)
    {
        value = 0;
        return reader.TokenType is JsonTokenType.Number
            ? reader.TryGetDecimal(out value)
            : reader.TokenType is JsonTokenType.String
                && decimal.TryParse(
                    LenientText.Read(ref reader),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out value
                );
    }
}
