using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>A text that a small grammar allows: the root rule's literals, the one that was mentioned where there is a choice.</summary>
internal static partial class GrammarText
{
    private const int Timeout = 1000;

    public static string Derive(string grammar, string question)
    {
        var root = RootRule().Match(grammar);
        var body = root.Success ? root.Groups["body"].Value : grammar;
        var alternatives = body.Split('|').Select(Literals).Where(text => text.Length > 0).ToList();
        return alternatives.Find(text => question.Contains(text, StringComparison.OrdinalIgnoreCase))
            ?? alternatives.FirstOrDefault()
            ?? "";
    }

    private static string Literals(string alternative) =>
        string.Concat(Literal().Matches(alternative).Select(match => match.Groups["text"].Value));

    [GeneratedRegex(@"(^|\n)\s*root\s*::=(?<body>[^\n]*)", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex RootRule();

    [GeneratedRegex("\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Literal();
}
