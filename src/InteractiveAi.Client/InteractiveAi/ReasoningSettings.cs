using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>How much a model thinks before it answers, and how much of that is told. Wire member <c>reasoning</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record ReasoningSettings
{
    /// <summary>How much the model thinks. Wire member <c>effort</c>.</summary>
    /// <value><see langword="null"/>: the model's default.</value>
    [JsonPropertyName("effort")]
    public EffortLevel? Effort { get; init; }

    /// <summary>How detailed a summary of the reasoning is wanted. Wire member <c>summary</c>.</summary>
    /// <value><see langword="null"/>: the model's default.</value>
    [JsonPropertyName("summary")]
    public SummaryLevel? Summary { get; init; }

    /// <summary>The most tokens that the reasoning may have, for models that count them; instead of <see cref="Effort"/>. Wire member <c>max_tokens</c>.</summary>
    // Gateway: documented, but in neither version of the specification (wire-facts 1.2); so are the next two.
    [JsonPropertyName("max_tokens"), JsonConverter(typeof(LenientInt32Converter))]
    public int? MaxTokens { get; init; }

    /// <summary>Whether the model thinks without telling what. Wire member <c>exclude</c>.</summary>
    /// <value><see langword="null"/>: the router's default, <see langword="false"/>.</value>
    [JsonPropertyName("exclude")]
    public bool? Exclude { get; init; }

    /// <summary>Whether the model thinks at all, with the settings that it has by default. Wire member <c>enabled</c>.</summary>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The effort only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"ReasoningSettings({Effort?.Value ?? "default effort"})";
}
