using System.Text.Json;

namespace InteractiveAi.Client.Orq;

/// <summary>What orq.ai's specification asks of a request beyond numbers and names.</summary>
internal static class OrqRules
{
    public static void Check(ChatRequest request, RequestCheck check)
    {
        check.Each("messages", request.Messages, static (message, inner) => Check(message, inner));
        check.Each("tools", request.Tools, static (tool, inner) => Check(tool, inner));
        if (
            request.ToolChoice is { FunctionName: null, Raw: { ValueKind: JsonValueKind.Object } choice }
            && JsonText.Discriminator(choice, "type") is "function"
        )
        {
            check.Nested(
                "tool_choice",
                request.ToolChoice,
                static (_, inner) => inner.Report("function", "The function that must be called is not named.")
            );
        }
    }

    private static void Check(Message message, RequestCheck check)
    {
        if (message is UserMessage { Content: { IsText: false, Raw: null, Parts: { Count: > 0 } parts } })
        {
            check.Each("content", parts, static (part, inner) => Check(part, inner));
        }
    }

    // Other words than these could be newer than this list.
    private static void Check(ContentPart part, RequestCheck check)
    {
        if (
            part is AudioPart
            {
                Format:
                {
                    Value: AudioFormat.Values.Flac
                        or AudioFormat.Values.Opus
                        or AudioFormat.Values.Ogg
                        or AudioFormat.Values.Aac
                        or AudioFormat.Values.M4a
                        or AudioFormat.Values.Aiff
                        or AudioFormat.Values.Pcm16
                }
            } audio
        )
        {
            check.Nested(
                "input_audio",
                audio,
                static (_, inner) => inner.Report("format", "orq.ai takes mp3 and wav.")
            );
        }
    }

    private static void Check(Tool tool, RequestCheck check)
    {
        if (tool is FunctionTool { Function: { Parameters: { } parameters } body })
        {
            check.Nested(
                "function",
                body,
                (own, inner) => inner.Nested("parameters", own, (_, schema) => Check(parameters, schema))
            );
        }
    }

    private static void Check(JsonElement parameters, RequestCheck check)
    {
        if (parameters.ValueKind is JsonValueKind.Undefined)
        {
            // Told by the tool itself.
            return;
        }

        if (parameters.ValueKind is not JsonValueKind.Object)
        {
            check.Report(null, "The parameters of a function are a schema of an object.");
            return;
        }

        if (
            !parameters.TryGetProperty("type", out JsonElement type)
            || type.ValueKind is not JsonValueKind.String
            || !type.ValueEquals("object")
        )
        {
            check.Report("type", "orq.ai takes parameters of the type 'object' only, and wants it said.");
        }

        if (
            !parameters.TryGetProperty("properties", out JsonElement properties)
            || properties.ValueKind is not JsonValueKind.Object
        )
        {
            check.Report("properties", "orq.ai wants the properties listed, even when there are none.");
        }

        if (
            parameters.TryGetProperty("additionalProperties", out JsonElement additional)
            && additional.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
        )
        {
            check.Report("additionalProperties", "orq.ai takes true or false here, not a schema.");
        }
    }
}
