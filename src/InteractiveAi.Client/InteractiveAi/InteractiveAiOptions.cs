namespace InteractiveAi.Client;

/// <summary>How to reach Interactive AI.</summary>
/// <remarks>A client takes a copy when it is made: later changes have no effect on it. Not thread-safe while it is being changed.</remarks>
public sealed class InteractiveAiOptions : ChatClientOptions
{
    /// <summary>The name of the environment variable that holds the router key.</summary>
    /// <remarks><c>INTERACTIVE_API_KEY</c>, which the command-line tool uses, holds another kind of key and is never read.</remarks>
    public const string ApiKeyVariable = "LLMROUTER_API_KEY";

    /// <summary>The name of the environment variable that can hold another endpoint.</summary>
    public const string EndpointVariable = "LLMROUTER_BASE_URL";

    /// <summary>Makes options with Interactive AI's own endpoint.</summary>
    public InteractiveAiOptions()
        : base(DefaultEndpoint) { }

    /// <summary>Interactive AI's own endpoint.</summary>
    /// <value><c>https://app.interactive.ai/api/v1</c>.</value>
    public static Uri DefaultEndpoint { get; } = new("https://app.interactive.ai/api/v1");

    /// <summary>Makes options from the environment: the key from <c>LLMROUTER_API_KEY</c>, another endpoint from <c>LLMROUTER_BASE_URL</c>.</summary>
    /// <returns>The options, to be changed as you like.</returns>
    /// <exception cref="InvalidOperationException">The key is not set, or the endpoint is not an absolute address.</exception>
    public static InteractiveAiOptions FromEnvironment()
    {
        InteractiveAiOptions options = new()
        {
            ApiKey =
                EnvironmentVariables.Read(ApiKeyVariable)
                ?? throw EnvironmentVariables.Missing(ApiKeyVariable, "a router key of Interactive AI"),
        };
        options.Endpoint = EnvironmentVariables.ReadAddress(EndpointVariable) ?? options.Endpoint;
        return options;
    }

    internal override Gateway CreateGateway() => new InteractiveAiGateway(Endpoint);
}
