using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>A chat completions gateway in this process, on a loopback port: real HTTP and server-sent events in the
/// dialect of one of the gateways, without a key, a model or a network.</summary>
/// <remarks>
/// <para>Answers are composed from the conversation and its tools and schemas by fixed rules, so the same request always gets the
/// same answer. That is enough to try the client and to test against it; it is not a language model.</para>
/// <para>Any bearer token is accepted. Instances are thread-safe.</para>
/// </remarks>
public sealed class LocalGateway : IScriptable, IAsyncDisposable
{
    private readonly GatewayServer _server;
    private readonly CallRouter _router;

    private LocalGateway(GatewayServer server, CallRouter router)
    {
        _server = server;
        _router = router;
    }

    /// <summary>Base address for a client, such as <c>http://127.0.0.1:50123/api/v1</c>; the port is chosen by the system,
    /// the path is the gateway's own.</summary>
    public Uri Endpoint => _server.Endpoint;

    /// <summary>Every request so far, in the order in which their bodies were complete: a snapshot that later calls do not
    /// change.</summary>
    public IReadOnlyList<RecordedCall> Calls => _router.Calls;

    /// <summary>Number of calls whose client went away before its answer was complete.</summary>
    /// <remarks>A short reply without delays is in the socket as a whole before anybody can leave it, and is not counted then: give it an <see cref="ScriptedReply.EventDelay"/>.</remarks>
    public int Disconnects => _router.Disconnects.Count;

    /// <summary>The replies that are waiting to be used. While there are none, answers are composed.</summary>
    public GatewayScript Script => _router.Script;

    /// <summary>Makes a client of this gateway, with a key of no worth and the gateway's clock.</summary>
    /// <param name="configure">Changes the client's options, which are those of the gateway that is stood in for; <see langword="null"/> for the defaults. A credential of the test's own takes the place of that key.</param>
    /// <returns>The client, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentException">The options, as they were changed, are not valid.</exception>
    public ChatClient CreateClient(Action<ChatClientOptions>? configure = null) =>
        new(_router.NewOptions(Endpoint, configure));

    /// <inheritdoc/>
    /// <remarks>A call that the gateway would refuse is refused, and uses up no reply.</remarks>
    public void Enqueue(Func<RecordedCall, ScriptedReply> reply) => Script.Enqueue(reply);

    /// <summary>Sets what every call is replied to for which no reply is waiting; the same as <see cref="GatewayScript.Otherwise"/> of its script.</summary>
    /// <param name="reply">Makes the reply; <see langword="null"/> for none, which is the default: then answers are composed.</param>
    /// <returns>This gateway, so that settings can be chained.</returns>
    public LocalGateway Otherwise(Func<RecordedCall, ScriptedReply>? reply)
    {
        Script.Otherwise(reply);
        return this;
    }

    /// <summary>Starts a gateway on a loopback port.</summary>
    /// <param name="options">Settings; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dialect of the settings does not exist, or the port cannot.</exception>
    /// <exception cref="IOException">The port of the settings is taken.</exception>
    /// <exception cref="SocketException">The system does not let this program have that port.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<LocalGateway> StartAsync(
        LocalGatewayOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new LocalGatewayOptions();
        if (options.Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                options.Port,
                "LocalGatewayOptions.Port is from 0 to 65535, with 0 for a free one."
            );
        }

        var router = new CallRouter(
            options.Dialect,
            options.TimeProvider,
            options.WordDelay,
            new GenerationIds(options.IdSeed),
            options.Script ?? new GatewayScript()
        );
        var server = await GatewayServer
            .StartAsync(router.RouteAsync, router.BasePath, options.Port, cancellationToken)
            .ConfigureAwait(false);
        return new LocalGateway(server, router);
    }

    /// <summary>Lets the next chat completion call fail instead of being answered; calls queue up.</summary>
    /// <param name="statusCode">Status of the reply.</param>
    /// <param name="jsonBody">Body of the reply; <see langword="null"/> for the gateway's error shape with a message and code that
    /// fit the status.</param>
    /// <param name="retryAfter">Value of the <c>Retry-After</c> header, rounded up to whole seconds; <see langword="null"/> for
    /// none, or for what the gateway says by itself. A 429 also carries the <c>X-RateLimit-*</c> headers of gateways that have them.</param>
    /// <returns>This gateway, so that faults can be chained.</returns>
    public LocalGateway FailNext(HttpStatusCode statusCode, string? jsonBody = null, TimeSpan? retryAfter = null)
    {
        _router.Enqueue(context => _router.FailAsync(context, (int)statusCode, jsonBody, retryAfter));
        return this;
    }

    /// <summary>Lets <paramref name="respond"/> answer the next chat completion call, whatever its headers and body; calls queue
    /// up.</summary>
    /// <param name="respond">Writes the reply. The request's body can be read again from its beginning. When the gateway stops,
    /// the call is aborted.</param>
    /// <returns>This gateway, so that replies can be chained.</returns>
    public LocalGateway RespondNext(Func<HttpContext, Task> respond)
    {
        ArgumentNullException.ThrowIfNull(respond);
        _router.Enqueue(respond);
        return this;
    }

    /// <summary>Waits until <see cref="Disconnects"/> has reached <paramref name="count"/>.</summary>
    /// <param name="count">The number to wait for, counted since the start.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The gateway stopped meanwhile.</exception>
    public Task WaitForDisconnectsAsync(int count, CancellationToken cancellationToken = default) =>
        _router.Disconnects.WaitAsync(count, typeof(LocalGateway), cancellationToken);

    /// <summary>Stops at once: running answers are cut off and the port is released.</summary>
    public async ValueTask DisposeAsync()
    {
        _router.Stop();
        await _server.DisposeAsync().ConfigureAwait(false);
    }
}
