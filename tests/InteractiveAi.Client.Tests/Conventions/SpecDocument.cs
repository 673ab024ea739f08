using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Tests;

/// <summary>A gateway's specification: what it is known to have lost is put back, and all of them say the same thing in the same words.</summary>
internal sealed partial class SpecDocument
{
    /// <summary>What a map's keys may be at most as long as; no schema language has a word for it that these specifications use.</summary>
    public const string KeyLength = "x-keyMaxLength";

    /// <summary>What a number counts, where prose tells it.</summary>
    public const string Unit = "x-unit";

    /// <summary>Members by which alternatives are told apart.</summary>
    public static readonly string[] Discriminators = ["type", "role", "id"];

    private readonly JsonObject _root;

    private SpecDocument(JsonObject root) => _root = root;

    public IEnumerable<string> Names => Schemas.Select(schema => schema.Key);

    public JsonObject Schemas => _root["components"]!["schemas"]!.AsObject();

    public static SpecDocument Load(SpecMapping mapping)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Fixtures", mapping.Fixture);
        SpecDocument document = new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());
        mapping.Prepare(document);
        foreach (string name in document.Names)
        {
            Normalise(document.Schema(name));
        }

        return document;
    }

    public JsonObject Schema(string name) => Schemas[name]!.AsObject();

    /// <summary>Where a reference leads; the name is null for a schema that stands where it is used.</summary>
    public (JsonObject Schema, string? Name) Follow(JsonObject schema)
    {
        string? name = null;
        while (true)
        {
            if (schema["$ref"] is { } reference)
            {
                name = reference.GetValue<string>().Split('/')[^1];
                return (Schema(name), name);
            }

            // A single alternative beside null is how the specification says "may be null".
            if (AlternativesOf(schema) is not [{ } only])
            {
                return (schema, name);
            }

            schema = only;
        }
    }

    /// <summary>The schema itself behind its name and behind "may be null", however many of both there are.</summary>
    public JsonObject Resolve(JsonObject schema)
    {
        while (Follow(schema).Schema is var next && next != schema)
        {
            schema = next;
        }

        return schema;
    }

    /// <summary>Alternatives of a schema, null left out; none where there is only itself.</summary>
    public static IReadOnlyList<JsonObject> AlternativesOf(JsonObject schema) =>
        (schema["oneOf"] ?? schema["anyOf"]) is JsonArray several
            ? [.. several.Where(IsNotNull).Select(each => each!.AsObject())]
            : [];

    /// <summary>What tells alternatives apart: each one's value of the member that all of them have; none where they are told apart by shape.</summary>
    public IReadOnlyList<string>? ValuesOf(IReadOnlyList<JsonObject> alternatives)
    {
        foreach (string member in Discriminators)
        {
            string?[] values =
            [
                .. alternatives.Select(each =>
                    PropertiesOf(Resolve(each))[member] is JsonObject constant && EnumOf(constant) is [{ } value]
                        ? value
                        : null
                ),
            ];
            if (values.Length > 1 && values.All(value => value is not null))
            {
                return values!;
            }
        }

        return null;
    }

    public static IReadOnlyList<string> Types(JsonObject schema) =>
        schema["type"] switch
        {
            JsonArray several => [.. several.Select(type => type!.GetValue<string>()).Where(type => type != "null")],
            { } one => [one.GetValue<string>()],
            null when schema["properties"] is not null => ["object"],
            null when schema["enum"] is not null => ["string"],
            null => [],
        };

    public static IReadOnlyList<string> EnumOf(JsonObject schema) =>
        schema["enum"] is JsonArray values ? [.. values.Select(value => value!.GetValue<string>())] : [];

    public static JsonObject PropertiesOf(JsonObject schema) => schema["properties"] as JsonObject ?? [];

    public static IReadOnlyList<string> RequiredOf(JsonObject schema) =>
        schema["required"] is JsonArray names ? [.. names.Select(name => name!.GetValue<string>())] : [];

    public static bool IsNullable(JsonObject schema) =>
        schema["type"] is JsonArray types && types.Any(type => $"{type}" is "null")
        || (schema["oneOf"] as JsonArray ?? []).Any(each => !IsNotNull(each));

    public static double? NumberOf(JsonNode? value) =>
        value is null ? null : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    /// <summary>A number as JSON has it: whole ones without a point, because what counts takes nothing else.</summary>
    public static JsonValue Number(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e18 ? JsonValue.Create((long)value) : JsonValue.Create(value);

    private static bool IsNotNull(JsonNode? schema) => schema!["type"] is not JsonValue type || $"{type}" != "null";

    /// <summary>One word for "one of these", one for "only this", and null as no value.</summary>
    private static void Normalise(JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray several)
        {
            schema.Remove("anyOf");
            schema["oneOf"] = several;
        }

        if (schema["const"] is { } only)
        {
            schema["enum"] = new JsonArray(only.DeepClone());
        }

        if (schema["enum"] is JsonArray values)
        {
            while (values.Remove(null)) { }
        }

        if (schema["additionalProperties"] is JsonValue any && any.GetValueKind() is JsonValueKind.True)
        {
            schema["additionalProperties"] = new JsonObject();
        }

        var inner = PropertiesOf(schema).Select(each => each.Value).Append(schema["items"]);
        foreach (JsonNode? each in inner.Append(schema["additionalProperties"]).Concat(AlternativesOf(schema)))
        {
            if (each is JsonObject nested)
            {
                Normalise(nested);
            }
        }
    }

    /// <summary>Finds a schema by its pointer: members, <c>[array]</c> or <c>[value]</c> for an alternative, <c>[]</c> for elements, <c>{}</c> for values.</summary>
    /// <remarks>Members that are missing on the way are made.</remarks>
    private JsonObject Locate(string pointer)
    {
        string[] steps = pointer.Split('.');
        JsonObject schema = Selected(Schema(steps[0].Split('[')[0]), steps[0]);
        foreach (string step in steps[1..])
        {
            string name = step.Split('[', '{')[0];
            schema["properties"] ??= new JsonObject();
            JsonObject property = (schema["properties"]![name] ??= new JsonObject()).AsObject();
            schema = Selected(Resolve(property), step);
        }

        return schema;
    }

    private JsonObject Selected(JsonObject schema, string step)
    {
        foreach (Match selector in SelectorPattern().Matches(step))
        {
            schema = selector.Value switch
            {
                "[]" => Resolve(schema["items"]!.AsObject()),
                "{}" => Resolve(schema["additionalProperties"]!.AsObject()),
                "[array]" => AlternativesOf(schema).Single(each => Types(each) is ["array"]),
                var value => Alternative(schema, value[1..^1]),
            };
        }

        return schema;
    }

    private JsonObject Alternative(JsonObject schema, string value)
    {
        var alternatives = AlternativesOf(schema);
        int index = ValuesOf(alternatives)!.ToList().IndexOf(value);
        return Resolve(alternatives[index]);
    }

    [GeneratedRegex(@"\[[^\]]*\]|\{\}")]
    private static partial Regex SelectorPattern();
}
