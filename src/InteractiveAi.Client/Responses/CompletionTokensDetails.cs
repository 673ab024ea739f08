using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>An answer's tokens in detail. Wire member <c>completion_tokens_details</c>.</summary>
/// <remarks>Every member may be <see langword="null"/>. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class CompletionTokensDetails
{
    /// <summary>Tokens of reasoning. Wire member <c>reasoning_tokens</c>.</summary>
    [JsonPropertyName("reasoning_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? ReasoningTokens { get; init; }

    /// <summary>Tokens of audio. Wire member <c>audio_tokens</c>.</summary>
    [JsonPropertyName("audio_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? AudioTokens { get; init; }

    /// <summary>Tokens of images; Interactive AI and JamAI Base. Wire member <c>image_tokens</c>.</summary>
    [JsonPropertyName("image_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? ImageTokens { get; init; }

    /// <summary>Tokens of a predicted answer that turned out right. Wire member <c>accepted_prediction_tokens</c>.</summary>
    [JsonPropertyName("accepted_prediction_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? AcceptedPredictionTokens { get; init; }

    /// <summary>Tokens of a predicted answer that turned out wrong. Wire member <c>rejected_prediction_tokens</c>.</summary>
    [JsonPropertyName("rejected_prediction_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? RejectedPredictionTokens { get; init; }

    /// <summary>Tokens of text; JamAI Base. Wire member <c>text_tokens</c>.</summary>
    [JsonPropertyName("text_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? TextTokens { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The numbers that are there, in a line.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        CountSummary.Of(
            nameof(CompletionTokensDetails),
            ("reasoning", ReasoningTokens),
            ("text", TextTokens),
            ("audio", AudioTokens),
            ("image", ImageTokens),
            ("accepted", AcceptedPredictionTokens),
            ("rejected", RejectedPredictionTokens)
        );
}
