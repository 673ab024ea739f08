using System.Globalization;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Says what it is told to say: "Say: …", "repeat “…”", "reply with …", "count to 5".</summary>
internal static partial class Echo
{
    private const int Timeout = 1000;
    private const int MaxCount = 500;

    public static string? Tell(ReplyContext context)
    {
        if (Count().Match(context.Text) is { Success: true } count)
        {
            return CountOut(count);
        }

        if (Say().Match(context.Text) is not { Success: true } say)
        {
            return null;
        }

        var text = say.Groups["quoted"].Success ? say.Groups["quoted"].Value : say.Groups["rest"].Value.Trim();
        // "Say hello in Portuguese" is a matter of phrases, not of echoing.
        return text.Length == 0 || Phrases.AsksForPhrase(context.Text) ? null : text;
    }

    private static string? CountOut(Match match)
    {
        var first = Wording.ReadNumber(match.Groups["first"].Value) ?? 1;
        if (Wording.ReadNumber(match.Groups["last"].Value) is not { } last || Math.Abs(last - first) > MaxCount)
        {
            return null;
        }

        var step = last < first ? -1 : 1;
        var numbers = Enumerable.Range(0, Math.Abs(last - first) + 1).Select(index => first + (index * step));
        return string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))) + ".";
    }

    [GeneratedRegex(
        """
            ^(please )?(repeat( after me)?|echo|say|(reply|respond|answer) (only |just |exactly )?with( just| only| exactly)?)\b(( exactly)?( this(?=\s*:))?\s*[:,]?\s*)(["“](?<quoted>[^"”]+)["”]|(?<rest>.+))
            """,
        RegexOptions.ExplicitCapture
            | RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.Singleline,
        Timeout
    )]
    private static partial Regex Say();

    [GeneratedRegex(
        @"\bcount (from (?<first>\w+) )?(up |down )?to (?<last>\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Count();
}
