using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>One of the answers, put together from the chunks of a stream.</summary>
internal sealed class ChoicePieces(int position)
{
    private readonly ContentPieces _content = new();
    private bool _hasMessage;
    private int? _index;
    private string? _name;
    private TextPieces _reasoning;
    private TextPieces _reasoningSignature;
    private TextPieces _redactedReasoning;
    private TextPieces _reasoningContent;
    private TextPieces _refusal;
    private ToolCallPieces? _toolCalls;
    private ReasoningPieces? _reasoningDetails;
    private ReasoningPieces? _choiceReasoningDetails;
    private List<Annotation>? _annotations;
    private List<ContentPart>? _images;
    private AudioPieces? _audio;
    private PropertyPieces? _messageMembers;
    private FinishReason? _finishReason;
    private string? _nativeFinishReason;
    private LogprobPieces? _logprobs;
    private ApiError? _error;
    private PropertyPieces? _members;

    /// <summary>The index by which the chunks name the choice, or that its place among the choices stands for.</summary>
    public int Position { get; } = position;

    public void Add(ChunkChoice choice)
    {
        _index ??= choice.Index;
        _error = choice.Error ?? _error;
        if (choice.Delta is { } delta)
        {
            _hasMessage = true;
            Add(delta);
        }

        if (choice.Logprobs is { } logprobs)
        {
            (_logprobs ??= new LogprobPieces()).Add(logprobs);
        }

        if (choice.ReasoningDetails is { } details)
        {
            Add(ref _choiceReasoningDetails, new OneOrMany<ReasoningDetail>(details));
        }

        Finish(choice);
        AddMembers(choice);
    }

    /// <summary>Adds a chunk of the form that the chunk before had, of which only the texts are news.</summary>
    public void Add(ChunkFrame frame, object texts)
    {
        _reasoning.Append(frame.ReasoningOf(texts));
        _reasoningContent.Append(frame.ReasoningContentOf(texts));
        _content.AddText(frame.ContentOf(texts));
    }

    public ChatChoice Build() =>
        new()
        {
            Index = _index,
            Message = _hasMessage ? BuildMessage() : null,
            FinishReason = _finishReason,
            NativeFinishReason = _nativeFinishReason,
            Logprobs = _logprobs?.Build(),
            ReasoningDetails = _choiceReasoningDetails?.Build(),
            Error = _error,
            AdditionalProperties = _members?.Build(),
        };

    private static void Add(ref ReasoningPieces? pieces, OneOrMany<ReasoningDetail> details)
    {
        if (details.IsAbsent)
        {
            return;
        }

        pieces ??= new ReasoningPieces();
        for (var i = 0; i < details.Count; i++)
        {
            pieces.Add(details[i]);
        }
    }

    private static void Append<T>(ref List<T>? all, IReadOnlyList<T>? next)
    {
        if (next is not null)
        {
            // What is read from an answer goes into the next request, where a null would be refused.
            (all ??= []).AddRange(next.Where(static item => item is not null));
        }
    }

    private void Add(ChatDelta delta)
    {
        _reasoning.Append(delta.Reasoning);
        AppendOnce(ref _reasoningSignature, delta.ReasoningSignature);
        AppendOnce(ref _redactedReasoning, delta.RedactedReasoning);
        _reasoningContent.Append(delta.ReasoningContent);
        _refusal.Append(delta.Refusal);
        Add(ref _reasoningDetails, delta.ReasoningDetailList);
        Append(ref _annotations, delta.Annotations);
        Append(ref _images, delta.Images);
        if (!delta.ToolCallList.IsAbsent)
        {
            (_toolCalls ??= new ToolCallPieces()).Add(delta.ToolCallList);
        }

        if (delta.Audio is { } audio)
        {
            (_audio ??= new AudioPieces()).Add(audio);
        }

        if (!AddMembers(delta))
        {
            _content.AddText(delta.Content);
        }
    }

    // A signature or a redacted text that is repeated is not a longer one.
    private static void AppendOnce(ref TextPieces pieces, string? next)
    {
        if (next is not null && !pieces.Is(next))
        {
            pieces.Append(next);
        }
    }

    // Says whether the content came as parts, which stand among the members that a delta has no property for.
    private bool AddMembers(ChatDelta delta)
    {
        var hasParts = false;
        foreach (
            var (name, value) in delta.AdditionalProperties ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>()
        )
        {
            switch (name)
            {
                case "content" when value.ValueKind is not JsonValueKind.Null:
                    _content.AddParts(value);
                    hasParts = true;
                    break;
                case "name":
                    // What is no text at all would make a message that nobody can read again.
                    _name = SimpleText(value) ?? _name;
                    break;
                default:
                    (_messageMembers ??= new PropertyPieces()).Append(name, value);
                    break;
            }
        }

        return hasParts;
    }

    private static string? SimpleText(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => LenientText.Read(value),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };

    private void AddMembers(ChunkChoice choice)
    {
        foreach (
            var (name, value) in choice.AdditionalProperties ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>()
        )
        {
            // Gateway: JamAI Base repeats the delta as a message (wire-facts 3.4); the pieces make up the message here.
            if (name is not "message")
            {
                (_members ??= new PropertyPieces()).Set(name, value);
            }
        }
    }

    // Gateway: the reason comes twice, or is taken back with a null, or is first tool_calls and then stop (wire-facts 1.5).
    private void Finish(ChunkChoice choice)
    {
        var next = choice.FinishReason;
        if (string.IsNullOrEmpty(next?.Value) || next == _finishReason)
        {
            _finishReason ??= next;
            _nativeFinishReason ??= choice.NativeFinishReason;
        }
        else if (string.IsNullOrEmpty(_finishReason?.Value))
        {
            _finishReason = next;
            _nativeFinishReason = choice.NativeFinishReason ?? _nativeFinishReason;
        }
        else if (next == FinishReason.ToolCalls && !WasBroken(_finishReason))
        {
            _finishReason = next;
            _nativeFinishReason = choice.NativeFinishReason;
        }
    }

    // An answer that was cut off or withheld stays that, so that nobody runs a call of which a part is missing.
    private static bool WasBroken(FinishReason? reason) =>
        reason == FinishReason.Length || reason == FinishReason.ContentFilter || reason == FinishReason.Error;

    private AssistantMessage BuildMessage()
    {
        var calls = _toolCalls?.Build();
        return new AssistantMessage
        {
            // Streams open with an empty text that nothing follows; some providers reject it beside tool calls (wire-facts 5).
            Content = _content.Build(emptyIsNone: calls is { Length: > 0 } || !_refusal.IsEmpty),
            Name = _name,
            Refusal = _refusal.ToString(),
            Reasoning = _reasoning.ToString(),
            ReasoningSignature = _reasoningSignature.ToString(),
            RedactedReasoning = _redactedReasoning.ToString(),
            ReasoningContent = _reasoningContent.ToString(),
            ReasoningDetails = _reasoningDetails?.Build(),
            ToolCalls = calls,
            Annotations = _annotations?.ToArray(),
            Images = _images?.ToArray(),
            Audio = _audio?.Build(),
            AdditionalProperties = _messageMembers?.Build(),
        };
    }
}
