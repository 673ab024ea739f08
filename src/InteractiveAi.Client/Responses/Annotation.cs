using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A source that an answer cites. Wire member <c>annotations</c>; Interactive AI.</summary>
/// <remarks>Which member is set follows from <see cref="Type"/>; kinds that this version does not know keep their payload in <see cref="AdditionalProperties"/>. Immutable but for that.</remarks>
public sealed class Annotation
{
    /// <summary>The kind of source: <c>url_citation</c>, <c>file</c>, or a newer one. Wire member <c>type</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>The web page, for the kind <c>url_citation</c>. Wire member <c>url_citation</c>.</summary>
    [JsonPropertyName("url_citation")]
    public UrlCitation? UrlCitation { get; init; }

    /// <summary>The document, for the kind <c>file</c>. Wire member <c>file</c>.</summary>
    [JsonPropertyName("file")]
    public FileAnnotation? File { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of source.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"Annotation({Type})";

    internal void Validate(RequestCheck check)
    {
        check.Extra(AdditionalProperties, static () => WireJson.Context.Annotation);
        check.Nested(
            "url_citation",
            UrlCitation,
            static (citation, inner) =>
                inner.Extra(citation.AdditionalProperties, static () => WireJson.Context.UrlCitation)
        );
        check.Nested(
            "file",
            File,
            static (file, inner) =>
            {
                inner.Received("content", file.Content);
                inner.Extra(file.AdditionalProperties, static () => WireJson.Context.FileAnnotation);
            }
        );
    }
}
