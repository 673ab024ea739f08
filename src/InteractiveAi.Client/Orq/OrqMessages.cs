using System.Text.Json;

namespace InteractiveAi.Client.Orq;

/// <summary>Messages as orq.ai's router takes them: reasoning that came beside the content goes back inside it.</summary>
internal static class OrqMessages
{
    /// <summary>The message in this gateway's spelling; the message itself where it has that already.</summary>
    public static Message Adapt(Message message) =>
        message switch
        {
            AssistantMessage own => Adapt(own),
            UserMessage own when Adapt(own.Content) is var content && !ReferenceEquals(content, own.Content) =>
                new UserMessage(own) { Content = content },
            ToolMessage own when Adapt(own.Content) is var content && !ReferenceEquals(content, own.Content) =>
                new ToolMessage(own) { Content = content },
            _ => message,
        };

    private static AssistantMessage Adapt(AssistantMessage message)
    {
        MessageContent? content = Adapt(message.Content);
        IReadOnlyList<ToolCall>? calls = message.ToolCalls is { } received
            ? Rewrite.Each(received, call => Adapt(call, message.ReasoningDetails))
            : null;
        IDictionary<string, JsonElement>? members = Rewrite.WithoutNulls(message.AdditionalProperties);
        bool hasReasoning = HasReasoning(message);
        if (
            !hasReasoning
            && ReferenceEquals(content, message.Content)
            && ReferenceEquals(calls, message.ToolCalls)
            && calls is not { Count: 0 }
            && ReferenceEquals(members, message.AdditionalProperties)
            && message is { Annotations: null, Images: null }
            && message.Audio
                is null
                    or { Id.Length: > 0, Data: null, Transcript: null, ExpiresAt: null, AdditionalProperties: null }
            && (Said(content).Count > 0 || calls is not null)
        )
        {
            return message;
        }

        AssistantMessage plain = new(message)
        {
            Content = content,
            // Gateway: an answer without tool calls may have an empty list of them (wire-facts 2.3), which providers refuse.
            ToolCalls = calls is { Count: 0 } ? null : calls,
            // Gateway: JamAI Base writes every member that it has not set as null (wire-facts 3.4).
            AdditionalProperties = members,
            Annotations = null,
            Images = null,
            // Gateway: audio is referred to, never sent back (wire-facts 2.2, assistant message).
            Audio = Text(message.Audio?.Id) is { } id ? new AudioOutput { Id = id } : null,
        };
        plain = WithContent(plain, message.Audio?.Transcript);
        return WithSomething(hasReasoning ? WithReasoningInside(plain) : plain);
    }

    // Gateway: content may be absent only beside tool calls (wire-facts 2.2, assistant message): a refusal is put into it, and what was
    // spoken where there is no audio to refer to.
    private static AssistantMessage WithContent(AssistantMessage message, string? transcript)
    {
        if (message.Content is { Raw: not null } || Said(message.Content).Count > 0)
        {
            return message;
        }

        if (message.ToolCalls is null && Text(message.Refusal) is { } refusal)
        {
            return new AssistantMessage(message)
            {
                Content = new MessageContent([new RefusalPart(refusal)]),
                Refusal = null,
            };
        }

        return message.Audio is null && Text(transcript) is { } spoken
            ? new AssistantMessage(message) { Content = spoken }
            : message;
    }

    private static AssistantMessage WithSomething(AssistantMessage message) =>
        message is { Content: null, ToolCalls: null, Audio: null }
        && message.AdditionalProperties?.ContainsKey("function_call") is not true
            ? new AssistantMessage(message) { Content = "" }
            : message;

    private static bool HasReasoning(AssistantMessage message) =>
        message.Reasoning is not null
        || message.ReasoningSignature is not null
        || message.RedactedReasoning is not null
        || message.ReasoningDetails is not null;

    // Gateway: what is received as reasoning, reasoning_signature and redacted_reasoning is taken back only as parts of the
    // content, and a part needs its signature; plain reasoning has a member of its own (wire-facts 2.2, 2.3).
    private static AssistantMessage WithReasoningInside(AssistantMessage message)
    {
        if (message.Content is { Raw: not null })
        {
            // Content of a shape that nobody knows can have nothing put before it: what came stays beside it.
            return message;
        }

        IReadOnlyList<ContentPart> said = Said(message.Content);
        bool isInside = said.Any(static part => part is ReasoningPart or RedactedReasoningPart);
        List<ContentPart> reasoning = isInside ? [] : Parts(message);
        bool isSigned = reasoning.Concat(said).Any(static part => part is ReasoningPart);
        return new AssistantMessage(message)
        {
            Content = reasoning.Count is 0 ? message.Content : new MessageContent([.. reasoning, .. said]),
            Reasoning = null,
            ReasoningSignature = null,
            RedactedReasoning = null,
            ReasoningDetails = null,
            ReasoningContent = isSigned
                ? Other(message)
                : Text(message.ReasoningContent) ?? Text(message.Reasoning) ?? Unsigned(message),
        };
    }

