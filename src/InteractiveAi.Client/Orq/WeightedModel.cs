using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>One of the models among which a <see cref="LoadBalancer"/> chooses; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record WeightedModel
{
    [JsonConstructor]
    internal WeightedModel() { }

    /// <summary>Names a model.</summary>
    /// <param name="model">The model as <c>provider/model</c>.</param>
    /// <param name="weight">Its share relative to the others, from 0.001 to 1; absent for orq.ai's default, 0.5.</param>
    /// <exception cref="ArgumentException"><paramref name="model"/> is <see langword="null"/> or empty.</exception>
    public WeightedModel(string model, double? weight = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        Model = model;
        Weight = weight;
    }

    /// <summary>The model as <c>provider/model</c>. Wire member <c>model</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("model")]
    public string? Model { get; init; }

    /// <summary>The model's share relative to the others, from 0.001 to 1. Wire member <c>weight</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default, 0.5.</value>
    [JsonPropertyName("weight")]
    public double? Weight { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The model and its weight.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"WeightedModel({Model}, {Weight ?? 0.5})");

    internal void Validate(RequestCheck check)
    {
        check.Required("model", Model);
        check.Word("model", Model);
        check.Number("weight", Weight, OrqBounds.Weight.For(check));
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.WeightedModel);
    }
}
