using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A request's tokens in detail. Wire member <c>prompt_tokens_details</c>.</summary>
/// <remarks>Every member may be <see langword="null"/>. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class PromptTokensDetails
{
    /// <summary>Tokens that were read from the provider's cache. Wire member <c>cached_tokens</c>.</summary>
    [JsonPropertyName("cached_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? CachedTokens { get; init; }

    /// <summary>Tokens that were written to the provider's cache; Interactive AI. Wire member <c>cache_write_tokens</c>.</summary>
    [JsonPropertyName("cache_write_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? CacheWriteTokens { get; init; }

    /// <summary>Tokens that were written to the provider's cache, by another name; orq.ai. Wire member <c>cache_creation_tokens</c>.</summary>
    [JsonPropertyName("cache_creation_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? CacheCreationTokens { get; init; }

    /// <summary>Tokens of audio. Wire member <c>audio_tokens</c>.</summary>
    [JsonPropertyName("audio_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? AudioTokens { get; init; }

    /// <summary>Tokens of video; Interactive AI. Wire member <c>video_tokens</c>.</summary>
    [JsonPropertyName("video_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? VideoTokens { get; init; }

    /// <summary>Tokens of text; JamAI Base. Wire member <c>text_tokens</c>.</summary>
    [JsonPropertyName("text_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? TextTokens { get; init; }

    /// <summary>Tokens of images; JamAI Base. Wire member <c>image_tokens</c>.</summary>
    [JsonPropertyName("image_tokens"), JsonConverter(typeof(LenientInt64Converter))]
    public long? ImageTokens { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The numbers that are there, in a line.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        CountSummary.Of(
            nameof(PromptTokensDetails),
            ("cached", CachedTokens),
            ("cache written", CacheWriteTokens),
            ("cache created", CacheCreationTokens),
            ("text", TextTokens),
            ("audio", AudioTokens),
            ("image", ImageTokens),
            ("video", VideoTokens)
        );
}
