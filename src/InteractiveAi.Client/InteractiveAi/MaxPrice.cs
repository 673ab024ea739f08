using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The highest prices at which a provider may answer, in US dollars; no budget for a call. Wire member <c>max_price</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record MaxPrice
{
    /// <summary>Per million prompt tokens. Wire member <c>prompt</c>.</summary>
    [JsonPropertyName("prompt")]
    public Price? Prompt { get; init; }

    /// <summary>Per million completion tokens. Wire member <c>completion</c>.</summary>
    [JsonPropertyName("completion")]
    public Price? Completion { get; init; }

    /// <summary>Per image. Wire member <c>image</c>.</summary>
    [JsonPropertyName("image")]
    public Price? Image { get; init; }

    /// <summary>Per unit of audio. Wire member <c>audio</c>.</summary>
    [JsonPropertyName("audio")]
    public Price? Audio { get; init; }

    /// <summary>Per request. Wire member <c>request</c>.</summary>
    [JsonPropertyName("request")]
    public Price? Request { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of settings only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => nameof(MaxPrice);
}
