using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>Makes up JSON that a schema of ours allows; the same for the same seed.</summary>
internal sealed class SchemaSampler(JsonElement root, int seed)
{
    private const int EnoughDepth = 6;

    private readonly Random _random = new(seed);

    public JsonElement Sample()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(json, root, 0);
        }

        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        return document.RootElement.Clone();
    }

    private void Write(Utf8JsonWriter json, JsonElement schema, int depth)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!;
            Write(json, name == "#" ? root : root.GetProperty("$defs").GetProperty(name["#/$defs/".Length..]), depth);
        }
        else if (schema.TryGetProperty("anyOf", out var any))
        {
            // Null, where it is an alternative, is the last one; a case without further objects is the first one.
            var last = any[any.GetArrayLength() - 1];
            var isNullable = last.TryGetProperty("type", out var type) && type.ValueEquals("null");
            Write(
                json,
                depth < EnoughDepth ? any[_random.Next(any.GetArrayLength())]
                    : isNullable ? last
                    : any[0],
                depth
            );
        }
        else if (schema.TryGetProperty("const", out var constant))
        {
            constant.WriteTo(json);
        }
        else if (schema.TryGetProperty("enum", out var values))
        {
            values[_random.Next(values.GetArrayLength())].WriteTo(json);
        }
        else
        {
            WriteType(json, schema, depth);
        }
    }

    private void WriteType(Utf8JsonWriter json, JsonElement schema, int depth)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            json.WriteStringValue("anything");
            return;
        }

        if (type.ValueKind is JsonValueKind.Array)
        {
            type = depth < EnoughDepth ? type[_random.Next(type.GetArrayLength())] : type[type.GetArrayLength() - 1];
        }

        switch (type.GetString())
        {
            case "object":
                json.WriteStartObject();
                foreach (var (name, member) in MembersOf(schema))
                {
                    json.WritePropertyName(name);
                    Write(json, member, depth + 1);
                }

                json.WriteEndObject();
                break;
            case "array":
                json.WriteStartArray();
                for (var count = depth < EnoughDepth ? _random.Next(3) : 0; count > 0; count--)
                {
                    Write(json, schema.GetProperty("items"), depth + 1);
                }

                json.WriteEndArray();
                break;
            case "string":
                json.WriteStringValue(Text(schema));
                break;
            case "integer":
                json.WriteNumberValue(_random.Next(-1000, 1000));
                break;
            case "number":
                json.WriteNumberValue(_random.Next(-1000, 1000) / 8m);
                break;
            case "boolean":
                json.WriteBooleanValue(_random.Next(2) == 0);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private IEnumerable<(string Name, JsonElement Schema)> MembersOf(JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                yield return (property.Name, property.Value);
            }
        }

        if (schema.GetProperty("additionalProperties") is { ValueKind: JsonValueKind.Object } values)
        {
            yield return ("free key", values);
        }
    }

    private string Text(JsonElement schema)
    {
        var day = new DateTime(2024, 2, 29, 23, 59, 58, DateTimeKind.Utc).AddHours(_random.Next(100_000));
        return schema.TryGetProperty("format", out var format)
            ? format.GetString() switch
            {
                "date-time" => day.ToString("O", CultureInfo.InvariantCulture),
                "date" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "uuid" => new Guid(_random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString(),
                var other => throw new InvalidOperationException(other),
            }
            : new[] { "", "plain", "quoted \"text\"", "größer 大 🙂", "line\nbreak ```", "\u0000" }[_random.Next(6)];
    }
}
