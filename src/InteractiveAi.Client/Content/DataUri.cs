using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace InteractiveAi.Client;

/// <summary>Data URIs as they are met on the wire: <c>data:image/png;base64,…</c>.</summary>
internal static class DataUri
{
    private const string Scheme = "data:";
    private const string Base64Mark = ";base64";

    public static bool Is(string? text) => Comma(text) is not null;

    public static string? MediaTypeOf(string? text)
    {
        if (Comma(text) is not { } comma)
        {
            return null;
        }

        ReadOnlySpan<char> head = text.AsSpan(Scheme.Length, comma - Scheme.Length);
        int end = head.IndexOf(';');
        head = end < 0 ? head : head[..end];
        return head.IsEmpty ? null : head.ToString();
    }

    /// <summary>The base64 inside of a data URI, not copied; <see langword="null"/> when there is none.</summary>
    public static ReadOnlyMemory<char>? Base64Of(string? text) =>
        Comma(text) is { } comma && text.AsSpan(0, comma).EndsWith(Base64Mark, StringComparison.OrdinalIgnoreCase)
            ? text.AsMemory(comma + 1)
            : default(ReadOnlyMemory<char>?);

    /// <summary>The bytes inside of a data URI.</summary>
    /// <exception cref="FormatException">The base64 is malformed.</exception>
    public static byte[] Decode(string text) =>
        Base64Of(text) is { } base64 ? DecodeBase64(base64.Span) : Unescape(text.AsSpan(Comma(text)!.Value + 1));

    /// <summary>The bytes that base64 stands for, without a copy of its text.</summary>
    /// <exception cref="FormatException">The base64 is malformed.</exception>
    public static byte[] DecodeBase64(ReadOnlySpan<char> base64)
    {
        if (Base64.IsValid(base64, out int length))
        {
            byte[] bytes = new byte[length];
            if (Convert.TryFromBase64Chars(base64, bytes, out int written) && written == length)
            {
                return bytes;
            }
        }

        throw new FormatException("The data is not base64.");
    }

    // Data URIs without base64 are text in which bytes are written as %XX.
    private static byte[] Unescape(ReadOnlySpan<char> text)
    {
        byte[] utf8 = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, utf8);
        int length = 0;
        for (int i = 0; i < utf8.Length; i++)
        {
            bool isEscape =
                utf8[i] is (byte)'%'
                && i + 2 < utf8.Length
                && char.IsAsciiHexDigit((char)utf8[i + 1])
                && char.IsAsciiHexDigit((char)utf8[i + 2]);
            utf8[length++] = isEscape ? byte.Parse(utf8.AsSpan(i + 1, 2), NumberStyles.HexNumber, null) : utf8[i];
            i += isEscape ? 2 : 0;
        }

        return utf8[..length];
    }

    private static int? Comma(string? text)
    {
        if (text?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) is not true)
        {
            return null;
        }

        int comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? null : comma;
    }
}
