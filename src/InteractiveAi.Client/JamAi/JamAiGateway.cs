using System.Net.Http.Headers;
using System.Text.Json;

namespace InteractiveAi.Client.JamAi;

/// <summary>JamAI Base's address, headers, request type and bounds, and how a request is written as it takes it.</summary>
internal sealed class JamAiGateway(Uri endpoint, string? userId, string? projectId) : Gateway
{
    public const string Name = "JamAI Base";

    /// <summary>How many tokens an answer may have when the request does not say.</summary>
    public const int DefaultMaxTokens = 2048;

    /// <summary>How many pieces of text can be looked up.</summary>
    public static Bound KnowledgePieces { get; } = new(1, 1024);

    /// <summary>How many tokens can be set aside for the reasoning.</summary>
    public static Bound ThinkingTokens { get; } = new(0, null);

    /// <summary>What the specification states. The penalties' bounds are only in its prose, and the server does not hold to them.</summary>
    public static RequestBounds StatedBounds { get; } =
        RequestBounds.Portable with
        {
            Temperature = new Bound(0, null),
            TopP = new Bound(0.001, null),
            NameLength = 64,
            LogitBias = new Bound(-100, 100),
            Own = JamAiRules.Check,
            // Gateway: unknown members are ignored, unknown tags answered with 422 (wire-facts 3.3).
            NotTaken = new NotTaken(Name)
            {
                Members =
                [
                    "parallel_tool_calls",
                    "response_format",
                    "seed",
                    "logprobs",
                    "top_logprobs",
                    "metadata",
                    "stream_options",
                ],
                Roles = ["tool", "developer"],
                Parts = ["file", "video_url", "input_video", "reasoning", "redacted_reasoning"],
                Consequence = "would drop it silently",
                KindConsequence = "refuses the request (422)",
            },
        };

    public override string DisplayName => Name;

    public override Uri ChatCompletionsUri { get; } = Resolve(endpoint, Complete);

    public override RequestBounds Bounds => StatedBounds;

    // Gateway: usage is always sent (wire-facts 3.4).
    public override bool TakesIncludeUsage => false;

    public override string RequestIdHeader => "x-request-id";

    public override bool IsOwn(ChatRequest request) => request is JamAiChatRequest;

    public override void AddHeaders(HttpRequestHeaders headers)
    {
        Add(headers, JamAiOptions.UserIdHeader, userId);
        Add(headers, JamAiOptions.ProjectIdHeader, projectId);
    }

    public override bool IsPublicHeader(string name) =>
        string.Equals(name, JamAiOptions.UserIdHeader, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, JamAiOptions.ProjectIdHeader, StringComparison.OrdinalIgnoreCase);

    public override ChatRequest Adapt(ChatRequest request) => JamAiSpelling.Of(request);

    public override string WithoutEchoes(string error) => EchoFilter.Apply(error);

    public override string? HintFor(ApiErrorKind kind, ApiError? error) =>
        kind switch
        {
            ApiErrorKind.Authentication => "Check the access token.",
            // Gateway: this comes as 403, so that the status does not tell (wire-facts 3.5).
            ApiErrorKind.Credit => "The organization's credit, or what its plan allows, is used up.",
            ApiErrorKind.NotFound => "Check the model, the knowledge table and the project's id.",
            _ => null,
        };

    private static void Add(HttpRequestHeaders headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }

    // The base address may stop at the host, at /api, at the version, or name the whole path.
    private static string Complete(string path) =>
        path.Length is 0 ? "/api/v1"
        : path.EndsWith("/api", StringComparison.OrdinalIgnoreCase) ? path + "/v1"
        : path;
}
