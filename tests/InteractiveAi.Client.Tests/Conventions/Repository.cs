using System.ComponentModel;
using System.Diagnostics;

namespace InteractiveAi.Client.Tests;

/// <summary>The repository that these tests were built from, for the tests that look at its files.</summary>
internal static class Repository
{
    private static readonly string[] generatedFolders =
    [
        ".git",
        ".idea",
        ".vs",
        "artifacts",
        "bin",
        "obj",
        "TestResults",
    ];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with forward slashes, in ordinal order: what git tracks, or would.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [.. (ListByGit() ?? ListByWalking()).Order(StringComparer.Ordinal)];

    public static string FullPath(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(FullPath(path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "InteractiveAi.Client.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository");
    }

    private static IEnumerable<string>? ListByGit()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0
                ? output
                    .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                    .Distinct()
                    .Where(path => File.Exists(FullPath(path)))
                : null;
        }
        catch (Win32Exception)
        {
            // Without git the sources came some other way, and hold nothing but what is tracked.
            return null;
        }
    }

    private static IEnumerable<string> ListByWalking() =>
        Directory
            .EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(generatedFolders, StringComparer.Ordinal).Any());
}
