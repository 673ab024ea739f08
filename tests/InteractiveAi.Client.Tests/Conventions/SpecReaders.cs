namespace InteractiveAi.Client.Tests;

/// <summary>What the library's hand-written readers know, which no contract tells.</summary>
internal static class SpecReaders
{
    /// <summary>A member that a hand-written reader knows: its name, the property it fills, or the members of the object it is.</summary>
    public sealed record Flat(string Name, string? Property, params Flat[] Members);

    /// <summary>By type: each member that is read, and where it is put.</summary>
    public static IReadOnlyDictionary<Type, Flat[]> All { get; } =
        new Dictionary<Type, Flat[]>
        {
            [typeof(ProviderSort)] =
            [
                new("by", nameof(ProviderSort.Key)),
                new("partition", nameof(ProviderSort.Partition)),
            ],
            [typeof(ToolChoice)] =
            [
                new("type", null),
                new("function", null, new Flat("name", nameof(ToolChoice.FunctionName))),
            ],
            [typeof(TokenLogprobs)] =
            [
                new("content", nameof(TokenLogprobs.Content)),
                new("refusal", nameof(TokenLogprobs.Refusal)),
            ],
            [typeof(TokenLogprob)] =
            [
                new("token", nameof(TokenLogprob.Token)),
                new("logprob", nameof(TokenLogprob.Logprob)),
                new("bytes", nameof(TokenLogprob.Bytes)),
                new("top_logprobs", nameof(TokenLogprob.TopLogprobs)),
            ],
            [typeof(ChatCompletionChunk)] =
            [
                new("id", nameof(ChatCompletionChunk.Id)),
                new("object", nameof(ChatCompletionChunk.Object)),
                new("created", nameof(ChatCompletionChunk.Created)),
                new("model", nameof(ChatCompletionChunk.Model)),
                new("provider", nameof(ChatCompletionChunk.Provider)),
                new("system_fingerprint", nameof(ChatCompletionChunk.SystemFingerprint)),
                new("service_tier", nameof(ChatCompletionChunk.ServiceTier)),
                new("choices", nameof(ChatCompletionChunk.Choices)),
                new("usage", nameof(ChatCompletionChunk.Usage)),
                new("references", nameof(ChatCompletionChunk.References)),
                new("error", nameof(ChatCompletionChunk.Error)),
                new("debug", nameof(ChatCompletionChunk.Debug)),
            ],
            [typeof(ChunkChoice)] =
            [
                new("index", nameof(ChunkChoice.Index)),
                new("delta", nameof(ChunkChoice.Delta)),
                new("finish_reason", nameof(ChunkChoice.FinishReason)),
                new("native_finish_reason", nameof(ChunkChoice.NativeFinishReason)),
                new("logprobs", nameof(ChunkChoice.Logprobs)),
                new("reasoning_details", nameof(ChunkChoice.ReasoningDetails)),
                new("error", nameof(ChunkChoice.Error)),
            ],
            [typeof(ChatDelta)] =
            [
                new("role", nameof(ChatDelta.Role)),
                new("content", nameof(ChatDelta.Content)),
                new("reasoning", nameof(ChatDelta.Reasoning)),
                new("reasoning_signature", nameof(ChatDelta.ReasoningSignature)),
                new("redacted_reasoning", nameof(ChatDelta.RedactedReasoning)),
                new("reasoning_content", nameof(ChatDelta.ReasoningContent)),
                new("refusal", nameof(ChatDelta.Refusal)),
                new("tool_calls", nameof(ChatDelta.ToolCalls)),
                new("reasoning_details", nameof(ChatDelta.ReasoningDetails)),
                new("images", nameof(ChatDelta.Images)),
                new("annotations", nameof(ChatDelta.Annotations)),
                new("audio", nameof(ChatDelta.Audio)),
            ],
            [typeof(ToolCallDelta)] =
            [
                new("index", nameof(ToolCallDelta.Index)),
                new("id", nameof(ToolCallDelta.Id)),
                new("type", nameof(ToolCallDelta.Type)),
                new("thought_signature", nameof(ToolCallDelta.ThoughtSignature)),
                new(
                    "function",
                    null,
                    new Flat("name", nameof(ToolCallDelta.Name)),
                    new Flat("arguments", nameof(ToolCallDelta.Arguments))
                ),
            ],
        };
}
