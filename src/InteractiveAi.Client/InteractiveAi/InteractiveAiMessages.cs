namespace InteractiveAi.Client;

/// <summary>Messages as Interactive AI spells them: what came from another gateway, or was written for one, goes back under the names that are known here.</summary>
internal static class InteractiveAiMessages
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
        if (!NeedsAnother(message))
        {
            return message;
        }

        IReadOnlyList<ContentPart> parts = message.Content is { IsText: false, Raw: null } content ? content.Parts : [];
        string? reasoning = Text(message.Reasoning) ?? Text(message.ReasoningContent);
        return new AssistantMessage(message)
        {
            Content = parts.Any(IsAnswer) || parts.Count is 0 ? WithoutOthers(message.Content) : null,
            Refusal = message.Refusal ?? Join(parts.OfType<RefusalPart>().Select(static part => part.Refusal)),
            Reasoning = reasoning ?? Join(parts.OfType<ReasoningPart>().Select(static part => part.Reasoning)),
            ReasoningSignature = null,
            RedactedReasoning = null,
            // Gateway: JamAI Base writes every member that it has not set as null (wire-facts 3.4).
            AdditionalProperties = Rewrite.WithoutNulls(message.AdditionalProperties),
            // The same text under another name; where the two differ, both stay.
            ReasoningContent = string.Equals(message.ReasoningContent, reasoning, StringComparison.Ordinal)
                ? null
                : Text(message.ReasoningContent),
            ReasoningDetails = WithThoughts(
                message.ReasoningDetails is { Count: > 0 } own
                    ? own
                    : Details(message, parts, reasoning) ?? message.ReasoningDetails,
                message.ToolCalls
            ),
            // Gateway: a call's signature has no member here (wire-facts 1.3), and providers refuse an empty list of calls.
            ToolCalls = message.ToolCalls is { Count: > 0 } calls ? Rewrite.Each(calls, WithoutThought) : null,
        };
    }

    private static bool NeedsAnother(AssistantMessage message) =>
        message.ReasoningSignature is not null
        || message.RedactedReasoning is not null
        || message.ReasoningContent is not null
        || message.ToolCalls is { } calls
            && (calls.Count is 0 || !ReferenceEquals(Rewrite.Each(calls, WithoutThought), calls))
        || !ReferenceEquals(Rewrite.WithoutNulls(message.AdditionalProperties), message.AdditionalProperties)
        || message.Content is { IsText: false, Raw: null } content
            && content.Parts.Any(static part => !IsAnswer(part) || Adapt(part) != part);

    private static bool IsAnswer(ContentPart part) =>
        part is not (ReasoningPart or RedactedReasoningPart or RefusalPart);

    private static MessageContent? WithoutOthers(MessageContent? content) =>
        content is { IsText: false, Raw: null }
            ? new MessageContent(content.Parts.Where(IsAnswer).Select(Adapt))
            : content;

    // Gateway: reasoning goes back block by block, where the others have one text with one signature or parts of the content
    // (wire-facts 1.3, 2.3). Who signed it is not known here, so the blocks say nothing of a format.
    private static List<ReasoningDetail>? Details(
        AssistantMessage message,
        IReadOnlyList<ContentPart> parts,
        string? reasoning
    )
    {
        List<ReasoningDetail> details = [];
        if (Text(message.ReasoningSignature) is { } signature)
        {
            details.Add(
                new TextReasoningDetail
                {
                    Text = reasoning,
                    Signature = signature,
                    Index = details.Count,
                }
            );
        }

        if (Text(message.RedactedReasoning) is { } redacted)
        {
            details.Add(new EncryptedReasoningDetail { Data = redacted, Index = details.Count });
        }

        foreach (ContentPart part in parts)
        {
            switch (part)
            {
                case ReasoningPart { Signature: { Length: > 0 } own } text:
                    details.Add(
                        new TextReasoningDetail
                        {
                            Text = text.Reasoning,
                            Signature = own,
                            Index = details.Count,
                        }
                    );
                    break;
                case RedactedReasoningPart { Data: { Length: > 0 } data }:
                    details.Add(new EncryptedReasoningDetail { Data = data, Index = details.Count });
                    break;
            }
        }

        return details is { Count: > 0 } ? details : null;
    }

    // Gateway: here the signature of a call of Gemini's is a block of the reasoning that has the call's id (wire-facts 1.3).
    private static IReadOnlyList<ReasoningDetail>? WithThoughts(
        IReadOnlyList<ReasoningDetail>? details,
        IReadOnlyList<ToolCall>? calls
    )
    {
        List<ReasoningDetail>? all = null;
        foreach (ToolCall call in calls ?? [])
        {
            if (
                call is { Id: { Length: > 0 } id, ThoughtSignature: { Length: > 0 } signature }
                && (all ?? details ?? []).All(detail => !string.Equals(detail.Id, id, StringComparison.Ordinal))
            )
            {
                all ??= [.. details ?? []];
                all.Add(
                    new EncryptedReasoningDetail
                    {
                        Id = id,
                        Format = ReasoningFormat.GoogleGeminiV1,
                        Data = signature,
                        Index = all.Aggregate(
                            all.Count,
                            static (next, detail) => Math.Max(next, 1 + (detail.Index ?? -1))
                        ),
                    }
                );
            }
        }

        return all ?? details;
    }

    // Without an id nothing else can hold the signature.
    private static ToolCall WithoutThought(ToolCall call) =>
        call is { ThoughtSignature: "" } or { ThoughtSignature: not null, Id.Length: > 0 }
            ? new ToolCall(call) { ThoughtSignature = null }
            : call;

    private static string? Text(string? text) => text is "" ? null : text;

    private static MessageContent? Adapt(MessageContent? content) => Rewrite.Parts(content, Adapt);

    // Gateway: an address of a file stands where its data would stand (wire-facts 1.3).
    private static ContentPart Adapt(ContentPart part) => part is FilePart file ? file.WithAddressAsData() : part;

    private static string? Join(IEnumerable<string?> texts) =>
        string.Concat(texts) is { Length: > 0 } text ? text : null;
}
