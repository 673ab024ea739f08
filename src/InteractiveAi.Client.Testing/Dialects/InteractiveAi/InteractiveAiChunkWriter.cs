using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Writes the JSON of one stream chunk.</summary>
internal static class InteractiveAiChunkWriter
{
    private const string ChunkObject = "chat.completion.chunk";

    public static void Write(Utf8JsonWriter json, Generation generation, Delta delta, bool withUsage)
    {
        json.WriteStartObject();
        InteractiveAiMembers.WriteHead(json, generation, ChunkObject);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", delta.Choice);
        WriteDelta(json, generation, delta);
        InteractiveAiMembers.WriteFinish(json, generation, delta.FinishReason);
        if (generation.Call.Logprobs && delta.Content is { } token)
        {
            TokenProbability.Write(json, [token], generation.Call.TopLogprobs);
        }
        else
        {
            json.WriteNull("logprobs");
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("system_fingerprint", generation.Fingerprint);
        if (withUsage)
        {
            InteractiveAiMembers.WriteUsage(json, generation.Usage);
        }

        json.WriteEndObject();
    }

    /// <summary>The chunk that goes first when the request asked to see what the provider gets.</summary>
    public static void WriteDebug(Utf8JsonWriter json, Generation generation)
    {
        json.WriteStartObject();
        InteractiveAiMembers.WriteHead(json, generation, ChunkObject);
        json.WriteStartArray("choices");
        json.WriteEndArray();
        json.WriteStartObject("debug");
        json.WritePropertyName("echo_upstream_body");
        generation.Call.Body.WriteTo(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The chunk that goes last when the provider failed.</summary>
    // Gateway: an error after the first chunk is a chunk with a reason of its own (wire-facts 1.6).
    public static void WriteError(Utf8JsonWriter json, Generation generation, int status, string? message)
    {
        json.WriteStartObject();
        InteractiveAiMembers.WriteHead(json, generation, ChunkObject);
        json.WriteStartObject("error");
        json.WriteNumber("code", status);
        json.WriteString("message", message ?? InteractiveAiErrors.MessageOf(status));
        json.WriteStartObject("metadata");
        json.WriteString("error_type", InteractiveAiErrors.TypeOf(status));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("delta");
        json.WriteString("content", "");
        json.WriteEndObject();
        json.WriteString("finish_reason", "error");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDelta(Utf8JsonWriter json, Generation generation, Delta delta)
    {
        json.WriteStartObject("delta");
        json.WriteString("role", "assistant");
        // Everything that is not text comes with empty content, except tool calls, where there is none.
        json.WriteString("content", delta.Call is null ? delta.Content ?? "" : null);
        if (delta.Reasoning is not null || delta.Signature is not null)
        {
            json.WriteString("reasoning", delta.Reasoning);
            InteractiveAiMembers.WriteReasoningDetail(
                json,
                generation.ReasoningFormat,
                delta.Reasoning,
                delta.Signature
            );
        }

        if (delta.Refusal is { } refusal)
        {
            json.WriteString("refusal", refusal);
        }

        if (delta.Call is { } call)
        {
            WriteCall(json, call);
        }

        if (delta.Citations is { } citations)
        {
            InteractiveAiMembers.WriteCitations(json, citations);
        }

        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, DeltaCall call)
    {
        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        json.WriteNumber("index", call.Index);
        if (call.Id is not null)
        {
            json.WriteString("id", call.Id);
        }

        json.WriteString("type", "function");
        json.WriteStartObject("function");
        if (call.Name is not null)
        {
            json.WriteString("name", call.Name);
        }

        json.WriteString("arguments", call.Arguments);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
