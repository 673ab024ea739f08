using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reasoning that only its provider can read. Wire type <c>reasoning.encrypted</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class EncryptedReasoningDetail : ReasoningDetail
{
    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "reasoning.encrypted";

    /// <summary>The encrypted reasoning. Wire member <c>data</c>.</summary>
    [JsonPropertyName("data")]
    public string? Data { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of block and its index.</returns>
    public override string ToString() => $"EncryptedReasoningDetail({Index})";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => WireJson.Context.EncryptedReasoningDetail);
}
