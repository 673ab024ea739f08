using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Tests;

/// <summary>A block of C# in a Markdown text, what the comment above it says about it, and what it is said to print.</summary>
/// <remarks>
/// <para>
/// The comment is <c>&lt;!-- snippet: setup=a,b; not run: why --&gt;</c>. <c>setup</c> names the files in Conventions/Snippets that declare what the
/// block presumes; <c>not run</c> keeps a block that compiles from being executed; <c>skip: why</c> keeps one with directives for a tool from being compiled.
/// </para>
/// <para>A block of text below the line <c>Prints:</c> is what it prints.</para>
/// </remarks>
internal sealed partial record Snippet(string Path, int FirstLine, string Code)
{
    public IReadOnlyList<string> Setups { get; private init; } = [];

    /// <summary>Null when the block is to be compiled.</summary>
    public string? SkipReason { get; private init; }

    /// <summary>Null when the block is to be run.</summary>
    public string? NotRunReason { get; private init; }

    /// <summary>Null when the page does not say.</summary>
    public string? Prints { get; private init; }

    /// <summary>A notebook cell rather than a program: its packages come with #r, and its last line may be an expression.</summary>
    public bool IsScript => NotebookDirective().IsMatch(Code);

    /// <summary>Has lines that only the tool that runs the block understands, not the compiler.</summary>
    public bool HasDirectives => IsScript || AppDirective().IsMatch(Code);

    /// <summary>The code for the compiler: lines for the tool are empty, so that every other line keeps its number.</summary>
    public string CompilableCode => AppDirective().Replace(NotebookDirective().Replace(Code, ""), "");

    public static IReadOnlyList<Snippet> Parse(string path, string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var snippets = new List<Snippet>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Fence().Match(lines[i]) is not { Success: true } fence)
            {
                continue;
            }

            var start = i + 1;
            var end = EndOf(lines, i, path);
            switch (fence.Groups["language"].Value)
            {
                case "csharp":
                    var code = Unindented(lines[start..end], fence.Groups["indent"].Length);
                    snippets.Add(
                        WithOptions(
                            new(path, start + 1, code) { Prints = PrintsAfter(lines, end, path) },
                            lines.Take(i)
                        )
                    );
                    break;
                case "cs" or "c#" or "C#" or "CSharp":
                    throw new FormatException($"{path}({start}): write csharp, so that the block is compiled");
            }

            i = end;
        }

        return snippets;
    }

    public override string ToString() => $"{Path} line {FirstLine}";

    private static string? PrintsAfter(string[] lines, int end, string path)
    {
        var said = NextWritten(lines, end + 1);
        if (said < 0 || lines[said].Trim() != "Prints:")
        {
            return null;
        }

        var opening = NextWritten(lines, said + 1);
        return opening >= 0 && Fence().Match(lines[opening]) is { Success: true } fence
            ? Unindented(lines[(opening + 1)..EndOf(lines, opening, path)], fence.Groups["indent"].Length)
            : throw new FormatException($"{path}({said + 1}): nothing is printed");
    }

    private static int NextWritten(string[] lines, int from) =>
        from < lines.Length ? Array.FindIndex(lines, from, line => line.Trim().Length > 0) : -1;

    private static int EndOf(string[] lines, int opening, string path)
    {
        var end = Array.FindIndex(lines, opening + 1, line => line.Trim() == "```");
        return end >= 0 ? end : throw new FormatException($"{path}({opening + 1}): the block does not end");
    }

    private static string Unindented(IEnumerable<string> lines, int indent) =>
        string.Join('\n', lines.Select(line => line[Math.Min(indent, line.Length - line.TrimStart().Length)..]));

    private static Snippet WithOptions(Snippet snippet, IEnumerable<string> linesBefore)
    {
        if (
            Options().Match(linesBefore.LastOrDefault(line => line.Trim().Length > 0) ?? "")
            is not { Success: true } comment
        )
        {
            return snippet;
        }

        foreach (
            var option in comment
                .Groups["options"]
                .Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            snippet = Option().Match(option) switch
            {
                { Success: true } match => match.Groups["name"].Value switch
                {
                    "setup=" => snippet with { Setups = match.Groups["value"].Value.Split(',') },
                    "not run:" => snippet with { NotRunReason = match.Groups["value"].Value.Trim() },
                    _ => snippet with { SkipReason = match.Groups["value"].Value.Trim() },
                },
                _ => throw new FormatException(
                    $"{snippet.Path}({snippet.FirstLine}): {option} says neither setup= nor not run: nor skip:"
                ),
            };
        }

        return snippet;
    }

    [GeneratedRegex(@"^(?<indent>\s*)```(?<language>[\w#]*)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*<!--\s*snippet:(?<options>.*?)-->\s*$")]
    private static partial Regex Options();

    [GeneratedRegex("^(?<name>setup=|not run:|skip:)(?<value>.*)$")]
    private static partial Regex Option();

    [GeneratedRegex("^#r .*$", RegexOptions.Multiline)]
    private static partial Regex NotebookDirective();

    [GeneratedRegex("^#[:!].*$", RegexOptions.Multiline)]
    private static partial Regex AppDirective();
}
