using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace InteractiveAi.Client.Tests;

/// <summary>What ships as documentation is there and is our own.</summary>
public class DocumentationTests
{
    private const string Twenty =
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";
    private const string Thirty = Twenty + " and one two three four five six seven eight nine";

    private static readonly string[] shippedAssemblies = ["InteractiveAi.Client", "InteractiveAi.Client.Testing"];

    [TestCaseSource(nameof(shippedAssemblies))]
    public void PublicMembers_All_HaveASummary(string assemblyName) =>
        Assert.That(RulesFor(assemblyName).MissingSummaries(), Is.Empty);

    [TestCaseSource(nameof(shippedAssemblies))]
    public void PublicStructs_All_SayWhatDefaultIs(string assemblyName) =>
        Assert.That(RulesFor(assemblyName).SilentStructs(), Is.Empty);

    [TestCaseSource(nameof(shippedAssemblies))]
    public void Summaries_OfDifferentTypes_AreNotCopies(string assemblyName) =>
        Assert.That(RulesFor(assemblyName).CopiedSummaries(), Is.Empty);

    [Test]
    public void ChatClient_EveryCall_DocumentsWhatItThrows() =>
        Assert.That(
            RulesFor("InteractiveAi.Client")
                .SilentThrowers(
                    "InteractiveAi.Client.ChatClient",
                    "ApiException",
                    "ArgumentException",
                    "ChatTimeoutException"
                ),
            Is.Empty
        );

    [TestCase("/// <summary>A.</summary>\npublic class A { }", ExpectedResult = "")]
    [TestCase("public class A { }", ExpectedResult = "A")]
    [TestCase("/// <summary></summary>\npublic class A { }", ExpectedResult = "A")]
    [TestCase("/// <remarks>A.</remarks>\npublic class A { }", ExpectedResult = "A")]
    [TestCase(
        "/// <summary>A.</summary>\npublic class A { public int B { get; } internal int C; }",
        ExpectedResult = "A.B"
    )]
    [TestCase(
        "/// <summary>A.</summary>\npublic class A { public override string ToString() => \"\"; }",
        ExpectedResult = ""
    )]
    [TestCase("/// <summary>A.</summary>\npublic record A { }", ExpectedResult = "")]
    [TestCase(
        "/// <summary>A.</summary>\npublic class A : IDisposable { /// <inheritdoc/>\npublic void Dispose() { } }",
        ExpectedResult = ""
    )]
    [TestCase(
        "/// <summary>A.</summary>\npublic class A { /// <inheritdoc/>\npublic void B() { } }",
        ExpectedResult = "A.B()"
    )]
    [TestCase(
        "/// <summary>A.</summary>\npublic class A { /// <inheritdoc cref=\"A\"/>\npublic void B() { } }",
        ExpectedResult = ""
    )]
    public string MissingSummaries_OfASource_AreNamed(string source) =>
        NamesIn(RulesForSource(source).MissingSummaries());

    [TestCase("/// <summary>A, whose default is empty.</summary>\npublic struct A { }", ExpectedResult = "")]
    [TestCase(
        "/// <summary>A.</summary><remarks><see langword=\"default\"/> is empty.</remarks>\npublic struct A { }",
        ExpectedResult = ""
    )]
    [TestCase("/// <summary>A.</summary>\npublic struct A { }", ExpectedResult = "A")]
    [TestCase("/// <summary>A.</summary>\npublic class A { }", ExpectedResult = "")]
    public string SilentStructs_OfASource_AreNamed(string source) => NamesIn(RulesForSource(source).SilentStructs());

    [TestCase(Thirty, Thirty, ExpectedResult = "B")]
    [TestCase("Something else. " + Thirty, Thirty + " more.", ExpectedResult = "B")]
    [TestCase(Twenty, Twenty, ExpectedResult = "")]
    [TestCase(Thirty, Twenty + " but one two three four five six seven eight nine", ExpectedResult = "")]
    public string CopiedSummaries_OfTwoTypes_AreNamed(string first, string second) =>
        NamesIn(
            RulesForSource(
                    $"/// <summary>{first}</summary>\npublic class A {{ }}\n/// <summary>{second}</summary>\npublic class B {{ }}"
                )
                .CopiedSummaries()
        );

    [TestCase(
        "/// <exception cref=\"ArgumentException\">x</exception><exception cref=\"IOException\">x</exception>",
        ExpectedResult = ""
    )]
    [TestCase("/// <exception cref=\"ArgumentException\">x</exception>", ExpectedResult = "A.RunAsync(int)")]
    [TestCase("/// <summary>x</summary>", ExpectedResult = "A.RunAsync(int) A.RunAsync(int)")]
    public string SilentThrowers_OfASource_AreNamed(string comment) =>
        NamesIn(
            RulesForSource($"public class A {{\n{comment}\npublic void RunAsync(int value) {{ }} }}")
                .SilentThrowers("A", "IOException")
        );

    [Test]
    public void SilentThrowers_OfATypeThatIsNotThere_SayThat() =>
        Assert.That(RulesForSource("").SilentThrowers("A"), Is.EqualTo(["A does not exist"]));

    private static string NamesIn(IEnumerable<string> problems) =>
        string.Join(' ', problems.Select(problem => problem.Split(' ')[0]));

    private static DocumentationRules RulesFor(string assemblyName) =>
        new(ApiSurface.Load(assemblyName), ApiDocumentation.Load(assemblyName));

    private static DocumentationRules RulesForSource(string source)
    {
        var compilation = PlatformCompilation.Create([SourceFile.Parse(source, "A.cs")], name: "Made");
        using var image = new MemoryStream();
        using var comments = new MemoryStream();
        var emitted = compilation.Emit(image, xmlDocumentationStream: comments);
        Assert.That(emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error), Is.Empty);
        image.Position = 0;
        var reference = MetadataReference.CreateFromStream(image);
        var reader = PlatformCompilation.Create([]).AddReferences(reference);
        return new(
            (IAssemblySymbol)reader.GetAssemblyOrModuleSymbol(reference)!,
            new(XDocument.Parse(Encoding.UTF8.GetString(comments.ToArray())))
        );
    }
}
