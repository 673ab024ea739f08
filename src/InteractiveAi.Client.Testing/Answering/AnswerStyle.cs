using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>How the answer is to be given, as far as the instructions and the message ask for something simple.</summary>
internal sealed partial class AnswerStyle
{
    private const int Timeout = 1000;

    private bool _brief;
    private bool _oneWord;
    private bool _upper;
    private bool _lower;
    private string _prefix = "";
    private string _suffix = "";

    private AnswerStyle() { }

    public static AnswerStyle Of(ReplyContext context)
    {
        var asked = context.Conversation.Instructions + "\n" + context.Text;
        return new AnswerStyle
        {
            _brief = Brief().IsMatch(asked),
            _oneWord = OneWord().IsMatch(asked),
            _upper = Upper().IsMatch(asked),
            _lower = Lower().IsMatch(asked),
            _prefix =
                StartWith().Match(asked) is { Success: true } start ? start.Groups["text"].Value + " "
                : Pirate().IsMatch(context.Conversation.Instructions) ? "Arr! "
                : "",
            _suffix = EndWith().Match(asked) is { Success: true } end ? " " + end.Groups["text"].Value : "",
        };
    }

    public string Apply(string text)
    {
        if (_oneWord)
        {
            text = TopicWords.Of(text, 1) is [var topic]
                ? topic.Split(' ')[^1]
                : text.Split(' ')[^1].TrimEnd('.', '!', '?');
        }
        else if (_brief)
        {
            text = FirstSentence(text);
        }

        text = _prefix + text + _suffix;
        if (_upper)
        {
            text = text.ToUpperInvariant();
        }
        else if (_lower)
        {
            text = text.ToLowerInvariant();
        }

        return text;
    }

    private static string FirstSentence(string text) =>
        SentenceEnd().Match(text) is { Success: true } end ? text[..(end.Index + 1)] : text;

    [GeneratedRegex(
        @"\b(brief(ly)?|concise(ly)?|terse(ly)?|short (answers?|replies|sentences?)|(one|a single) (short )?sentence|(answer|reply|keep it) short)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Brief();

    [GeneratedRegex(
        @"\b(one|a single|exactly one) word\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex OneWord();

    [GeneratedRegex(
        @"\b(upper ?case|all caps|capital letters|capitals only)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Upper();

    [GeneratedRegex(
        @"\b(lower ?case|small letters)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Lower();

    [GeneratedRegex(
        """\b(start|begin)\b[^."“'\n]{0,40}\bwith ["“'](?<text>[^"”'\n]+)["”']""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex StartWith();

    [GeneratedRegex(
        """\b(end|finish|close)\b[^."“'\n]{0,40}\bwith ["“'](?<text>[^"”'\n]+)["”']""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex EndWith();

    [GeneratedRegex(
        @"\bpirate\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Pirate();

    [GeneratedRegex(@"(?<![\s.]\p{L}|\d)[.!?](?=\s+[\p{Lu}“\d])", RegexOptions.None, Timeout)]
    private static partial Regex SentenceEnd();
}
