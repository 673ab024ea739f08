using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Writes a chunk so that a <see cref="ChunkReader"/> reads the same one: what is absent stays absent.</summary>
internal static class ChunkWriter
{
    public static void Write(Utf8JsonWriter writer, ChatCompletionChunk value)
    {
        writer.WriteStartObject();
        ObjectWriter.Text(writer, "id"u8, value.Id);
        ObjectWriter.Text(writer, "object"u8, value.Object);
        if (value.Created is { } created)
        {
            writer.WritePropertyName("created"u8);
            UnixTimeConverter.WriteValue(writer, created);
        }

        ObjectWriter.Text(writer, "model"u8, value.Model);
        ObjectWriter.Text(writer, "provider"u8, value.Provider);
        WriteChoices(writer, value.ChoiceList);
        ObjectWriter.Value(writer, "usage"u8, value.Usage, WireJson.Context.TokenUsage);
        ObjectWriter.Text(writer, "system_fingerprint"u8, value.SystemFingerprint);
        ObjectWriter.Text(writer, "service_tier"u8, value.ServiceTier);
        ObjectWriter.Value(writer, "error"u8, value.Error, WireJson.Context.ApiError);
        ObjectWriter.Json(writer, "debug"u8, value.Debug);
        WriteReferences(writer, value);
        ObjectWriter.Extra(writer, value.AdditionalProperties);
        writer.WriteEndObject();
    }

    // Gateway: in a stream the references are the event itself, whose kind has been written already (wire-facts 3.4).
    private static void WriteReferences(Utf8JsonWriter writer, ChatCompletionChunk chunk)
    {
        // With members of its own beside them, the chunk is no event of references: a member of its own held them.
        if (
            chunk.References is not { Object: References.Kind } value
            || chunk.Object is not References.Kind
            || chunk.AdditionalProperties is { Count: > 0 }
            || value.AdditionalProperties?.Keys.Any(IsMemberOfAChunk) is true
        )
        {
            ObjectWriter.Value(writer, "references"u8, chunk.References, WireJson.Context.References);
            return;
        }

        ObjectWriter.List(writer, "chunks"u8, value.WireChunks, WireJson.Context.ReferenceChunk);
        ObjectWriter.Text(writer, "search_query"u8, value.SearchQuery);
        ObjectWriter.Text(writer, "finish_reason"u8, value.FinishReason?.Value);
        ObjectWriter.Extra(writer, value.AdditionalProperties);
    }

    // Read back from the event itself, such a member would be the chunk's own.
    private static bool IsMemberOfAChunk(string name) =>
        name
            is "id"
                or "object"
                or "created"
                or "model"
                or "provider"
                or "choices"
                or "usage"
                or "system_fingerprint"
                or "service_tier"
                or "error"
                or "debug"
                or "references";

    private static void WriteChoices(Utf8JsonWriter writer, OneOrMany<ChunkChoice> choices)
    {
        if (choices.IsAbsent)
        {
            return;
        }

        writer.WriteStartArray("choices"u8);
        for (var i = 0; i < choices.Count; i++)
        {
            WriteChoice(writer, choices[i]);
        }

        writer.WriteEndArray();
    }

    private static void WriteChoice(Utf8JsonWriter writer, ChunkChoice value)
    {
        writer.WriteStartObject();
        ObjectWriter.Int32(writer, "index"u8, value.Index);
        if (value.Delta is { } delta)
        {
            WriteDelta(writer, delta);
        }

        ObjectWriter.Text(writer, "finish_reason"u8, value.FinishReason?.Value);
        ObjectWriter.Text(writer, "native_finish_reason"u8, value.NativeFinishReason);
        if (value.Logprobs is { } logprobs)
        {
            writer.WritePropertyName("logprobs"u8);
            TokenLogprobsConverter.WriteValue(writer, logprobs);
        }

        ObjectWriter.List(writer, "reasoning_details"u8, value.ReasoningDetails, WireJson.Context.ReasoningDetail);
        ObjectWriter.Value(writer, "error"u8, value.Error, WireJson.Context.ApiError);
        ObjectWriter.Extra(writer, value.AdditionalProperties);
        writer.WriteEndObject();
    }

    private static void WriteDelta(Utf8JsonWriter writer, ChatDelta value)
    {
        writer.WriteStartObject("delta"u8);
        ObjectWriter.Text(writer, "role"u8, value.Role);
        // Content that came as parts is written as parts: the string is only what they say.
        if (value.AdditionalProperties?.ContainsKey("content") is not true)
        {
            ObjectWriter.Text(writer, "content"u8, value.Content);
        }

        ObjectWriter.Text(writer, "reasoning"u8, value.Reasoning);
        ObjectWriter.Text(writer, "reasoning_signature"u8, value.ReasoningSignature);
        ObjectWriter.Text(writer, "redacted_reasoning"u8, value.RedactedReasoning);
        ObjectWriter.Text(writer, "reasoning_content"u8, value.ReasoningContent);
        ObjectWriter.Text(writer, "refusal"u8, value.Refusal);
        WriteToolCalls(writer, value.ToolCallList);
        if (!value.ReasoningDetailList.IsAbsent)
        {
            ObjectWriter.List(writer, "reasoning_details"u8, value.ReasoningDetails, WireJson.Context.ReasoningDetail);
        }

        ObjectWriter.List(writer, "images"u8, value.Images, WireJson.Context.ContentPart);
        ObjectWriter.List(writer, "annotations"u8, value.Annotations, WireJson.Context.Annotation);
        ObjectWriter.Value(writer, "audio"u8, value.Audio, WireJson.Context.AudioOutput);
        ObjectWriter.Extra(writer, value.AdditionalProperties);
        writer.WriteEndObject();
    }

    private static void WriteToolCalls(Utf8JsonWriter writer, OneOrMany<ToolCallDelta> calls)
    {
        if (calls.IsAbsent)
        {
            return;
        }

        writer.WriteStartArray("tool_calls"u8);
        for (var i = 0; i < calls.Count; i++)
        {
            WriteToolCall(writer, calls[i]);
        }

        writer.WriteEndArray();
    }

    private static void WriteToolCall(Utf8JsonWriter writer, ToolCallDelta value)
    {
        writer.WriteStartObject();
        ObjectWriter.Int32(writer, "index"u8, value.Index);
        ObjectWriter.Text(writer, "id"u8, value.Id);
        ObjectWriter.Text(writer, "type"u8, value.Type);
        if (value.Name is not null || value.Arguments is not null || value.NestedProperties is not null)
        {
            writer.WriteStartObject("function"u8);
            ObjectWriter.Text(writer, "name"u8, value.Name);
            ObjectWriter.Text(writer, "arguments"u8, value.Arguments);
            ObjectWriter.Extra(writer, value.NestedProperties);
            writer.WriteEndObject();
        }

        ObjectWriter.Text(writer, "thought_signature"u8, value.ThoughtSignature);
        ObjectWriter.Extra(writer, value.AdditionalProperties);
        writer.WriteEndObject();
    }
}
