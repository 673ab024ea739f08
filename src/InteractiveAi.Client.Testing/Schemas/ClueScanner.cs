using System.Globalization;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Finds the values that a text contains.</summary>
internal static partial class ClueScanner
{
    private const int Timeout = 1000;
    private const int WordsBefore = 5;
    private const int WordsAfter = 2;

    private static readonly string[] DateFormats =
    [
        "d MMMM yyyy",
        "d MMM yyyy",
        "MMMM d yyyy",
        "MMM d yyyy",
        "d/M/yyyy",
        "d.M.yyyy",
    ];

    public static IEnumerable<Clue> Scan(string text, int age, TimeProvider time)
    {
        foreach (Match match in Pair().Matches(text))
        {
            var key = ToolWords.Of(match.Groups["key"].Value);
            yield return new Clue(
                ClueKind.Pair,
                match.Groups["value"].Value.Trim().Trim('"'),
                age,
                [.. key.Reverse()],
                []
            );
        }

        foreach (Match match in Value().Matches(text))
        {
            var before = Before(text, match.Index);
            if (Read(match, time, IsSentenceStart(text, match.Index)) is not var (kind, value))
            {
                continue;
            }

            yield return new Clue(kind, value, age, before, After(text, match.Index + match.Length))
            {
                Sign = match.Groups["sign"].Value,
                IsDoubtful =
                    kind == ClueKind.Name
                    && IsSentenceStart(text, match.Index)
                    && !IsSubject(value, text, match.Index + match.Length),
            };
        }
    }

    private static (ClueKind Kind, string Value)? Read(Match match, TimeProvider time, bool isSentenceStart)
    {
        if (match.Groups["date"].Success)
        {
            return Date(match.Value) is { } date ? (ClueKind.Date, date) : null;
        }

        if (match.Groups["day"].Success)
        {
            return (ClueKind.Date, RelativeDay(match.Value, time));
        }

        if (match.Groups["number"] is { Success: true } number)
        {
            return (ClueKind.Number, Number(number.Value));
        }

        if (match.Groups["word"].Success)
        {
            return (ClueKind.Number, Wording.ReadNumber(match.Value)!.Value.ToString(CultureInfo.InvariantCulture));
        }

        if (match.Groups["quoted"] is { Success: true } quoted)
        {
            return (ClueKind.Quoted, quoted.Value);
        }

        if (match.Groups["name"].Success)
        {
            return Name(match.Value, isSentenceStart) is { } name ? (ClueKind.Name, name) : null;
        }

        return match.Groups["url"].Success ? (ClueKind.Url, match.Value.TrimEnd('.', ',', '?', '!'))
            : match.Groups["email"].Success ? (ClueKind.Email, match.Value)
            : match.Groups["time"].Success ? (ClueKind.Time, match.Value)
            : (ClueKind.Code, match.Value);
    }

