using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A block of reasoning of a kind that this version of the library does not know.</summary>
/// <remarks>It is written back as it came. Immutable and thread-safe.</remarks>
[JsonConverter(typeof(UnknownCaseConverter<UnknownReasoningDetail>))]
public sealed class UnknownReasoningDetail : ReasoningDetail, IUnknownCase<UnknownReasoningDetail>
{
    /// <summary>Keeps a block as JSON.</summary>
    /// <param name="raw">The whole block. It is copied, so its document may be disposed.</param>
    public UnknownReasoningDetail(JsonElement raw) => Raw = JsonText.Keep(raw);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => JsonText.Discriminator(Raw, "type");

    /// <summary>The block as it came.</summary>
    public JsonElement Raw { get; }

    static UnknownReasoningDetail IUnknownCase<UnknownReasoningDetail>.Create(JsonElement raw) => new(raw);

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of block.</returns>
    public override string ToString() => $"UnknownReasoningDetail({Type})";

    internal override void Validate(RequestCheck check) => check.Json(null, Raw);
}
