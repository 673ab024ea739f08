using System.Text;
using System.Text.Json;
using InteractiveAi.Client.Tests;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>What inputs are made of: the wire samples, every name of a member, and the values that were seen under each.</summary>
internal sealed class InputCorpus
{
    private const int MaxValuesPerName = 12;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    private InputCorpus(string folder)
    {
        foreach (
            string path in Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            byte[] bytes = File.ReadAllBytes(path);
            if (path.EndsWith(".sse", StringComparison.Ordinal))
            {
                Streams.Add(bytes);
                foreach (string line in Encoding.UTF8.GetString(bytes).Split('\n'))
                {
                    if (line.StartsWith("data:", StringComparison.Ordinal))
                    {
                        Events.Add(line["data:".Length..].Trim());
                    }
                }
            }
            else if (!path.EndsWith(".schema.json", StringComparison.Ordinal))
            {
                Answers.Add(Encoding.UTF8.GetString(bytes));
            }
        }

        foreach (string json in Answers.Concat(Events))
        {
            if (TryParse(json) is { } element)
            {
                Harvest(element);
            }
        }

        foreach (Type type in WireTypes.Objects)
        {
            foreach (var member in WireTypes.MembersOf(type))
            {
                _values.TryAdd(member.Name, []);
            }
        }

        // A contract drops a member that is named like a property which it leaves out, such as Choices; no gateway sends those.
        Names = [.. _values.Keys.Where(static name => !char.IsAsciiLetterUpper(name[0])).Order(StringComparer.Ordinal)];
        Types = [.. WireTypes.Unions, .. WireTypes.Objects, .. WireTypes.Converted];
    }

    /// <summary>The streams of the samples.</summary>
    public List<byte[]> Streams { get; } = [];

    /// <summary>The data of all events of the samples.</summary>
    public List<string> Events { get; } = [];

    /// <summary>The answers of the samples that were not streamed.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>The names of all members that any contract knows or any sample has.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Every type that has a contract, found by reflection, unions first.</summary>
    public IReadOnlyList<Type> Types { get; }

    /// <summary>The samples beside the program that runs.</summary>
    public static InputCorpus Load() => new(Path.Combine(AppContext.BaseDirectory, "Fixtures"));

    /// <summary>The values that were seen under a name, as JSON.</summary>
    public IReadOnlyList<string> ValuesOf(string name) => _values.TryGetValue(name, out var values) ? values : [];

    private void Harvest(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Harvest(item);
            }
        }
        else if (element.ValueKind is JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
            {
                if (!_values.TryGetValue(member.Name, out var values))
                {
                    _values[member.Name] = values = [];
                }

                string value = member.Value.GetRawText();
                if (values.Count < MaxValuesPerName && value.Length < 400 && !values.Contains(value))
                {
                    values.Add(value);
                }

                Harvest(member.Value);
            }
        }
    }

    private static JsonElement? TryParse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
