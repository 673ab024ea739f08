using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A piece of a message, as a stream brings it.</summary>
/// <remarks>
/// A <see cref="CompletionBuilder"/> puts the pieces together. Every member may be <see langword="null"/>. Immutable but for
/// <see cref="AdditionalProperties"/>.
/// </remarks>
public sealed class ChatDelta
{
    // What is rare costs nothing while it is absent, and a list of one is a list only when it is asked for. Pieces of calls and
    // of reasoning hardly ever come together: they share a place, and move to the rest when they do.
    private object? _pieces;
    private Rest? _rest;

    /// <summary>Makes a delta without members.</summary>
    public ChatDelta() { }

    /// <summary>Makes the same delta with other texts.</summary>
    internal ChatDelta(ChatDelta original, string? content, string? reasoning)
    {
        Role = original.Role;
        Content = content;
        Reasoning = reasoning;
        _pieces = original._pieces;
        _rest = original._rest;
    }

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
        get
        {
            // The next one who asks gets the same list.
            if (_pieces is ToolCallDelta only)
            {
                _pieces = new[] { only };
            }

            return ToolCallList.AsList();
        }
        init => ToolCallList = new(value);
    }

    /// <summary>The next pieces of reasoning, with signatures. Wire member <c>reasoning_details</c>; Interactive AI.</summary>
    public IReadOnlyList<ReasoningDetail>? ReasoningDetails
    {
        get
        {
            OneOrMany<ReasoningDetail> details = ReasoningDetailList;
            if (_pieces is ReasoningDetail only)
            {
                _pieces = new[] { only };
                return ReasoningDetailList.AsList();
            }

            return details.AsList();
        }
        init => ReasoningDetailList = new(value);
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
    /// <value>Chunks of one stream may share the same members, which cannot be changed then: set new ones instead.</value>
    public IDictionary<string, JsonElement>? AdditionalProperties
    {
        get => _rest?.AdditionalProperties;
        set
        {
            if (value is not null || AdditionalProperties is not null)
            {
                _rest = (_rest ?? new Rest()) with { AdditionalProperties = value };
            }
        }
    }

    internal OneOrMany<ToolCallDelta> ToolCallList
    {
        get =>
            _pieces is ToolCallDelta or IReadOnlyList<ToolCallDelta> ? OneOrMany<ToolCallDelta>.From(_pieces) : default;
        init
        {
            if (!value.IsAbsent)
            {
                RestFor(_pieces)?.ReasoningDetails = ReasoningDetailList.AsList();
                _pieces = value.Value;
            }
        }
    }

    internal OneOrMany<ReasoningDetail> ReasoningDetailList
    {
        get
        {
            if (_pieces is DetailForm form)
            {
                _pieces = form.With(Reasoning!);
            }

            return OneOrMany<ReasoningDetail>.From(
                _pieces is ReasoningDetail or IReadOnlyList<ReasoningDetail> ? _pieces : _rest?.ReasoningDetails
            );
        }
        init
        {
            if (_pieces is null)
            {
                _pieces = value.Value;
            }
            else
            {
                RestFor(value.Value)?.ReasoningDetails = value.AsList();
            }
        }
    }

    /// <summary>Whether there is nothing but texts.</summary>
    internal bool IsPlain =>
        _pieces is null && (_rest is null || _rest == new Rest { ReasoningContent = _rest.ReasoningContent });

    /// <summary>Whether there is anything that is made of objects which could be changed.</summary>
    internal bool HasObjects => _rest is { Images: not null } or { Annotations: not null } or { Audio: not null };

    /// <summary>The kind of object only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => nameof(ChatDelta);

    /// <summary>Sets the reasoning's other name in a delta that nobody has seen.</summary>
    internal void Take(string reasoningContent) =>
        _rest = (_rest ?? new Rest()) with { ReasoningContent = reasoningContent };

    /// <summary>Puts a piece of a call in the place of the only one, in a delta that nobody has seen.</summary>
    internal void Take(ToolCallDelta call) => _pieces = call;

    /// <summary>Puts a piece of reasoning in the place of the only one, in a delta that nobody has seen.</summary>
    internal void Take(ReasoningDetail detail)
    {
        if (_rest?.ReasoningDetails is null)
        {
            _pieces = detail;
        }
        else
        {
            _rest = _rest with { ReasoningDetails = [detail] };
        }
    }

    /// <summary>Has a piece of reasoning, in the place of the only one, that repeats <see cref="Reasoning"/> and is made when it is asked for.</summary>
    internal void Take(DetailForm form) => _pieces = form;

    /// <summary>Whether the only piece of reasoning stands where a form of it could.</summary>
    internal bool HasDetailInPlace => _pieces is ReasoningDetail;

    /// <summary>The same for more than one chunk, none of which can change it for another.</summary>
    internal ChatDelta ToShare()
    {
        ChatDelta delta = new(this, Content, Reasoning);
        if (AdditionalProperties is { } members)
        {
            delta.AdditionalProperties = SharedMembers.Of(members);
        }

        if (ToolCallList is { Count: 1 } calls)
        {
            delta.Take(calls[0].ToShare());
        }

        return delta;
    }

    // While it is being built the delta has the rest for itself.
    private Rest? RestFor<T>(T value) => value is null ? _rest : _rest ??= new Rest();

    // Nothing in it changes once its delta is built: deltas share it.
    private sealed record Rest
    {
        public string? ReasoningSignature;
        public string? RedactedReasoning;
        public string? ReasoningContent;
        public string? Refusal;
        public IReadOnlyList<ReasoningDetail>? ReasoningDetails;
        public IReadOnlyList<ContentPart>? Images;
        public IReadOnlyList<Annotation>? Annotations;
        public AudioOutput? Audio;
        public IDictionary<string, JsonElement>? AdditionalProperties;
    }
}
