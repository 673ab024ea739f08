using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>What the provider charged, in US dollars. Wire member <c>cost_details</c>; Interactive AI.</summary>
/// <remarks>Every member may be <see langword="null"/>. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class CostDetails
{
    /// <summary>The whole charge, told when a provider key of your own was used. Wire member <c>upstream_inference_cost</c>.</summary>
    [JsonPropertyName("upstream_inference_cost"), JsonConverter(typeof(LenientDecimalConverter))]
    public decimal? UpstreamInferenceCost { get; init; }

    /// <summary>The charge for the request. Wire member <c>upstream_inference_prompt_cost</c>.</summary>
    [JsonPropertyName("upstream_inference_prompt_cost"), JsonConverter(typeof(LenientDecimalConverter))]
    public decimal? UpstreamInferencePromptCost { get; init; }

    /// <summary>The charge for the answer. Wire member <c>upstream_inference_completions_cost</c>.</summary>
    [JsonPropertyName("upstream_inference_completions_cost"), JsonConverter(typeof(LenientDecimalConverter))]
    public decimal? UpstreamInferenceCompletionsCost { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The numbers that are there, in a line.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        CountSummary.Of(
            nameof(CostDetails),
            ("upstream", UpstreamInferenceCost),
            ("prompt", UpstreamInferencePromptCost),
            ("completions", UpstreamInferenceCompletionsCost)
        );
}
