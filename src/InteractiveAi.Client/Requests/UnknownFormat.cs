using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A response format of a kind that this version of the library does not know.</summary>
/// <remarks>It is written back as it came. It is also the way to send tomorrow's format today. Immutable and thread-safe.</remarks>
[JsonConverter(typeof(UnknownCaseConverter<UnknownFormat>))]
public sealed class UnknownFormat : ResponseFormat, IUnknownCase<UnknownFormat>
{
    /// <summary>Keeps a format as JSON.</summary>
    /// <param name="raw">The whole format. It is copied, so its document may be disposed.</param>
    public UnknownFormat(JsonElement raw) => Raw = JsonText.Keep(raw);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => JsonText.Discriminator(Raw, "type");

    /// <summary>The format as it came.</summary>
    public JsonElement Raw { get; }

    static UnknownFormat IUnknownCase<UnknownFormat>.Create(JsonElement raw) => new(raw);

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of format.</returns>
    public override string ToString() => $"UnknownFormat({Type})";

    internal override void Validate(RequestCheck check) => check.Json(null, Raw);
}
