using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>What the choice between functions needs to know about the parameters of one.</summary>
internal sealed class ToolParameters
{
    private readonly List<(string Name, SchemaView Schema, bool IsRequired)> _properties = [];

    public ToolParameters(ToolDefinition tool)
    {
        if (tool.Parameters is not { } root)
        {
            return;
        }

        var view = new SchemaView(root, root);
        foreach (var property in view.Properties)
        {
            _properties.Add((property.Name, new SchemaView(root, property.Value), view.IsRequired(property.Name)));
        }
    }

    public bool TakesFormula =>
        _properties.Exists(property =>
            new PropertyHint(property.Name).Has("expression", "formula", "equation", "calculation", "math")
        );

    /// <summary>Whether one call can take only one of several names, so that each needs a call of its own.</summary>
    public bool TakesOneName =>
        !_properties.Exists(property => property.Schema.Types.Contains("array", StringComparer.Ordinal))
        && _properties.Count(property => property.IsRequired && IsFreeText(property.Schema)) is 1
        && !_properties.Exists(property =>
            new PropertyHint(property.Name).Has("query", "question", "text", "message", "prompt", "content", "body")
        );

    /// <summary>How many properties, or values of an enumeration, the text mentions, or has a name for.</summary>
    public int CountMentioned(string text)
    {
        var said = TopicWords.Words(text).Select(ToolWords.Stem).ToHashSet(StringComparer.Ordinal);
        var hasName = ClueScanner.Scan(text, 0, TimeProvider.System).Any(clue => clue.Kind == ClueKind.Name);
        return _properties.Count(property =>
            ToolWords.Of(property.Name).Any(word => said.Contains(ToolWords.Stem(word)))
            || Values(property.Schema).Any(value => said.Contains(ToolWords.Stem(value)))
            || (
                hasName
                && property.IsRequired
                && new PropertyHint(property.Name) is { IsPlace: true } or { IsPerson: true }
            )
        );
    }

    private static bool IsFreeText(SchemaView schema) => schema.Types is ["string"] && schema.Get("enum") is null;

    private static IEnumerable<string> Values(SchemaView schema) =>
        schema.Get("enum") is { ValueKind: JsonValueKind.Array } values
            ? values
                .EnumerateArray()
                .Where(value => value.ValueKind == JsonValueKind.String)
                .Select(value => value.GetString()!)
            : [];
}
