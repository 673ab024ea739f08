using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A summary of reasoning that the provider does not show. Wire type <c>reasoning.summary</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class SummaryReasoningDetail : ReasoningDetail
{
    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "reasoning.summary";

    /// <summary>The summary. Wire member <c>summary</c>.</summary>
    [JsonPropertyName("summary")]
    public string? Summary { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of block and its index.</returns>
    public override string ToString() => $"SummaryReasoningDetail({Index})";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => WireJson.Context.SummaryReasoningDetail);
}
