using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A knowledge base whose documents the model is given. Wire member <c>knowledge_bases</c> under <c>orq</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record KnowledgeBase
{
    [JsonConstructor]
    internal KnowledgeBase() { }

    /// <summary>Names a knowledge base.</summary>
    /// <param name="knowledgeId">Its id.</param>
    /// <exception cref="ArgumentException"><paramref name="knowledgeId"/> is <see langword="null"/> or empty.</exception>
    public KnowledgeBase(string knowledgeId)
    {
        ArgumentException.ThrowIfNullOrEmpty(knowledgeId);
        KnowledgeId = knowledgeId;
    }

    /// <summary>The knowledge base's id. Wire member <c>knowledge_id</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("knowledge_id")]
    public string? KnowledgeId { get; init; }

    /// <summary>What to search for. Wire member <c>query</c>.</summary>
    /// <value><see langword="null"/>: the last message of the user.</value>
    [JsonPropertyName("query")]
    public string? Query { get; init; }

    /// <summary>How many documents are found, from 1 to 100. Wire member <c>top_k</c>.</summary>
    /// <value><see langword="null"/>: what the knowledge base is configured with.</value>
    [JsonPropertyName("top_k"), JsonConverter(typeof(LenientInt32Converter))]
    public int? TopK { get; init; }

    /// <summary>How well a document must fit, from 0 to 1. Wire member <c>threshold</c>.</summary>
    /// <value><see langword="null"/>: what the knowledge base is configured with.</value>
    [JsonPropertyName("threshold")]
    public double? Threshold { get; init; }

    /// <summary>How the search works. Wire member <c>search_type</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default, <see cref="SearchType.Hybrid"/>.</value>
    [JsonPropertyName("search_type")]
    public SearchType? SearchType { get; init; }

    /// <summary>Which documents are searched at all, by their metadata. Wire member <c>filter_by</c>.</summary>
    /// <value><see langword="null"/>: all of them.</value>
    [JsonPropertyName("filter_by")]
    public KnowledgeFilter? FilterBy { get; init; }

    /// <summary>What is told of each document besides its text. Wire member <c>search_options</c>.</summary>
    [JsonPropertyName("search_options")]
    public KnowledgeSearchOptions? SearchOptions { get; init; }

    /// <summary>A model that puts what was found in order. Wire member <c>rerank_config</c>.</summary>
    /// <value><see langword="null"/>: the order of the search.</value>
    [JsonPropertyName("rerank_config")]
    public RerankSettings? Rerank { get; init; }

    /// <summary>A model that decides what to search for. Wire member <c>agentic_rag_config</c>.</summary>
    /// <value><see langword="null"/>: one search with <see cref="Query"/>.</value>
    [JsonPropertyName("agentic_rag_config")]
    public AgenticRagSettings? AgenticRag { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The knowledge base's id.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"KnowledgeBase({KnowledgeId})";

    internal void Validate(RequestCheck check)
    {
        check.Required("knowledge_id", KnowledgeId);
        check.Word("knowledge_id", KnowledgeId);
        check.Number("top_k", TopK, OrqBounds.TopK.For(check));
        check.Number("threshold", Threshold, OrqBounds.Threshold.For(check));
        check.Word("search_type", SearchType?.Value);
        check.Nested("filter_by", FilterBy, static (filter, inner) => filter.Validate(inner));
        check.Nested(
            "search_options",
            SearchOptions,
            static (options, inner) =>
                inner.Extra(options.AdditionalProperties, static () => OrqJsonContext.Wire.KnowledgeSearchOptions)
        );
        check.Nested("rerank_config", Rerank, static (rerank, inner) => rerank.Validate(inner));
        check.Nested("agentic_rag_config", AgenticRag, static (rag, inner) => rag.Validate(inner));
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.KnowledgeBase);
    }
}
