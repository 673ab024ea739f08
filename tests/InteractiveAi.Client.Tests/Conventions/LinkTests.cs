using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Tests;

/// <summary>Links from one page of the repository to another lead somewhere, headings included.</summary>
public partial class LinkTests
{
    private static IEnumerable<string> Pages => Repository.Files.Where(IsPage);

    [TestCaseSource(nameof(Pages))]
    public void Page_LinksToThisRepository_LeadToAFileAndItsHeading(string page) =>
        Assert.That(Broken(page, Repository.Read(page), Repository.Read), Is.Empty);

    [Test]
    public void Docs_EveryPage_IsLinkedFromTheReadme()
    {
        var linked = Link()
            .Matches(Repository.Read("README.md"))
            .Select(link => link.Groups["target"].Value)
            .ToHashSet();

        Assert.That(Pages.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)), Is.SubsetOf(linked));
    }

    [TestCase("[a](b.md)", ExpectedResult = "")]
    [TestCase("[a](../README.md#first-steps)", ExpectedResult = "")]
    [TestCase("[a](#your-own-httpclient-proxies-http2)", ExpectedResult = "")]
    [TestCase("[a](https://elsewhere.test/x#y)", ExpectedResult = "")]
    [TestCase("`[a](c.md)`", ExpectedResult = "")]
    [TestCase("```text\n[a](c.md)\n```", ExpectedResult = "")]
    [TestCase("[a](c.md)", ExpectedResult = "c.md")]
    [TestCase("[a](b.md#nowhere)", ExpectedResult = "b.md#nowhere")]
    [TestCase("[a](/docs/b.md)", ExpectedResult = "/docs/b.md")]
    public string Broken_OfAPage_AreFound(string text)
    {
        var files = new Dictionary<string, string>
        {
            ["docs/a.md"] = text + "\n\n## Your own `HttpClient`: proxies, HTTP/2\n",
            ["docs/b.md"] = "# B",
            ["README.md"] = "# R\n\n## First steps",
        };

        return string.Join(' ', Broken("docs/a.md", files["docs/a.md"], path => files[path], files.ContainsKey));
    }

    private static IEnumerable<string> Broken(
        string page,
        string text,
        Func<string, string> read,
        Func<string, bool>? exists = null
    )
    {
        exists ??= path => File.Exists(Repository.FullPath(path)) || Directory.Exists(Repository.FullPath(path));
        foreach (Match link in Link().Matches(Code().Replace(text, "")))
        {
            var target = link.Groups["target"].Value;
            if (target.Contains(':', StringComparison.Ordinal))
            {
                continue;
            }

            var (path, heading) = target.Split('#') is [var before, var after] ? (before, after) : (target, null);
            var file = path.Length == 0 ? page : Combine(page, path);
            if (!exists(file) || heading is not null && !Headings(read(file)).Contains(heading))
            {
                yield return target;
            }
        }
    }

    private static string Combine(string page, string path)
    {
        // From a root of its own, so that what climbs out of the repository or starts at a disk's root is found nowhere.
        var root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "repository"));
        var combined = Path.GetFullPath(Path.Combine(root, Path.GetDirectoryName(page)!, path));
        return Path.GetRelativePath(root, combined).Replace('\\', '/').TrimEnd('/');
    }

    private static HashSet<string> Headings(string text) =>
        [
            .. Heading()
                .Matches(Fenced().Replace(text, ""))
                .Select(heading =>
                    NotInAnchors().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-')
                ),
        ];

    private static bool IsPage(string path) => path.EndsWith(".md", StringComparison.Ordinal) && path != "CHANGELOG.md";

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*```.*?^\s*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"^\s*```.*?^\s*```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex NotInAnchors();
}
