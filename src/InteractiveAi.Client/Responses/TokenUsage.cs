using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>What an answer consumed, in tokens and in money. Wire member <c>usage</c>.</summary>
/// <remarks>Every member may be <see langword="null"/>. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class TokenUsage
{
    /// <summary>Tokens of the request. Wire member <c>prompt_tokens</c>.</summary>
    [JsonPropertyName("prompt_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? PromptTokens { get; init; }

    /// <summary>Tokens of the answer, reasoning included. Wire member <c>completion_tokens</c>.</summary>
    [JsonPropertyName("completion_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? CompletionTokens { get; init; }

    /// <summary>Tokens of both. Wire member <c>total_tokens</c>.</summary>
    [JsonPropertyName("total_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? TotalTokens { get; init; }

    /// <summary>The request's tokens in detail. Wire member <c>prompt_tokens_details</c>.</summary>
    [JsonPropertyName("prompt_tokens_details")]
    public PromptTokensDetails? PromptTokensDetails { get; init; }

    /// <summary>The answer's tokens in detail. Wire member <c>completion_tokens_details</c>.</summary>
    [JsonPropertyName("completion_tokens_details")]
    public CompletionTokensDetails? CompletionTokensDetails { get; init; }

    /// <summary>What the answer cost, in US dollars; Interactive AI. Wire member <c>cost</c>.</summary>
    [JsonPropertyName("cost"), JsonConverter(typeof(LenientDecimalConverter))]
    public decimal? Cost { get; init; }

    /// <summary>What the provider charged, in detail. Wire member <c>cost_details</c>; Interactive AI.</summary>
    [JsonPropertyName("cost_details")]
    public CostDetails? CostDetails { get; init; }

    /// <summary>Whether the answer was paid for with a provider key of your own. Wire member <c>is_byok</c>; Interactive AI.</summary>
    [JsonPropertyName("is_byok")]
    public bool? IsByok { get; init; }

    /// <summary>How often tools of the router's own ran, by name. Wire member <c>server_tool_use_details</c>; Interactive AI.</summary>
    [JsonPropertyName("server_tool_use_details")]
    public JsonElement? ServerToolUseDetails { get; init; }

    /// <summary>How often tools ran that the gateway or the provider brings along. Wire member <c>tool_usage_details</c>; JamAI Base.</summary>
    [JsonPropertyName("tool_usage_details")]
    public ToolUsageDetails? ToolUsageDetails { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The token counts in a line.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"TokenUsage({PromptTokens} + {CompletionTokens} = {TotalTokens})";
}
