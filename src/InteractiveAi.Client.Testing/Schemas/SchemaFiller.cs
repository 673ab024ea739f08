using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Testing;

/// <summary>Makes the value that a JSON schema describes, from the conversation where it can and by rule where it cannot.</summary>
internal sealed partial class SchemaFiller
{
    private const int MaxItems = 8;
    private const int SameReferenceLimit = 2;
    private const int MaxDepth = 24;

    private readonly JsonElement _root;
    private readonly Evidence _evidence;
    private readonly TimeProvider _time;
    private readonly Func<string> _reply;
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _depth;

    public SchemaFiller(JsonElement root, Evidence evidence, TimeProvider time, Func<string> reply)
    {
        _root = root;
        _evidence = evidence;
        _time = time;
        _reply = reply;
    }

    /// <summary>Whether the value is the arguments of a function: optional properties that nobody mentioned are left out, and
    /// free text is taken from the user's words instead of being composed.</summary>
    public bool ForArguments { get; init; }

    /// <summary>Words that say what is wanted, not for which value: those of a function's name and description.</summary>
    public IReadOnlySet<string> Ignored { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public string Fill()
    {
        var filled = Fill(new SchemaView(_root, _root), PropertyHint.None, ordinal: 0, optional: false);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WireWriting.Options))
        {
            if (filled.Node is { } node)
            {
                node.WriteTo(json);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        return WireWriting.Utf8.GetString(buffer.WrittenSpan);
    }

    private Filled Fill(JsonElement schema, PropertyHint hint, int ordinal, bool optional) =>
        Fill(new SchemaView(_root, schema), hint, ordinal, optional);

    private Filled Fill(SchemaView view, PropertyHint hint, int ordinal, bool optional)
    {
        if (_depth >= MaxDepth)
        {
            return default;
        }

        foreach (var reference in view.References)
        {
            _open[reference] = _open.GetValueOrDefault(reference) + 1;
        }

        _depth++;
        try
        {
            return Choose(view, hint, ordinal, optional);
        }
        finally
        {
            _depth--;
            foreach (var reference in view.References)
            {
                _open[reference]--;
            }
        }
    }

    private Filled Choose(SchemaView view, PropertyHint hint, int ordinal, bool optional)
    {
        if (view.Get("const") is { } constant)
        {
            return new Filled(NodeOf(constant), MentionOf(constant) is null ? 0 : 2);
        }

        if (view.Get("enum") is { ValueKind: JsonValueKind.Array } values && values.GetArrayLength() > 0)
        {
            return OneOf([.. values.EnumerateArray()], ordinal);
        }

        if (view.Alternatives is { Count: > 0 } alternatives)
        {
            return Best(view, alternatives, hint, ordinal, optional);
        }

        if (view.IsNull)
        {
            return default;
        }

        var mark = _evidence.Mark();
        var filled = Typed(view, hint, ordinal, optional);
        // Nothing in the conversation answers it, and the schema lets us say so.
        if (filled.Found > 0 || !view.AllowsNull)
        {
            return filled;
        }

        _evidence.Return(mark);
        return default;
    }

    private Filled Typed(SchemaView view, PropertyHint hint, int ordinal, bool optional)
    {
        Filled best = default;
        var mark = _evidence.Mark();
        // Where several types are allowed, a number or a boolean that was really said beats the text that always fits.
        foreach (var type in view.Types.OrderBy(type => type is "string" ? 1 : 0))
        {
            var filled = type switch
            {
                "any" => AnyOf(view, hint, ordinal),
                "object" => ObjectOf(view),
                "array" => ArrayOf(view, hint),
                "integer" => NumberOf(view, hint, isInteger: true, ordinal, optional),
                "number" => NumberOf(view, hint, isInteger: false, ordinal, optional),
                "boolean" => BooleanOf(hint),
                _ => TextOf(view, hint, ordinal, optional),
            };
            if (best.Node is null || filled.Found > best.Found)
            {
                best = filled;
            }

            if (best.Found > 0)
            {
                return best;
            }

            _evidence.Return(mark);
        }

        return best;
    }

    private Filled Best(
        SchemaView view,
        IReadOnlyList<JsonElement> alternatives,
        PropertyHint hint,
        int ordinal,
        bool optional
    )
    {
        var mark = _evidence.Mark();
        SchemaView? best = null;
        var bestFound = -1;
        var allowsNull = view.AllowsNull;
        foreach (var alternative in alternatives)
        {
            var joined = view.With(_root, alternative);
            if (joined.IsNull)
            {
                allowsNull = true;
                continue;
            }

            if (IsTooDeep(joined))
            {
                continue;
            }

            var found = Fill(joined, hint, ordinal, optional).Found;
            _evidence.Return(mark);
            if (found > bestFound)
            {
                (best, bestFound) = (joined, found);
            }
        }

        return best is null || (bestFound == 0 && allowsNull) ? default : Fill(best, hint, ordinal, optional);
    }

    private Filled ObjectOf(SchemaView view)
    {
        var node = new JsonObject();
        var found = 0;
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
            if (optional && ForArguments && filled.Found == 0)
            {
                _evidence.Return(mark);
                continue;
            }

            node[property.Name] = filled.Node;
            found += filled.Found;
        }

        found += AddMembers(view, node);
        return new Filled(node, found);
    }

