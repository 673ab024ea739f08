namespace InteractiveAi.Client;

/// <summary>An endpoint of which nothing is known but that it speaks OpenAI's chat completions.</summary>
internal sealed class OpenAICompatibleGateway(Uri endpoint, string displayName, bool takesIncludeUsage) : Gateway
{
    public override string DisplayName => displayName;

    public override Uri ChatCompletionsUri { get; } = Resolve(endpoint, Complete);

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

    /// <inheritdoc/>
    // What a server said goes back as it came, its reasoning under whatever name: no other spelling is known to be understood. Only an
    // address of a file has one that more than one gateway takes, and what says nothing or only orq.ai understands stays behind.
    public override ChatRequest Adapt(ChatRequest request)
    {
        IReadOnlyList<Message> messages = Rewrite.Each(request.Messages, Adapt);
        return ReferenceEquals(messages, request.Messages) ? request : request with { Messages = messages };
    }

    private static Message Adapt(Message message) =>
        message switch
        {
            AssistantMessage own => Adapt(own),
            UserMessage own when Adapt(own.Content) is var content && !ReferenceEquals(content, own.Content) =>
                new UserMessage(own) { Content = content },
            ToolMessage own when Adapt(own.Content) is var content && !ReferenceEquals(content, own.Content) =>
                new ToolMessage(own) { Content = content },
            _ => message,
        };

    private static AssistantMessage Adapt(AssistantMessage message) =>
        message
            is {
                ReasoningSignature: null,
                RedactedReasoning: null,
                ToolCalls: not { Count: 0 },
                Annotations: not { Count: 0 },
                Images: not { Count: 0 },
                ReasoningDetails: not { Count: 0 },
            }
        && ReferenceEquals(Rewrite.WithoutNulls(message.AdditionalProperties), message.AdditionalProperties)
            ? message
            : new AssistantMessage(message)
            {
                ReasoningSignature = null,
                RedactedReasoning = null,
                ToolCalls = Filled(message.ToolCalls),
                Annotations = Filled(message.Annotations),
                Images = Filled(message.Images),
                ReasoningDetails = Filled(message.ReasoningDetails),
                AdditionalProperties = Rewrite.WithoutNulls(message.AdditionalProperties),
            };

    private static IReadOnlyList<T>? Filled<T>(IReadOnlyList<T>? list) => list is { Count: > 0 } ? list : null;

    private static MessageContent? Adapt(MessageContent? content) =>
        Rewrite.Parts(content, static part => part is FilePart file ? file.WithAddressAsData() : part);

    private static string Complete(string path) => path.Length is 0 ? "/v1" : path;
}
