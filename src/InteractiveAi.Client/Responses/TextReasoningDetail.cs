using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reasoning in plain text, with the signature by which its provider recognises it. Wire type <c>reasoning.text</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class TextReasoningDetail : ReasoningDetail
{
    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "reasoning.text";

    /// <summary>The text; <see langword="null"/> in a piece that carries only the signature. Wire member <c>text</c>.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; init; }

    /// <summary>The signature; in a stream it arrives alone, after the text. Wire member <c>signature</c>.</summary>
    [JsonPropertyName("signature")]
    public string? Signature { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of block and its index.</returns>
    public override string ToString() => $"TextReasoningDetail({Index})";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => WireJson.Context.TextReasoningDetail);
}
