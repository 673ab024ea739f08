using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Has prompts checked by a moderation model before they go to the provider. Wire id <c>moderation</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class ModerationPlugin : Plugin
{
    /// <inheritdoc/>
    [JsonPropertyName("id"), JsonPropertyOrder(-1)]
    public override string Id => "moderation";

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The plugin's id.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => "ModerationPlugin";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => InteractiveAiJsonContext.Wire.ModerationPlugin);
}
