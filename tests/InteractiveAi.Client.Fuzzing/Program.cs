using System.Globalization;
using InteractiveAi.Client.Fuzzing;

// soak, or
// --target NAME|all  --seed N  --minutes M  --iterations N  --from N
string Option(string name, string otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
double Number(string name, double otherwise) =>
    double.Parse(
        Option(name, otherwise.ToString(CultureInfo.InvariantCulture)),
        NumberStyles.Float,
        CultureInfo.InvariantCulture
    );

if (args is ["soak", ..])
{
    SoakRun soak = new(streams: 1_000, calls: 10_000, rounds: 200);
    IReadOnlyList<SoakFigures> figures = await soak.LeaksAsync(CancellationToken.None);
    string[] moments =
    [
        "after a warm-up",
        "after 3,000 streams left, cancelled, failed",
        "after 10,000 calls",
        "client disposed",
    ];
    Console.WriteLine(SoakFigures.Head);
    for (int i = 0; i < figures.Count; i++)
    {
        Console.WriteLine(figures[i].Row(moments[i]));
    }

    int mixed = await soak.CrowdAsync(CancellationToken.None);
    Console.WriteLine($"{mixed:N0} mixed calls, {SoakRun.Crowd} at once: every answer was its own call's.");
    return 0;
}

string wanted = Option("--target", "all");
FuzzTarget[] targets = [.. FuzzTargets.All().Where(target => wanted == "all" || target.Name == wanted)];
if (targets.Length is 0)
{
    Console.Error.WriteLine($"There is no target '{wanted}': all, {string.Join(", ", FuzzTargets.Names)}.");
    return 2;
}

InputCorpus corpus = InputCorpus.Load();
TimeSpan time = TimeSpan.FromMinutes(Number("--minutes", 1)) / targets.Length;
int found = 0;
foreach (FuzzTarget target in targets)
{
    FuzzRun run = new(target, corpus, (int)Number("--seed", 1));
    FuzzReport report = run.Run(time, (long)Number("--from", 0), (long)Number("--iterations", 1e15));
    Console.WriteLine(report);
    foreach (FuzzFinding finding in report.Findings)
    {
        Console.WriteLine(finding);
        found++;
    }
}

return found is 0 ? 0 : 1;