    /// <summary>Members of a map: as many as the schema demands, and one where it describes them but names none.</summary>
    private int AddMembers(SchemaView view, JsonObject node)
    {
        var describes = view.Get("additionalProperties") is { ValueKind: JsonValueKind.Object };
        var wanted = Math.Max(view.Count("minProperties", 0), describes && node.Count == 0 && !ForArguments ? 1 : 0);
        var found = 0;
        var topics = TopicWords.Of(_evidence.LastText, MaxItems);
        for (var index = 0; node.Count < wanted && index < MaxItems * MaxItems; index++)
        {
            var name = index < topics.Count ? topics[index] : $"key{index + 1}";
            if (node.ContainsKey(name))
            {
                continue;
            }

            var schema = view.Get("additionalProperties") is { } given ? given : default;
            var filled = Fill(schema, new PropertyHint(name), index, optional: false);
            node[name] = filled.Node;
            found += filled.Found;
        }

        return found;
    }

    private Filled ArrayOf(SchemaView view, PropertyHint hint)
    {
        var node = new JsonArray();
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

        var min = view.Count("minItems", 0);
        var max = Math.Max(min, Math.Min(view.Count("maxItems", MaxItems), MaxItems));
        var items = view.Get("items") ?? default;
        var itemView = new SchemaView(_root, items);
        var itemHint = hint.ForItem(NatureOf("", itemView));
        if (items.ValueKind == JsonValueKind.False || (IsTooDeep(itemView) && min == 0))
        {
            return new Filled(node, found);
        }

        if (hint.Has("tag", "keyword", "topic", "theme", "label", "subject") && !ForArguments && IsPlainText(itemView))
        {
            return Topics(node, Math.Max(min, 1), max);
        }

        while (node.Count < max)
        {
            var mark = _evidence.Mark();
            var filled = Fill(itemView, itemHint, node.Count, optional: false);
            var isWanted = filled.Found > 0 || node.Count < Math.Max(min, node.Count == 0 && found == 0 ? 1 : 0);
            if (!isWanted || IsRepetition(node, filled.Node))
            {
                _evidence.Return(mark);
                if (!isWanted || node.Count >= min)
                {
                    break;
                }
            }

            node.Add(filled.Node);
            found += filled.Found;
        }

        return new Filled(node, found);
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

    /// <summary>A value for a schema that says nothing: a number where the name or the words ask for one, else text.</summary>
    private Filled AnyOf(SchemaView view, PropertyHint hint, int ordinal)
    {
        var number = NumberOf(view, hint, isInteger: false, ordinal, optional: !hint.SoundsNumeric);
        return number.Found > 0 ? number : TextOf(view, hint, ordinal, optional: false);
    }

    private static PropertyNature NatureOf(string name, SchemaView view) =>
        view.Get("enum") is not null || view.Get("const") is not null ? PropertyNature.Other
        : view.Alternatives.Count > 0 ? PropertyNature.Text
        : view.Types switch
        {
            ["any"] => new PropertyHint(name).SoundsNumeric ? PropertyNature.Number : PropertyNature.Text,
            [.. var types] when types.Contains("integer") || types.Contains("number") => PropertyNature.Number,
            [.. var types] when types.Contains("string") || types.Contains("array") => PropertyNature.Text,
            _ => PropertyNature.Other,
        };

    private static bool IsPlainText(SchemaView view) =>
        view.Types is ["string"]
        && view.Get("enum") is null
        && view.Get("pattern") is null
        && view.Text("format") is null;

    private static bool IsRepetition(JsonArray array, JsonNode? node) =>
        array.Any(item => JsonNode.DeepEquals(item, node));

    private bool IsTooDeep(SchemaView view) =>
        view.References.Exists(reference => _open.GetValueOrDefault(reference) >= SameReferenceLimit)
        // The document itself is not opened by a reference the first time.
        || (
            view.References.Contains("#", StringComparer.Ordinal)
            && _open.GetValueOrDefault("#") >= SameReferenceLimit - 1
        );

    private static JsonNode? NodeOf(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Object => JsonObject.Create(json),
            JsonValueKind.Array => JsonArray.Create(json),
            _ => JsonValue.Create(json),
        };
}
