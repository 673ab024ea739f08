using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;

namespace InteractiveAi.Client.Tests;

/// <summary>What the README and the pages show compiles, against the library as it is, runs, and prints what they say it prints.</summary>
[NonParallelizable]
public class SnippetTests
{
    private const string Fence = "```";

    private static IEnumerable<Snippet> Snippets =>
        Repository
            .Files.Where(path => path == "README.md" || path.StartsWith("docs/", StringComparison.Ordinal))
            .Where(path => path.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(path => Snippet.Parse(path, Repository.Read(path)));

    private static IEnumerable<TestCaseData> Blocks => Snippets.Select(Case);

    private static IEnumerable<TestCaseData> Programs =>
        Snippets.Where(snippet => snippet is { SkipReason: null, NotRunReason: null }).Select(Case);

    private static IEnumerable<string> SetupNames =>
        Directory
            .EnumerateFiles(Repository.FullPath(SetupFolder), "*.cs")
            .Select(path => Path.GetFileNameWithoutExtension(path));

    private static string SetupFolder => "tests/InteractiveAi.Client.Tests/Conventions/Snippets/";

    [TestCaseSource(nameof(Blocks))]
    public void Block_OfAPage_Compiles(object snippet) =>
        Assert.That(new SnippetCompiler(ReadSetup).Problems((Snippet)snippet), Is.Empty);

    [TestCaseSource(nameof(Programs))]
    public async Task Block_OfAPage_RunsAndPrintsWhatThePageSays(object snippet)
    {
        var shown = (Snippet)snippet;
        await using var runner = await SnippetRunner.StartAsync();

        var printed = await PrintedAsync(SnippetRunner.ToLocal(shown));

        if (shown.Prints is { } expected)
        {
            Assert.That(printed.TrimEnd(), Is.EqualTo(expected.TrimEnd()));
        }
    }

    [Test]
    public void Pages_OfThisRepository_HaveBlocksToRun() => Assert.That(Programs.Count(), Is.GreaterThan(20));

    [TestCaseSource(nameof(SetupNames))]
    public void Setup_OnItsOwn_Compiles(string name)
    {
        var empty = Snippet.Parse("README.md", Markdown($"setup={name}", "Console.WriteLine();")).Single();

        Assert.That(new SnippetCompiler(ReadSetup).Problems(empty), Is.Empty);
    }

    [TestCase("", "Console.WriteLine(1);", ExpectedResult = "")]
    [TestCase("setup=number; not run: it waits", "Console.WriteLine(number);", ExpectedResult = "")]
    [TestCase("not run:", "Console.WriteLine(1);", ExpectedResult = "README.md(5): a")]
    [TestCase("", "await Task.Delay(1);\nint text = \"1\";", ExpectedResult = "README.md(6): CS0029")]
    [TestCase("", "string text = null;\nConsole.WriteLine(text);", ExpectedResult = "README.md(5): CS8600")]
    [TestCase("", "record Point(int X);", ExpectedResult = "")]
    [TestCase("", "Console.WriteLine(Nowhere);", ExpectedResult = "README.md(5): CS0103")]
    [TestCase("setup=number", "Console.WriteLine(number + 1);", ExpectedResult = "")]
    [TestCase("setup=number", "var number = \"shadows\";\nConsole.WriteLine(number.Length);", ExpectedResult = "")]
    [TestCase("setup=number,text", "Console.WriteLine(number + text);", ExpectedResult = "")]
    [TestCase("setup=nowhere", "Console.WriteLine();", ExpectedResult = "README.md(5): there README.md(5): not")]
    [TestCase("", "#:package Some.Package@1.0.0\nConsole.WriteLine(Nowhere);", ExpectedResult = "README.md(6): CS0103")]
    [TestCase(
        "",
        "#r \"nuget: Some.Package\"\nvar list = new List<int>();\nawait Task.FromResult(list.Count)",
        ExpectedResult = ""
    )]
    [TestCase(
        "",
        "#r \"nuget: Some.Package\"\nawait Task.FromResult(Nowhere)",
        ExpectedResult = "README.md(6): CS0103"
    )]
    [TestCase("skip: the cell has magic", "#r \"nuget: Some.Package\"\n%time", ExpectedResult = "")]
    [TestCase("skip: lazy", "Console.WriteLine(Nowhere);", ExpectedResult = "README.md(5): only")]
    [TestCase(
        "",
        "using System.Text.Json.Serialization;\nConsole.WriteLine(Json.Default.Pair.Kind);\nrecord Pair(int A);\n[JsonSerializable(typeof(Pair))] partial class Json : JsonSerializerContext;",
        ExpectedResult = ""
    )]
    public string Problems_OfABlock_AreFoundWithTheirLine(string options, string code)
    {
        var compiler = new SnippetCompiler(name =>
            name switch
            {
                "number" => "global using static Number; static class Number { public static int number = 1; }",
                "text" => "global using static Text; static class Text { public static string text = \"\"; }",
                _ => null,
            }
        );

        var problems = Snippet.Parse("README.md", Markdown(options, code)).SelectMany(compiler.Problems);

        return string.Join(' ', problems.Select(problem => string.Join(' ', problem.Split(' ').Take(2))));
    }

    [Test]
    public void Parse_BlocksOfOtherLanguages_AreLeftAlone()
    {
        const string markdown = $"""
            {Fence}sh
            dotnet test
            {Fence}

            - item
              {Fence}csharp
              A();
                B();
              {Fence}
            """;

        Assert.That(
            Snippet.Parse("README.md", markdown),
            Is.EqualTo(new[] { new Snippet("README.md", 7, "A();\n  B();") }).Using<Snippet>(Same)
        );
    }

    [TestCase("cs", "")]
    [TestCase("csharp", "<!-- snippet: setpu=chat -->\n")]
    public void Parse_BlockThatWouldNotBeCompiled_Throws(string language, string comment) =>
        Assert.That(
            () => Snippet.Parse("README.md", $"{comment}{Fence}{language}\nA();\n{Fence}"),
            Throws.TypeOf<FormatException>()
        );

    [TestCase("", null)]
    [TestCase("\nPrints:\n\n```text\na\n b\n```\n", "a\n b")]
    [TestCase("\nPrints, for example:\n\n```text\na\n```\n", null)]
    [TestCase("\nThen:\n\n```text\na\n```\n", null)]
    public void Parse_TextBelowABlock_IsWhatItPrints(string below, string? prints) =>
        Assert.That(Snippet.Parse("README.md", Markdown("", "A();") + below).Single().Prints, Is.EqualTo(prints));

    [TestCase("Console.Write(\"a\"); Console.Error.Write(\"b\");", "ab")]
    [TestCase("await Task.Yield(); Console.Write(args.Length);", "0")]
    [TestCase(
        "using InteractiveAi.Client;\nConsole.Write((await new ChatClient(\"your-router-key\").CompleteAsync(\"Say: Olá\", model: \"m\")).Text);",
        "Olá"
    )]
    [TestCase(
        "using InteractiveAi.Client.Orq;\nConsole.Write(new OrqOptions { ApiKey = \"your-orq-key\" }.Endpoint.IsLoopback);",
        "True"
    )]
    [TestCase("Console.Write(File.Exists(\"photo.png\"));", "True")]
    public async Task Run_OfABlock_IsWhatItsReaderWouldSee(string code, string expected)
    {
        var block = Snippet.Parse("README.md", Markdown("", code)).Single();
        await using var runner = await SnippetRunner.StartAsync();

        Assert.That(await PrintedAsync(SnippetRunner.ToLocal(block)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Run_OfABlockThatFails_Throws()
    {
        var block = Snippet
            .Parse("README.md", Markdown("", "await Task.Yield(); throw new FormatException();"))
            .Single();
        await using var runner = await SnippetRunner.StartAsync();

        Assert.That(() => PrintedAsync(block), Throws.TypeOf<FormatException>());
    }

    private static async Task<string> PrintedAsync(Snippet snippet)
    {
        if (snippet.IsScript)
        {
            var cell = new JsonObject { ["cell_type"] = "code", ["source"] = new JsonArray(snippet.CompilableCode) };
            var ran = await NotebookRunner.RunAsync(new JsonObject { ["cells"] = new JsonArray(cell) });
            return string.Concat(
                ran["cells"]![0]!["outputs"]!.AsArray().SelectMany(output => output!["text"]?.AsArray() ?? [])
            );
        }

        var program = new SnippetCompiler(ReadSetup).Compile(snippet);
        // A block of types alone has nothing to run.
        return program.Options.OutputKind is OutputKind.ConsoleApplication ? await SnippetRunner.RunAsync(program) : "";
    }

    private static TestCaseData Case(Snippet snippet) =>
        new TestCaseData(snippet).SetArgDisplayNames(snippet.ToString());

    private static bool Same(Snippet left, Snippet right) =>
        left.FirstLine == right.FirstLine && left.Code == right.Code;

    /// <summary>A README whose block begins on line 5.</summary>
    private static string Markdown(string options, string code) =>
        $"# Title\n\n{(options.Length > 0 ? $"<!-- snippet: {options} -->" : "Text:")}\n{Fence}csharp\n{code}\n{Fence}\n";

    private static string? ReadSetup(string name)
    {
        var path = SetupFolder + name + ".cs";
        return File.Exists(Repository.FullPath(path)) ? Repository.Read(path) : null;
    }
}
