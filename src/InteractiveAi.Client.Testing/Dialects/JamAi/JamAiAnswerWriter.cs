using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Writes the JSON of whole answers and of chunks, with a null for every member that is not set.</summary>
internal static class JamAiAnswerWriter
{
    public static void WriteCompletion(Utf8JsonWriter json, Generation generation)
    {
        json.WriteStartObject();
        WriteHead(json, generation, "chat.completion");
        json.WriteStartArray("choices");
        foreach (var choice in generation.Choices)
        {
            json.WriteStartObject();
            json.WriteNumber("index", choice.Index);
            WriteMessage(json, choice);
            json.WriteNull("delta");
            json.WriteNull("logprobs");
            json.WriteString("finish_reason", choice.FinishReason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteUsage(json, generation);
        WriteTail(json, generation.LookUp);
        json.WriteEndObject();
    }

    public static void WriteChunk(Utf8JsonWriter json, Generation generation, Delta delta)
    {
        json.WriteStartObject();
        WriteHead(json, generation, "chat.completion.chunk");
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", delta.Choice);
        // Gateway: a chunk says everything twice, once in a copy that has one member more (wire-facts 3.4).
        json.WriteStartObject("message");
        WriteDelta(json, generation, delta);
        json.WriteNull("audio");
        json.WriteEndObject();
        json.WriteStartObject("delta");
        WriteDelta(json, generation, delta);
        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", delta.FinishReason);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteNull("usage");
        WriteTail(json, found: null);
        json.WriteEndObject();
    }

    public static void WriteUsageChunk(Utf8JsonWriter json, Generation generation)
    {
        json.WriteStartObject();
        WriteHead(json, generation, "chat.completion.chunk");
        json.WriteStartArray("choices");
        json.WriteEndArray();
        WriteUsage(json, generation);
        WriteTail(json, found: null);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Generation generation, string objectType)
    {
        json.WriteString("id", generation.Id);
        json.WriteString("object", objectType);
        json.WriteNumber("created", generation.Created);
        json.WriteString("model", generation.Call.Model);
    }

    private static void WriteTail(Utf8JsonWriter json, LookUp? found)
    {
        if (found is null)
        {
            json.WriteNull("references");
        }
        else
        {
            json.WritePropertyName("references");
            JamAiReferences.Write(json, found);
        }

        json.WriteNull("service_tier");
        json.WriteNull("system_fingerprint");
    }

    private static void WriteMessage(Utf8JsonWriter json, Choice choice)
    {
        json.WriteStartObject("message");
        WriteSaid(
            json,
            choice.Text,
            choice.Reasoning.Count > 0 ? string.Concat(choice.Reasoning) : null,
            choice.Refusal
        );
        if (choice.Calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in choice.Calls)
            {
                WriteCall(json, call.Id, call.Name, call.Arguments);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("tool_calls");
        }

        json.WriteNull("function_call");
        json.WriteNull("audio");
        json.WriteEndObject();
    }

    private static void WriteDelta(Utf8JsonWriter json, Generation generation, Delta delta)
    {
        WriteSaid(json, delta.Content, delta.Reasoning, delta.Refusal);
        if (delta.Call is { } call)
        {
            // Gateway: a fragment has lost its position, so that only its id tells what it belongs to (wire-facts 3.4).
            var id = generation.Choices.First(choice => choice.Index == delta.Choice).Calls[call.Index].Id;
            json.WriteStartArray("tool_calls");
            WriteCall(json, id, call.Name, call.Arguments);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("tool_calls");
        }

        json.WriteNull("function_call");
    }

    private static void WriteSaid(Utf8JsonWriter json, string? content, string? reasoning, string? refusal)
    {
        json.WriteString("role", "assistant");
        json.WriteString("content", content);
        json.WriteString("reasoning_content", reasoning);
        json.WriteString("refusal", refusal);
    }

    private static void WriteCall(Utf8JsonWriter json, string id, string? name, string arguments)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("arguments", arguments);
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter json, Generation generation)
    {
        var usage = generation.Usage;
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", usage.PromptTokens);
        json.WriteNumber("completion_tokens", usage.CompletionTokens);
        json.WriteNumber("total_tokens", usage.TotalTokens);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNull("text_tokens");
        json.WriteNull("image_tokens");
        json.WriteNumber("cached_tokens", usage.CachedTokens);
        json.WriteNumber("audio_tokens", usage.AudioTokens);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNull("text_tokens");
        json.WriteNull("image_tokens");
        json.WriteNumber("audio_tokens", 0);
        json.WriteNumber("reasoning_tokens", usage.ReasoningTokens);
        json.WriteNumber("accepted_prediction_tokens", 0);
        json.WriteNumber("rejected_prediction_tokens", 0);
        json.WriteEndObject();
        json.WriteStartObject("tool_usage_details");
        json.WriteNumber("web_search_calls", generation.Call.WebResults is null ? 0 : 1);
        json.WriteNumber("code_interpreter_calls", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