    private static List<ContentPart> Parts(AssistantMessage message)
    {
        List<ContentPart> parts = [];
        // A model that keeps its reasoning to itself signs an empty one.
        if (Text(message.ReasoningSignature) is { } signature)
        {
            parts.Add(new ReasoningPart(Text(message.Reasoning) ?? message.ReasoningContent ?? "", signature));
        }

        if (Text(message.RedactedReasoning) is { } redacted)
        {
            parts.Add(new RedactedReasoningPart(redacted));
        }

        foreach (ReasoningDetail detail in message.ReasoningDetails ?? [])
        {
            if (
                detail is TextReasoningDetail { Signature: { Length: > 0 } own } text
                && !parts.Exists(part =>
                    part is ReasoningPart known && string.Equals(known.Signature, own, StringComparison.Ordinal)
                )
            )
            {
                parts.Add(new ReasoningPart(text.Text ?? "", own));
            }
            else if (
                detail is EncryptedReasoningDetail { Data: { Length: > 0 } data }
                && IsRedacted(detail, message.ToolCalls)
                && !parts.Exists(part =>
                    part is RedactedReasoningPart known && string.Equals(known.Data, data, StringComparison.Ordinal)
                )
            )
            {
                parts.Add(new RedactedReasoningPart(data));
            }
        }

        return parts;
    }

    // Of which nobody says who encrypted it, it came from this gateway, unless it is the signature of a call.
    private static bool IsRedacted(ReasoningDetail detail, IReadOnlyList<ToolCall>? calls) =>
        detail.Format == ReasoningFormat.AnthropicClaudeV1
        || detail.Format is null or { Value: "" } && calls?.Any(call => IsOf(detail, call)) is not true;

    private static bool IsOf(ReasoningDetail detail, ToolCall call) =>
        call.Id is { Length: > 0 } id && string.Equals(detail.Id, id, StringComparison.Ordinal);

    // The same text under a second name would be said twice.
    private static string? Other(AssistantMessage message) =>
        string.Equals(message.ReasoningContent, message.Reasoning, StringComparison.Ordinal)
        || Text(message.Reasoning) is null && Text(message.ReasoningSignature) is not null
            ? Unsigned(message)
            : Text(message.ReasoningContent) ?? Unsigned(message);

    // Beside a text with a signature of its own the blocks only repeat it.
    private static string? Unsigned(AssistantMessage message) =>
        Text(message.ReasoningSignature) is null
            ? Text(
                string.Concat(
                    (message.ReasoningDetails ?? []).Select(static detail =>
                        detail switch
                        {
                            TextReasoningDetail { Signature: null or "" } text => text.Text,
                            SummaryReasoningDetail summary => summary.Summary,
                            _ => null,
                        }
                    )
                )
            )
            : null;

    // Providers refuse a part without text, where they take a message without any.
    private static IReadOnlyList<ContentPart> Said(MessageContent? content) =>
        content is null or { IsText: true, Text: "" } or { Raw: not null } ? [] : content.Parts;

    private static string? Text(string? text) => text is "" ? null : text;

    // Gateway: Interactive AI has the signature of a call of Gemini's among the reasoning (wire-facts 1.3), orq.ai at the call (2.3).
    private static ToolCall Adapt(ToolCall call, IReadOnlyList<ReasoningDetail>? details)
    {
        ToolCall own = Adapt(call);
        if (Text(call.ThoughtSignature) is not null)
        {
            return own;
        }

        string? signature = details
            ?.OfType<EncryptedReasoningDetail>()
            .FirstOrDefault(detail =>
                IsOf(detail, call)
                && detail.Data is { Length: > 0 }
                && (detail.Format is null or { Value: "" } || detail.Format == ReasoningFormat.GoogleGeminiV1)
            )
            ?.Data;
        return string.Equals(signature, call.ThoughtSignature, StringComparison.Ordinal)
            ? own
            : new ToolCall(own) { ThoughtSignature = signature };
    }

    // Gateway: a call that goes back has its kind and no position (wire-facts 2.2, 2.3); an answer may leave out the kind.
    private static ToolCall Adapt(ToolCall call) =>
        call is { Index: null, Type: not null } or { Index: null, WireFunction: null }
            ? call
            : new ToolCall(call) { Index = null, Type = call.Type ?? (call.WireFunction is null ? null : "function") };

    private static MessageContent? Adapt(MessageContent? content) => Rewrite.Parts(content, Adapt);

    // Gateway: an address has a member of its own; file_data is for data alone (wire-facts 2.2, user parts).
    private static ContentPart Adapt(ContentPart part) =>
        part is FilePart { File: { Data: { IsAddress: true } address, Address: null } } file
            ? new FilePart
            {
                File = new FilePart.Body
                {
                    FileName = file.File.FileName,
                    Address = address,
                    MimeType = file.File.MimeType ?? address.MediaType,
                    FileId = file.File.FileId,
                    AdditionalProperties = file.File.AdditionalProperties,
                },
                CacheControl = file.CacheControl,
                AdditionalProperties = file.AdditionalProperties,
            }
            : part;
}
