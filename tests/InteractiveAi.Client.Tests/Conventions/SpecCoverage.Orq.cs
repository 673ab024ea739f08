using System.Text.Json.Nodes;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecCoverage
{
    private void CheckFilter(JsonObject schema, string pointer)
    {
        if (schema["additionalProperties"] is JsonObject conditions)
        {
            CheckConditions(conditions, pointer + "{}");
            return;
        }

        (string name, JsonNode? list) = SpecDocument.PropertiesOf(schema).Single();
        KnowledgeFilter read = Wire.Read<KnowledgeFilter>($$$"""{"{{{name}}}":[{"f":{"eq":1}}]}""");
        bool isUnderstood = name switch
        {
            "and" => read is { Any: null, All: [{ Fields.Count: 1 }] },
            "or" => read is { All: null, Any: [{ Fields.Count: 1 }] },
            _ => false,
        };
        Cover($"{pointer}.{name}", isUnderstood, "not understood as filters that are joined");
        CheckConditions(list!["items"]!["additionalProperties"]!.AsObject(), $"{pointer}.{name}[]{{}}");
    }

    private void CheckConditions(JsonObject schema, string pointer)
    {
        foreach (JsonObject condition in SpecDocument.AlternativesOf(schema))
        {
            (string name, JsonNode? operand) = SpecDocument.PropertiesOf(condition).Single();
            string value = SpecPlaces.ListOf(_spec, operand!.AsObject(), 2).ToJsonString();
            string json = SpecDocument.Types(operand!.AsObject()) is ["array"]
                ? value
                : SpecPlaces.Least(_spec, operand!.AsObject())!.ToJsonString();
            KnowledgeFilter read = Wire.Read<KnowledgeFilter>($$$"""{"f":{"{{{name}}}":{{{json}}}}}""");
            FilterCondition? found = read.Fields.GetValueOrDefault("f");
            bool isKnown = KnownValues(typeof(FilterOperator)).Contains(name);
            Cover(
                $"{pointer}.{name}",
                isKnown && found?.Operator.Value == name && found.Values.Count == (json == value ? 2 : 1),
                "FilterCondition does not know it"
            );
            _seenValues.Add((typeof(FilterOperator), name));
        }
    }

    private void CheckInputs(JsonObject schema, string pointer)
    {
        if (SpecDocument.Types(schema) is ["array"])
        {
            Cover(
                pointer,
                Wire.Read<PromptInputs>("""[{"key":"a","value":1}]""") is { Values: null, Entries: [{ Key: "a" }] },
                "not understood as a list of inputs"
            );
            Check(schema["items"]!.AsObject(), typeof(PromptInput), pointer + "[]");
        }
        else
        {
            Cover(
                pointer,
                Wire.Read<PromptInputs>("""{"a":1}""") is { Values.Count: 1, Entries: [{ Key: "a" }] },
                "not understood as a map of inputs"
            );
        }
    }
}
