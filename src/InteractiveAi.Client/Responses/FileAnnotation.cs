using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A document that the router has parsed. Wire member <c>file</c> of an annotation.</summary>
/// <remarks>Send it back with its message, and the document is not parsed (or charged) again. Every member may be <see langword="null"/>. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class FileAnnotation : IJsonOnDeserialized
{
    private IReadOnlyList<ContentPart>? _content;

    /// <summary>The mark by which the router recognises the document. Wire member <c>hash</c>.</summary>
    [JsonPropertyName("hash")]
    public string? Hash { get; init; }

    /// <summary>The name of the document. Wire member <c>name</c>.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>What was found in the document. Wire member <c>content</c>.</summary>
    [JsonPropertyName("content")]
    public IReadOnlyList<ContentPart>? Content
    {
        get => _content;
        init => _content = value;
    }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>How many parts were found, without the document's name.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => CountSummary.Of(nameof(FileAnnotation), ("parts", Content?.Count));

    // What is read from an answer goes into the next request, where a null would be refused.
    void IJsonOnDeserialized.OnDeserialized() => _content = NoNulls.In(_content);
}
