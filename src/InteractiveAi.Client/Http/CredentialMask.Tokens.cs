using System.Buffers;

namespace InteractiveAi.Client;

internal sealed partial class CredentialMask
{
    private const int ShortestToken = 8;
    private const int LongestWord = 20;
    private static readonly SearchValues<char> NotOfWords = SearchValues.Create("0123456789=+/");

    private static readonly string[] TokenPrefixes =
    [
        "sk-",
        "sk_",
        "pk-",
        "pk_",
        "rk_",
        "gsk_",
        "xai-",
        "hf_",
        "r8_",
        "AIza",
        "AKIA",
        "ghp_",
        "gho_",
        "github_pat_",
        "glpat-",
        "xoxb-",
        "xoxp-",
        "jamai_",
        "eyJ",
    ];

    // What follows "bearer" and "basic" in a sentence about them.
    private static readonly HashSet<string> Words = new(
        [
            "a",
            "access",
            "and",
            "auth",
            "authentication",
            "authorization",
            "credential",
            "credentials",
            "error",
            "expired",
            "format",
            "header",
            "in",
            "invalid",
            "is",
            "key",
            "keys",
            "missing",
            "must",
            "not",
            "or",
            "realm",
            "required",
            "scheme",
            "should",
            "the",
            "token",
            "tokens",
            "was",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What follows an authorization scheme, and what begins like the tokens of well-known services.</summary>
    private static void FindTokens(string text, List<Cover> found)
    {
        FindBehind(text, "bearer", anyToken: true, found);
        FindBehind(text, "basic", anyToken: false, found);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])))
            {
                i = FindPrefixed(text, i, found);
            }
        }
    }

    private static void FindBehind(string text, string scheme, bool anyToken, List<Cover> found)
    {
        var next = 0;
        while (text.IndexOf(scheme, next, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            next = at + scheme.Length;
            var start = SkipSeparators(text, next);
            if (start == next)
            {
                continue;
            }

            if (ReadQuote(text, start) is { Quote: not default(char) } quote)
            {
                start = quote.After;
            }

            next = EndOfToken(text, start);
            var token = text.AsSpan(start, next - start).TrimEnd('.');
            if (token.Length == 0 || token.SequenceEqual(Hidden) || Words.Contains(token.TrimEnd("=,:").ToString()))
            {
                continue;
            }

            if (anyToken || (token.Length >= ShortestToken && token.ContainsAny(NotOfWords)))
            {
                found.Add(new Cover(start, start + token.Length));
            }
        }
    }

    private static int SkipSeparators(string text, int i)
    {
        while (i < text.Length)
        {
            if (text[i] is ' ' or '\t' or '+')
            {
                i++;
            }
            else if (text.AsSpan(i).StartsWith("%20"))
            {
                i += 3;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <summary>The end of a run that can be a token, escapes of JSON and URLs included.</summary>
    private static int EndOfToken(string text, int i)
    {
        while (i < text.Length)
        {
            if (
                char.IsAsciiLetterOrDigit(text[i])
                || text[i] is '-' or '.' or '_' or '~' or '+' or '/' or '=' or '*' or '%'
            )
            {
                i++;
            }
            else if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '/')
            {
                i += 2;
            }
            else if (text[i] == '\\' && i + 5 < text.Length && text[i + 1] == 'u')
            {
                i += 6;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <summary>Covers a token that begins here, and says where the run that begins here ends.</summary>
    private static int FindPrefixed(string text, int start, List<Cover> found)
    {
        foreach (var prefix in TokenPrefixes)
        {
            if (!text.AsSpan(start).StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var end = start + prefix.Length;
            while (end < text.Length && (IsNameCharacter(text[end]) || (text[end] == '.' && prefix is ['e', ..])))
            {
                end++;
            }

            var rest = text.AsSpan(start + prefix.Length, end - start - prefix.Length);
            if (rest.Length >= ShortestToken && (rest.Length >= LongestWord || rest.ContainsAnyInRange('0', '9')))
            {
                found.Add(new Cover(start, end));
                return end - 1;
            }
        }

        return start;
    }
}
