using System.Globalization;
using System.Text;

namespace InteractiveAi.Client;

/// <summary>Content as it may stand in a log that asks for it: without the media in it.</summary>
internal static class LoggedText
{
    private const string Prefix = "base64,";

    // Longer than ids, keys and signatures of tokens, shorter than any picture.
    private const int Longest = 512;

    /// <summary>The text with base64 replaced by its length; the very same string when it has none.</summary>
    public static string WithoutMedia(string text)
    {
        StringBuilder? written = null;
        int copied = 0;
        for (int start = 0; start < text.Length; )
        {
            int end = start;
            while (end < text.Length && IsData(text[end]))
            {
                end++;
            }

            bool isMedia =
                end - start > Longest
                || (end > start && text.AsSpan(0, start).EndsWith(Prefix, StringComparison.OrdinalIgnoreCase));
            if (isMedia)
            {
                written ??= new StringBuilder();
                written
                    .Append(text, copied, start - copied)
                    .Append(CultureInfo.InvariantCulture, $"({end - start} characters)");
                copied = end;
            }

            start = end + 1;
        }

        return written is null ? text : written.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsData(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '=' or '-' or '_';
}
