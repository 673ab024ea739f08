using System.Diagnostics;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>What a chunk adds to one of the answers.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ChunkChoice
{
    // What is rare costs nothing while it is absent.
    private Rest? _rest;

    /// <summary>Makes a choice without members.</summary>
    public ChunkChoice() { }

    /// <summary>Makes the same choice with another delta.</summary>
    internal ChunkChoice(ChunkChoice original, ChatDelta delta)
    {
        Index = original.Index;
        Delta = delta;
        _rest = original._rest;
    }

    /// <summary>The position among the answers, from zero. Wire member <c>index</c>.</summary>
    /// <value><see langword="null"/> when the gateway did not say, which means zero.</value>
    public int? Index { get; init; }

    /// <summary>What is added. Wire member <c>delta</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    public ChatDelta? Delta { get; init; }

    /// <summary>Why the answer ended. Wire member <c>finish_reason</c>.</summary>
    /// <value><see langword="null"/> or empty while it has not. Gateways repeat it, and some take it back with a null.</value>
    public FinishReason? FinishReason
    {
        get => _rest?.FinishReason;
        init => RestFor(value)?.FinishReason = value;
    }

    /// <summary>The provider's own word for why the answer ended. Wire member <c>native_finish_reason</c>; Interactive AI.</summary>
    public string? NativeFinishReason
    {
        get => _rest?.NativeFinishReason;
        init => RestFor(value)?.NativeFinishReason = value;
    }

    /// <summary>How likely the added tokens were. Wire member <c>logprobs</c>.</summary>
    public TokenLogprobs? Logprobs
    {
        get => _rest?.Logprobs;
        init => RestFor(value)?.Logprobs = value;
    }

    /// <summary>Reasoning details where the specification has them; real answers carry them in the delta. Wire member <c>reasoning_details</c>; Interactive AI.</summary>
    public IReadOnlyList<ReasoningDetail>? ReasoningDetails
    {
        get => _rest?.ReasoningDetails;
        init => RestFor(value)?.ReasoningDetails = value;
    }

    /// <summary>What went wrong with this choice. Wire member <c>error</c>; Interactive AI.</summary>
    /// <value><see langword="null"/> in every chunk that a client yields: it throws a <see cref="ChatStreamException"/> instead.</value>
    public ApiError? Error
    {
        get => _rest?.Error;
        init => RestFor(value)?.Error = value;
    }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    /// <value>Chunks of one stream may share the same members, which cannot be changed then: set new ones instead.</value>
    public IDictionary<string, JsonElement>? AdditionalProperties
    {
        get => _rest?.AdditionalProperties;
        set => _rest = value is null && AdditionalProperties is null ? _rest : Rest.With(_rest, value);
    }

    /// <summary>A summary without content.</summary>
    /// <returns>The index and why the answer ended.</returns>
    public override string ToString() => $"ChunkChoice({Index ?? 0}, {FinishReason})";

    /// <summary>The same for more than one chunk, none of which can change it for another.</summary>
    internal ChunkChoice ToShare(ChatDelta delta)
    {
        ChunkChoice choice = new(this, delta);
        if (AdditionalProperties is { } members)
        {
            choice.AdditionalProperties = SharedMembers.Of(members);
        }

        return choice;
    }

    // While it is being built the choice has the rest for itself.
    private Rest? RestFor<T>(T value) => value is null ? _rest : _rest ??= new Rest();

    // Nothing in it changes once its choice is built: choices share it.
    private sealed record Rest
    {
        public FinishReason? FinishReason;
        public string? NativeFinishReason;
        public TokenLogprobs? Logprobs;
        public IReadOnlyList<ReasoningDetail>? ReasoningDetails;
        public ApiError? Error;
        public IDictionary<string, JsonElement>? AdditionalProperties;

        public static Rest With(Rest? rest, IDictionary<string, JsonElement>? members) =>
            (rest ?? new Rest()) with
            {
                AdditionalProperties = members,
            };
    }
}
