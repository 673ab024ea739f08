using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Spreads requests over several models. Wire member <c>load_balancer</c>; orq.ai.</summary>
/// <remarks>
/// A kind that this version does not know keeps its members in <see cref="AdditionalProperties"/>. Immutable but for that and
/// the list you put in.
/// </remarks>
public sealed record LoadBalancer
{
    /// <summary>Spreads by weight, the only kind there is.</summary>
    /// <param name="models">The models and their weights.</param>
    /// <exception cref="ArgumentNullException"><paramref name="models"/> is <see langword="null"/>.</exception>
    public LoadBalancer(IReadOnlyList<WeightedModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        Type = "weight_based";
        Models = models;
    }

    [JsonConstructor]
    internal LoadBalancer(string? type) => Type = type;

    /// <summary>The kind of spreading. Wire member <c>type</c>.</summary>
    /// <value><c>weight_based</c> unless something else was read.</value>
    [JsonPropertyName("type")]
    public string? Type { get; }

    /// <summary>The models and their weights. Wire member <c>models</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("models")]
    public IReadOnlyList<WeightedModel>? Models { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of spreading and the number of models.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"LoadBalancer({Type}, {Models?.Count ?? 0} models)";

    internal void Validate(RequestCheck check)
    {
        check.Required("type", Type);
        check.Word("type", Type);
        // What a kind that nobody knows consists of, nobody knows.
        if (Type is "weight_based")
        {
            check.Required("models", Models);
        }

        check.Each("models", Models, static (model, inner) => model.Validate(inner));
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.LoadBalancer);
    }
}
