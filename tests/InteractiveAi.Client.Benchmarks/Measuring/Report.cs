using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>The tables of one topic, printed as they come and kept in the project's <c>Results</c>.</summary>
internal sealed class Report
{
    private readonly string _topic;
    private readonly StringBuilder _text = new();

    public Report(string topic, string command)
    {
        _topic = topic;
        Say($"# {topic}\n");
        Say($"`dotnet run -c Release --project tests/InteractiveAi.Client.Benchmarks -- {command}`\n");
        Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription.Split(' ')[0]} "
                    + $"{RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}, "
                    + $"{(System.Runtime.GCSettings.IsServerGC ? "server" : "workstation")} GC\n"
            )
        );
    }

    public static string ProjectFolder { get; } = Path.GetDirectoryName(Path.GetDirectoryName(Here()))!;

    public void Say(string text)
    {
        Console.WriteLine(text);
        _text.Append(text).Append('\n');
    }

    public void Add(Table table) => Say(table.ToString());

    /// <summary>Writes the file, unless this was only a look.</summary>
    public void Save(bool keep)
    {
        if (keep)
        {
            string path = Path.Combine(ProjectFolder, "Results", $"{_topic}.md");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, _text.ToString().TrimEnd() + "\n");
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
