using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Completions as chunks, for a gateway that answers a streaming request with the whole answer at once.</summary>
internal static class CompletionChunks
{
    /// <summary>One chunk that carries a whole completion; a <see cref="CompletionBuilder"/> gives the completion back.</summary>
    public static ChatCompletionChunk FromCompletion(ChatCompletion completion) =>
        new()
        {
            Head = new ChunkHead
            {
                Id = completion.Id,
                Object = completion.Object is "chat.completion" ? "chat.completion.chunk" : completion.Object,
                Created = completion.Created,
                Model = completion.Model,
                Provider = completion.Provider,
                SystemFingerprint = completion.SystemFingerprint,
                ServiceTier = completion.ServiceTier,
                Response = completion.Response,
            },
            ChoiceList = new(Map(completion.WireChoices, ToChunkChoice)),
            Usage = completion.Usage,
            Error = completion.Error,
            References = completion.References,
            Whole = completion,
            AdditionalProperties = completion.AdditionalProperties,
        };

    private static ChunkChoice ToChunkChoice(ChatChoice choice) =>
        new()
        {
            Index = choice.Index,
            Delta = choice.WireMessage is { } message ? ToDelta(message) : null,
            FinishReason = choice.FinishReason,
            NativeFinishReason = choice.NativeFinishReason,
            Logprobs = choice.Logprobs,
            ReasoningDetails = choice.ReasoningDetails,
            Error = choice.Error,
            AdditionalProperties = choice.AdditionalProperties,
        };

    private static ChatDelta ToDelta(AssistantMessage message) =>
        new()
        {
            Role = message.Role,
            Content = message.Content switch
            {
                null or { Raw.ValueKind: JsonValueKind.Null } => null,
                { Raw: { } raw } => PartText.Join(raw),
                { IsText: true } content => content.Text,
                { Parts: var parts } content => parts.OfType<TextPart>().Any() ? content.Text : null,
            },
            Reasoning = message.Reasoning,
            ReasoningSignature = message.ReasoningSignature,
            RedactedReasoning = message.RedactedReasoning,
            ReasoningContent = message.ReasoningContent,
            Refusal = message.Refusal,
            ToolCalls = Map(message.ToolCalls, ToToolCallDelta),
            ReasoningDetails = message.ReasoningDetails,
            Images = message.Images,
            Annotations = message.Annotations,
            Audio = message.Audio,
            AdditionalProperties = ExtraMembers(message),
        };

    // What a delta has no property for: a name, and content that is more than a string.
    private static IDictionary<string, JsonElement>? ExtraMembers(AssistantMessage message)
    {
        var parts = message.Content is { IsText: false } content ? content : null;
        if (message.Name is null && parts is null)
        {
            return message.AdditionalProperties;
        }

        var members = new Dictionary<string, JsonElement>(
            message.AdditionalProperties ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>(),
            StringComparer.Ordinal
        );
        if (parts is not null)
        {
            members["content"] = JsonSerializer.SerializeToElement(parts, WireJson.Context.MessageContent);
        }

        if (message.Name is not null)
        {
            members["name"] = JsonSerializer.SerializeToElement(message.Name, WireJson.Context.String);
        }

        return members;
    }

    private static ToolCallDelta ToToolCallDelta(ToolCall call) =>
        new()
        {
            Index = call.Index,
            Id = call.Id,
            Type = call.Type,
            Name = call.WireFunction?.Name,
            Arguments = call.WireFunction?.Arguments,
            ThoughtSignature = call.ThoughtSignature,
            NestedProperties = call.WireFunction?.AdditionalProperties,
            AdditionalProperties = call.AdditionalProperties,
        };

    private static TTo[]? Map<TFrom, TTo>(IReadOnlyList<TFrom>? list, Func<TFrom, TTo> map)
        where TFrom : class =>
        // A gateway's null in the list is no element.
        list is null
            ? null
            : [.. list.Where(static item => item is not null).Select(map)];
}
