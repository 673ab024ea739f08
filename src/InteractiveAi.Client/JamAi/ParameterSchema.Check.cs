using System.Text.Json;

namespace InteractiveAi.Client.JamAi;

internal static partial class ParameterSchema
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

    private static string? ProblemOfMember(JsonProperty member)
    {
        JsonValueKind kind = member.Value.ValueKind;
        if (kind is JsonValueKind.Null || IsAnnotation(member))
        {
            return null;
        }

        return member.NameEquals("type"u8)
            ? TypeOf(member.Value) is null
                ? Refused + "the type of the parameters is one word."
                : null
            : member.NameEquals("properties"u8)
                ? kind is JsonValueKind.Object
                    ? null
                    : Refused + "properties are an object."
                : member.NameEquals("required"u8)
                    ? ProblemOfTexts(member.Value, "required is a list of names.")
                    : member.NameEquals("additionalProperties"u8)
                        ? kind is JsonValueKind.True or JsonValueKind.False
                            ? null
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
            ? TypeOf(value) is null
                ? Refused + "a parameter has one type."
                : null
            : member.NameEquals("description"u8)
                ? value.ValueKind is JsonValueKind.String
                    ? null
                    : Refused + "a description is a text."
                : member.NameEquals("enum"u8)
                    ? ProblemOfTexts(value, "an enum lists texts.", isNullable)
                    : IsAnnotation(member)
                        ? null
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
}
