using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A setting for thinking that this version of the library does not know.</summary>
/// <remarks>It is written back as it came. It is also the way to send tomorrow's setting today. Immutable and thread-safe.</remarks>
[JsonConverter(typeof(UnknownCaseConverter<UnknownThinking>))]
public sealed class UnknownThinking : ThinkingConfig, IUnknownCase<UnknownThinking>
{
    /// <summary>Keeps a setting as JSON.</summary>
    /// <param name="raw">The whole setting. It is copied, so its document may be disposed.</param>
    public UnknownThinking(JsonElement raw) => Raw = JsonText.Keep(raw);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => JsonText.Discriminator(Raw, "type");

    /// <summary>The setting as it came.</summary>
    public JsonElement Raw { get; }

    static UnknownThinking IUnknownCase<UnknownThinking>.Create(JsonElement raw) => new(raw);

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of setting.</returns>
    public override string ToString() => $"UnknownThinking({Type})";

    internal override void Validate(RequestCheck check) => check.Json(null, Raw);
}
