using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>No thinking. Wire type <c>disabled</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class DisabledThinking : ThinkingConfig
{
    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "disabled";

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of setting.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => "DisabledThinking";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.DisabledThinking);
}
