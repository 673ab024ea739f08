using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A piece of a message, as a stream brings it.</summary>
/// <remarks>
/// A <see cref="CompletionBuilder"/> puts the pieces together. Every member may be <see langword="null"/>. Immutable but for
/// <see cref="AdditionalProperties"/>.
/// </remarks>
public sealed class ChatDelta
{
    // What is rare costs nothing while it is absent, and a list of one is a list only when it is asked for.
    private OneOrMany<ToolCallDelta> _toolCalls;
    private OneOrMany<ReasoningDetail> _reasoningDetails;
    private Rest? _rest;

    /// <summary>Who speaks; repeated or empty in most chunks. Wire member <c>role</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The next piece of text. Wire member <c>content</c>.</summary>
    /// <value>
    /// A gateway that sends content as parts has the texts of its parts here, and the parts themselves, images included, as
    /// <c>content</c> in <see cref="AdditionalProperties"/>.
    /// </value>
    public string? Content { get; init; }

    /// <summary>The next piece of reasoning as text. Wire member <c>reasoning</c>; Interactive AI and orq.ai.</summary>
    public string? Reasoning { get; init; }

    /// <summary>The next piece of the reasoning's signature. Wire member <c>reasoning_signature</c>; orq.ai.</summary>
    public string? ReasoningSignature
    {
        get => _rest?.ReasoningSignature;
        init => RestFor(value)?.ReasoningSignature = value;
    }

    /// <summary>The next piece of reasoning that only the provider can read. Wire member <c>redacted_reasoning</c>; orq.ai.</summary>
    public string? RedactedReasoning
    {
        get => _rest?.RedactedReasoning;
        init => RestFor(value)?.RedactedReasoning = value;
    }

    /// <summary>The next piece of reasoning, as JamAI Base and servers of open models spell it. Wire member <c>reasoning_content</c>.</summary>
    public string? ReasoningContent
    {
        get => _rest?.ReasoningContent;
        init => RestFor(value)?.ReasoningContent = value;
    }

    /// <summary>The next piece of a refusal. Wire member <c>refusal</c>.</summary>
    public string? Refusal
    {
        get => _rest?.Refusal;
        init => RestFor(value)?.Refusal = value;
    }

    /// <summary>The next pieces of tool calls. Wire member <c>tool_calls</c>.</summary>
    /// <remarks>A call is complete only when the stream has ended well: do not run it before.</remarks>
    public IReadOnlyList<ToolCallDelta>? ToolCalls
    {
        get => _toolCalls.AsList();
        init => _toolCalls = new(value);
    }

    /// <summary>The next pieces of reasoning, with signatures. Wire member <c>reasoning_details</c>; Interactive AI.</summary>
    public IReadOnlyList<ReasoningDetail>? ReasoningDetails
    {
        get => _reasoningDetails.AsList();
        init => _reasoningDetails = new(value);
    }

    /// <summary>Images that are done. Wire member <c>images</c>; Interactive AI.</summary>
    public IReadOnlyList<ContentPart>? Images
    {
        get => _rest?.Images;
        init => RestFor(value)?.Images = value;
    }

    /// <summary>Further sources that the answer cites. Wire member <c>annotations</c>; Interactive AI.</summary>
    public IReadOnlyList<Annotation>? Annotations
    {
        get => _rest?.Annotations;
        init => RestFor(value)?.Annotations = value;
    }

    /// <summary>The next piece of audio and of its transcript. Wire member <c>audio</c>.</summary>
    public AudioOutput? Audio
    {
        get => _rest?.Audio;
        init => RestFor(value)?.Audio = value;
    }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    public IDictionary<string, JsonElement>? AdditionalProperties
    {
        get => _rest?.AdditionalProperties;
        set => RestFor(value)?.AdditionalProperties = value;
    }

    internal OneOrMany<ToolCallDelta> ToolCallList
    {
        get => _toolCalls;
        init => _toolCalls = value;
    }

    internal OneOrMany<ReasoningDetail> ReasoningDetailList
    {
        get => _reasoningDetails;
        init => _reasoningDetails = value;
    }

    /// <summary>The kind of object only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => nameof(ChatDelta);

    private Rest? RestFor<T>(T value) => value is null ? _rest : _rest ??= new Rest();

    private sealed class Rest
    {
        public string? ReasoningSignature;
        public string? RedactedReasoning;
        public string? ReasoningContent;
        public string? Refusal;
        public IReadOnlyList<ContentPart>? Images;
        public IReadOnlyList<Annotation>? Annotations;
        public AudioOutput? Audio;
        public IDictionary<string, JsonElement>? AdditionalProperties;
    }
}
