using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

/// <summary>Interactive AI's specification, with what it is known to have lost put back.</summary>
internal sealed class SpecDocument
{
    private readonly JsonObject _root;

    private SpecDocument(JsonObject root) => _root = root;

    public IEnumerable<string> Names => Schemas.Concat(PublicSchemas).Select(schema => schema.Key);

    /// <summary>The schemas of the specification itself.</summary>
    public JsonObject Schemas => _root["components"]!["schemas"]!.AsObject();

    /// <summary>Schemas from public material: the stream that the specification does not describe, and what real answers carry.</summary>
    public JsonObject PublicSchemas => _root["x-public"]!["schemas"]!.AsObject();

    public static SpecDocument Load()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Fixtures", "interactive", "interactive-ai.schema.json");
        SpecDocument document = new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());
        foreach (JsonNode? lost in document._root["x-public"]!["constraintsDroppedBySeed"]!.AsArray())
        {
            document.PutBack(lost!.AsObject());
        }

        document.PublicSchemas["ReasoningExtras"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = document._root["x-public"]!["undeclaredRequestFields"]!["reasoning"]!.DeepClone(),
        };
        return document;
    }

    public JsonObject Schema(string name) => (Schemas[name] ?? PublicSchemas[name])!.AsObject();

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
            var alternatives = (schema["oneOf"] ?? schema["anyOf"])?.AsArray().Where(IsNotNull).ToList();
            if (alternatives is not [{ } only])
            {
                return (schema, name);
            }

            schema = only.AsObject();
        }
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

    private static bool IsNotNull(JsonNode? schema) => schema!["type"] is not JsonValue type || $"{type}" != "null";

    private void PutBack(JsonObject lost)
    {
        string pointer = lost["pointer"]!.GetValue<string>();
        if (pointer.StartsWith("paths.", StringComparison.Ordinal))
        {
            return;
        }

        JsonObject schema = Locate(pointer);
        foreach ((string keyword, JsonNode? value) in lost.Where(member => member.Key is not ("pointer" or "source")))
        {
            // A property's own "required" is a flag here, and says nothing about its members.
            if (keyword is not ("required" or "$ref"))
            {
                schema[keyword] = value!.DeepClone();
            }
        }
    }

    private JsonObject Locate(string pointer)
    {
        string[] steps = pointer.Split('.');
        JsonObject schema = Alternative(steps[0]);
        foreach (string step in steps[1..])
        {
            string name = step.Split('[')[0];
            schema["properties"] ??= new JsonObject();
            JsonObject property = (schema["properties"]![name] ??= new JsonObject()).AsObject();
            schema = Follow(property).Schema;
            if (step.EndsWith("[array]", StringComparison.Ordinal))
            {
                schema = schema["oneOf"]!.AsArray().Single(each => $"{each!["type"]}" == "array")!.AsObject();
            }
        }

        return schema;
    }

    // "Name", or "Name[value]" for the alternative whose type is that value.
    private JsonObject Alternative(string step)
    {
        string[] parts = step.TrimEnd(']').Split('[');
        return parts.Length is 1
            ? Schema(parts[0])
            : Schema(parts[0])["oneOf"]!
                .AsArray()
                .Select(each => Follow(each!.AsObject()).Schema)
                .Single(each => EnumOf(each["properties"]!["type"]!.AsObject())[0] == parts[1]);
    }
}
