namespace InteractiveAi.Client;

/// <summary>Tells whole numbers from their JSON text, whatever way they are written: <c>3</c>, <c>3.0</c>, <c>0.3e1</c>.</summary>
internal static class IntegralNumber
{
    // The longest that any of the platform's own types hold; beyond it a short text could stand for gigabytes.
    private const int MaxDigits = 40;

    /// <summary>Whether the number has no fraction.</summary>
    public static bool Is(ReadOnlySpan<byte> number)
    {
        var parts = Parts.Of(number);
        return parts.Significant == 0 || parts.Point >= parts.Significant;
    }

    /// <summary>The number in plain digits; <see langword="null"/> when it is so already, has a fraction or is very long.</summary>
    public static string? Plain(ReadOnlySpan<byte> number)
    {
        if (number.IndexOfAny(".eE"u8) < 0 || !Is(number))
        {
            return null;
        }

        var parts = Parts.Of(number);
        if (parts.Significant == 0)
        {
            return "0";
        }

        if (parts.Point > MaxDigits)
        {
            return null;
        }

        var digits = new char[(int)parts.Point];
        var length = 0;
        foreach (var character in number[..parts.MantissaLength])
        {
            if (char.IsAsciiDigit((char)character) && length < digits.Length)
            {
                digits[length++] = (char)character;
            }
        }

        Array.Fill(digits, '0', length, digits.Length - length);
        var plain = new string(digits).TrimStart('0');
        return number[0] == (byte)'-' ? "-" + plain : plain;
    }

    private readonly struct Parts
    {
        /// <summary>Up to where the digits go, before any exponent.</summary>
        public required int MantissaLength { get; init; }

        /// <summary>How many digits there are up to the last one that is not zero.</summary>
        public required int Significant { get; init; }

        /// <summary>After how many of the digits the decimal point belongs, the exponent included.</summary>
        public required long Point { get; init; }

        public static Parts Of(ReadOnlySpan<byte> number)
        {
            var exponentAt = number.IndexOfAny("eE"u8);
            var mantissa = exponentAt < 0 ? number : number[..exponentAt];
            var digits = 0;
            var significant = 0;
            var point = -1L;
            foreach (var character in mantissa)
            {
                if (character == (byte)'.')
                {
                    point = digits;
                }
                else if (char.IsAsciiDigit((char)character))
                {
                    digits++;
                    significant = character == (byte)'0' ? significant : digits;
                }
            }

            return new Parts
            {
                MantissaLength = mantissa.Length,
                Significant = significant,
                Point = (point < 0 ? digits : point) + (exponentAt < 0 ? 0 : Exponent(number[(exponentAt + 1)..])),
            };
        }

        // Saturates far outside of any length a text can have.
        private static long Exponent(ReadOnlySpan<byte> text)
        {
            const long bound = 1_000_000_000;
            var value = 0L;
            foreach (var character in text)
            {
                if (char.IsAsciiDigit((char)character))
                {
                    value = Math.Min(bound, (value * 10) + (character - '0'));
                }
            }

            return text[0] == (byte)'-' ? -value : value;
        }
    }
}
