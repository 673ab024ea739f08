using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client;

/// <summary>Sends prepared calls to one gateway: address, credentials, headers, and what a response says for itself.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ChatConnection : IDisposable
{
    private static readonly string Product = $"{ChatDiagnostics.Name}/{ChatDiagnostics.Version}";

    private readonly HttpMessageInvoker _http;
    private readonly string _userAgent;
    private readonly Version _httpVersion;
    private readonly HttpVersionPolicy _httpVersionPolicy;
    private bool _isDisposed;

    public ChatConnection(ChatClientOptions options)
        : this(
            options,
            static own => HttpPipeline.Create(own),
            HttpVersion.Version11,
            HttpVersionPolicy.RequestVersionOrLower
        ) { }

    public ChatConnection(HttpClient http, ChatClientOptions options)
        : this(options, own => HttpPipeline.Over(http, own), http.DefaultRequestVersion, http.DefaultVersionPolicy) { }

    private ChatConnection(
        ChatClientOptions options,
        Func<ChatClientOptions, HttpMessageInvoker> pipeline,
        Version httpVersion,
        HttpVersionPolicy httpVersionPolicy
    )
    {
        Options = options.Snapshot();
        Options.Validate();
        Gateway = Options.CreateGateway();
        Log = Options.LoggerFactory?.CreateLogger(ChatDiagnostics.Name);
        _http = pipeline(Options);
        _userAgent = Options.UserAgentSuffix is { } suffix ? $"{Product} {suffix}" : Product;
        _httpVersion = httpVersion;
        _httpVersionPolicy = httpVersionPolicy;
    }

    /// <summary>A connection through a client of a factory, whose handlers repeat requests already.</summary>
    public static ChatConnection Behind(HttpClient factoryMade, ChatClientOptions options) =>
        new(
            options,
            _ => HttpPipeline.Bare(factoryMade),
            factoryMade.DefaultRequestVersion,
            factoryMade.DefaultVersionPolicy
        );

    public ChatClientOptions Options { get; }

    public Gateway Gateway { get; }

    public TimeProvider Clock => Options.TimeProvider;

    /// <summary>The log of calls; <see langword="null"/> when there is none.</summary>
    public ILogger? Log { get; }

    /// <summary>Checks and serialises a request. Whatever is wrong with it is thrown here, at the call.</summary>
    public PreparedCall Prepare(ChatRequest request, CallOptions? options, bool streaming)
    {
        ArgumentNullException.ThrowIfNull(request);
        options?.Validate();
        ChatRequest prepared = Gateway.Prepare(request, Options, streaming);
        return new PreparedCall(RequestBody.Create(prepared), options, streaming)
        {
            Choices = Math.Max(prepared.N ?? 1, 1),
            Telemetry = CallTelemetry.Start(this, prepared, streaming),
        };
    }

    /// <summary>Sends the call and returns a response with a status of success, its headers read.</summary>
    /// <exception cref="ApiException">The gateway said no.</exception>
    public async ValueTask<GatewayResponse> SendAsync(PreparedCall call, CancellationToken cancellationToken)
    {
        // What it would be told of otherwise is a part that no user has ever seen.
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(ChatClient));
        // Some providers and handlers do not look at the token before they begin.
        cancellationToken.ThrowIfCancellationRequested();
        call.Began = Clock.GetTimestamp();
        call.Telemetry?.Sending(call.Body);
        bool asks = (Options.ApiKeyProvider ?? (object?)Options.CurrentApiKey) is not null && !call.HasAuthorization;
        string? key =
            asks ? await AskForKeyAsync(refused: false, cancellationToken).ConfigureAwait(false)
            : call.HasAuthorization ? null
            : Options.ApiKey;
        HttpResponseMessage response = await SendAsync(call, key, cancellationToken).ConfigureAwait(false);
        try
        {
            if (
                asks
                && response.StatusCode is HttpStatusCode.Unauthorized
                && await AskForKeyAsync(refused: true, cancellationToken).ConfigureAwait(false) is { } renewed
                && !string.Equals(renewed, key, StringComparison.Ordinal)
            )
            {
                key = renewed;
                response.Dispose();
                response = await SendAsync(call, key, cancellationToken).ConfigureAwait(false);
            }

            GatewayResponse result = new(this, response, call, key);
            call.Telemetry?.Answered(result.Info);
            call.Options?.OnResponse?.Invoke(result.Info);
            return response.IsSuccessStatusCode
                ? result
                : throw await result.ReadErrorAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        _http.Dispose();
    }

    private async ValueTask<string?> AskForKeyAsync(bool refused, CancellationToken cancellationToken)
    {
        ApiKeyContext context = new() { PreviousKeyWasRefused = refused };
        if (Options.ApiKeyProvider is not { } provider)
        {
            return Options.CurrentApiKey?.Invoke(context);
        }

        string key = await provider(context, cancellationToken).ConfigureAwait(false);
        return ChatClientOptions.ProblemOf(key) is { } problem
            ? throw new InvalidOperationException($"The key from the ApiKeyProvider cannot be used. {problem}")
            : key;
    }

    // Not disposed: that would dispose of the body, which a second attempt needs and the call owns.
    private Task<HttpResponseMessage> SendAsync(PreparedCall call, string? key, CancellationToken cancellationToken) =>
        _http.SendAsync(MessageOf(call, key), cancellationToken);

    private Message MessageOf(PreparedCall call, string? key)
    {
        Message message = new(this, call, key);
        HttpRequestHeaders headers = message.Headers;
        if (key is not null)
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        headers.TryAddWithoutValidation("Accept", call.IsStreaming ? ChatStream.EventStream : "application/json");
        headers.TryAddWithoutValidation("User-Agent", _userAgent);
        Gateway.AddHeaders(headers);
        if (Options.Headers.Count > 0)
        {
            Replace(headers, Options.Headers);
        }

        if (call.Headers.Count > 0)
        {
            Replace(headers, call.Headers);
        }

        AddRequestId(headers, call);
        return message;
    }

    private void AddRequestId(HttpRequestHeaders headers, PreparedCall call)
    {
        if (Gateway.RequestIdHeader is not { } name)
        {
            return;
        }

        if (headers.NonValidated.TryGetValues(name, out HeaderStringValues own))
        {
            call.RequestId = own.ToString() is { } id && !string.IsNullOrWhiteSpace(id) ? id.Trim() : null;
        }
        else
        {
            headers.TryAddWithoutValidation(name, call.RequestId ??= RequestIds.Create(Clock));
        }
    }

    private static void Replace(HttpRequestHeaders headers, IEnumerable<KeyValuePair<string, string>> own)
    {
        foreach ((string name, string value) in own)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }
    }

    private sealed class Message : CallMessage
    {
        private readonly ChatConnection _connection;
        private readonly PreparedCall _call;
        private readonly string? _key;

        public Message(ChatConnection connection, PreparedCall call, string? key)
            : base(connection.Gateway.ChatCompletionsUri)
        {
            (_connection, _call, _key) = (connection, call, key);
            Content = call.Body;
            Version = connection._httpVersion;
            VersionPolicy = connection._httpVersionPolicy;
            MaxRetries = call.Options?.MaxRetries;
            Telemetry = call.Telemetry;
        }

        public override TimeSpan? TimeLeft =>
            (_call.Options?.Timeout ?? _connection.Options.Timeout) is var limit && limit == Timeout.InfiniteTimeSpan
                ? null
                : limit - _connection.Clock.GetElapsedTime(_call.Began);

        public override CallMessage Again() => _connection.MessageOf(_call, _key);
    }
}
