using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A model that puts the documents that were found in order. Wire member <c>rerank_config</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record RerankSettings
{
    [JsonConstructor]
    internal RerankSettings() { }

    /// <summary>Names the model.</summary>
    /// <param name="model">A reranking model as <c>provider/model</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="model"/> is <see langword="null"/> or empty.</exception>
    public RerankSettings(string model)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        Model = model;
    }

    /// <summary>The reranking model as <c>provider/model</c>. Wire member <c>model</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("model")]
    public string? Model { get; init; }

    /// <summary>How well a document must fit to be kept, from 0 to 1. Wire member <c>threshold</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default, 0.</value>
    [JsonPropertyName("threshold")]
    public double? Threshold { get; init; }

    /// <summary>How many documents are kept, from 1 to 100. Wire member <c>top_k</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default, 10.</value>
    [JsonPropertyName("top_k"), JsonConverter(typeof(LenientInt32Converter))]
    public int? TopK { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The model.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"RerankSettings({Model})";

    internal void Validate(RequestCheck check)
    {
        check.Required("model", Model);
        check.Word("model", Model);
        check.Number("threshold", Threshold, OrqBounds.Threshold.For(check));
        check.Number("top_k", TopK, OrqBounds.TopK.For(check));
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.RerankSettings);
    }
}
