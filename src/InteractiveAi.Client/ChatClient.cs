using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InteractiveAi.Client;

/// <summary>A client of one gateway's chat completions. Which gateway it is follows from the options.</summary>
/// <remarks>
/// <para>
/// Thread-safe: make one per gateway and key, and use it for as long as the program runs. It need not be disposed of then;
/// disposing gives up its connections, but never an <see cref="HttpClient"/> that was handed in.
/// </para>
/// <para>
/// Mistakes in a request are thrown by the call itself, before anything is sent: <see cref="ArgumentException"/>. What the gateway
/// refuses is an <see cref="ApiException"/>, an answer that cannot be read a <see cref="ResponseFormatException"/>, a stream that
/// fails or is cut off a <see cref="ChatStreamException"/>, a time limit a <see cref="ChatTimeoutException"/>. Transport failures
/// stay what the platform throws, <see cref="HttpRequestException"/> and <see cref="IOException"/>; only your own cancellation is
/// an <see cref="OperationCanceledException"/>.
/// </para>
/// <para>
/// For tests, derive from it and override the two methods that take <see cref="CallOptions"/>, or those that take only a
/// request: the others call them, the latter without the options of the call.
/// </para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public partial class ChatClient : IDisposable
{
    private readonly ChatConnection? _connection;
    private readonly bool _ownsConnection = true;

    /// <summary>Makes a client of Interactive AI.</summary>
    /// <param name="apiKey">A router key.</param>
    /// <exception cref="ArgumentException"><paramref name="apiKey"/> is <see langword="null"/>, empty or malformed.</exception>
    public ChatClient(string apiKey)
        : this(new InteractiveAiOptions { ApiKey = apiKey }) { }

    /// <summary>Makes a client of the gateway that the options belong to, with connections of its own.</summary>
    /// <param name="options">The options, for example <see cref="InteractiveAiOptions"/>. They are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options are not usable as they are; the message says why.</exception>
    public ChatClient(ChatClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _connection = new ChatConnection(options);
    }

    /// <summary>Makes a client that sends through an <see cref="HttpClient"/> of yours.</summary>
    /// <param name="http">
    /// The client to send through. It stays yours: its handlers, proxy and HTTP version are used, its base address is not. Set its
    /// <see cref="HttpClient.Timeout"/> to <see cref="Timeout.InfiniteTimeSpan"/>, because 100 seconds are too short for a long
    /// answer and the options have limits of their own. A handler of yours that follows redirects would carry prompts to another
    /// address: switch that off, as the client's own connections do.
    /// </param>
    /// <param name="options">The options, for example <see cref="InteractiveAiOptions"/>. They are copied.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options are not usable as they are; the message says why.</exception>
    public ChatClient(HttpClient http, ChatClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        _connection = new ChatConnection(http, options);
    }

    /// <summary>Makes a client that cannot send anything, to be derived from in tests.</summary>
    protected ChatClient() { }

    private ChatClient(ChatConnection connection)
    {
        _connection = connection;
        _ownsConnection = false;
    }

    /// <summary>The gateway that the client sends to; <see langword="null"/> for a client that only stands in for one.</summary>
    internal Gateway? Gateway => _connection?.Gateway;

    /// <summary>The client's own copy of its settings; <see langword="null"/> for a client that only stands in for one.</summary>
    internal ChatClientOptions? Settings => _connection?.Options;

    private ChatConnection Connection =>
        _connection
        ?? throw new InvalidOperationException(
            $"This {GetType().Name} was made without options: override the method that is called, or use another constructor."
        );

    /// <summary>Sends a request and waits for the whole answer.</summary>
    /// <param name="request">The request, portable or of this client's gateway. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="cancellationToken">Stops the call and closes its connection.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is; the message lists every reason. Thrown by the call, not by the task.</exception>
    /// <exception cref="ApiException">The gateway answered with an error, with whatever status.</exception>
    /// <exception cref="ResponseFormatException">The answer cannot be read, or is longer than <see cref="ChatClientOptions.MaxResponseBytes"/>.</exception>
    /// <exception cref="ChatTimeoutException">The answer was not complete in time.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached, or an attachment could not be read while it was being sent.</exception>
    /// <exception cref="IOException">The connection broke while the answer was being read; or a file to attach is not there, which the call itself throws.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual Task<ChatCompletion> CompleteAsync(
        ChatRequest request,
        CancellationToken cancellationToken = default
    ) => CompleteAsync(request, options: null, cancellationToken);

    /// <summary>Sends a request with settings for this call, and waits for the whole answer.</summary>
    /// <param name="request">The request, portable or of this client's gateway. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="options">What is different for this call; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Stops the call and closes its connection.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The request or the options cannot be sent as they are. Thrown by the call, not by the task.</exception>
    /// <exception cref="ApiException">The gateway answered with an error, with whatever status.</exception>
    /// <exception cref="ResponseFormatException">The answer cannot be read, or is longer than <see cref="ChatClientOptions.MaxResponseBytes"/>.</exception>
    /// <exception cref="ChatTimeoutException">The answer was not complete in time.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached, or an attachment could not be read while it was being sent.</exception>
    /// <exception cref="IOException">The connection broke while the answer was being read; or a file to attach is not there, which the call itself throws.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public virtual Task<ChatCompletion> CompleteAsync(
        ChatRequest request,
        CallOptions? options,
        CancellationToken cancellationToken = default
    )
    {
        if (IsStandIn(options))
        {
            return CompleteAsync(request, cancellationToken);
        }

        PreparedCall call = Connection.Prepare(request, options, streaming: false);
        Task<ChatCompletion> answer = CompleteAsync(Connection, call, cancellationToken);
        return call.Telemetry is { } telemetry ? telemetry.ObserveAsync(answer) : answer;
    }

    /// <summary>Sends a request and yields the answer piece by piece, as it comes.</summary>
    /// <param name="request">The request, portable or of this client's gateway. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="cancellationToken">Stops the stream and closes its connection, also while it is silent. So does leaving the loop.</param>
    /// <returns>
    /// The chunks, to be enumerated once; the request is sent when that begins. A stream that ends without having been finished by
    /// the gateway ends with an exception, never as if it were complete.
    /// </returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is; the message lists every reason. Thrown by the call.</exception>
    /// <exception cref="ApiException">The gateway answered with an error. Thrown, like all that follow, while enumerating.</exception>
    /// <exception cref="ChatStreamException">The gateway reported an error in the stream, the stream broke off, or an event is longer than <see cref="ChatClientOptions.MaxEventBytes"/>; it carries the text so far.</exception>
    /// <exception cref="ResponseFormatException">The answer is no stream and no completion.</exception>
    /// <exception cref="ChatTimeoutException">The first event did not come in time, or the stream was silent for too long.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached, or an attachment could not be read while it was being sent.</exception>
    /// <exception cref="InvalidOperationException">The stream is enumerated for a second time.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/>, or the one of the enumeration, was cancelled.</exception>
    public virtual IAsyncEnumerable<ChatCompletionChunk> StreamAsync(
        ChatRequest request,
        CancellationToken cancellationToken = default
    ) => StreamAsync(request, options: null, cancellationToken);

    /// <summary>Sends a request with settings for this call, and yields the answer piece by piece, as it comes.</summary>
    /// <param name="request">The request, portable or of this client's gateway. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="options">What is different for this call; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Stops the stream and closes its connection, also while it is silent. So does leaving the loop.</param>
    /// <returns>
    /// The chunks, to be enumerated once; the request is sent when that begins. A stream that ends without having been finished by
    /// the gateway ends with an exception, never as if it were complete.
    /// </returns>
    /// <exception cref="ArgumentException">The request or the options cannot be sent as they are. Thrown by the call.</exception>
    /// <exception cref="ApiException">The gateway answered with an error. Thrown, like all that follow, while enumerating.</exception>
    /// <exception cref="ChatStreamException">The gateway reported an error in the stream, the stream broke off, or an event is longer than <see cref="ChatClientOptions.MaxEventBytes"/>; it carries the text so far.</exception>
    /// <exception cref="ResponseFormatException">The answer is no stream and no completion.</exception>
    /// <exception cref="ChatTimeoutException">The first event did not come in time, or the stream was silent for too long.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached, or an attachment could not be read while it was being sent.</exception>
    /// <exception cref="InvalidOperationException">The stream is enumerated for a second time.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/>, or the one of the enumeration, was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public virtual IAsyncEnumerable<ChatCompletionChunk> StreamAsync(
        ChatRequest request,
        CallOptions? options,
        CancellationToken cancellationToken = default
    )
    {
        if (IsStandIn(options))
        {
            return StreamAsync(request, cancellationToken);
        }

        PreparedCall call = Connection.Prepare(request, options, streaming: true);
        IAsyncEnumerable<ChatCompletionChunk> chunks = ChatStream.ReadAsync(Connection, call, cancellationToken);
        return call.Telemetry is { } telemetry ? new ObservedChunks(chunks, telemetry) : chunks;
    }

    /// <summary>Checks a request for the gateway that this client is configured for, without sending it.</summary>
    /// <param name="request">The request, portable or of this client's gateway.</param>
    /// <returns>
    /// Everything that is wrong, as <see cref="ChatRequest.Validate()"/> finds it, and what the gateway does not take: parameters, roles and kinds
    /// of content that another gateway has, a missing model, a request of another gateway. Empty when the request can be sent.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    public virtual IReadOnlyList<RequestProblem> Validate(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Connection.Gateway.Check(request, Connection.Options);
    }

    /// <summary>Gives up the client's own connections. New calls fail; those that are under way come to their end, but are not repeated.</summary>
    /// <remarks>A client that a dependency-injection container made belongs to the container, and to others who use it: then this does nothing.</remarks>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The gateway that the client sends to; no key.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        _connection is null
            ? GetType().Name
            : $"{GetType().Name}({_connection.Gateway.DisplayName}, {_connection.Gateway.ChatCompletionsUri.Host})";

    /// <summary>A client over a connection that somebody else disposes of.</summary>
    internal static ChatClient Over(ChatConnection connection) => new(connection);

    /// <summary>Gives up the client's own connections.</summary>
    /// <param name="disposing">Whether the call comes from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsConnection)
        {
            _connection?.Dispose();
        }
    }

    // A test's client that overrides only the methods without options must still take calls that have some. They are left out,
    // so that a client which overrides nothing comes back here without any, and fails.
    private bool IsStandIn(CallOptions? options) => _connection is null && options is not null;

    private static async Task<ChatCompletion> CompleteAsync(
        ChatConnection connection,
        PreparedCall call,
        CancellationToken cancellationToken
    )
    {
        using PreparedCall sent = call;
        using CallDeadline deadline = new(
            connection.Clock,
            ChatTimeoutPhase.Response,
            call.Options?.Timeout ?? connection.Options.Timeout,
            cancellationToken
        );
        try
        {
            using GatewayResponse response = await connection.SendAsync(call, deadline.Token).ConfigureAwait(false);
            return await response.ReadCompletionAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (deadline.Caused(exception))
        {
            throw deadline.Translate(exception);
        }
        catch (Exception exception) when (TransportFailure.Quotes(exception))
        {
            throw TransportFailure.WithoutQuote(exception);
        }
    }
}
