using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Testing;

/// <summary>One reply of a scripted gateway, in terms that every gateway has its own words for.</summary>
/// <remarks>
/// Make one with <see cref="Text(string[])"/>, <see cref="ToolCall"/>, <see cref="Json{T}"/>, <see cref="Error"/> or <see cref="Raw(string, string, HttpStatusCode)"/> and vary it with
/// <c>with</c>. What a gateway has no place for is left out, as it would be there. Immutable, so that one reply can serve many calls.
/// </remarks>
public sealed record ScriptedReply
{
    /// <summary>The text, in the pieces in which it is streamed.</summary>
    /// <value>Default: empty.</value>
    public IReadOnlyList<string> Content { get; init; } = [];

    /// <summary>The reasoning before the text, in the pieces in which it is streamed.</summary>
    /// <value>Default: empty.</value>
    public IReadOnlyList<string> Reasoning { get; init; } = [];

    /// <summary>The provider's signature of the reasoning. Interactive AI and orq.ai.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    public string? ReasoningSignature { get; init; }

    /// <summary>The model's refusal.</summary>
    /// <value>Default: <see langword="null"/>, it does not refuse.</value>
    public string? Refusal { get; init; }

    /// <summary>The functions that are called.</summary>
    /// <value>Default: empty.</value>
    public IReadOnlyList<ScriptedToolCall> ToolCalls { get; init; } = [];

    /// <summary>What was looked up for the answer. JamAI Base.</summary>
    /// <value>Default: empty, nothing was.</value>
    public IReadOnlyList<ReferenceChunk> References { get; init; } = [];

    /// <summary>What was searched for. JamAI Base, beside <see cref="References"/>.</summary>
    /// <value>Default: <see langword="null"/>, an empty text.</value>
    public string? SearchQuery { get; init; }

    /// <summary>Why the answer ends.</summary>
    /// <value>Default: <see langword="null"/>, <c>tool_calls</c> when functions are called and <c>stop</c> otherwise.</value>
    public FinishReason? FinishReason { get; init; }

    /// <summary>The model that answers.</summary>
    /// <value>Default: <see langword="null"/>, the one that was asked.</value>
    public string? Model { get; init; }

    /// <summary>Tokens and cost of the call.</summary>
    /// <value>Default: <see langword="null"/>, counted from what was said. Of a usage that is given, the counts of prompt, completion, cached, reasoning and all tokens and
    /// the cost are told, where the gateway tells them.</value>
    public TokenUsage? Usage { get; init; }

    /// <summary>Headers of the response, beside or instead of the gateway's own.</summary>
    /// <value>Default: empty.</value>
    public IReadOnlyDictionary<string, string> Headers { get; init; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long the gateway takes before it sends anything, headers included.</summary>
    /// <value>Default: zero.</value>
    public TimeSpan Delay { get; init; }

    /// <summary>How long it takes between two events of a stream.</summary>
    /// <value>Default: zero. <see cref="Timeout.InfiniteTimeSpan"/> for a stream that falls silent after its first event.</value>
    public TimeSpan EventDelay { get; init; }

    /// <summary>After how many events of the stream the connection breaks; for a whole answer and for a <see cref="Body"/>, after how many bytes.</summary>
    /// <value>Default: <see langword="null"/>, it does not. Zero breaks it behind the headers.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int? BreakAfter
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>After how many events the stream just ends, politely and without its mark of the end. A call that asks for the whole answer gets it.</summary>
    /// <value>Default: <see langword="null"/>, it is complete.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int? EndAfter
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>After how many events the gateway reports <see cref="StatusCode"/> and <see cref="Message"/> in the stream, and ends it. JamAI Base just ends it.</summary>
    /// <value>Default: <see langword="null"/>, it does not. A call that asks for the whole answer gets the error as a response of that status.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int? FailAfter
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>Status of the response, or of the error that <see cref="FailAfter"/> puts into a stream.</summary>
    /// <value>Default: 200, and 502 for an error in a stream. From 400 on the reply is an error in the gateway's shape.</value>
    public HttpStatusCode StatusCode { get; init; } = HttpStatusCode.OK;

    /// <summary>What an error says.</summary>
    /// <value>Default: <see langword="null"/>, what fits the status.</value>
    public string? Message { get; init; }

    /// <summary>What an error, or a reply with a <see cref="Body"/>, says in <c>Retry-After</c>, rounded up to whole seconds.</summary>
    /// <value>Default: <see langword="null"/>, what the gateway says by itself.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The body, byte for byte, instead of anything that the gateway would write.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Media type of <see cref="Body"/>.</summary>
    /// <value>Default: <c>application/json</c>. That of other replies is changed by <see cref="Headers"/>.</value>
    public string ContentType { get; init; } = "application/json";

    /// <summary>An answer of text.</summary>
    /// <param name="pieces">The pieces in which it is streamed; a call that asks for the whole answer gets them joined.</param>
    /// <returns>The reply.</returns>
    public static ScriptedReply Text(params string[] pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return new ScriptedReply { Content = [.. pieces] };
    }

    /// <summary>An answer that is a value as JSON, as a request with a schema gets it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="contract">How it is written.</param>
    /// <returns>The reply.</returns>
    public static ScriptedReply Json<T>(T value, JsonTypeInfo<T> contract) =>
        Text(JsonSerializer.Serialize(value, contract));

    /// <summary>An answer that calls a function.</summary>
    /// <param name="name">The function.</param>
    /// <param name="arguments">Its arguments as JSON, or whatever a test wants a model to have said.</param>
    /// <param name="id">Id of the call; <see langword="null"/> for one that is made up.</param>
    /// <returns>The reply.</returns>
    public static ScriptedReply ToolCall(string name, string arguments, string? id = null) =>
        new() { ToolCalls = [new ScriptedToolCall(name, arguments) { Id = id }] };

    /// <summary>An error in the gateway's shape.</summary>
    /// <param name="statusCode">The status, 400 or above.</param>
    /// <param name="message">What it says; <see langword="null"/> for what fits the status.</param>
    /// <param name="retryAfter">Value of <c>Retry-After</c>; <see langword="null"/> for what the gateway says by itself.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    public static ScriptedReply Error(HttpStatusCode statusCode, string? message = null, TimeSpan? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)statusCode, 400, nameof(statusCode));
        return new ScriptedReply
        {
            StatusCode = statusCode,
            Message = message,
            RetryAfter = retryAfter,
        };
    }

    /// <summary>A reply whose body is written as it is: a proxy's page, an event stream of your own, JSON that no gateway should send.</summary>
    /// <param name="body">The body.</param>
    /// <param name="contentType">Its media type; <c>text/event-stream</c> for a stream.</param>
    /// <param name="statusCode">The status.</param>
    /// <returns>The reply.</returns>
    public static ScriptedReply Raw(
        string body,
        string contentType = "application/json",
        HttpStatusCode statusCode = HttpStatusCode.OK
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(contentType);
        return new ScriptedReply
        {
            Body = Encoding.UTF8.GetBytes(body),
            ContentType = contentType,
            StatusCode = statusCode,
        };
    }

    /// <summary>Status and sizes: nothing that is said.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        Body is { } body
            ? $"ScriptedReply({(int)StatusCode}, {body.Length} bytes)"
            : $"ScriptedReply({(int)StatusCode}, {Content.Count} pieces of text, {ToolCalls.Count} calls)";

    private static int? NotNegative(int? value, [CallerMemberName] string? name = null) =>
        value < 0 ? throw new ArgumentOutOfRangeException(name, value, "It counts from the beginning.") : value;
}
