namespace InteractiveAi.Client.Testing;

/// <summary>Writes the exchanges of a real gateway into a file, for a <see cref="CassettePlayer"/> to play them back.</summary>
/// <remarks>
/// <para>Credentials stay out of the file: of the request no header is kept but its media type, of the response only headers that say something about
/// the answer, and wherever else the bearer token, or a text given to <see cref="Secrets"/>, stands it is written as <c>***</c>. Prompts and answers
/// <em>are</em> kept: look at a cassette before you commit it.</para>
/// <para>The file is written anew after each exchange, with those before it. Put the recorder under the client as the innermost handler, so that repeated attempts
/// are recorded too. Thread-safe.</para>
/// </remarks>
public sealed class CassetteRecorder : DelegatingHandler
{
    private readonly string _path;
    private readonly List<CassetteExchange> _exchanges = [];

    /// <summary>Makes a recorder.</summary>
    /// <param name="path">The file, which is replaced by the first exchange; its folder is made when it is missing.</param>
    /// <param name="innerHandler">What sends; <see langword="null"/> for the platform's sockets, which follow no redirects here.</param>
    public CassetteRecorder(string path, HttpMessageHandler? innerHandler = null)
        : base(innerHandler ?? new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
    }

    /// <summary>Further texts that must not come into the file, such as a project's id or a name.</summary>
    /// <value>Default: empty. The bearer token of each call is left out anyway.</value>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        // Buffers the content, so that contents which can be sent once only are sent from there.
        var body = request.Content is { } content
            ? await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)
            : [];
        Redaction redaction = new(request, Secrets);
        CassetteExchange exchange = new(request.Method.Method, redaction.Apply(request.RequestUri!.PathAndQuery))
        {
            RequestBody = redaction.Apply(body),
        };
        Begin(exchange);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            exchange.Failure = exception.HttpRequestError;
            Save();
            throw;
        }

        exchange.Answer(response, redaction);
        response.Content = new RecordingContent(
            response.Content,
            (bytes, isComplete) =>
            {
                exchange.ResponseBody = redaction.Apply(bytes);
                exchange.IsComplete = isComplete;
                Save();
            }
        );
        return response;
    }

    private void Begin(CassetteExchange exchange)
    {
        lock (_exchanges)
        {
            _exchanges.Add(exchange);
        }
    }

    private void Save()
    {
        lock (_exchanges)
        {
            CassetteFile.Write(_path, _exchanges.Where(static exchange => exchange.HasEnded));
        }
    }
}
