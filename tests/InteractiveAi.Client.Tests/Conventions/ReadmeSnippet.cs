using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Tests;

/// <summary>A block of C# in a Markdown text, and what the comment above it says about compiling it.</summary>
/// <remarks>
/// The comment is <c>&lt;!-- snippet: setup=a,b --&gt;</c>, which names the files in Conventions/Snippets that declare what the
/// block presumes; empty when it presumes nothing; or <c>&lt;!-- snippet: skip reason=... --&gt;</c>.
/// </remarks>
internal sealed partial record ReadmeSnippet(int FirstLine, string Code)
{
    public IReadOnlyList<string> Setups { get; private init; } = [];

    /// <summary>Null when the block is to be compiled.</summary>
    public string? SkipReason { get; private init; }

    /// <summary>A notebook cell rather than a program: its packages come with #r, and its last line may be an expression.</summary>
    public bool IsScript => NotebookDirective().IsMatch(Code);

    /// <summary>Has lines that only the tool that runs the block understands, not the compiler.</summary>
    public bool HasDirectives => IsScript || AppDirective().IsMatch(Code);

    /// <summary>The code for the compiler: lines for the tool are empty, so that every other line keeps its number.</summary>
    public string CompilableCode => AppDirective().Replace(NotebookDirective().Replace(Code, ""), "");

    public static IReadOnlyList<ReadmeSnippet> Parse(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var snippets = new List<ReadmeSnippet>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Fence().Match(lines[i]) is not { Success: true } fence)
            {
                continue;
            }

            var start = i + 1;
            var end = Array.FindIndex(lines, start, line => line.Trim() == "```");
            if (end < 0)
            {
                throw new FormatException($"line {start}: the block does not end");
            }

            switch (fence.Groups["language"].Value)
            {
                case "csharp":
                    var indent = fence.Groups["indent"].Length;
                    var code = lines[start..end]
                        .Select(line => line[Math.Min(indent, line.Length - line.TrimStart().Length)..]);
                    snippets.Add(WithOptions(new(start + 1, string.Join('\n', code)), lines.Take(i)));
                    break;
                case "cs" or "c#" or "C#" or "CSharp":
                    throw new FormatException($"line {start}: write csharp, so that the block is compiled");
            }

            i = end;
        }

        return snippets;
    }

    public override string ToString() => $"README.md line {FirstLine}";

    private static ReadmeSnippet WithOptions(ReadmeSnippet snippet, IEnumerable<string> linesBefore)
    {
        if (
            Options().Match(linesBefore.LastOrDefault(line => line.Trim().Length > 0) ?? "")
            is not { Success: true } comment
        )
        {
            return snippet;
        }

        return comment.Groups["name"].Value switch
        {
            "setup=" => snippet with { Setups = comment.Groups["value"].Value.Split(',') },
            "" when comment.Groups["value"].Length == 0 => snippet,
            "skip reason=" => snippet with { SkipReason = comment.Groups["value"].Value },
            _ => throw new FormatException(
                $"line {snippet.FirstLine}: {comment.Value} says neither setup= nor skip reason="
            ),
        };
    }

    [GeneratedRegex(@"^(?<indent>\s*)```(?<language>[\w#]*)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*<!--\s*snippet:\s*(?<name>setup=|skip reason=|)(?<value>.*?)\s*-->\s*$")]
    private static partial Regex Options();

    [GeneratedRegex("^#r .*$", RegexOptions.Multiline)]
    private static partial Regex NotebookDirective();

    [GeneratedRegex("^#[:!].*$", RegexOptions.Multiline)]
    private static partial Regex AppDirective();
}
