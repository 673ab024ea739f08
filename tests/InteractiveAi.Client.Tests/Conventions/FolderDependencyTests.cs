namespace InteractiveAi.Client.Tests;

/// <summary>Gateways do not see each other, and the core sees neither them nor the adapters: each could become a package of its own.</summary>
public class FolderDependencyTests
{
    private const string Project = "src/InteractiveAi.Client/";

    /// <summary>The one place of the core that names every gateway's types: who serialises has to know them all.</summary>
    private const string Contracts = Project + "Json/WireJsonContext.cs";

    private static readonly string[] core =
    [
        "",
        "Content",
        "Diagnostics",
        "Errors",
        "Http",
        "Json",
        "Messages",
        "Requests",
        "Responses",
        "Streaming",
        "StructuredOutput",
        "Tools",
    ];

    private static readonly string[] gateways = ["InteractiveAi", "JamAi", "OpenAICompatible", "Orq"];

    private static readonly string[] adapters = ["DependencyInjection", "MicrosoftExtensionsAI"];

    /// <summary>Uses that the rules forbid and that are right all the same, each with the reason.</summary>
    private static readonly Dictionary<(string File, string Type), string> exceptions = new()
    {
        [(Project + "ChatClient.cs", "InteractiveAiOptions")] = "a key alone makes a client of the namesake gateway",
    };

    [Test]
    public void Library_FoldersAmongEachOther_DependOneWay()
    {
        var files = SourceFile.Under(Project);
        var compilation = PlatformCompilation.Create(
            files.Select(file => file.Tree),
            references: reference =>
                !Path.GetFileName(reference.Display!).StartsWith("InteractiveAi.Client", StringComparison.Ordinal)
        );

        var forbidden = FolderDependencies.Find(compilation, files).Where(IsForbidden).ToList();

        using (Assert.EnterMultipleScope())
        {
            // What does not compile here cannot be seen through.
            Assert.That(
                compilation
                    .GetDiagnostics()
                    .Where(one => one.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error),
                Is.Empty
            );
            Assert.That(forbidden.Where(use => !exceptions.ContainsKey((use.File, use.Type))), Is.Empty);
            Assert.That(
                exceptions.Keys.Except(forbidden.Select(use => (use.File, use.Type))),
                Is.Empty,
                "exceptions that nothing needs"
            );
        }
    }

    [Test]
    public void Library_EveryFolder_HasItsPlace()
    {
        var folders = SourceFile.Under(Project).Select(file => file.Folder).Distinct(StringComparer.Ordinal).ToList();

        Assert.That(folders.Except([.. core, .. gateways, .. adapters], StringComparer.Ordinal), Is.Empty);
        Assert.That(folders, Is.SupersetOf(gateways), "gateways that are not looked at");
    }

    [TestCase("Orq", "JamAi", ExpectedResult = true)]
    [TestCase("OpenAICompatible", "InteractiveAi", ExpectedResult = true)]
    [TestCase("Json", "MicrosoftExtensionsAI", ExpectedResult = true)]
    [TestCase("", "DependencyInjection", ExpectedResult = true)]
    [TestCase("Orq", "DependencyInjection", ExpectedResult = true)]
    [TestCase("Orq", "Http", ExpectedResult = false)]
    [TestCase("Json", "Orq", ExpectedResult = true)]
    [TestCase("Responses", "JamAi", ExpectedResult = true)]
    [TestCase("", "InteractiveAi", ExpectedResult = true)]
    [TestCase("DependencyInjection", "Orq", ExpectedResult = false)]
    [TestCase("DependencyInjection", "MicrosoftExtensionsAI", ExpectedResult = false)]
    public bool IsForbidden_OfTwoFolders_FollowsTheDesign(string from, string to) =>
        IsForbidden(new("a.cs", 1, from, "T", to));

    [Test]
    public void IsForbidden_OfTheContracts_IsNothingOfAGateway() =>
        Assert.That(gateways.Where(gateway => IsForbidden(new(Contracts, 1, "Json", "T", gateway))), Is.Empty);

    [TestCase("JamAiOptions? field;", ExpectedResult = "JamAiOptions")]
    [TestCase("List<JamAiOptions[]> field = [];", ExpectedResult = "JamAiOptions")]
    [TestCase("object field = typeof(JamAiOptions);", ExpectedResult = "JamAiOptions")]
    [TestCase("void M() => Core.Options().Run();", ExpectedResult = "JamAiOptions")]
    [TestCase("void M() { var hidden = Core.Options(); }", ExpectedResult = "JamAiOptions")]
    [TestCase("void M() => Core.Take(new());", ExpectedResult = "JamAiOptions")]
    [TestCase("void M() => 1.Extended();", ExpectedResult = "JamAiExtensions")]
    [TestCase("[JamAi] void M() { }", ExpectedResult = "JamAiAttribute")]
    [TestCase("/// <summary><see cref=\"JamAiOptions\"/></summary>\nint field;", ExpectedResult = "")]
    [TestCase("object field = new Core();", ExpectedResult = "")]
    public string Find_UseOfAnotherFoldersType_IsFound(string member)
    {
        SourceFile[] files =
        [
            new(Project + "Orq/Orq.cs", $"namespace P; class Orq {{\n{member}\n}}"),
            new(
                Project + "JamAi/JamAiOptions.cs",
                """
                namespace P;
                public class JamAiOptions { public void Run() { } }
                public class JamAiAttribute : Attribute;
                public static class JamAiExtensions { public static void Extended(this int value) { } }
                """
            ),
            new(
                Project + "Core.cs",
                "namespace P; public class Core { public static JamAiOptions Options() => new(); public static void Take(JamAiOptions options) { } }"
            ),
        ];

        var found = FolderDependencies.Find(PlatformCompilation.Create(files.Select(file => file.Tree)), files);

        return string.Join(
            ' ',
            found.Where(use => use.FromFolder is "Orq").Where(IsForbidden).Select(use => use.Type).Distinct()
        );
    }

    private static bool IsForbidden(FolderReference use) =>
        gateways.Contains(use.FromFolder) && gateways.Contains(use.ToFolder)
        || core.Contains(use.FromFolder) && gateways.Contains(use.ToFolder) && use.File != Contracts
        || !adapters.Contains(use.FromFolder) && adapters.Contains(use.ToFolder);
}
