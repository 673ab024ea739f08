using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A piece of a document that a gateway found and gave to the model. An element of <see cref="References.Chunks"/>; JamAI Base.</summary>
/// <remarks>Every member may be <see langword="null"/> or empty. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ReferenceChunk
{
    /// <summary>The text of the piece. Wire member <c>text</c>.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; init; }

    /// <summary>The document's title. Wire member <c>title</c>.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>The page of the document on which the piece stands. Wire member <c>page</c>.</summary>
    /// <value><see langword="null"/> for a document without pages.</value>
    [JsonPropertyName("page"), JsonConverter(typeof(LenientInt32Converter))]
    public int? Page { get; init; }

    /// <summary>The name of the file. Wire member <c>file_name</c>.</summary>
    [JsonPropertyName("file_name")]
    public string? FileName { get; init; }

    /// <summary>Where the gateway keeps the file. Wire member <c>file_path</c>.</summary>
    [JsonPropertyName("file_path")]
    public string? FilePath { get; init; }

    /// <summary>The gateway's id of the document. Wire member <c>document_id</c>.</summary>
    [JsonPropertyName("document_id")]
    public string? DocumentId { get; init; }

    /// <summary>The gateway's id of the piece. Wire member <c>chunk_id</c>.</summary>
    [JsonPropertyName("chunk_id")]
    public string? ChunkId { get; init; }

    /// <summary>What the model was told beside the text, by name. Wire member <c>context</c>.</summary>
    [JsonPropertyName("context")]
    public IReadOnlyDictionary<string, string>? Context { get; init; }

    /// <summary>Whatever else is known about the document, by name. Wire member <c>metadata</c>.</summary>
    [JsonPropertyName("metadata")]
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The id of the piece and its page.</returns>
    public override string ToString() =>
        $"ReferenceChunk({ChunkId}, page {Page?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"})";
}
