using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>One event of a streamed answer.</summary>
/// <remarks>
/// <para>
/// A chunk can carry text, reasoning, pieces of tool calls, the finish reason or the usage, in any combination, or nothing that
/// concerns the answer. Reading never fails because a member is missing, null or unknown.
/// </para>
/// <para>The shortcuts speak of the first choice in the chunk. Immutable but for <see cref="AdditionalProperties"/>.</para>
/// </remarks>
[JsonConverter(typeof(ChatCompletionChunkConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ChatCompletionChunk
{
    // A stream makes one of these per token: what repeats is shared, what is rare costs nothing while it is absent, and what
    // nobody asks for is not made.
    private ChunkHead? _head;

    // The choices; of a chunk whose form is known at first only its texts, a string or an array of strings.
    private object? _choices;

    /// <summary>Makes a chunk without members.</summary>
    public ChatCompletionChunk() { }

    /// <summary>Makes a chunk of a known form.</summary>
    internal ChatCompletionChunk(ChunkFrame frame, object texts)
    {
        _head = frame.Head;
        _choices = texts;
    }

    /// <summary>The answer's id, the same in every chunk. Wire member <c>id</c>.</summary>
    public string? Id
    {
        get => _head?.Id;
        init => _head = (_head ?? ChunkHead.Empty) with { Id = value };
    }

    /// <summary>The kind of event. Wire member <c>object</c>.</summary>
    /// <value><c>chat.completion.chunk</c>, or another kind that the gateway mixes in.</value>
    public string? Object
    {
        get => _head?.Object;
        init => _head = (_head ?? ChunkHead.Empty) with { Object = value };
    }

    /// <summary>When the answer was begun. Wire member <c>created</c>, in seconds since 1970.</summary>
    public DateTimeOffset? Created
    {
        get => _head?.Created;
        init => _head = (_head ?? ChunkHead.Empty) with { Created = value };
    }

    /// <summary>The model that answers, which can differ from the one that was asked. Wire member <c>model</c>.</summary>
    public string? Model
    {
        get => _head?.Model;
        init => _head = (_head ?? ChunkHead.Empty) with { Model = value };
    }

    /// <summary>The provider that serves the answer. Wire member <c>provider</c>; Interactive AI.</summary>
    public string? Provider
    {
        get => _head?.Provider;
        init => _head = (_head ?? ChunkHead.Empty) with { Provider = value };
    }

    /// <summary>The provider's mark of the software that answers. Wire member <c>system_fingerprint</c>.</summary>
    public string? SystemFingerprint
    {
        get => _head?.SystemFingerprint;
        init => _head = (_head ?? ChunkHead.Empty) with { SystemFingerprint = value };
    }

    /// <summary>The class of service in which the answer is made. Wire member <c>service_tier</c>.</summary>
    public string? ServiceTier
    {
        get => _head?.ServiceTier;
        init => _head = (_head ?? ChunkHead.Empty) with { ServiceTier = value };
    }

    /// <summary>What the HTTP response said beside its body: request id, rate limit, headers, and how often the request was repeated. The same for all chunks of a stream.</summary>
    /// <value><see langword="null"/> for a chunk that came in no response.</value>
    [JsonIgnore]
    public ResponseInfo? Response
    {
        get => _head?.Response;
        init => _head = (_head ?? ChunkHead.Empty) with { Response = value };
    }

    /// <summary>What the chunk adds to the answers. Wire member <c>choices</c>.</summary>
    /// <value>Empty when the wire had none.</value>
    public IReadOnlyList<ChunkChoice> Choices
    {
        get => WireChoices ?? [];
        init => _choices = value;
    }

    /// <summary>What the answer consumed and cost, usually in the last chunk. Wire member <c>usage</c>.</summary>
    public TokenUsage? Usage
    {
        get => _head?.Rest?.Usage;
        init => RestFor(value)?.Usage = value;
    }

    /// <summary>What the gateway looked up before the model answers: usually the stream's first event, without choices. JamAI Base.</summary>
    /// <value><see langword="null"/> in all other chunks.</value>
    /// <remarks>On the wire the event itself, when <see cref="Object"/> is <c>chat.references</c>; otherwise the member <c>references</c>.</remarks>
    public References? References
    {
        get => _head?.Rest?.References;
        init => RestFor(value)?.References = value;
    }

    /// <summary>What went wrong. Wire member <c>error</c>.</summary>
    /// <value><see langword="null"/> in every chunk that a client yields: it throws a <see cref="ChatStreamException"/> instead.</value>
    public ApiError? Error
    {
        get => _head?.Rest?.Error;
        init => RestFor(value)?.Error = value;
    }

    /// <summary>What <see cref="DebugSettings"/> asked for, prompt included. Wire member <c>debug</c>; Interactive AI.</summary>
    public JsonElement? Debug
    {
        get => _head?.Rest?.Debug;
        init => RestFor(value)?.Debug = value;
    }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    /// <value>Chunks of one stream may share the same members, which cannot be changed then: set new ones instead.</value>
    public IDictionary<string, JsonElement>? AdditionalProperties
    {
        get => _head?.Rest?.Members;
        set
        {
            if (value is not null || AdditionalProperties is not null)
            {
                _head = (_head ?? ChunkHead.Empty) with { Rest = ChunkRest.With(_head?.Rest, value) };
            }
        }
    }

    /// <summary>The first choice in the chunk; <see langword="null"/> when there is none.</summary>
    public ChunkChoice? FirstChoice => ChoiceList.First;

    /// <summary>The text that the chunk adds to the first choice; <see langword="null"/> when it adds none.</summary>
    public string? Text =>
        IsFramed(out ChunkFrame? frame, out object? texts) ? frame.ContentOf(texts) : FirstChoice?.Delta?.Content;

    /// <summary>The reasoning that the chunk adds to the first choice, under whichever name it came; <see langword="null"/> when it adds none.</summary>
    public string? Reasoning =>
        IsFramed(out ChunkFrame? frame, out object? texts) ? frame.ReasoningOf(texts) ?? frame.ReasoningContentOf(texts)
        : FirstChoice?.Delta is { } delta ? delta.Reasoning ?? delta.ReasoningContent
        : null;

    /// <summary>The pieces of tool calls that the chunk adds to the first choice; empty when it adds none.</summary>
    /// <remarks>A call is complete only when the stream has ended well: do not run it before.</remarks>
    public IReadOnlyList<ToolCallDelta> ToolCalls =>
        IsFramed(out ChunkFrame? frame, out _) && !frame.HasToolCalls ? [] : FirstChoice?.Delta?.ToolCalls ?? [];

    /// <summary>Why the first choice ended; <see langword="null"/> while it has not.</summary>
    // A chunk that ends an answer is never of a known form.
    public FinishReason? FinishReason => IsFramed(out _, out _) ? null : FirstChoice?.FinishReason;

    // Absent stays absent: the property above is never null, this one is what stands on the wire.
    internal IReadOnlyList<ChunkChoice>? WireChoices
    {
        get
        {
            OneOrMany<ChunkChoice> choices = ChoiceList;
            IReadOnlyList<ChunkChoice>? list = choices.AsList();
            // The next one who asks gets the same list.
            _choices = list;
            return list;
        }
    }

    internal OneOrMany<ChunkChoice> ChoiceList
    {
        get
        {
            if (IsFramed(out ChunkFrame? frame, out object? texts))
            {
                ChunkChoice choice = frame.ChoiceOf(texts);
                _choices = choice;
                return OneOrMany<ChunkChoice>.From(choice);
            }

            return OneOrMany<ChunkChoice>.From(_choices);
        }
        init => _choices = value.Value;
    }

    internal ChunkHead? OwnHead => _head;

    internal ChunkHead? Head
    {
        init => _head = value;
    }

    // The completion that the chunk carries whole, when a gateway did not stream; see CompletionChunks.
    internal ChatCompletion? Whole
    {
        get => _head?.Rest?.Whole;
        init => RestFor(value)?.Whole = value;
    }

    /// <summary>A summary without content.</summary>
    /// <returns>The id and the number of choices.</returns>
    public override string ToString() =>
        $"ChatCompletionChunk({Id}, {(IsFramed(out _, out _) ? 1 : ChoiceList.Count)} choices)";

    /// <summary>Whether the chunk is of a known form, and nothing but its texts has been asked for yet.</summary>
    internal bool IsFramed([NotNullWhen(true)] out ChunkFrame? frame, [NotNullWhen(true)] out object? texts)
    {
        // Read once: another thread may ask for the choices meanwhile.
        texts = _choices;
        frame = texts is string or string[] ? _head!.Frame : null;
        return frame is not null;
    }

    // While it is being built the chunk has the rest for itself.
    private ChunkRest? RestFor<T>(T value)
    {
        if (value is not null && _head?.Rest is null)
        {
            _head = (_head ?? ChunkHead.Empty) with { Rest = new ChunkRest() };
        }

        return _head?.Rest;
    }
}
