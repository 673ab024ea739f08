using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>What is told of each document that was found besides its text. Wire member <c>search_options</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record KnowledgeSearchOptions
{
    /// <summary>Whether its vectors are told. Wire member <c>include_vectors</c>.</summary>
    [JsonPropertyName("include_vectors")]
    public bool? IncludeVectors { get; init; }

    /// <summary>Whether its metadata is told. Wire member <c>include_metadata</c>.</summary>
    [JsonPropertyName("include_metadata")]
    public bool? IncludeMetadata { get; init; }

    /// <summary>Whether it is told how well it fits. Wire member <c>include_scores</c>.</summary>
    [JsonPropertyName("include_scores")]
    public bool? IncludeScores { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of settings only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => nameof(KnowledgeSearchOptions);
}
