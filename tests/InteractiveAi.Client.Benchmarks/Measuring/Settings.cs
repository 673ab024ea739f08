using System.Globalization;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>What the command line says.</summary>
/// <param name="Command">The subcommand.</param>
/// <param name="Rounds">How many turns each subject has.</param>
/// <param name="Keep">Whether the tables are written to the project's <c>Results</c>.</param>
/// <param name="Rest">The other words.</param>
internal sealed record Settings(string Command, int Rounds, bool Keep, IReadOnlyList<string> Rest)
{
    public static Settings Parse(string[] arguments)
    {
        int rounds = 5;
        bool keep = true;
        List<string> rest = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--rounds" when i + 1 < arguments.Length:
                    rounds = Math.Max(1, int.Parse(arguments[++i], CultureInfo.InvariantCulture));
                    break;
                case "--look":
                    keep = false;
                    break;
                default:
                    rest.Add(arguments[i]);
                    break;
            }
        }

        return new Settings(rest.FirstOrDefault() ?? "", rounds, keep, rest.Count > 1 ? rest[1..] : []);
    }

    public Report Report(string topic) => new(topic, $"{topic} --rounds {Rounds}");
}
