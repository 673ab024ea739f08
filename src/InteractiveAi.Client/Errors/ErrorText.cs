using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;

namespace InteractiveAi.Client;

/// <summary>Foreign text made fit for one line of a message or a log.</summary>
internal static class ErrorText
{
    /// <summary>The text cut to a number of characters, never between the halves of a surrogate pair.</summary>
    public static string Bound(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
    }

    /// <summary>The text on one line: control and formatting characters and line breaks become single spaces; cut with an ellipsis at the limit.</summary>
    /// <returns><see langword="null"/> when nothing visible is left.</returns>
    [return: NotNullIfNotNull(nameof(fallback))]
    public static string? Flatten(string? text, int limit, string? fallback = null)
    {
        if (string.IsNullOrEmpty(text))
        {
            return fallback;
        }

        var line = new StringBuilder(Math.Min(text.Length, limit + 2));
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Breaks(rune))
            {
                gap = line.Length > 0;
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength + (gap ? 1 : 0) > limit)
            {
                line.Append('…');
                break;
            }

            if (gap)
            {
                line.Append(' ');
                gap = false;
            }

            line.Append(rune.ToString());
        }

        return line.Length == 0 ? fallback : line.ToString();
    }

    /// <summary>The first line that says something.</summary>
    public static string? FirstLine(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
            {
                return line.ToString();
            }
        }

        return null;
    }

    /// <summary>The title or the first heading of a page, or the message of an XML error.</summary>
    public static string? Title(string markup)
    {
        foreach (var name in (ReadOnlySpan<string>)["title", "h1", "message"])
        {
            var open = markup.IndexOf("<" + name, StringComparison.OrdinalIgnoreCase);
            var start = open < 0 ? -1 : markup.IndexOf('>', open);
            var end = start < 0 ? -1 : markup.IndexOf('<', start);
            if (end > start && Flatten(WebUtility.HtmlDecode(markup[(start + 1)..end]), 200) is { } title)
            {
                return title;
            }
        }

        return null;
    }

    // Beside the control characters also the invisible ones, with which a text can hide or reorder what a terminal shows.
    private static bool Breaks(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
