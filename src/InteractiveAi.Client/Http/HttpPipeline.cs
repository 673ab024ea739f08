using System.Net;

namespace InteractiveAi.Client;

/// <summary>The chain of handlers under a client.</summary>
internal static class HttpPipeline
{
    /// <summary>The chain of a client that owns its connections: <see cref="RetryHandler"/>, then the platform's sockets.</summary>
    /// <returns>An invoker that closes the connections when it is disposed.</returns>
    public static HttpMessageInvoker Create(ChatClientOptions options, Action<RetryAttempt>? onRetry = null) =>
        new(
            new RetryHandler(options)
            {
                InnerHandler = new ConnectTimeoutHandler { InnerHandler = CreateSockets() },
                OnRetry = onRetry,
            },
            disposeHandler: true
        );

    /// <summary>The chain over an <see cref="HttpClient"/> that the caller brought: <see cref="RetryHandler"/>, then that client.</summary>
    /// <returns>An invoker that leaves the caller's client alone when it is disposed.</returns>
    public static HttpMessageInvoker Over(
        HttpClient caller,
        ChatClientOptions options,
        Action<RetryAttempt>? onRetry = null
    ) =>
        new(
            new RetryHandler(options) { InnerHandler = new ForwardingHandler(caller), OnRetry = onRetry },
            disposeHandler: true
        );

    /// <summary>An <see cref="HttpClient"/> whose own handlers repeat requests already, as a client factory makes it.</summary>
    /// <returns>An invoker that leaves the client alone when it is disposed.</returns>
    public static HttpMessageInvoker Bare(HttpClient factoryMade) =>
        new(new ForwardingHandler(factoryMade), disposeHandler: true);

    /// <summary>The platform's handler with what a client of long streams needs.</summary>
    internal static SocketsHttpHandler CreateSockets() =>
        new()
        {
            // Connections are renewed so that a change in the address of the gateway is noticed by a client that lives for weeks.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PlaintextStreamFilter = static (context, _) => new(new EarlyAnswerStream(context.PlaintextStream)),
            AutomaticDecompression = DecompressionMethods.All,
            // A redirect would carry key and prompt to an address that nobody configured; it becomes an ApiException that names the target.
            AllowAutoRedirect = false,
            UseCookies = false,
            // A stream that is left early is closed rather than read to its end; one that is read to its end gives its connection back.
            MaxResponseDrainSize = 4 * 1024,
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(250),
        };
}
