namespace InteractiveAi.Client.Testing;

/// <summary>One message of a request, reduced to what an answer can be made from.</summary>
internal sealed class Turn
{
    public required string Role { get; init; }

    /// <summary>All text of the message; the text parts are joined by line breaks.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public IReadOnlyList<RequestedCall> Calls { get; init; } = [];

    /// <summary>The call that a tool message answers.</summary>
    public string? CallId { get; init; }

    public bool IsUser => string.Equals(Role, "user", StringComparison.Ordinal);

    public bool IsTool => string.Equals(Role, "tool", StringComparison.Ordinal);

    public bool IsInstruction => Role is "system" or "developer";
}
