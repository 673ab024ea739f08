using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InteractiveAi.Client.Tests;

/// <summary>Project files, the solution and the tracked files are in the state that a fresh clone elsewhere needs.</summary>
public partial class BuildTests
{
    private static readonly string[] binaryExtensions = [".jpg", ".mp3", ".mp4", ".pdf", ".png", ".snk", ".wav"];

    private static IEnumerable<string> Projects =>
        Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));

    [Test]
    public void PackageReferences_OfEveryProject_TakeTheirVersionFromTheCentralFile()
    {
        var buildFiles = Repository.Files.Where(path =>
            path != "Directory.Packages.props" && Path.GetExtension(path) is ".csproj" or ".props" or ".targets"
        );

        var versioned = buildFiles
            .SelectMany(path => XDocument.Parse(Repository.Read(path)).Descendants().Select(element => (path, element)))
            .Where(found =>
                found.element.Name.LocalName is "PackageReference" or "GlobalPackageReference" or "PackageVersion"
            )
            .Where(found => HasVersion(found.element))
            .Select(found => $"{found.path}: {found.element}");

        Assert.That(versioned, Is.Empty);
    }

    [Test]
    public void Solution_OfThisRepository_HasEveryProjectAndNoOther()
    {
        var inSolution = ProjectLine()
            .Matches(Repository.Read("InteractiveAi.Client.sln"))
            .Select(match => match.Groups[1].Value.Replace('\\', '/'));

        // What the benchmarks compare with is restored by those who run them only.
        var expected = Projects.Where(path =>
            !path.StartsWith("tests/InteractiveAi.Client.Benchmarks/", StringComparison.Ordinal)
        );
        Assert.That(inSolution, Is.EquivalentTo(expected));
    }

    [Test]
    public void TrackedFiles_All_EndInANewline()
    {
        var unended = TextFiles()
            .Where(file => file.text.Length > 0 && !file.text.EndsWith('\n'))
            .Select(file => file.path);

        Assert.That(unended, Is.Empty);
    }

    [Test]
    public void TrackedFiles_All_AreFreeOfThisMachine()
    {
        var places = MachinePlaces();

        var found = TextFiles()
            .SelectMany(file => places.SelectMany(place => Occurrences(file.path, file.text, place)));

        Assert.That(found, Is.Empty);
    }

    [TestCase("cd /wo" + "rk/main", ExpectedResult = true)]
    [TestCase("\"/ro" + "ot/.nuget\"", ExpectedResult = true)]
    [TestCase("see /ho" + "me/jane/x", ExpectedResult = true)]
    [TestCase("https://example.test/ho" + "me/x", ExpectedResult = false)]
    [TestCase("https://packages.example.test/v3/ind" + "ex.json", ExpectedResult = true)]
    [TestCase("the network/root of it", ExpectedResult = false)]
    public bool MachinePlaces_InAText_AreFound(string text) => MachinePlaces().Any(place => place.IsMatch(text));

    private static bool HasVersion(XElement reference) =>
        reference.Name.LocalName == "PackageVersion"
        || reference.Attributes().Concat<XObject>(reference.Elements()).Any(IsVersion);

    private static bool IsVersion(XObject part) =>
        part
            is XAttribute { Name.LocalName: "Version" or "VersionOverride" }
                or XElement { Name.LocalName: "Version" or "VersionOverride" };

    private static IEnumerable<(string path, string text)> TextFiles() =>
        Repository
            .Files.Where(path => !binaryExtensions.Contains(Path.GetExtension(path)))
            .Select(path => (path, Repository.Read(path)));

    private static IEnumerable<string> Occurrences(string path, string text, Regex place) =>
        place.Matches(text).Select(match => $"{path}({text.AsSpan(0, match.Index).Count('\n') + 1}): {match.Value}");

    /// <summary>What names a machine anywhere, and what names the one that the test runs on.</summary>
    private static List<Regex> MachinePlaces()
    {
        List<Regex> places = [HomeFolder(), PackageFeed()];
        foreach (
            var folder in new[] { Repository.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) }
        )
        {
            if (folder.Length > 1)
            {
                places.Add(
                    new($@"(?<![\w.:/-]){Regex.Escape(folder)}(?![\w-])", RegexOptions.None, TimeSpan.FromSeconds(10))
                );
            }
        }

        return places;
    }

    [GeneratedRegex("""^Project\("[^"]+"\) = "[^"]+", "([^"]+\.csproj)",""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();

    [GeneratedRegex(@"(?<![\w.:/}-])/(work|tmp|root|home|Users)/|\b[A-Z]:\\Users\\")]
    private static partial Regex HomeFolder();

    [GeneratedRegex(@"https?://[^\s""'<>]+/v3/index\.json")]
    private static partial Regex PackageFeed();
}
