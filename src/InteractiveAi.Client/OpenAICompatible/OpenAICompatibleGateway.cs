namespace InteractiveAi.Client;

/// <summary>An endpoint of which nothing is known but that it speaks OpenAI's chat completions.</summary>
internal sealed class OpenAICompatibleGateway(Uri endpoint, string displayName, bool takesIncludeUsage) : Gateway
{
    public override string DisplayName => displayName;

    public override Uri ChatCompletionsUri { get; } = Resolve(endpoint);

    // No number is out of bounds everywhere: local servers take max_tokens and top_logprobs of -1 as "all", a top_p of more than 1 as
    // "off", and temperatures and penalties of any size. What JSON cannot hold is found without bounds.
    public override RequestBounds Bounds { get; } = new();

    public override bool TakesIncludeUsage => takesIncludeUsage;

    public override bool IsOwn(ChatRequest request) => false;

    public override string? HintFor(ApiErrorKind kind, ApiError? error) =>
        kind switch
        {
            ApiErrorKind.Authentication => "Check the API key, or set one if there is none: this endpoint wants it.",
            ApiErrorKind.NotFound => "Check the path of the endpoint and the name of the model.",
            _ => null,
        };

    // The base address may stop at the host, at any path, or name the whole path.
    private static Uri Resolve(Uri endpoint)
    {
        const string Suffix = "/chat/completions";
        string path = endpoint.AbsolutePath.TrimEnd('/');
        string full =
            path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? path
            : path.Length is 0 ? "/v1" + Suffix
            : path + Suffix;
        return new UriBuilder(endpoint) { Path = full }.Uri;
    }
}
