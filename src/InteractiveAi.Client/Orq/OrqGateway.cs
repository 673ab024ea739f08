using System.Text.Json;

namespace InteractiveAi.Client.Orq;

/// <summary>orq.ai's address, request type and bounds, and its spelling of a conversation.</summary>
internal sealed class OrqGateway(Uri endpoint) : Gateway
{
    public const string Name = "orq.ai";

    public static RequestBounds StatedBounds { get; } =
        RequestBounds.Portable with
        {
            StopSequences = 4,
            NameLength = 64,
            NeedsPlainSchemaName = true,
            NeedsLogprobs = true,
            NeedsInstructionParts = true,
            NeedsAssistantContent = true,
            NeedsOneFile = true,
            // Gateway: the specification states neither the least of max_tokens nor how long the name of a tool in a request may be.
            TakesAnyMaxTokens = true,
            TakesLongToolNames = true,
            Own = OrqRules.Check,
            Metadata = new MetadataBounds(Pairs: 16, NameLength: 64, ValueLength: 512),
            NotTaken = new NotTaken(Name)
            {
                Members = ["logit_bias", "user", "file_id"],
                Parts = ["video_url", "input_video"],
                // What the assistant said is not judged: it may come from a gateway that has more.
                PartsByRole = new Dictionary<string, string[]>(StringComparer.Ordinal)
                {
                    ["system"] = ["text"],
                    ["developer"] = ["text"],
                    ["user"] = ["text", "image_url", "input_audio", "file"],
                    ["tool"] = ["text"],
                },
                Tools = ["web_search", "code_interpreter"],
                Formats = ["grammar", "python"],
            },
        };

    public override string DisplayName => Name;

    public override Uri ChatCompletionsUri { get; } = Resolve(endpoint, Complete);

    public override RequestBounds Bounds => StatedBounds;

    public override bool RequiresModel => true;

    public override bool IsOwn(ChatRequest request) => request is OrqChatRequest;

    public override string? HintFor(ApiErrorKind kind, ApiError? error) =>
        (kind, error?.Code) switch
        {
            (ApiErrorKind.Authentication, "provider_credential_invalid") =>
                "The provider's key that is stored in your workspace on orq.ai is refused.",
            (ApiErrorKind.Authentication, "expired_api_key") => "Make another key in your workspace on orq.ai.",
            (ApiErrorKind.Authentication, _) => "Check that the key is one of your workspace on orq.ai.",
            (ApiErrorKind.Permission, "wrong_project") => "The key belongs to another project of the workspace.",
            (ApiErrorKind.Credit, _) => "The quota or budget on orq.ai is used up: trying again does not help.",
            (ApiErrorKind.RateLimit, _) =>
                "On orq.ai that is also the answer to a key whose budget is used up; then trying again does not help.",
            _ => null,
        };

    /// <inheritdoc/>
    public override ChatRequest Adapt(ChatRequest request)
    {
        IReadOnlyList<Message> messages = Rewrite.Each(request.Messages, OrqMessages.Adapt);
        return ReferenceEquals(messages, request.Messages) ? request : request with { Messages = messages };
    }

    /// <inheritdoc/>
    public override ApiError? ReadError(JsonElement body, int? status = null) => OrqErrors.ReadBudget(body, status);

    // The versions of the router differ in their path; a version alone means its router.
    private static string Complete(string path) =>
        path.Length is 0 ? "/v2/router"
        : path.EndsWith("/v2", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith("/v3", StringComparison.OrdinalIgnoreCase)
            ? path + "/router"
        : path;
}
