namespace InteractiveAi.Client.Tests;

/// <summary>What the README shows compiles, against the library as it is.</summary>
public class SnippetTests
{
    private const string Fence = "```";

    private static IEnumerable<TestCaseData> Snippets =>
        ReadmeSnippet
            .Parse(Repository.Read("README.md"))
            .Select(snippet => new TestCaseData(snippet).SetArgDisplayNames(snippet.ToString()));

    private static IEnumerable<string> SetupNames =>
        Directory
            .EnumerateFiles(Repository.FullPath(SetupFolder), "*.cs")
            .Select(path => Path.GetFileNameWithoutExtension(path));

    private static string SetupFolder => "tests/InteractiveAi.Client.Tests/Conventions/Snippets/";

    [TestCaseSource(nameof(Snippets))]
    public void Readme_Block_Compiles(object snippet) =>
        Assert.That(new SnippetCompiler(ReadSetup).Problems((ReadmeSnippet)snippet), Is.Empty);

    [Test]
    public void Readme_OfThisRepository_HasBlocksToCompile() =>
        Assert.That(Snippets.Where(data => ((ReadmeSnippet)data.Arguments[0]!).SkipReason is null), Is.Not.Empty);

    [TestCaseSource(nameof(SetupNames))]
    public void Setup_OnItsOwn_Compiles(string name)
    {
        var empty = ReadmeSnippet.Parse(Markdown($"setup={name}", "Console.WriteLine();")).Single();

        Assert.That(new SnippetCompiler(ReadSetup).Problems(empty), Is.Empty);
    }

    [TestCase("", "Console.WriteLine(1);", ExpectedResult = "")]
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
    [TestCase("skip reason=the cell has magic", "#r \"nuget: Some.Package\"\n%time", ExpectedResult = "")]
    [TestCase("skip reason=lazy", "Console.WriteLine(Nowhere);", ExpectedResult = "README.md(5): only")]
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

        var problems = ReadmeSnippet.Parse(Markdown(options, code)).SelectMany(compiler.Problems);

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
            ReadmeSnippet.Parse(markdown),
            Is.EqualTo(new[] { new ReadmeSnippet(7, "A();\n  B();") }).Using<ReadmeSnippet>(Same)
        );
    }

    [TestCase("cs", "")]
    [TestCase("csharp", "<!-- snippet: setpu=chat -->\n")]
    public void Parse_BlockThatWouldNotBeCompiled_Throws(string language, string comment) =>
        Assert.That(
            () => ReadmeSnippet.Parse($"{comment}{Fence}{language}\nA();\n{Fence}"),
            Throws.TypeOf<FormatException>()
        );

    private static bool Same(ReadmeSnippet left, ReadmeSnippet right) =>
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
