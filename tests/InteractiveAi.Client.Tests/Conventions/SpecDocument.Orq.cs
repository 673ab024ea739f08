using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecDocument
{
    private static readonly string[] constraints = ["minimum", "maximum", "maxLength", "maxProperties"];

    // What a rule says, as opposed to where it stands and what it explains.
    private static readonly string[] rules =
    [
        "pattern",
        "lessThan",
        "requires",
        "requiredWhen",
        "onlyWhen",
        "exactlyOneOf",
        "format",
        "requiredUnless",
    ];

    /// <summary>Rules that are told in prose and that no schema expresses: where one stands, and what it demands.</summary>
    public ISet<string> Rules { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>orq.ai's has its bodies inside of its path, some of its bounds in prose, and what is newer beside it.</summary>
    public void PrepareOrq()
    {
        JsonNode operation = _root["paths"]!["/v2/router/chat/completions"]!["post"]!;
        Schemas["request"] = Together(operation["requestBody"]!["content"]!["application/json"]!["schema"]!);
        // Nobody says so, and nobody can ask for anything with none.
        Schema("request")["properties"]!["messages"]!["minItems"] = 1;
        JsonNode answers = operation["responses"]!["200"]!["content"]!;
        Schemas["response"] = answers["application/json"]!["schema"]!.DeepClone();
        Schemas["chunk"] = answers["text/event-stream"]!["schema"]!.DeepClone();
        JsonNode material = _root["x-public"]!;
        foreach ((string name, JsonNode? shape) in material["errorShapes"]!.AsObject())
        {
            Schemas["error." + name] = shape!.DeepClone();
        }

        foreach ((string pointer, JsonNode? addition) in material["requestAdditions"]!.AsObject())
        {
            AddNewer(pointer, addition!.AsObject());
        }

        foreach (JsonNode? constraint in _root["x-prose-constraints"]!.AsArray())
        {
            Constrain(constraint!.AsObject());
        }

        Locate("request.timeout.call_timeout")[Unit] = "milliseconds";
        Locate("request.cache.ttl")[Unit] = "seconds";
        JsonObject message = Locate("response.choices[].message");
        message["properties"]!["annotations"] = new JsonObject { ["type"] = "array" };
        Schema("response")["properties"]!["service_tier"] = new JsonObject { ["type"] = "string" };
    }

    private static JsonObject Together(JsonNode schema)
    {
        JsonObject merged = new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(),
            ["required"] = new JsonArray(),
        };
        foreach (JsonObject part in schema["allOf"]!.AsArray().Select(part => part!.AsObject()))
        {
            foreach ((string name, JsonNode? property) in PropertiesOf(part))
            {
                merged["properties"]![name] = property!.DeepClone();
            }

            foreach (string name in RequiredOf(part))
            {
                merged["required"]!.AsArray().Add((JsonNode)name);
            }
        }

        return merged;
    }

    private void AddNewer(string pointer, JsonObject addition)
    {
        if (addition["enumAdds"] is JsonArray values)
        {
            JsonArray known = Locate("request." + pointer)["enum"]!.AsArray();
            foreach (JsonNode? value in values)
            {
                known.Add(value!.DeepClone());
            }

            return;
        }

        const string OfAssistant = "messages[assistant].";
        bool isOfAssistant = pointer.StartsWith(OfAssistant, StringComparison.Ordinal);
        JsonObject holder = isOfAssistant ? Locate("request.messages[][assistant]") : Schema("request");
        holder["properties"]![isOfAssistant ? pointer[OfAssistant.Length..] : pointer] = addition.DeepClone();
    }

    private void Constrain(JsonObject constraint)
    {
        string at = constraint["at"]!.GetValue<string>();
        foreach (string keyword in rules.Where(constraint.ContainsKey))
        {
            Rules.Add($"{at} {keyword}");
        }

        // Where it is not said what of, it is of an answer.
        if (!at.StartsWith("request.", StringComparison.Ordinal))
        {
            return;
        }

        if (constraint["deprecated"] is not null)
        {
            Schema("request")["properties"]![at["request.".Length..]]!["deprecated"] = true;
        }

        foreach (string keyword in constraints.Where(constraint.ContainsKey))
        {
            Locate(at)[keyword] = constraint[keyword]!.DeepClone();
        }

        if (constraint["keyMaxLength"] is { } length)
        {
            Locate(at)[KeyLength] = length.DeepClone();
        }
    }
}
