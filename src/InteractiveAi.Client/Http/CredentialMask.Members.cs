using System.Buffers;

namespace InteractiveAi.Client;

internal sealed partial class CredentialMask
{
    private const int LongestName = 64;
    private static readonly SearchValues<char> BareValueEnds = SearchValues.Create(" \t\r\n,;&\"'<>()[]{}\\");

    // Compared with the end of a name that has lost its case and its separators: x-api-key, accessToken, set_cookie.
    private static readonly string[] SensitiveNames =
    [
        "authorization",
        "apikey",
        "accesskey",
        "secretkey",
        "privatekey",
        "token",
        "secret",
        "password",
        "passwd",
        "passphrase",
        "cookie",
        "credential",
        "credentials",
    ];

    /// <summary>Values that stand behind a name which says that they are secret.</summary>
    private static void FindMembers(string text, List<Cover> found)
    {
        for (var i = 0; i < text.Length; )
        {
            if (!IsNameCharacter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && IsNameCharacter(text[i]))
            {
                i++;
            }

            if (IsSensitive(text.AsSpan(start, i - start)))
            {
                i = FindValue(text, i, found);
            }
        }
    }

    private static bool IsNameCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '_' or '-';

    private static bool IsSensitive(ReadOnlySpan<char> name)
    {
        if (name.Length is < 4 or > LongestName)
        {
            return false;
        }

        Span<char> bare = stackalloc char[name.Length];
        var length = 0;
        foreach (var character in name)
        {
            if (character is not ('_' or '-'))
            {
                bare[length++] = char.ToLowerInvariant(character);
            }
        }

        bare = bare[..length];
        foreach (var sensitive in SensitiveNames)
        {
            if (bare.EndsWith(sensitive, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return bare is "auth" or "pwd";
    }

    /// <summary>Covers the value behind a sensitive name that ends at <paramref name="i"/>, and says where to go on.</summary>
    private static int FindValue(string text, int i, List<Cover> found)
    {
        var (quote, _, afterName) = ReadQuote(text, i);
        var quoted = quote != default;
        var position = SkipSpace(text, quoted ? afterName : i, quoted);
        if (position >= text.Length || text[position] is not (':' or '='))
        {
            return i;
        }

        position = SkipSpace(text, position + (text.AsSpan(position).StartsWith("=>") ? 2 : 1), quoted);
        if (position >= text.Length)
        {
            return position;
        }

        var (valueQuote, level, content) = ReadQuote(text, position);
        if (valueQuote != default)
        {
            return FindString(text, content, valueQuote, level, found);
        }

        if (!quoted)
        {
            return FindBareValue(text, position, found);
        }

        return text[position] switch
        {
            '[' or '{' => FindScalars(text, position, found),
            '-' or (>= '0' and <= '9') => FindNumber(text, position, found),
            't' or 'f' or 'n' => position,
            _ => FindBareValue(text, position, found),
        };
    }

    /// <summary>Covers the strings and numbers in an array or object, but not the names in it.</summary>
    private static int FindScalars(string text, int position, List<Cover> found)
    {
        var depth = 0;
        while (position < text.Length)
        {
            var (quote, level, content) = ReadQuote(text, position);
            if (quote != default)
            {
                var before = found.Count;
                position = FindString(text, content, quote, level, found);
                var next = SkipSpace(text, position, acrossLines: true);
                if (found.Count > before && next < text.Length && text[next] == ':')
                {
                    found.RemoveRange(before, found.Count - before);
                }

                continue;
            }

            switch (text[position])
            {
                case '[' or '{':
                    depth++;
                    position++;
                    break;
                case ']' or '}':
                    position++;
                    if (--depth == 0)
                    {
                        return position;
                    }

                    break;
                case '-' or (>= '0' and <= '9'):
                    position = FindNumber(text, position, found);
                    break;
                default:
                    // Past a whole row of backslashes, which has just been looked at.
                    position = Math.Max(position + 1, content);
                    break;
            }
        }

        return position;
    }

    /// <summary>Covers a string from its first character to its closing quote, or to the end of a text that was cut off.</summary>
    /// <remarks>The level is how many backslashes stood before the opening quote: 0 in plain JSON, 1 in JSON inside a string, 3 in the next.</remarks>
    private static int FindString(string text, int start, char quote, int level, List<Cover> found)
    {
        var (end, next) = (text.Length, text.Length);
        for (int i = start, backslashes = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == quote && (level == 0 ? backslashes % 2 == 0 : backslashes <= level))
            {
                (end, next) = (level == 0 ? i : i - backslashes, i + 1);
                break;
            }

            // Apostrophes are no quotes in JSON; without its partner on the line, one was an apostrophe.
            if (quote == '\'' && character is '\n' or '\r')
            {
                (end, next) = (i, i);
                break;
            }

            backslashes = character == '\\' ? backslashes + 1 : 0;
        }

        if (end > start && !text.AsSpan(start, end - start).SequenceEqual(Hidden))
        {
            found.Add(new Cover(start, end));
        }

        return next;
    }

    // A number keeps being one, so that the JSON stays valid.
    private static int FindNumber(string text, int start, List<Cover> found)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '+' or '.'))
        {
            end++;
        }

        found.Add(new Cover(start, end, "0"));
        return end;
    }

    /// <summary>Covers a value without quotes, as in a header line or a query: with its scheme, and a list of cookies as a whole.</summary>
    private static int FindBareValue(string text, int start, List<Cover> found)
    {
        var end = EndOfBareValue(text, start);
        var word = text.AsSpan(start, end - start);
        var isScheme =
            word.Equals("bearer", StringComparison.OrdinalIgnoreCase)
            || word.Equals("basic", StringComparison.OrdinalIgnoreCase)
            || word.Equals("token", StringComparison.OrdinalIgnoreCase);
        if (isScheme && end < text.Length && text[end] == ' ')
        {
            start = SkipSpace(text, end, acrossLines: false);
            end = EndOfBareValue(text, start);
        }
        else
        {
            while (word.Contains('=') && end + 1 < text.Length && text[end] == ';' && text[end + 1] == ' ')
            {
                end = EndOfBareValue(text, end + 2);
            }
        }

        if (end > start && !text.AsSpan(start, end - start).SequenceEqual(Hidden))
        {
            found.Add(new Cover(start, end));
        }

        return end;
    }

    private static int EndOfBareValue(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny(BareValueEnds);
        return length < 0 ? text.Length : start + length;
    }

    private static (char Quote, int Level, int After) ReadQuote(string text, int i)
    {
        var level = 0;
        while (i < text.Length && text[i] == '\\')
        {
            (level, i) = (level + 1, i + 1);
        }

        return i < text.Length && text[i] is '"' or '\'' ? (text[i], level, i + 1) : (default, level, i);
    }

    private static int SkipSpace(string text, int i, bool acrossLines)
    {
        for (; i < text.Length; i++)
        {
            if (text[i] is ' ' or '\t' || (acrossLines && text[i] is '\r' or '\n'))
            {
                continue;
            }

            break;
        }

        return i;
    }
}
