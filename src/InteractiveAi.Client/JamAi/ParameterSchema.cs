using System.Text.Json;

namespace InteractiveAi.Client.JamAi;

/// <summary>The schema of a function's arguments as JamAI Base takes it: flat, and with members that others leave out.</summary>
/// <remarks>
/// Gateway: <c>type</c>, <c>properties</c> and <c>required</c> have to be there; a property has a <c>type</c> that is one word, a
/// <c>description</c> and an <c>enum</c> of texts, none of them null; whatever else it has is ignored (wire-facts 3.3).
/// </remarks>
internal static class ParameterSchema
{
    private const string Dropped =
        "JamAI Base would drop this silently: of a parameter it takes one type, a description and an enum of texts.";

    private const string Refused = "JamAI Base refuses this (422): ";

    /// <summary>Reports what the gateway would refuse or lose.</summary>
    public static void Check(JsonElement schema, RequestCheck check)
    {
        if (schema.ValueKind is not JsonValueKind.Object)
        {
            if (schema.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                check.Report("parameters", Refused + "parameters are described by an object.");
            }

            return;
        }

        foreach (JsonProperty member in schema.EnumerateObject())
        {
            if (ProblemOfMember(member) is { } problem)
            {
                check.Nested("parameters", member.Name, (name, inner) => inner.Report(name, problem));
            }
            else if (member.NameEquals("properties"u8) && member.Value.ValueKind is JsonValueKind.Object)
            {
                CheckProperties(member.Value, check);
            }
        }
    }

    /// <summary>The schema with everything that the gateway asks for and without its nulls; the very same element when nothing is to be changed.</summary>
    /// <param name="schema">The schema, which is not changed.</param>
    /// <param name="strict">Whether every property has to stay required, as strict mode wants it.</param>
    public static JsonElement Spell(JsonElement schema, bool strict)
    {
        if (schema.ValueKind is not JsonValueKind.Object || IsSpelled(schema))
        {
            return schema;
        }

        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            Write(writer, schema, strict);
        }

        return JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static string? ProblemOfMember(JsonProperty member)
    {
        JsonValueKind kind = member.Value.ValueKind;
        if (kind is JsonValueKind.Null || IsAnnotation(member))
        {
            return null;
        }

        return member.NameEquals("type"u8)
                ? TypeOf(member.Value) is null ? Refused + "the type of the parameters is one word."
                    : null
            : member.NameEquals("properties"u8)
                ? kind is JsonValueKind.Object ? null
                    : Refused + "properties are an object."
            : member.NameEquals("required"u8) ? ProblemOfTexts(member.Value, "required is a list of names.")
            : member.NameEquals("additionalProperties"u8)
                ? kind is JsonValueKind.True or JsonValueKind.False ? null
                    : Refused + "additionalProperties is true or false."
            : Dropped;
    }

    private static void CheckProperties(JsonElement properties, RequestCheck check)
    {
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            if (property.Value.ValueKind is not JsonValueKind.Object)
            {
                Report(check, property, null, Refused + "a parameter is described by an object.");
                continue;
            }

            bool isNullable = IsNullable(property.Value);
            foreach (JsonProperty member in property.Value.EnumerateObject())
            {
                if (ProblemOfDetail(member, isNullable) is { } problem)
                {
                    Report(check, property, member.Name, problem);
                }
            }
        }
    }

    private static string? ProblemOfDetail(JsonProperty member, bool isNullable)
    {
        JsonElement value = member.Value;
        if (value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return member.NameEquals("type"u8)
                ? TypeOf(value) is null ? Refused + "a parameter has one type."
                    : null
            : member.NameEquals("description"u8)
                ? value.ValueKind is JsonValueKind.String ? null
                    : Refused + "a description is a text."
            : member.NameEquals("enum"u8) ? ProblemOfTexts(value, "an enum lists texts.", isNullable)
            : IsAnnotation(member) ? null
            : Dropped;
    }

    private static string? ProblemOfTexts(JsonElement list, string rule, bool allowsNull = false)
    {
        if (list.ValueKind is not JsonValueKind.Array)
        {
            return Refused + rule;
        }

        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.String && !(allowsNull && item.ValueKind is JsonValueKind.Null))
            {
                return Refused + rule;
            }
        }

        return null;
    }

    // What explains and does not restrict may be lost.
    private static bool IsAnnotation(JsonProperty member) =>
        member.NameEquals("title"u8)
        || member.NameEquals("description"u8)
        || member.NameEquals("default"u8)
        || member.NameEquals("examples"u8)
        || member.NameEquals("deprecated"u8)
        || member.NameEquals("$comment"u8)
        || member.NameEquals("$schema"u8)
        || member.NameEquals("$id"u8);

    private static void Report(RequestCheck check, JsonProperty property, string? member, string problem) =>
        check.Nested(
            "parameters",
            problem,
            (_, parameters) =>
                parameters.Nested(
                    "properties",
                    problem,
                    (_, properties) =>
                    {
                        if (member is null)
                        {
                            properties.Report(property.Name, problem);
                        }
                        else
                        {
                            properties.Nested(property.Name, member, (name, inner) => inner.Report(name, problem));
                        }
                    }
                )
        );

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
        property.ValueKind is JsonValueKind.Object
        && property.TryGetProperty("type"u8, out JsonElement type)
        && type.ValueKind is JsonValueKind.Array
        && type.GetArrayLength() is 2
        && TypeOf(type) is not null;

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
