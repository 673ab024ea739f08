using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecDocument
{
    /// <summary>Interactive AI's lacks the stream, what real answers carry, and what its generator dropped.</summary>
    public void PrepareInteractiveAi()
    {
        JsonNode material = _root["x-public"]!;
        foreach ((string name, JsonNode? schema) in material["schemas"]!.AsObject())
        {
            Schemas[name] = schema!.DeepClone();
        }

        foreach (JsonNode? lost in material["constraintsDroppedBySeed"]!.AsArray())
        {
            PutBack(lost!.AsObject());
        }

        Schemas["ReasoningExtras"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = material["undeclaredRequestFields"]!["reasoning"]!.DeepClone(),
        };
    }

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

        if (lost["required"]?.GetValue<bool>() is true)
        {
            Require(pointer);
            // The payload that came back consists of nothing else.
            schema["required"] = new JsonArray([.. PropertiesOf(schema).Select(each => JsonValue.Create(each.Key))]);
        }
    }

    private void Require(string pointer)
    {
        int last = pointer.LastIndexOf('.');
        JsonObject parent = Locate(pointer[..last]);
        parent["required"] ??= new JsonArray();
        parent["required"]!.AsArray().Add((JsonNode)pointer[(last + 1)..]);
    }
}
