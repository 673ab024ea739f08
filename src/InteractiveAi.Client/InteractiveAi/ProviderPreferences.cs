using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Which providers may answer a request, and in which order. Wire member <c>provider</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/> and the lists you put in.</remarks>
public sealed record ProviderPreferences
{
    /// <summary>Providers to try first, in this order. Wire member <c>order</c>.</summary>
    [JsonPropertyName("order")]
    public IReadOnlyList<ProviderName>? Order { get; init; }

    /// <summary>The only providers that may answer. Wire member <c>only</c>.</summary>
    [JsonPropertyName("only")]
    public IReadOnlyList<ProviderName>? Only { get; init; }

    /// <summary>Providers that must not answer. Wire member <c>ignore</c>.</summary>
    [JsonPropertyName("ignore")]
    public IReadOnlyList<ProviderName>? Ignore { get; init; }

    /// <summary>Whether providers beyond <see cref="Order"/> may step in. Wire member <c>allow_fallbacks</c>.</summary>
    /// <value><see langword="null"/>: the router's default, <see langword="true"/>.</value>
    [JsonPropertyName("allow_fallbacks")]
    public bool? AllowFallbacks { get; init; }

    /// <summary>Whether only providers that understand every parameter of the request may answer. Wire member <c>require_parameters</c>.</summary>
    /// <value><see langword="null"/>: the router's default, <see langword="false"/>; others ignore what they do not understand.</value>
    [JsonPropertyName("require_parameters")]
    public bool? RequireParameters { get; init; }

    /// <summary>Whether providers that may store prompts are acceptable. Wire member <c>data_collection</c>.</summary>
    /// <value><see langword="null"/>: the router's default, <see cref="DataCollection.Allow"/>.</value>
    [JsonPropertyName("data_collection")]
    public DataCollection? DataCollection { get; init; }

    /// <summary>Whether only endpoints that retain no data at all may answer. Wire member <c>zdr</c>.</summary>
    [JsonPropertyName("zdr")]
    public bool? ZeroDataRetention { get; init; }

    /// <summary>Whether only models whose answers may be used to train other models may answer. Wire member <c>enforce_distillable_text</c>.</summary>
    [JsonPropertyName("enforce_distillable_text")]
    public bool? EnforceDistillableText { get; init; }

    /// <summary>The number formats in which the model may run. Wire member <c>quantizations</c>.</summary>
    [JsonPropertyName("quantizations")]
    public IReadOnlyList<Quantization>? Quantizations { get; init; }

    /// <summary>What providers are ordered by. Wire member <c>sort</c>.</summary>
    /// <value><see langword="null"/>: the router balances load, cheaper providers first.</value>
    [JsonPropertyName("sort")]
    public ProviderSort? Sort { get; init; }

    /// <summary>The highest prices at which a provider may answer. Wire member <c>max_price</c>.</summary>
    [JsonPropertyName("max_price")]
    public MaxPrice? MaxPrice { get; init; }

    /// <summary>Tokens per second below which a provider comes later. Wire member <c>preferred_min_throughput</c>.</summary>
    [JsonPropertyName("preferred_min_throughput")]
    public double? PreferredMinThroughput { get; init; }

    /// <summary>Seconds to the first token above which a provider comes later. Wire member <c>preferred_max_latency</c>.</summary>
    [JsonPropertyName("preferred_max_latency")]
    public double? PreferredMaxLatency { get; init; }

    /// <summary>Tokens per second below which a provider is left out. Wire member <c>min_throughput</c>.</summary>
    [JsonPropertyName("min_throughput")]
    public double? MinThroughput { get; init; }

    /// <summary>Seconds to the first token above which a provider is left out. Wire member <c>max_latency</c>.</summary>
    [JsonPropertyName("max_latency")]
    public double? MaxLatency { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    /// <remarks>The router may refuse members that it does not know either, with status 400.</remarks>
    // Gateway: the specification that this one was made from closes the object (wire-facts 1.2, provider).
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of settings only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => nameof(ProviderPreferences);

    internal void Validate(RequestCheck check)
    {
        check.Words("order", Order);
        check.Words("only", Only);
        check.Words("ignore", Ignore);
        check.Words("quantizations", Quantizations);
        check.Word("data_collection", DataCollection?.Value);
        check.Number("preferred_min_throughput", PreferredMinThroughput);
        check.Number("preferred_max_latency", PreferredMaxLatency);
        check.Number("min_throughput", MinThroughput);
        check.Number("max_latency", MaxLatency);
        check.Nested(
            "max_price",
            MaxPrice,
            static (price, inner) =>
                inner.Extra(price.AdditionalProperties, static () => InteractiveAiJsonContext.Wire.MaxPrice)
        );
        check.Extra(AdditionalProperties, static () => InteractiveAiJsonContext.Wire.ProviderPreferences);
    }
}
