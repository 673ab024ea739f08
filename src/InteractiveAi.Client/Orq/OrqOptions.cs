namespace InteractiveAi.Client.Orq;

/// <summary>How to reach orq.ai's router.</summary>
/// <remarks>
/// <para>
/// The endpoint chooses the version of the router: <c>/v2/router</c>, the older <c>/v2/proxy</c>, or <c>/v3/router</c>. A host
/// alone means <c>/v2/router</c>; a whole address that ends in <c>/chat/completions</c> works as well.
/// </para>
/// <para>A client takes a copy when it is made: later changes have no effect on it. Not thread-safe while it is being changed.</para>
/// </remarks>
public sealed class OrqOptions : ChatClientOptions
{
    /// <summary>The name of the environment variable that holds the API key.</summary>
    public const string ApiKeyVariable = "ORQ_API_KEY";

    /// <summary>The name of the environment variable that can hold another endpoint.</summary>
    public const string EndpointVariable = "ORQ_BASE_URL";

    /// <summary>Makes options with orq.ai's own endpoint.</summary>
    public OrqOptions()
        : base(DefaultEndpoint) { }

    /// <summary>orq.ai's own endpoint.</summary>
    /// <value><c>https://api.orq.ai/v2/router</c>.</value>
    public static Uri DefaultEndpoint { get; } = new("https://api.orq.ai/v2/router");

    /// <summary>Makes options from the environment: the key from <c>ORQ_API_KEY</c>, another endpoint from <c>ORQ_BASE_URL</c>.</summary>
    /// <returns>The options, to be changed as you like.</returns>
    /// <exception cref="InvalidOperationException">The key is not set, or the endpoint is not an absolute address.</exception>
    public static OrqOptions FromEnvironment()
    {
        OrqOptions options = new()
        {
            ApiKey =
                EnvironmentVariables.Read(ApiKeyVariable)
                ?? throw EnvironmentVariables.Missing(ApiKeyVariable, "an API key of orq.ai"),
        };
        options.Endpoint = EnvironmentVariables.ReadAddress(EndpointVariable) ?? options.Endpoint;
        return options;
    }

    internal override Gateway CreateGateway() => new OrqGateway(Endpoint);
}
