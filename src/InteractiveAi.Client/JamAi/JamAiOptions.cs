namespace InteractiveAi.Client.JamAi;

/// <summary>How to reach JamAI Base: its cloud, or a server of your own.</summary>
/// <remarks>A client takes a copy when it is made: later changes have no effect on it. Not thread-safe while it is being changed.</remarks>
public sealed class JamAiOptions : ChatClientOptions
{
    /// <summary>The name of the environment variable that holds the token.</summary>
    public const string ApiKeyVariable = "JAMAI_TOKEN";

    /// <summary>The older name of the environment variable that holds the token; read when <see cref="ApiKeyVariable"/> is not set.</summary>
    public const string LegacyApiKeyVariable = "JAMAI_API_KEY";

    /// <summary>The name of the environment variable that can hold another endpoint.</summary>
    public const string EndpointVariable = "JAMAI_API_BASE";

    /// <summary>The name of the environment variable that can hold the project's id.</summary>
    public const string ProjectIdVariable = "JAMAI_PROJECT_ID";

    /// <summary>The name of the header that carries <see cref="UserId"/>, for <see cref="CallOptions.Headers"/> of a call for another user.</summary>
    public const string UserIdHeader = "X-USER-ID";

    /// <summary>The name of the header that carries <see cref="ProjectId"/>, for <see cref="CallOptions.Headers"/> of a call in another project.</summary>
    public const string ProjectIdHeader = "X-PROJECT-ID";

    /// <summary>Makes options with the endpoint of JamAI Base's cloud.</summary>
    public JamAiOptions()
        : base(DefaultEndpoint) { }

    /// <summary>The endpoint of JamAI Base's cloud.</summary>
    /// <value><c>https://api.jamaibase.com/api/v1</c>.</value>
    public static Uri DefaultEndpoint { get; } = new("https://api.jamaibase.com/api/v1");

    /// <summary>The user for whom the calls are made. Sent as <c>X-USER-ID</c>.</summary>
    /// <value>The default value is <see langword="null"/>: not sent. A personal access token says by itself whose it is.</value>
    public string? UserId { get; set; }

    /// <summary>The project in which the calls are made, whose knowledge tables and models they use. Sent as <c>X-PROJECT-ID</c>.</summary>
    /// <value>The default value is <see langword="null"/>: not sent, and the gateway takes the project called <c>default</c>.</value>
    public string? ProjectId { get; set; }

    /// <summary>Makes options from the environment: the token from <c>JAMAI_TOKEN</c>, another endpoint from <c>JAMAI_API_BASE</c>, the project from <c>JAMAI_PROJECT_ID</c>.</summary>
    /// <returns>The options, to be changed as you like.</returns>
    /// <remarks>
    /// Where <c>JAMAI_TOKEN</c> is not set, <c>JAMAI_API_KEY</c> is read, which older versions of JamAI Base used. With the address of a server of
    /// your own the token may be missing.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The token is not set, or the endpoint is not an absolute address.</exception>
    public static JamAiOptions FromEnvironment()
    {
        JamAiOptions options = new()
        {
            ApiKey = EnvironmentVariables.Read(ApiKeyVariable) ?? EnvironmentVariables.Read(LegacyApiKeyVariable),
            ProjectId = EnvironmentVariables.Read(ProjectIdVariable),
        };
        options.Endpoint = EnvironmentVariables.ReadAddress(EndpointVariable) ?? options.Endpoint;
        return options.ApiKey is null && options.NeedsApiKey
            ? throw EnvironmentVariables.Missing(ApiKeyVariable, "an access token of JamAI Base")
            : options;
    }

    // Gateway: the open-source server does not look at the token (wire-facts 3.1); what stands before it may.
    private protected override bool NeedsApiKey =>
        string.Equals(Endpoint?.Host, DefaultEndpoint.Host, StringComparison.OrdinalIgnoreCase);

    internal override Gateway CreateGateway() => new JamAiGateway(Endpoint, UserId, ProjectId);

    private protected override IEnumerable<Action> OwnChecks() =>
        [() => CheckId(UserId, nameof(UserId)), () => CheckId(ProjectId, nameof(ProjectId))];

    private static void CheckId(string? id, string setting)
    {
        if (id is not null && (string.IsNullOrWhiteSpace(id) || !HeaderRules.IsValue(id)))
        {
            throw SettingRules.Refusal(
                $"{setting} is blank or has a line break, a control character or a character beyond ASCII in it.",
                setting
            );
        }
    }
}
