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
        string? reasoning = message.Reasoning ?? message.ReasoningContent;
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
                : message.ReasoningContent,
            ReasoningDetails = message.ReasoningDetails ?? Details(message, parts, reasoning),
        };
    }

    private static bool NeedsAnother(AssistantMessage message) =>
        message.ReasoningSignature is not null
        || message.RedactedReasoning is not null
        || message.ReasoningContent is not null
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
        if (message.ReasoningSignature is { } signature)
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

        if (message.RedactedReasoning is { } redacted)
        {
            details.Add(new EncryptedReasoningDetail { Data = redacted, Index = details.Count });
        }

        foreach (ContentPart part in parts)
        {
            switch (part)
            {
                case ReasoningPart text:
                    details.Add(
                        new TextReasoningDetail
                        {
                            Text = text.Reasoning,
                            Signature = text.Signature,
                            Index = details.Count,
                        }
                    );
                    break;
                case RedactedReasoningPart data:
                    details.Add(new EncryptedReasoningDetail { Data = data.Data, Index = details.Count });
                    break;
            }
        }

        return details is { Count: > 0 } ? details : null;
    }

    private static MessageContent? Adapt(MessageContent? content) => Rewrite.Parts(content, Adapt);

    // Gateway: an address of a file stands where its data would stand (wire-facts 1.3).
    private static ContentPart Adapt(ContentPart part) => part is FilePart file ? file.WithAddressAsData() : part;

    private static string? Join(IEnumerable<string?> texts) =>
        string.Concat(texts) is { Length: > 0 } text ? text : null;
}
