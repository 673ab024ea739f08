using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Mends JSON that the model wrote badly. Wire id <c>response_healing</c>; orq.ai.</summary>
/// <remarks>Interactive AI's <see cref="ResponseHealingPlugin"/> spells its id with a hyphen. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class OrqResponseHealingPlugin : OrqPlugin
{
    /// <inheritdoc/>
    [JsonPropertyName("id"), JsonPropertyOrder(-1)]
    public override string Id => "response_healing";

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The plugin's id.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => "OrqResponseHealingPlugin";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.OrqResponseHealingPlugin);
}
