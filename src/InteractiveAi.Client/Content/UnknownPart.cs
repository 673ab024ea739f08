using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A content part of a kind that this version of the library does not know.</summary>
/// <remarks>
/// It is written back as it came. It is also the way to send tomorrow's part today:
/// <c>new UnknownPart(JsonElement.Parse(...))</c>. Immutable and thread-safe.
/// </remarks>
[JsonConverter(typeof(UnknownCaseConverter<UnknownPart>))]
public sealed class UnknownPart : ContentPart, IUnknownCase<UnknownPart>
{
    /// <summary>Keeps a part as JSON.</summary>
    /// <param name="raw">The whole part. It is copied, so its document may be disposed.</param>
    public UnknownPart(JsonElement raw) => Raw = JsonText.Keep(raw);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => JsonText.Discriminator(Raw, "type");

    /// <summary>The part as it came.</summary>
    public JsonElement Raw { get; }

    static UnknownPart IUnknownCase<UnknownPart>.Create(JsonElement raw) => new(raw);

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of part.</returns>
    public override string ToString() => $"UnknownPart({Type})";

    internal override void Validate(RequestCheck check) => check.Json(null, Raw);
}
