using System.Text.Json;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Testing;

/// <content>Objects and arrays.</content>
internal sealed partial class SchemaFiller
{
    private const int MaxItems = 8;
    private const int MaxDemandedItems = 1000;

    private Filled ObjectOf(SchemaView view)
    {
        var node = new JsonObject();
        var found = 0;
        var isImpossible = false;
        var properties = view.Properties;
        var hints = properties.ConvertAll(property => new PropertyHint(
            property.Name,
            NatureOf(property.Name, new SchemaView(_root, property.Value))
        ));
        for (var index = 0; index < properties.Count; index++)
        {
            var property = properties[index];
            var optional = !view.IsRequired(property.Name);
            var nested = new SchemaView(_root, property.Value);
            if (optional && (IsTooDeep(nested) || property.Value.ValueKind == JsonValueKind.False))
            {
                continue;
            }

            var mark = _evidence.Mark();
            var filled = Fill(nested, hints[index].Among(hints), 0, optional && ForArguments);
            if (optional && (filled.IsImpossible || (ForArguments && filled.Found == 0)))
            {
                _evidence.Return(mark);
                continue;
            }

            node[property.Name] = filled.Node;
            found += filled.Found;
            isImpossible |= filled.IsImpossible;
        }

        found += AddMembers(view, node);
        return new Filled(node, found, isImpossible);
    }

    /// <summary>Members of a map: as many as the schema demands, and one where it describes them but names none.</summary>
    private int AddMembers(SchemaView view, JsonObject node)
    {
        var members = view.Get("additionalProperties") ?? default;
        var isMap = members.ValueKind == JsonValueKind.Object && node.Count == 0 && !ForArguments;
        var wanted = Math.Min(Math.Max(view.Count("minProperties", 0), isMap ? 1 : 0), MaxDemandedItems);
        var found = 0;
        var topics = TopicWords.Of(_evidence.LastText, MaxItems);
        for (var index = 0; node.Count < wanted; index++)
        {
            var name = index < topics.Count ? topics[index] : $"key{index + 1}";
            if (node.ContainsKey(name))
            {
                continue;
            }

            var filled = Fill(members, new PropertyHint(name), index, optional: false);
            node[name] = filled.Node;
            found += filled.Found;
        }

        return found;
    }

    private Filled ArrayOf(SchemaView view, PropertyHint hint)
    {
        var node = new JsonArray();
        var found = AddPrefix(view, hint, node);
        var min = Math.Min(view.Count("minItems", 0), MaxDemandedItems);
        var max = Math.Max(min, Math.Min(view.Count("maxItems", MaxItems), MaxItems));
        var items = view.Get("items") ?? default;
        var itemView = new SchemaView(_root, items);
        if (items.ValueKind == JsonValueKind.False || (IsTooDeep(itemView) && min == 0))
        {
            return new Filled(node, found);
        }

        if (hint.Has("tag", "keyword", "topic", "theme", "label", "subject") && !ForArguments && IsPlainText(itemView))
        {
            return Topics(node, Math.Min(Math.Max(min, 1), max), max);
        }

        var itemHint = hint.ForItem(NatureOf("", itemView));
        // An empty list would be true, but it shows nothing.
        var wanted = Math.Max(min, found == 0 && node.Count == 0 ? 1 : 0);
        while (node.Count < max)
        {
            var mark = _evidence.Mark();
            var filled = Fill(itemView, itemHint, node.Count, optional: false);
            var isNew = filled.Found > 0 && !filled.IsImpossible && !IsRepetition(node, filled.Node);
            if (!isNew)
            {
                _evidence.Return(mark);
            }

            if (!isNew && (node.Count >= wanted || filled.IsImpossible))
            {
                break;
            }

            node.Add(filled.Node);
            found += filled.Found;
        }

        return new Filled(node, found, IsImpossible: node.Count < min);
    }

    private int AddPrefix(SchemaView view, PropertyHint hint, JsonArray node)
    {
        var found = 0;
        if (view.Get("prefixItems") is { ValueKind: JsonValueKind.Array } prefix)
        {
            foreach (var schema in prefix.EnumerateArray())
            {
                var filled = Fill(schema, hint, node.Count, optional: false);
                node.Add(filled.Node);
                found += filled.Found;
            }
        }

        return found;
    }

    private Filled Topics(JsonArray node, int min, int max)
    {
        var topics = TopicWords.Of(_evidence.LastText, max);
        foreach (var topic in topics)
        {
            node.Add((JsonNode)topic.ToLowerInvariant());
        }

        while (node.Count < min)
        {
            node.Add((JsonNode)$"topic {node.Count + 1}");
        }

        return new Filled(node, topics.Count);
    }

    private static bool IsPlainText(SchemaView view) =>
        view.Types is ["string"]
        && view.Alternatives.Count == 0
        && Array.TrueForAll(
            ["enum", "const", "pattern", "format", "minLength", "maxLength"],
            keyword => view.Get(keyword) is null
        );

    private static bool IsRepetition(JsonArray array, JsonNode? node) =>
        array.Any(item => JsonNode.DeepEquals(item, node));
}
