using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>A program that streams one answer of 200 chunks and ends: what a command or a function of a cloud pays each time.</summary>
internal sealed class StartTopic(Settings settings)
{
    private const int Runs = 15;

    private static readonly string[] Clients = ["Empty", "Floor0", "Floor1", "Naive", "OpenAI", "Our"];

    private readonly string _scratch = Path.Combine(Path.GetTempPath(), $"benchmark-start-{Environment.ProcessId}");

    public void Run()
    {
        Report report = settings.Report("start");
        string[] native = settings.Rest.Count > 0 ? [.. settings.Rest] : ["net8.0"];
        try
        {
            (Child server, int port) = Child.StartServer();
            using (server)
            {
                report.Add(Measure("JIT, net10.0", Clients, client => Build(client, "net10.0", Form.Jit), port));
                report.Add(
                    Measure(
                        "JIT after ReadyToRun, net10.0",
                        Clients,
                        client => Build(client, "net10.0", Form.ReadyToRun),
                        port
                    )
                );
                foreach (string framework in native)
                {
                    report.Add(
                        Measure(
                            $"NativeAOT, {framework}",
                            [.. Clients.Where(static client => client is not "Naive")],
                            client => Build(client, framework, Form.Native),
                            port
                        )
                    );
                }
            }

            string assembly = typeof(ChatClient).Assembly.Location;
            report.Say($"The library's own assembly: {Table.Bytes(new FileInfo(assembly).Length)}.\n");
            report.Save(settings.Keep);
        }
        finally
        {
            if (Directory.Exists(_scratch))
            {
                Directory.Delete(_scratch, recursive: true);
            }
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    // Of all children that have ended: user and system, in seconds and microseconds, come first.
    private static TimeSpan ChildrenTime()
    {
        long[] usage = new long[32];
        _ = GetUsage(-1, usage);
        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetUsage(int who, long[] usage);

    private static Table Measure(
        string title,
        IReadOnlyList<string> clients,
        Func<string, (string Program, int Warnings)> build,
        int port
    )
    {
        Dictionary<string, (string Program, int Warnings)> programs = clients.ToDictionary(client => client, build);
        Dictionary<string, List<Start>> starts = clients.ToDictionary(client => client, static _ => new List<Start>());
        for (int run = -2; run < Runs; run++)
        {
            foreach (string client in clients)
            {
                Start start = Launch(programs[client].Program, $"http://127.0.0.1:{port}/bulk-Text-200/");
                if (run >= 0)
                {
                    starts[client].Add(start);
                }
            }
        }

        Table table = new(
            $"{title}: one stream of 200 chunks, median of {Runs} runs by turns",
            ["", .. clients.Select(static client => client is "Our" ? "ours" : client)]
        );
        table.Add(["wall", .. clients.Select(client => Table.Time(Median(starts[client].Select(static s => s.Wall))))]);
        table.Add(["CPU", .. clients.Select(client => Table.Time(Median(starts[client].Select(static s => s.Cpu))))]);
        table.Add([
            "wall relative to floor1",
            .. clients.Select(client =>
                Table.Ratio(Median(starts[client].Zip(starts["Floor1"], static (one, floor) => one.Wall / floor.Wall)))
            ),
        ]);
        table.Add([
            "peak memory",
            .. clients.Select(client => Table.Bytes(Median(starts[client].Select(static s => s.Peak)))),
        ]);
        table.Add([
            "program and its libraries",
            .. clients.Select(client => Table.Bytes(Size(programs[client].Program))),
        ]);
        table.Add(["trim and AOT warnings", .. clients.Select(client => $"{programs[client].Warnings}")]);
        return table;
    }

    private static Start Launch(string program, string address)
    {
        TimeSpan cpu = ChildrenTime();
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(
            new ProcessStartInfo(program, address) { RedirectStandardOutput = true }
        )!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double wall = watch.Elapsed.TotalNanoseconds;
        return process.ExitCode is 0
            ? new Start(
                wall,
                (ChildrenTime() - cpu).TotalNanoseconds,
                1024.0 * long.Parse(output.Trim(), CultureInfo.InvariantCulture)
            )
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    // What is shipped, without symbols: the program, or the assemblies beside it.
    private static double Size(string program) =>
        new FileInfo(program).Length
        + Directory.GetFiles(Path.GetDirectoryName(program)!, "*.dll").Sum(static file => new FileInfo(file).Length);

    private (string Program, int Warnings) Build(string client, string framework, Form form)
    {
        string folder = Path.Combine(_scratch, $"{client}-{framework}-{form}");
        string project = Path.Combine(Report.ProjectFolder, "Start");
        List<string> arguments =
        [
            form is Form.Jit ? "build" : "publish",
            project,
            "-c",
            "Release",
            "--nologo",
            "-o",
            folder,
            $"-p:StartClient={client}",
            $"-p:StartFramework={framework}",
        ];
        arguments.AddRange(
            form switch
            {
                Form.Native => ["-p:PublishAot=true", "-p:CppCompilerAndLinker=gcc", "-p:TrimmerSingleWarn=false"],
                Form.ReadyToRun => ["-p:PublishReadyToRun=true", "--use-current-runtime", "--self-contained", "false"],
                _ => [],
            }
        );

        ProcessStartInfo start = new("dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode is 0
            ? (Path.Combine(folder, "Start"), Warnings(output))
            : throw new InvalidOperationException(output);
    }

    private static int Warnings(string output) =>
        output
            .Split('\n')
            .Where(static line => line.Contains("warning IL", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Count();

    private enum Form
    {
        Jit,
        ReadyToRun,
        Native,
    }

    private readonly record struct Start(double Wall, double Cpu, double Peak);
}
