namespace InteractiveAi.Client.Testing;

/// <summary>A gateway in the test's own process, under an <see cref="HttpClient"/>: no socket, no port, no model.</summary>
/// <remarks>
/// <para>It replies what its script says, in the dialect of one of the gateways, and refuses what that gateway is known to refuse. A call for which the script
/// has no reply throws <see cref="InvalidOperationException"/>. Any bearer token is accepted.</para>
/// <para>The bytes are those of <see cref="LocalGateway"/>, which also has a socket. Ids are the same in every run. Thread-safe.</para>
/// <example>
/// <code>
/// var gateway = new ScriptedGateway().Stream("Hel", "lo").ThenReply(HttpStatusCode.TooManyRequests).ThenReply("Hi again");
/// var client = gateway.CreateClient();
/// </code>
/// </example>
/// </remarks>
public sealed class ScriptedGateway : HttpMessageHandler, IScriptable
{
    private readonly CallRouter _router;

    /// <summary>Makes a gateway.</summary>
    /// <param name="dialect">The gateway to stand in for.</param>
    /// <param name="script">What it replies; <see langword="null"/> for an empty script of its own.</param>
    /// <param name="timeProvider">Clock behind delays and dates; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dialect.</exception>
    public ScriptedGateway(
        GatewayDialect dialect = GatewayDialect.InteractiveAi,
        GatewayScript? script = null,
        TimeProvider? timeProvider = null
    ) =>
        _router = new CallRouter(
            dialect,
            timeProvider ?? TimeProvider.System,
            TimeSpan.Zero,
            new GenerationIds(1),
            script ?? new GatewayScript()
        )
        {
            IsInProcess = true,
        };

    /// <summary>Every request so far, in the order in which they came: a snapshot that later calls do not change.</summary>
    public IReadOnlyList<RecordedCall> Calls => _router.Calls;

    /// <summary>The replies that are waiting to be used.</summary>
    public GatewayScript Script => _router.Script;

    /// <summary>Number of calls that were given up before their answer was complete: cancelled, or a stream that was left.</summary>
    public int Disconnects => _router.Disconnects.Count;

    /// <summary>Makes a client of this gateway, with a key of no worth and the gateway's clock.</summary>
    /// <param name="configure">Changes the client's options, which are those of the gateway that is stood in for; <see langword="null"/> for the defaults. A credential of the test's own takes the place of that key.</param>
    /// <returns>The client. It and this gateway are disposed of each by itself.</returns>
    /// <exception cref="ArgumentException">The options, as they were changed, are not valid.</exception>
    public ChatClient CreateClient(Action<ChatClientOptions>? configure = null)
    {
        var options = _router.NewOptions(endpoint: null, configure);
        var http = new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        return new ChatClient(http, options);
    }

    /// <inheritdoc/>
    /// <remarks>A call that the gateway would refuse is refused, and uses up no reply.</remarks>
    public void Enqueue(Func<RecordedCall, ScriptedReply> reply) => Script.Enqueue(reply);

    /// <summary>Sets what every call is replied to for which no reply is waiting; the same as <see cref="GatewayScript.Otherwise"/> of its script.</summary>
    /// <param name="reply">Makes the reply; <see langword="null"/> for none, which is the default.</param>
    /// <returns>This gateway, so that settings can be chained.</returns>
    public ScriptedGateway Otherwise(Func<RecordedCall, ScriptedReply>? reply)
    {
        Script.Otherwise(reply);
        return this;
    }

    /// <summary>Waits until <see cref="Disconnects"/> has reached <paramref name="count"/>.</summary>
    /// <param name="count">The number to wait for, counted since the gateway was made.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The gateway was disposed of meanwhile.</exception>
    public Task WaitForDisconnectsAsync(int count, CancellationToken cancellationToken = default) =>
        _router.Disconnects.WaitAsync(count, typeof(ScriptedGateway), cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _router.Disconnects.Close();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        using MemoryStream body = new();
        if (request.Content is { } content)
        {
            // As a socket takes it, each time anew, rather than into the buffer that the content would keep.
            await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        }

        return await new InProcessCall(request, body.ToArray(), new CancellationTokenSource())
            .SendAsync(_router.RouteAsync, cancellationToken)
            .ConfigureAwait(false);
    }
}
