using System.Diagnostics;

namespace InteractiveAi.Client;

/// <summary>Puts the chunks of a stream together to the completion that the gateway would have sent without streaming.</summary>
/// <remarks>
/// <para>
/// It takes what gateways really send: choices side by side, a finish reason that comes twice or is taken back with a null,
/// tool calls in fragments with an index missing or repeated, a reasoning signature that arrives alone, usage in a chunk of its own.
/// </para>
/// <list type="bullet">
/// <item>Choices are kept apart by index; a choice without one has its place in the chunk as its index.</item>
/// <item>Text, reasoning, refusal, arguments and transcripts are joined. An empty text beside tool calls or a refusal counts as none.</item>
/// <item>
/// The first finish reason stands, unless <c>tool_calls</c> follows one that does not say that the answer is incomplete; the provider's own
/// reason goes with it.
/// </item>
/// <item>Of id and creation time the first counts, of model, provider, fingerprint, service tier, usage and references the last that says something.</item>
/// <item>
/// Of members without a property the last value counts, where a null takes nothing back; strings in the deltas are joined. The debug member,
/// which no completion has, is left out.
/// </item>
/// </list>
/// <para>Not thread-safe: one builder for one stream.</para>
/// </remarks>
/// <example>
/// <code>
/// var builder = new CompletionBuilder();
/// await foreach (var chunk in client.StreamAsync(request))
/// {
///     Console.Write(chunk.Text);
///     builder.Add(chunk);
/// }
///
/// chat.Add(builder.Build().Message);
/// </code>
/// </example>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class CompletionBuilder
{
    private readonly List<ChoicePieces> _choices = [];
    private bool _isBegun;
    private bool _hasChoices;
    private ChatCompletion? _whole;
    private string? _id;
    private string? _object;
    private DateTimeOffset? _created;
    private string? _model;
    private string? _provider;
    private string? _fingerprint;
    private string? _tier;
    private TokenUsage? _usage;
    private ResponseInfo? _response;
    private ApiError? _error;
    private References? _references;
    private PropertyPieces? _members;

    // The form of the chunk before, of whose members only the texts are news.
    private ChunkFrame? _frame;

    /// <summary>Adds the next chunk of the stream.</summary>
    /// <param name="chunk">The chunk. It is not changed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="chunk"/> is <see langword="null"/>.</exception>
    public void Add(ChatCompletionChunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        // A chunk that was given members of its own is not all that its form says.
        bool isAsItCame =
            chunk.IsFramed(out ChunkFrame? frame, out object? texts) && ReferenceEquals(chunk.OwnHead, frame.Head);
        if (isAsItCame && frame!.IsPlain && ReferenceEquals(frame, _frame))
        {
            Choice(frame.Index ?? 0).Add(frame, texts!);
            return;
        }

        _frame = isAsItCame ? frame : null;
        AddHead(chunk);
        AddChoices(chunk);
    }

    /// <summary>The completion that the chunks so far make up.</summary>
    /// <returns>A completion that later chunks do not change. Without a chunk it has no choices and no members.</returns>
    /// <remarks>
    /// It may be called at any time and more than once. Before the stream has ended well, tool calls in it may be incomplete: do not run them.
    /// </remarks>
    public ChatCompletion Build() =>
        _whole
        ?? new ChatCompletion
        {
            Id = _id,
            Object = _object,
            Created = _created,
            Model = _model,
            Provider = _provider,
            WireChoices = _hasChoices
                ? [.. _choices.OrderBy(static choice => choice.Position).Select(static choice => choice.Build())]
                : null,
            Usage = _usage,
            SystemFingerprint = _fingerprint,
            ServiceTier = _tier,
            Error = _error,
            References = _references,
            Response = _response,
            AdditionalProperties = _members?.Build(),
        };

    /// <summary>A summary without content.</summary>
    /// <returns>The id and the number of choices.</returns>
    public override string ToString() => $"CompletionBuilder({_id}, {_choices.Count} choices)";

    private void AddHead(ChatCompletionChunk chunk)
    {
        _whole = _isBegun ? null : chunk.Whole;
        _isBegun = true;
        // Some streams open with a chunk whose members are all empty, and whose time is zero.
        _id = TextPieces.Later(chunk.Id, _id);
        _object = CompletionKind(chunk.Object) ?? _object;
        _created = _created is null || _created == DateTimeOffset.UnixEpoch ? chunk.Created ?? _created : _created;
        _model = TextPieces.Later(_model, chunk.Model);
        _provider = TextPieces.Later(_provider, chunk.Provider);
        _fingerprint = TextPieces.Later(_fingerprint, chunk.SystemFingerprint);
        _tier = TextPieces.Later(_tier, chunk.ServiceTier);
        _usage = chunk.Usage ?? _usage;
        _response = chunk.Response ?? _response;
        _error = chunk.Error ?? _error;
        _references = Later(_references, chunk.References);
        PropertyPieces.Add(ref _members, chunk.AdditionalProperties);
    }

    private void AddChoices(ChatCompletionChunk chunk)
    {
        var choices = chunk.ChoiceList;
        _hasChoices |= !choices.IsAbsent;
        for (var i = 0; i < choices.Count; i++)
        {
            if (choices[i] is { } choice)
            {
                Choice(choice.Index ?? i).Add(choice);
            }
        }
    }

    // References that hold nothing take nothing back.
    private static References? Later(References? kept, References? next) =>
        next is null || kept is { Chunks.Count: > 0 } && next.Chunks.Count is 0 ? kept : next;

    // An event of another kind in between, such as JamAI's references, does not make the answer another kind of object.
    private string? CompletionKind(string? kind) =>
        kind is "chat.completion.chunk" ? "chat.completion"
        : kind is References.Kind ? null
        : string.IsNullOrEmpty(_object) ? kind
        : null;

    private ChoicePieces Choice(int position)
    {
        foreach (ChoicePieces known in _choices)
        {
            if (known.Position == position)
            {
                return known;
            }
        }

        ChoicePieces choice = new(position);
        _choices.Add(choice);
        return choice;
    }
}
