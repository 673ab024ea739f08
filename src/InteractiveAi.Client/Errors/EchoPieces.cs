namespace InteractiveAi.Client;

/// <summary>The places of an error's words where something short is likely to come from somewhere else: between quotation marks, before an ellipsis, ids and addresses.</summary>
internal static class EchoPieces
{
    private const string Opening = "\"'`“„‘‚«‹「『";
    private const string Closing = "\"'`””’’»›」』";

    // Also what stands in place of a credential, which may have been a part of what is quoted.
    private static readonly string[] Ellipses = ["...", "…", "***"];

    // In characters.
    private const int Near = 48;

    private static readonly string[] Marks = ["&quot;", "&#34;", "&#x22;", "&#39;", "&#x27;", "&apos;", "%22", "%27"];

    /// <summary>Where they begin and end.</summary>
    public static IEnumerable<(int Start, int End)> Of(string text) =>
        Quoted(text).Concat(Broken(text)).Concat(Ids(text));

    private static IEnumerable<(int Start, int End)> Quoted(string text)
    {
        for (int i = 0; i < text.Length; )
        {
            if (MarkAt(text, i) is not var (length, kind) || kind < 0)
            {
                i++;
                continue;
            }

            int start = i + length;
            // An apostrophe stands within a word, or behind one.
            if (i > 0 && char.IsLetterOrDigit(text[i - 1]) && kind is 1)
            {
                i = start;
                continue;
            }

            int end = EndOf(text, start, kind);
            foreach ((int Start, int End) piece in Unbroken(text, start, end))
            {
                yield return piece;
            }

            i = Math.Max(end, start);
            i += i < text.Length && MarkAt(text, i) is { } closing ? closing.Length : 1;
        }
    }

    // To the end of the text when nothing closes it: then it was cut off.
    private static int EndOf(string text, int start, int kind)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (
                ClosesAt(text, i) == kind
                && !(kind is 1 or 5 && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
            )
            {
                return i;
            }
        }

        return text.Length;
    }

    private static IEnumerable<(int Start, int End)> Unbroken(string text, int start, int end)
    {
        while (start < end)
        {
            int dots = EllipsisIn(text, start, end);
            yield return (start, dots < 0 ? end : dots);
            start = dots < 0 ? end : dots + (text[dots] is '…' ? 1 : 3);
        }
    }

    // Some words on either side, because where the echo begins or goes on is not marked: what is found decides.
    private static IEnumerable<(int Start, int End)> Broken(string text)
    {
        for (int from = 0; EllipsisIn(text, from, text.Length) is >= 0 and var dots; from = dots + 1)
        {
            yield return (Math.Max(0, dots - Near), dots);
            yield return (dots, Math.Min(text.Length, dots + Near));
        }
    }

    private static int EllipsisIn(string text, int start, int end)
    {
        int first = -1;
        foreach (string ellipsis in Ellipses)
        {
            int found = text.IndexOf(ellipsis, start, end - start, StringComparison.Ordinal);
            (first, end) = found < 0 ? (first, end) : (found, Math.Min(text.Length, found + ellipsis.Length));
        }

        return first;
    }

    private static IEnumerable<(int Start, int End)> Ids(string text)
    {
        for (int start = 0; start < text.Length; )
        {
            int end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ';' or '(' or ')'))
            {
                end++;
            }

            ReadOnlySpan<char> token = text.AsSpan(start, end - start);
            if (
                token.ContainsAny('@', '_')
                || (token.ContainsAnyInRange('0', '9') && token.ContainsAnyExceptInRange('0', '9'))
                || token.Contains("://", StringComparison.Ordinal)
            )
            {
                yield return (start, end);
            }

            start = end + 1;
        }
    }

    private static (int Length, int Kind)? MarkAt(string text, int i)
    {
        int kind = Opening.IndexOf(text[i], StringComparison.Ordinal);
        // Marks that open differently may close alike.
        return kind is 4 or 6 ? (1, kind - 1)
            : kind >= 0 ? (1, kind)
            : EscapedAt(text, i);
    }

    private static int ClosesAt(string text, int i)
    {
        int kind = Closing.IndexOf(text[i], StringComparison.Ordinal);
        return kind >= 0 ? kind
            : text[i] is '“' ? 3
            : EscapedAt(text, i)?.Kind ?? -1;
    }

    private static (int Length, int Kind)? EscapedAt(string text, int i)
    {
        foreach (string mark in Marks)
        {
            if (text.AsSpan(i).StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                return (mark.Length, mark is "&quot;" or "&#34;" or "&#x22;" or "%22" ? 0 : 1);
            }
        }

        return null;
    }
}
