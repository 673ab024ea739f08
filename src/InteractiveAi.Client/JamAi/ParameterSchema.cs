using System.Text.Json;

namespace InteractiveAi.Client.JamAi;

/// <summary>The schema of a function's arguments as JamAI Base takes it: flat, and with members that others leave out.</summary>
/// <remarks>
/// Gateway: <c>type</c>, <c>properties</c> and <c>required</c> have to be there; a property has a <c>type</c> that is one word, a
/// <c>description</c> and an <c>enum</c> of texts, none of them null; whatever else it has is ignored (wire-facts 3.3).
/// </remarks>
internal static partial class ParameterSchema
{
    /// <summary>The schema with everything that the gateway asks for and without its nulls; <see langword="null"/> when nothing is to be changed.</summary>
    /// <param name="schema">The schema, which is not changed.</param>
    /// <param name="strict">Whether every property has to stay required, as strict mode wants it.</param>
    public static JsonElement? Spell(JsonElement schema, bool strict) =>
        schema.ValueKind is not JsonValueKind.Object || IsSpelled(schema) ? null : Written(schema, strict);

    /// <summary>The one type that is meant: the word, or the word beside null in a list of two; <see langword="null"/> for anything else.</summary>
    private static JsonElement? TypeOf(JsonElement type)
    {
        switch (type.ValueKind)
        {
            case JsonValueKind.String:
                return type;
            case JsonValueKind.Array when type.GetArrayLength() is 1 && type[0].ValueKind is JsonValueKind.String:
                return type[0];
            case JsonValueKind.Array
                when type.GetArrayLength() is 2
                    && type[0].ValueKind is JsonValueKind.String
                    && type[1].ValueKind is JsonValueKind.String:
                return type[0].ValueEquals("null"u8) ? type[1]
                    : type[1].ValueEquals("null"u8) ? type[0]
                    : null;
            default:
                return null;
        }
    }

    private static bool IsNullable(JsonElement property) =>
        LenientJson.Member(property, "type"u8) is { } type
            ? type.ValueKind is JsonValueKind.Array && type.GetArrayLength() is 2 && TypeOf(type) is not null
            : LenientJson.Member(property, "enum"u8) is { } values && AllowsNull(values);

    // Without a type it is the enum alone that says so.
    private static bool AllowsNull(JsonElement values)
    {
        if (values.ValueKind is not JsonValueKind.Array)
        {
            return false;
        }

        bool hasNull = false;
        bool hasText = false;
        foreach (JsonElement value in values.EnumerateArray())
        {
            hasNull = hasNull || value.ValueKind is JsonValueKind.Null;
            hasText = hasText || value.ValueKind is JsonValueKind.String;
        }

        return hasNull && hasText;
    }

    private static bool IsSpelled(JsonElement schema)
    {
        bool hasType = false;
        bool hasProperties = false;
        bool hasRequired = false;
        foreach (JsonProperty member in schema.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Null)
            {
                return false;
            }

            if (member.NameEquals("type"u8))
            {
                hasType = member.Value.ValueKind is not JsonValueKind.Array;
            }
            else if (member.NameEquals("required"u8))
            {
                hasRequired = true;
            }
            else if (member.NameEquals("properties"u8))
            {
                hasProperties = true;
                if (!ArePropertiesSpelled(member.Value))
                {
                    return false;
                }
            }
        }

        return hasType && hasProperties && hasRequired;
    }

    private static bool ArePropertiesSpelled(JsonElement properties)
    {
        if (properties.ValueKind is not JsonValueKind.Object)
        {
            return true;
        }

        foreach (JsonProperty property in properties.EnumerateObject())
        {
            if (property.Value.ValueKind is not JsonValueKind.Object)
            {
                continue;
            }

            if (IsNullable(property.Value))
            {
                return false;
            }

            foreach (JsonProperty member in property.Value.EnumerateObject())
            {
                bool isOther =
                    member.Value.ValueKind is JsonValueKind.Null
                    || (member.NameEquals("type"u8) && member.Value.ValueKind is JsonValueKind.Array);
                if (isOther)
                {
                    return false;
                }
            }
        }

        return true;
    }

    // By itself, because what it captures would be allocated for every schema that stays as it is, too.
    private static JsonElement Written(JsonElement schema, bool strict) =>
        JsonText.Build(writer => Write(writer, schema, strict));

    private static void Write(Utf8JsonWriter writer, JsonElement schema, bool strict)
    {
        JsonElement? properties = LenientJson.Member(schema, "properties"u8);
        writer.WriteStartObject();
        foreach (JsonProperty member in schema.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            writer.WritePropertyName(member.Name);
            if (member.NameEquals("type"u8))
            {
                LenientText.Write(writer, TypeOf(member.Value) ?? member.Value);
            }
            else if (member.NameEquals("properties"u8) && member.Value.ValueKind is JsonValueKind.Object)
            {
                WriteProperties(writer, member.Value);
            }
            else if (member.NameEquals("required"u8) && member.Value.ValueKind is JsonValueKind.Array)
            {
                WriteRequired(writer, member.Value, strict ? null : properties);
            }
            else
            {
                LenientText.Write(writer, member.Value);
            }
        }

        if (LenientJson.Member(schema, "type"u8) is null)
        {
            writer.WriteString("type"u8, "object"u8);
        }

        if (properties is null)
        {
            writer.WriteStartObject("properties"u8);
            writer.WriteEndObject();
        }

        if (LenientJson.Member(schema, "required"u8) is null)
        {
            writer.WriteStartArray("required"u8);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter writer, JsonElement properties)
    {
        writer.WriteStartObject();
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            writer.WritePropertyName(property.Name);
            if (property.Value.ValueKind is JsonValueKind.Object)
            {
                WriteProperty(writer, property.Value);
            }
            else
            {
                LenientText.Write(writer, property.Value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter writer, JsonElement property)
    {
        bool isNullable = IsNullable(property);
        writer.WriteStartObject();
        foreach (JsonProperty member in property.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            writer.WritePropertyName(member.Name);
            if (member.NameEquals("type"u8))
            {
                LenientText.Write(writer, TypeOf(member.Value) ?? member.Value);
            }
            else if (member.NameEquals("enum"u8) && isNullable && member.Value.ValueKind is JsonValueKind.Array)
            {
                WriteWithoutNulls(writer, member.Value);
            }
            else
            {
                LenientText.Write(writer, member.Value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteWithoutNulls(Utf8JsonWriter writer, JsonElement list)
    {
        writer.WriteStartArray();
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.Null)
            {
                LenientText.Write(writer, item);
            }
        }

        writer.WriteEndArray();
    }

    // A parameter that could be null could as well be left out, and has no other way to say so here.
    private static void WriteRequired(Utf8JsonWriter writer, JsonElement names, JsonElement? properties)
    {
        writer.WriteStartArray();
        foreach (JsonElement name in names.EnumerateArray())
        {
            bool isOptional =
                name.ValueKind is JsonValueKind.String
                && properties is { ValueKind: JsonValueKind.Object } known
                && known.TryGetProperty(LenientText.Read(name), out JsonElement property)
                && IsNullable(property);
            if (!isOptional)
            {
                LenientText.Write(writer, name);
            }
        }

        writer.WriteEndArray();
    }
}
