using System.Runtime.Versioning;

namespace InteractiveAi.Client.Tests;

/// <summary>The library's surface is what was approved: a change of it is seen, and meant, before it is shipped.</summary>
public class PublicApiTests
{
    private const string Folder = "tests/InteractiveAi.Client.Tests/PublicApi/";

    private const int MaxDifferences = 60;

    [TestCase("InteractiveAi.Client", "approved")]
    [TestCase("InteractiveAi.Client.Testing", "approved.testing")]
    public void PublicApi_ComparedWithApprovedText_IsTheSame(string assembly, string name)
    {
        var framework = FrameworkOfTheLibrary();
        var approvedPath = $"{Folder}{name}.{framework}.txt";
        var current = ApiWriter.Write(ApiSurface.Load(assembly));

        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            File.WriteAllText(Repository.FullPath(approvedPath), current);
        }

        var approved = File.Exists(Repository.FullPath(approvedPath)) ? Repository.Read(approvedPath) : "";
        var candidatePath = Path.Combine(AppContext.BaseDirectory, $"{name}.candidate.{framework}.txt");
        File.WriteAllText(candidatePath, current);
        Assert.That(
            current,
            Is.EqualTo(approved),
            $"""
            The public surface for {framework} is not the approved one.
            {Difference(approved, current)}
            The current surface is in {candidatePath}.
            If the change is meant, run the tests once with UPDATE_APPROVED=1 and commit {approvedPath}.

            """
        );
    }

    [Test]
    public void Difference_LinesAddedAndRemoved_NamesThemWithTheirType()
    {
        const string approved =
            "namespace N\n{\n    public class A\n    {\n        public int Old { get; }\n    }\n}\n";
        const string current = "namespace N\n{\n    public class A\n    {\n        public int New { get; }\n    }\n}\n";

        var difference = Difference(approved, current);

        Assert.That(
            difference,
            Is.EqualTo("- public class A | public int Old { get; }\n+ public class A | public int New { get; }")
        );
    }

    /// <summary>The lines that only one of the texts has, each behind the line of the type that it stands in.</summary>
    private static string Difference(string approved, string current)
    {
        var before = WithOwners(approved);
        var after = WithOwners(current);
        var lines = before
            .Except(after)
            .Select(line => "- " + line)
            .Concat(after.Except(before).Select(line => "+ " + line))
            .ToList();
        return lines.Count <= MaxDifferences
            ? string.Join('\n', lines)
            : string.Join('\n', lines.Take(MaxDifferences)) + $"\n... and {lines.Count - MaxDifferences} more lines";
    }

    private static List<string> WithOwners(string text)
    {
        var owners = new Stack<string>();
        var lines = new List<string>();
        var previous = "";
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            switch (line)
            {
                case "{":
                    owners.Push(previous);
                    break;
                case "}":
                    owners.Pop();
                    break;
                default:
                    lines.Add(owners.TryPeek(out var owner) ? $"{owner} | {line}" : line);
                    break;
            }

            previous = line;
        }

        return lines;
    }

    private static string FrameworkOfTheLibrary()
    {
        var target = ApiSurface
            .Load("InteractiveAi.Client")
            .GetAttributes()
            .Single(attribute => attribute.AttributeClass?.Name == nameof(TargetFrameworkAttribute));
        var version = new FrameworkName((string)target.ConstructorArguments[0].Value!).Version;
        return $"net{version.Major}.{version.Minor}";
    }
}
