using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A tool of a kind that this version of the library does not know.</summary>
/// <remarks>It is written back as it came. It is also the way to send tomorrow's tool today. Immutable and thread-safe.</remarks>
[JsonConverter(typeof(UnknownCaseConverter<UnknownTool>))]
public sealed class UnknownTool : Tool, IUnknownCase<UnknownTool>
{
    /// <summary>Keeps a tool as JSON.</summary>
    /// <param name="raw">The whole tool. It is copied, so its document may be disposed.</param>
    public UnknownTool(JsonElement raw) => Raw = JsonText.Keep(raw);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => JsonText.Discriminator(Raw, "type");

    /// <summary>The tool as it came.</summary>
    public JsonElement Raw { get; }

    static UnknownTool IUnknownCase<UnknownTool>.Create(JsonElement raw) => new(raw);

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of tool.</returns>
    public override string ToString() => $"UnknownTool({Type})";

    internal override void Validate(RequestCheck check) => check.Json(null, Raw);
}
