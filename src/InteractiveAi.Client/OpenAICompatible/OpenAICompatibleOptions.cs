namespace InteractiveAi.Client;

/// <summary>How to reach any other endpoint that speaks OpenAI's chat completions: a local server such as Ollama, llama.cpp or vLLM, or another router.</summary>
/// <remarks>
/// <para>
/// The client takes the portable <see cref="ChatRequest"/>, and nothing of a request is refused for what another gateway would make of
/// it: the server alone knows its bounds. Parameters of its own go into <see cref="ChatRequest.AdditionalProperties"/>.
/// </para>
/// <para>
/// <see cref="ChatClientOptions.ApiKey"/> is optional here. An endpoint with a query, such as Azure's <c>?api-version=…</c>, is not taken.
/// </para>
/// <para>A client takes a copy when it is made: later changes have no effect on it. Not thread-safe while it is being changed.</para>
/// </remarks>
public sealed class OpenAICompatibleOptions : ChatClientOptions
{
    /// <summary>Makes options for an endpoint.</summary>
    /// <param name="endpoint">
    /// The base address, for example <c>http://localhost:11434/v1</c>; the host alone means <c>/v1</c>, and the whole path of chat completions
    /// is taken as it is. It is checked when a client is made.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="endpoint"/> is <see langword="null"/>.</exception>
    public OpenAICompatibleOptions(Uri endpoint)
        : base(endpoint) => ArgumentNullException.ThrowIfNull(endpoint);

    private OpenAICompatibleOptions()
        : base(endpoint: null!) { }

    /// <summary>What messages and exceptions call the endpoint, for example <c>Ollama</c>. It is never sent.</summary>
    /// <value>The default value is <see langword="null"/>: the host and, unless it is the usual one, the port. So is a blank name.</value>
    public string? DisplayName { get; set; }

    /// <summary>Whether streams are asked to tell their usage at the end. Wire member <c>include_usage</c> under <c>stream_options</c>.</summary>
    /// <value>The default value is <see langword="true"/>. Turn it off for servers that refuse a request with <c>stream_options</c>.</value>
    /// <remarks>The <see cref="ChatRequest.StreamOptions"/> of a request are sent in either case.</remarks>
    public bool IncludeUsage { get; set; } = true;

    private protected override bool NeedsApiKey => false;

    /// <summary>Options whose endpoint is set later; one that is still missing then is found when they are checked.</summary>
    internal static OpenAICompatibleOptions WithoutEndpoint() => new();

    internal override Gateway CreateGateway() =>
        new OpenAICompatibleGateway(
            Endpoint,
            string.IsNullOrWhiteSpace(DisplayName) ? Endpoint.Authority : DisplayName.Trim(),
            IncludeUsage
        );
}
