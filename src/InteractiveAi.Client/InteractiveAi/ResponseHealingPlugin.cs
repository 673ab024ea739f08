using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Repairs JSON answers that are slightly malformed; not for streams. Wire id <c>response-healing</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class ResponseHealingPlugin : Plugin
{
    /// <inheritdoc/>
    [JsonPropertyName("id"), JsonPropertyOrder(-1)]
    public override string Id => "response-healing";

    /// <summary>Whether the plugin runs. Wire member <c>enabled</c>.</summary>
    /// <value><see langword="null"/>: it runs, since it is listed.</value>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The plugin's id.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => "ResponseHealingPlugin";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => InteractiveAiJsonContext.Wire.ResponseHealingPlugin);
}
