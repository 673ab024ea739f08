namespace InteractiveAi.Client;

/// <summary>Interactive AI's address, request type and bounds.</summary>
internal sealed class InteractiveAiGateway(Uri endpoint) : Gateway
{
    public const string Name = "Interactive AI";

    /// <summary>What the specification states; names and the number of stop sequences come from the one it was made from.</summary>
    public static RequestBounds StatedBounds { get; } =
        RequestBounds.Portable with
        {
            Seed = new Bound(-9007199254740991, 9007199254740991),
            StopSequences = 4,
            SessionIdLength = 128,
            NameLength = 64,
            NeedsToolCallId = true,
            Own = ReasoningPlace.Check,
            NotTaken = new NotTaken(Name) { Tools = ["web_search", "code_interpreter"] },
        };

    public override string DisplayName => Name;

    public override Uri ChatCompletionsUri { get; } = Resolve(endpoint, Complete);

    public override RequestBounds Bounds => StatedBounds;

    public override bool IsOwn(ChatRequest request) => request is InteractiveAiChatRequest;

    // Gateway: an omitted model is the account's default, and a list of models needs no single one (wire-facts 1.1, 1.2).
    public override bool NamesModel(ChatRequest request) =>
        request.Model is not null || request is InteractiveAiChatRequest { Models.Count: > 0 };

    public override string? HintFor(ApiErrorKind kind, ApiError? error) =>
        kind switch
        {
            // Gateway: both kinds of key look alike, and mixing them up is the likeliest cause (wire-facts 1.1).
            ApiErrorKind.Authentication => "Check that the key is a router key: project keys are not taken here.",
            ApiErrorKind.Credit => "The key's or the account's credit is used up.",
            _ => null,
        };

    /// <inheritdoc/>
    public override ChatRequest Adapt(ChatRequest request)
    {
        IReadOnlyList<Message> messages = Rewrite.Each(request.Messages, InteractiveAiMessages.Adapt);
        ChatRequest adapted = ReferenceEquals(messages, request.Messages)
            ? request
            : request with
            {
                Messages = messages,
            };
        return adapted.ReasoningEffort is { } effort ? ReasoningPlace.Move(adapted, effort) : adapted;
    }

    private static string Complete(string path) =>
        path.Length is 0 ? "/api/v1"
        : path.EndsWith("/api", StringComparison.OrdinalIgnoreCase) ? path + "/v1"
        : path;
}
