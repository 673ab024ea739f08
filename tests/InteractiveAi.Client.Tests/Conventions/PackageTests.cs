using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InteractiveAi.Client.Tests;

/// <summary>What is packed can be built again to the byte, and is compared with what was released before.</summary>
public partial class PackageTests
{
    [Test]
    public void Baseline_OfTheVersionThatIsPacked_IsTheLastRelease()
    {
        var properties = XDocument.Parse(Repository.Read("src/Directory.Build.props")).Descendants("PropertyGroup");
        var version = properties.Elements("Version").Single().Value;
        var baseline = properties.Elements("PackageValidationBaselineVersion").SingleOrDefault()?.Value;

        var problem = Problem(Repository.Read("CHANGELOG.md"), version, baseline);

        Assert.That(problem, Is.Null);
    }

    [TestCase("## [Unreleased]\n\n- a\n", "0.1.0", null, ExpectedResult = null)]
    [TestCase("## [Unreleased]\n\n## [0.1.0] - 2027-01-01\n\n- a\n", "0.1.0", null, ExpectedResult = null)]
    [TestCase("## [Unreleased]\n\n- b\n\n## [0.1.0]\n\n- a\n", "0.2.0", "0.1.0", ExpectedResult = null)]
    [TestCase("## [0.10.0]\n\n- c\n\n## [0.9.0]\n\n- b\n", "0.10.0", "0.9.0", ExpectedResult = null)]
    [TestCase(
        "## [Unreleased]\n\n- b\n\n## [0.1.0]\n\n- a\n",
        "0.1.0",
        null,
        ExpectedResult = "Version is 0.1.0, which is released"
    )]
    [TestCase(
        "## [Unreleased]\n\n- b\n\n## [0.1.0]\n\n- a\n",
        "0.2.0",
        null,
        ExpectedResult = "PackageValidationBaselineVersion is not 0.1.0"
    )]
    [TestCase(
        "## [0.10.0]\n\n- c\n\n## [0.9.0]\n\n- b\n\n## [0.1.0]\n\n- a\n",
        "0.10.0",
        "0.1.0",
        ExpectedResult = "PackageValidationBaselineVersion is not 0.9.0"
    )]
    public string? Baseline_OfAChangelog_IsNamed(string changelog, string version, string? baseline) =>
        Problem(changelog, version, baseline);

    [Test]
    public void LogMethods_OfTheLibraries_AreInOneClassEach()
    {
        // Of several classes the generator writes one before the other in no particular order (dotnet/runtime#119587).
        var scattered = Repository
            .Files.Where(path =>
                path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)
            )
            .Where(path => Repository.Read(path).Contains("[LoggerMessage(", StringComparison.Ordinal))
            .GroupBy(path => path.Split('/')[1])
            .Where(project => project.Count() > 1)
            .Select(project => string.Join(", ", project));

        Assert.That(scattered, Is.Empty);
    }

    private static string? Problem(string changelog, string version, string? baseline)
    {
        var sections = Section()
            .Matches(changelog)
            .Select(found => (Name: found.Groups[1].Value, IsEmpty: found.Groups[2].Value.Trim().Length is 0))
            .ToList();
        var released = sections.Where(section => section.Name is not "Unreleased").Select(section => section.Name);
        if (released.Contains(version) && sections.Exists(section => section is { Name: "Unreleased", IsEmpty: false }))
        {
            return $"Version is {version}, which is released";
        }

        // Newest first.
        var last = released.FirstOrDefault(name => name != version);
        return last == baseline ? null : $"PackageValidationBaselineVersion is not {last ?? "absent"}";
    }

    [GeneratedRegex(@"^## \[([^\]]+)\][^\n]*\n(.*?)(?=^## \[|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();
}
