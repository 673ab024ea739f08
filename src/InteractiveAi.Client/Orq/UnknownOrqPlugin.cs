using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A plugin of orq.ai that this version of the library does not know.</summary>
/// <remarks>It is written back as it came. It is also the way to send tomorrow's plugin today. Immutable and thread-safe.</remarks>
[JsonConverter(typeof(UnknownCaseConverter<UnknownOrqPlugin>))]
public sealed class UnknownOrqPlugin : OrqPlugin, IUnknownCase<UnknownOrqPlugin>
{
    /// <summary>Keeps a plugin as JSON.</summary>
    /// <param name="raw">The whole plugin. It is copied, so its document may be disposed.</param>
    public UnknownOrqPlugin(JsonElement raw) => Raw = JsonText.Keep(raw);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Id => JsonText.Discriminator(Raw, "id");

    /// <summary>The plugin as it came.</summary>
    public JsonElement Raw { get; }

    static UnknownOrqPlugin IUnknownCase<UnknownOrqPlugin>.Create(JsonElement raw) => new(raw);

    /// <summary>A summary without content.</summary>
    /// <returns>The plugin and its id.</returns>
    public override string ToString() => $"UnknownOrqPlugin({Id})";

    internal override void Validate(RequestCheck check) => check.Json(null, Raw);
}
