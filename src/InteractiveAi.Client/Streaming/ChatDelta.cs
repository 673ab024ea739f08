using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A piece of a message, as a stream brings it.</summary>
/// <remarks>
/// A completion builder puts the pieces together. Every member may be <see langword="null"/>. Immutable but for
/// <see cref="AdditionalProperties"/>.
/// </remarks>
public sealed class ChatDelta
{
    /// <summary>Who speaks; repeated or empty in most chunks. Wire member <c>role</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The next piece of text. Wire member <c>content</c>.</summary>
    public string? Content { get; init; }

    /// <summary>The next piece of reasoning as text. Wire member <c>reasoning</c>; Interactive AI and orq.ai.</summary>
    public string? Reasoning { get; init; }

    /// <summary>The next piece of a refusal. Wire member <c>refusal</c>.</summary>
    public string? Refusal { get; init; }

    /// <summary>The next pieces of tool calls. Wire member <c>tool_calls</c>.</summary>
    /// <remarks>A call is complete only when the stream has ended well: do not run it before.</remarks>
    public IReadOnlyList<ToolCallDelta>? ToolCalls { get; init; }

    /// <summary>The next pieces of reasoning, with signatures. Wire member <c>reasoning_details</c>; Interactive AI.</summary>
    public IReadOnlyList<ReasoningDetail>? ReasoningDetails { get; init; }

    /// <summary>Images that are done. Wire member <c>images</c>; Interactive AI.</summary>
    public IReadOnlyList<ContentPart>? Images { get; init; }

    /// <summary>Further sources that the answer cites. Wire member <c>annotations</c>; Interactive AI.</summary>
    public IReadOnlyList<Annotation>? Annotations { get; init; }

    /// <summary>The next piece of audio and of its transcript. Wire member <c>audio</c>.</summary>
    public AudioOutput? Audio { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of object only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => nameof(ChatDelta);
}
