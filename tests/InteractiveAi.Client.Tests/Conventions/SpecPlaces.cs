using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

/// <summary>Every place of a request that a specification describes, by the pointer of its schema.</summary>
internal sealed class SpecPlaces
{
    private readonly SpecMapping _mapping;
    private readonly SpecDocument _spec;
    private readonly Dictionary<string, SpecPlace> _places = new(StringComparer.Ordinal);

    private SpecPlaces(SpecMapping mapping, SpecDocument spec)
    {
        _mapping = mapping;
        _spec = spec;
    }

    public static IReadOnlyDictionary<string, SpecPlace> Of(SpecMapping mapping, SpecDocument spec)
    {
        SpecPlaces places = new(mapping, spec);
        string root = mapping.RequestSchema;
        places.Walk(spec.Schema(root), root, "$", static value => (JsonObject)value!);
        return places._places;
    }

    /// <summary>The least that a schema allows: what it requires, and of everything the first, the shortest or the lowest.</summary>
    public static JsonNode? Least(SpecDocument spec, JsonObject schema)
    {
        schema = spec.Resolve(schema);
        if (SpecDocument.AlternativesOf(schema) is { Count: > 0 } alternatives)
        {
            return Least(spec, alternatives[0]);
        }

        return SpecDocument.Types(schema) switch
        {
            ["object", ..] => new JsonObject(
                SpecDocument
                    .PropertiesOf(schema)
                    .Where(each => IsNeeded(spec, schema, each.Key))
                    .Select(each => KeyValuePair.Create(each.Key, Least(spec, each.Value!.AsObject())))
            ),
            ["array", ..] => ListOf(spec, schema, Count(schema, "minItems")),
            ["boolean", ..] => true,
            ["number" or "integer", ..] => LeastNumber(schema),
            ["string", ..] => SpecDocument.EnumOf(schema) is [{ } first, ..] ? first
            : $"{schema["format"]}" is "email" ? "a@example.test"
            : $"{schema["format"]}" is "data-uri" ? "data:text/plain;base64,AAAA"
            : "a",
            _ => new JsonObject(),
        };
    }

    /// <summary>A list of so many of the least that its schema allows as elements.</summary>
    public static JsonArray ListOf(SpecDocument spec, JsonObject schema, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => schema["items"] is JsonObject items ? Least(spec, items) : new JsonObject()),
        ];

    // What tells a case may be left out on some gateways, but not here: it would be an unknown case.
    private static bool IsNeeded(SpecDocument spec, JsonObject schema, string name) =>
        SpecDocument.RequiredOf(schema).Contains(name)
        || SpecDocument.Discriminators.Contains(name)
            && SpecDocument.EnumOf(spec.Resolve(SpecDocument.PropertiesOf(schema)[name]!.AsObject())).Count is 1;

    private void Walk(JsonObject schema, string pointer, string path, Func<JsonNode?, JsonObject> make)
    {
        JsonObject target = schema;
        while (_spec.Follow(target) is var (next, name) && next != target)
        {
            target = next;
            pointer = name ?? pointer;
        }

        // What has a name is the same wherever it stands: the first place will do.
        if (!_places.TryAdd(pointer, new SpecPlace(target, path, make)) || _mapping.KeptAsJson.ContainsKey(pointer))
        {
            return;
        }

        if (SpecDocument.AlternativesOf(target) is { Count: > 0 } alternatives)
        {
            var values = _spec.ValuesOf(alternatives);
            for (int i = 0; i < alternatives.Count; i++)
            {
                Walk(alternatives[i], $"{pointer}[{values?[i] ?? $"{i}"}]", path, make);
            }
        }
        else
        {
            WalkInner(target, pointer, path, make);
        }
    }

    private void WalkInner(JsonObject schema, string pointer, string path, Func<JsonNode?, JsonObject> make)
    {
        foreach ((string name, JsonNode? property) in SpecDocument.PropertiesOf(schema))
        {
            Walk(property!.AsObject(), $"{pointer}.{name}", $"{path}.{name}", value => make(With(schema, name, value)));
        }

        if (schema["items"] is JsonObject items)
        {
            Walk(
                items,
                pointer + "[]",
                path + "[0]",
                value =>
                {
                    JsonArray list = ListOf(_spec, schema, Math.Max(Count(schema, "minItems"), 1));
                    list[0] = value;
                    return make(list);
                }
            );
        }

        if (schema["additionalProperties"] is JsonObject values)
        {
            Walk(values, pointer + "{}", path + ".k", value => make(new JsonObject { ["k"] = value }));
        }
    }

    private JsonObject With(JsonObject schema, string name, JsonNode? value)
    {
        var least = (JsonObject)Least(_spec, schema)!;
        least[name] = value;
        return least;
    }

    private static JsonValue LeastNumber(JsonObject schema) =>
        SpecDocument.Number(
            SpecDocument.NumberOf(schema["exclusiveMinimum"]) is { } open
                ? open + 1
                : SpecDocument.NumberOf(schema["minimum"]) ?? 1
        );

    private static int Count(JsonObject schema, string keyword) => (int)(SpecDocument.NumberOf(schema[keyword]) ?? 0);
}
