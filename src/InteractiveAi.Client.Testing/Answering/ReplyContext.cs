namespace InteractiveAi.Client.Testing;

/// <summary>What a sentence of an answer may depend on.</summary>
internal sealed record ReplyContext(ChatCall Call, Conversation Conversation, Variation Variation, TimeProvider Time)
{
    /// <summary>What is being answered: the last user message, or the rest of it after its greeting.</summary>
    public string Text { get; init; } = Conversation.LastUserText.Trim();
}
