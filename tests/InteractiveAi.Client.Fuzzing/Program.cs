using System.Globalization;
using InteractiveAi.Client.Fuzzing;

// --target NAME|all  --seed N  --minutes M  --iterations N  --from N
string Option(string name, string otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
double Number(string name, double otherwise) =>
    double.Parse(
        Option(name, otherwise.ToString(CultureInfo.InvariantCulture)),
        NumberStyles.Float,
        CultureInfo.InvariantCulture
    );

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
