using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>One schema with its references and <c>allOf</c> parts laid side by side.</summary>
internal sealed class SchemaView
{
    private const int MaxParts = 64;

    private readonly List<JsonElement> _parts = [];

    public SchemaView(JsonElement root, JsonElement schema) => Add(root, schema);

    /// <summary>The references that led here, to notice recursion.</summary>
    public List<string> References { get; } = [];

    /// <summary>A schema joined with one of its own alternatives.</summary>
    public SchemaView With(JsonElement root, JsonElement alternative)
    {
        var joined = new SchemaView(root, alternative);
        joined._parts.AddRange(_parts);
        joined.References.AddRange(References);
        joined.WithoutAlternatives = !HasAlternatives(alternative);
        return joined;
    }

    /// <summary>Set where the alternatives have been decided.</summary>
    public bool WithoutAlternatives { get; private set; }

    public JsonElement? Get(string keyword)
    {
        foreach (var part in _parts)
        {
            if (part.TryGetProperty(keyword, out var value))
            {
                return value;
            }
        }

        return null;
    }

    public string? Text(string keyword) =>
        Get(keyword) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public decimal? Number(string keyword) =>
        Get(keyword) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number)
            ? number
            : null;

    public int Count(string keyword, int otherwise) =>
        Number(keyword) is { } number && number >= 0 ? (int)Math.Min(number, int.MaxValue) : otherwise;

    public bool IsTrue(string keyword) => Get(keyword) is { ValueKind: JsonValueKind.True };

    /// <summary>The alternatives of <c>anyOf</c> or <c>oneOf</c>.</summary>
    public IReadOnlyList<JsonElement> Alternatives =>
        !WithoutAlternatives && (Get("anyOf") ?? Get("oneOf")) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray()]
            : [];

    /// <summary>Properties of all parts in their order; the first schema of a name wins.</summary>
    public List<JsonProperty> Properties
    {
        get
        {
            List<JsonProperty> properties = [];
            foreach (var part in _parts)
            {
                if (!part.TryGetProperty("properties", out var map) || map.ValueKind != JsonValueKind.Object)
                {
                    continue;
                }

                foreach (var property in map.EnumerateObject())
                {
                    if (!properties.Exists(known => known.NameEquals(property.Name)))
                    {
                        properties.Add(property);
                    }
                }
            }

            return properties;
        }
    }

    public bool IsRequired(string name) =>
        _parts.Exists(part =>
            part.TryGetProperty("required", out var list)
            && list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(name))
        );

    /// <summary>Types other than null that are allowed, as far as the schema says or shows.</summary>
    public List<string> Types
    {
        get
        {
            var declared = Get("type") switch
            {
                { ValueKind: JsonValueKind.String } one => [one.GetString()!],
                { ValueKind: JsonValueKind.Array } many => many.EnumerateArray()
                    .Where(item => item.ValueKind == JsonValueKind.String)
                    .Select(item => item.GetString()!)
                    .ToList(),
                _ => Implied(),
            };
            return [.. declared.Where(type => type is not "null")];
        }
    }

    public bool AllowsNull =>
        IsTrue("nullable")
        || Get("type") switch
        {
            { ValueKind: JsonValueKind.String } one => one.ValueEquals("null"),
            { ValueKind: JsonValueKind.Array } many => many.EnumerateArray()
                .Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals("null")),
            _ => false,
        };

    /// <summary>Whether null is the only value.</summary>
    public bool IsNull => AllowsNull && Types.Count == 0;

    private List<string> Implied() =>
        Get("properties") is not null || Get("additionalProperties") is not null ? ["object"]
        : Get("items") is not null || Get("prefixItems") is not null ? ["array"]
        : Get("minimum") is not null || Get("maximum") is not null || Get("multipleOf") is not null ? ["number"]
        : Get("pattern") is not null || Get("format") is not null || Get("minLength") is not null ? ["string"]
        : ["any"];

    private void Add(JsonElement root, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object || _parts.Count >= MaxParts)
        {
            return;
        }

        _parts.Add(schema);
        if (schema.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String)
        {
            var pointer = reference.GetString()!;
            if (!References.Contains(pointer, StringComparer.Ordinal))
            {
                References.Add(pointer);
                if (Resolve(root, pointer) is { } target)
                {
                    Add(root, target);
                }
            }
        }

        if (schema.TryGetProperty("allOf", out var all) && all.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in all.EnumerateArray())
            {
                Add(root, part);
            }
        }
    }

    private static bool HasAlternatives(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && (schema.TryGetProperty("anyOf", out _) || schema.TryGetProperty("oneOf", out _));

    /// <summary>Follows a pointer inside the document; anything else is a schema that allows everything.</summary>
    private static JsonElement? Resolve(JsonElement root, string reference)
    {
        if (!reference.StartsWith('#'))
        {
            return null;
        }

        var current = root;
        foreach (var step in reference[1..].Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(step)
                .Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            if (
                current.ValueKind == JsonValueKind.Array
                && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index >= 0
                && index < current.GetArrayLength()
            )
            {
                current = current[index];
            }
            else if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(name, out current))
            {
                return null;
            }
        }

        return current;
    }
}