    private static string? Date(string text)
    {
        if (
            text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var instant
            )
        )
        {
            return instant.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
        {
            return iso.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var plain = DateNoise()
            .Replace(text, "")
            .Replace(",", "", StringComparison.Ordinal)
            .Replace("of ", "", StringComparison.Ordinal);
        return DateOnly.TryParseExact(
            plain,
            DateFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    private static string RelativeDay(string word, TimeProvider time)
    {
        var days = word.ToUpperInvariant() switch
        {
            "TOMORROW" => 1,
            "YESTERDAY" => -1,
            _ => 0,
        };
        return time.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Number(string text)
    {
        // "1,234.5" has groups, "99,50" a decimal comma.
        var plain = Groups().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text.Replace(',', '.');
        return plain.Replace('−', '-');
    }

    /// <summary>A capitalised phrase; where every sentence has a capital, without the small talk in front of it.</summary>
    private static string? Name(string phrase, bool isSentenceStart)
    {
        var words = isSentenceStart
            ? phrase.Split(' ').SkipWhile(TopicWords.IsFillerWord).ToArray()
            : phrase.Split(' ');
        return words.Length > 0 && !words.All(TopicWords.IsFillerWord) ? string.Join(' ', words) : null;
    }

    /// <summary>Whether a capital at the beginning of a sentence is more than that: a full name, or one that does something.</summary>
    private static bool IsSubject(string name, string text, int end) =>
        name.Contains(' ', StringComparison.Ordinal) || end == text.Length || Verb().IsMatch(text.AsSpan(end));

    private static bool IsSentenceStart(string text, int index)
    {
        var before = text.AsSpan(0, index).TrimEnd([' ', '"', '“', '(']);
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' or '\n';
    }

    private static List<string> Before(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < 60 && !EndsSentence(text, start - 1))
        {
            start--;
        }

        return
        [
            .. TopicWords.Words(text[start..end]).Reverse().Take(WordsBefore).Select(word => word.ToLowerInvariant()),
        ];
    }

    private static List<string> After(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 40 && !EndsSentence(text, end))
        {
            end++;
        }

        return [.. TopicWords.Words(text[start..end]).Take(WordsAfter).Select(word => word.ToLowerInvariant())];
    }

    private static bool EndsSentence(string text, int index) =>
        text[index] is '\n' or ';' or '!' or '?'
        || (text[index] is '.' or ',' && (index + 1 == text.Length || char.IsWhiteSpace(text[index + 1])));

    [GeneratedRegex(
        """
            (?<url>https?://[^\s<>"”)\]]+)
            |(?<email>(?<![\w.+-])[\w.+-]+@[\w-]+(\.[\w-]+)+)
            |(?<date>\b\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?\b
                |\b\d{1,2}(st|nd|rd|th)?\ (of\ )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,?\ \d{4}\b
                |\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\ \d{1,2}(st|nd|rd|th)?,?\ \d{4}\b
                |\b\d{1,2}[./]\d{1,2}[./]\d{4}\b)
            |(?<day>\b(today|tomorrow|yesterday)\b)
            |(?<time>\b\d{1,2}:\d{2}(:\d{2})?(\ ?[ap]m)?\b)
            |["“«](?<quoted>[^"”»\n]{1,200})["”»]
            |(?<=^|[\s(:])['‘](?<quoted>[^'’\n]{1,200})['’](?=$|[\s).,?!])
            |(?<code>\b(?=[a-z0-9-]{0,40}[0-9])(?=[a-z0-9-]{0,40}(?-i:[A-Z]))(?-i:[A-Z0-9]+)(-(?-i:[A-Z0-9]+))*\b)
            |((?<sign>[€$£¥])\ ?)?(?<number>(?<![\w.])[-−]?(\d{1,3}(,\d{3})+(\.\d+)?|\d+([.,]\d+)?)(?![\d]))
            |(?<word>\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)
            |(?<name>(?-i:\p{Lu})[\p{L}\p{M}'’-]+(\ (?-i:\p{Lu})[\p{L}\p{M}'’-]+)*)
            """,
        RegexOptions.ExplicitCapture
            | RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.IgnorePatternWhitespace,
        Timeout
    )]
    private static partial Regex Value();

    [GeneratedRegex(
        """(^|[\n,;.]\s*)["“]?(?<key>\p{L}[\p{L}\d _-]{0,30}?)["”]?\s*[:=]\s*(?<value>[^\n,;]*[^\n,;\s.])""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Pair();

    [GeneratedRegex(
        @"^(['’]s|,|\s*$|\s+(and|or|is|was|has|had|lives|works|goes|travels|flies|pays|buys|orders|takes|comes|wants|needs|likes|loves|bought|paid|said|born|\p{Ll}+ed)\b)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Verb();

    [GeneratedRegex(@"(?<=\d)(st|nd|rd|th)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Timeout)]
    private static partial Regex DateNoise();

    [GeneratedRegex(@"^[-−]?\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Groups();
}
