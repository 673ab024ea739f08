using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>What a gateway looked up before the model answered: the query, and what it found. Wire member <c>references</c>; JamAI Base.</summary>
/// <remarks>
/// In a stream they come first, as an event of their own whose kind is <c>chat.references</c>. Citations in the answer such as
/// <c>[@0; @3]</c> are positions in <see cref="Chunks"/>. Immutable but for <see cref="AdditionalProperties"/>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class References : IJsonOnDeserialized
{
    /// <summary>The kind of the event, and of the object inside an answer.</summary>
    internal const string Kind = "chat.references";

    private IReadOnlyList<ReferenceChunk>? _wireChunks;

    /// <summary>The kind of object. Wire member <c>object</c>.</summary>
    /// <value><c>chat.references</c>.</value>
    [JsonPropertyName("object")]
    public string? Object { get; init; }

    /// <summary>The pieces of text that were found, the best first. Wire member <c>chunks</c>.</summary>
    /// <value>Empty when the wire had none.</value>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("chunks")]
    public IReadOnlyList<ReferenceChunk> Chunks
    {
        get => WireChunks ?? [];
        init => WireChunks = value;
    }

    /// <summary>What stands under <c>chunks</c>; <see cref="Chunks"/> is never <see langword="null"/>.</summary>
    /// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use.</remarks>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [JsonPropertyName("chunks")]
    public IReadOnlyList<ReferenceChunk>? WireChunks
    {
        get => _wireChunks;
        init => _wireChunks = value;
    }

    /// <summary>The query with which the knowledge was searched, yours or one that a model wrote. Wire member <c>search_query</c>.</summary>
    [JsonPropertyName("search_query")]
    public string? SearchQuery { get; init; }

    /// <summary>Why no answer follows, in a stream of an older server. Wire member <c>finish_reason</c>.</summary>
    /// <value>
    /// <see langword="null"/> when an answer follows. <see cref="FinishReason.ContextOverflow"/> when what was found did not fit the model:
    /// a client throws a <see cref="ChatStreamException"/> then, after the chunk with the references.
    /// </value>
    /// <remarks>Deprecated by JamAI Base, whose newer servers answer with an error instead.</remarks>
    [JsonPropertyName("finish_reason")]
    public FinishReason? FinishReason { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The number of chunks.</returns>
    public override string ToString() => $"References({WireChunks?.Count ?? 0} chunks)";

    void IJsonOnDeserialized.OnDeserialized() => _wireChunks = NoNulls.In(_wireChunks);
}
