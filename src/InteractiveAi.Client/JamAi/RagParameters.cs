using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.JamAi;

/// <summary>Knowledge that JamAI Base looks up before the model answers. Wire member <c>rag_params</c>.</summary>
/// <remarks>
/// What was found comes with the answer: <see cref="ChatCompletion.References"/>, of a stream <see cref="ChatCompletionChunk.References"/> in its
/// first chunk. Immutable but for <see cref="AdditionalProperties"/>.
/// </remarks>
public sealed record RagParameters
{
    /// <summary>The id of the knowledge table to search. Wire member <c>table_id</c>; JamAI Base refuses a request without one.</summary>
    [JsonPropertyName("table_id")]
    public string? TableId { get; init; }

    /// <summary>The model that puts what was found into a better order, such as <c>cohere/rerank-v3.5</c>. Wire member <c>reranking_model</c>.</summary>
    /// <value><see langword="null"/>: the order of the search.</value>
    [JsonPropertyName("reranking_model")]
    public string? RerankingModel { get; init; }

    /// <summary>The query to search with. Wire member <c>search_query</c>.</summary>
    /// <value><see langword="null"/>: a model writes one from the conversation.</value>
    [JsonPropertyName("search_query")]
    public string? SearchQuery { get; init; }

    /// <summary>How many pieces of text the model is given, from 1 to 1024. Wire member <c>k</c>.</summary>
    /// <value><see langword="null"/>: the gateway's default, 3.</value>
    [JsonPropertyName("k"), JsonConverter(typeof(LenientInt32Converter))]
    public int? K { get; init; }

    /// <summary>Whether what was found is put into a better order. Wire member <c>rerank</c>.</summary>
    /// <value><see langword="null"/>: the gateway's default, <see langword="true"/>.</value>
    [Obsolete("Deprecated by JamAI Base: name a RerankingModel, or none.")]
    [JsonPropertyName("rerank")]
    public bool? Rerank { get; init; }

    /// <summary>Whether the reranking model sees a piece's title with its text. Wire member <c>concat_reranker_input</c>.</summary>
    /// <value><see langword="null"/>: the gateway's default, <see langword="false"/>.</value>
    [JsonPropertyName("concat_reranker_input")]
    public bool? ConcatRerankerInput { get; init; }

    /// <summary>Whether the answer cites its sources as it goes, as <c>[@0; @3]</c>: positions in <see cref="References.Chunks"/>. Wire member <c>inline_citations</c>.</summary>
    /// <value><see langword="null"/>: the gateway's default, <see langword="true"/>.</value>
    [JsonPropertyName("inline_citations")]
    public bool? InlineCitations { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The table only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"RagParameters({TableId ?? "no table"})";

    internal void Validate(RequestCheck check)
    {
        // Gateway: a blank table is answered with 422 (wire-facts 3.3).
        if (string.IsNullOrWhiteSpace(TableId))
        {
            check.Report("table_id", "A knowledge table is required.");
        }

        check.Word("reranking_model", RerankingModel);
        check.Number("k", K, check.Bounds is null ? null : JamAiGateway.KnowledgePieces);
        check.Extra(AdditionalProperties, static () => JamAiJsonContext.Wire.RagParameters);
    }
}
