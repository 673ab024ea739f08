using System.Globalization;

namespace InteractiveAi.Client;

/// <summary>Numbers in hexadecimal digits, as escapes have them.</summary>
internal static class HexDigits
{
    /// <summary>The number of so many digits from there on; <see langword="null"/> when something else stands there, or too little.</summary>
    public static int? At(string text, int start, int length) =>
        start + length <= text.Length
        && int.TryParse(
            text.AsSpan(start, length),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out int number
        )
            ? number
            : null;
}
