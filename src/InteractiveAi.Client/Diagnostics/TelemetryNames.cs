namespace InteractiveAi.Client;

/// <summary>The names of spans' and metrics' attributes.</summary>
/// <remarks>
/// Those of OpenTelemetry's conventions for generative AI, version 1.41, which Microsoft.Extensions.AI writes too. What the conventions
/// have no name for begins with <c>interactiveai.</c>.
/// </remarks>
internal static class TelemetryNames
{
    public const string Chat = "chat";

    public const string Operation = "gen_ai.operation.name";
    public const string Provider = "gen_ai.provider.name";
    public const string OutputType = "gen_ai.output.type";
    public const string TokenType = "gen_ai.token.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";
    public const string StatusCode = "http.response.status_code";

    public const string RequestModel = "gen_ai.request.model";
    public const string RequestStream = "gen_ai.request.stream";
    public const string RequestChoices = "gen_ai.request.choice.count";
    public const string RequestSeed = "gen_ai.request.seed";
    public const string RequestMaxTokens = "gen_ai.request.max_tokens";
    public const string RequestTemperature = "gen_ai.request.temperature";
    public const string RequestTopP = "gen_ai.request.top_p";
    public const string RequestTopK = "gen_ai.request.top_k";
    public const string RequestFrequencyPenalty = "gen_ai.request.frequency_penalty";
    public const string RequestPresencePenalty = "gen_ai.request.presence_penalty";

    public const string ResponseId = "gen_ai.response.id";
    public const string ResponseModel = "gen_ai.response.model";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string TimeToFirstChunk = "gen_ai.response.time_to_first_chunk";

    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string CacheReadTokens = "gen_ai.usage.cache_read.input_tokens";
    public const string CacheCreationTokens = "gen_ai.usage.cache_creation.input_tokens";
    public const string ReasoningTokens = "gen_ai.usage.reasoning.output_tokens";

    /// <summary>The provider behind the gateway that served the call; the conventions' provider is the gateway.</summary>
    public const string ServedBy = "interactiveai.provider";

    public const string Cost = "interactiveai.cost";
    public const string RequestId = "interactiveai.request_id";
    public const string Retries = "interactiveai.retries";
    public const string Abandoned = "interactiveai.abandoned";

    public const string RetryEvent = "interactiveai.retry";
    public const string RetryAttempt = "interactiveai.retry.attempt";
    public const string RetryDelay = "interactiveai.retry.delay";
}
