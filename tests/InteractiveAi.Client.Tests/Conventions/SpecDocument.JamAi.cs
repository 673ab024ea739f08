using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecDocument
{
    /// <summary>JamAI Base's tells roles apart by a value and streamed choices not at all, and has the page's bounds beside the server's.</summary>
    public void PrepareJamAi()
    {
        JsonObject request = Schema("ChatRequest");
        foreach ((string _, JsonNode? property) in PropertiesOf(request))
        {
            if (property!["x-spec"] is JsonObject page)
            {
                TakeBounds(property.AsObject(), page);
            }
        }

        // The server answers 422 where it is blank, whatever its default is.
        Schema("RAGParams")["required"] = new JsonArray("table_id");
        // These repeat the request, too.
        JsonObject detail = Locate("ValidationErrorResponse.detail[]");
        foreach (string echo in new[] { "input", "ctx" })
        {
            detail["properties"]![echo]!["x-sensitive"] = true;
        }

        JsonObject entry = Schema("ChatEntry");
        JsonArray roles = Schema("ChatRole")["enum"]!.AsArray();
        JsonArray entries = [.. roles.Select(role => Role(entry, role!))];
        Schemas.Remove("ChatEntry");
        Schemas.Remove("ChatRole");
        PropertiesOf(request)["messages"]!["items"] = new JsonObject { ["oneOf"] = entries };

        // The same type for both on the server; what only the other of them has, is said where the two are mapped.
        Schemas["ChatCompletionChunkChoice"] = Schema("ChatCompletionChoice").DeepClone();
        Locate("ChatCompletionChunkResponse.choices")["items"] = new JsonObject
        {
            ["$ref"] = "#/components/schemas/ChatCompletionChunkChoice",
        };
    }

    // Where the page and the server differ, the one that allows more is right: it is the one that answers.
    private static void TakeBounds(JsonObject property, JsonObject page)
    {
        foreach (string side in new[] { "inimum", "aximum" })
        {
            if (
                page["m" + side] is { } bound
                && !property.Any(each => each.Key.EndsWith(side, StringComparison.Ordinal))
            )
            {
                property["m" + side] = bound.DeepClone();
            }
        }

        if (page["valueMinimum"] is { } lowest && page["valueMaximum"] is { } highest)
        {
            property["additionalProperties"] = new JsonObject
            {
                ["type"] = "number",
                ["minimum"] = lowest.DeepClone(),
                ["maximum"] = highest.DeepClone(),
            };
        }
    }

    private static JsonObject Role(JsonObject entry, JsonNode role)
    {
        JsonObject message = entry.DeepClone().AsObject();
        message["properties"]!["role"] = new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray(role.DeepClone()),
        };
        return message;
    }
}
