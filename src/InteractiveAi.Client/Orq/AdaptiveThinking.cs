using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>As much thinking as the model finds right. Wire type <c>adaptive</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class AdaptiveThinking : ThinkingConfig
{
    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "adaptive";

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of setting.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => "AdaptiveThinking";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.AdaptiveThinking);
}
