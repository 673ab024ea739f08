using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A web page that an answer cites. Wire member <c>url_citation</c>.</summary>
/// <remarks>Every member may be <see langword="null"/>. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class UrlCitation
{
    /// <summary>The address of the page. Wire member <c>url</c>.</summary>
    [JsonPropertyName("url")]
    public string? Url { get; init; }

    /// <summary>The title of the page. Wire member <c>title</c>.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>The passage that was used. Wire member <c>content</c>.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; init; }

    /// <summary>The position in the answer's text where the citation begins. Wire member <c>start_index</c>.</summary>
    [JsonPropertyName("start_index"), JsonConverter(typeof(LenientInt32Converter))]
    public int? StartIndex { get; init; }

    /// <summary>The position in the answer's text where the citation ends. Wire member <c>end_index</c>.</summary>
    [JsonPropertyName("end_index"), JsonConverter(typeof(LenientInt32Converter))]
    public int? EndIndex { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>Where in the answer the page is cited; neither its address nor its text.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => CountSummary.Of(nameof(UrlCitation), ("from", StartIndex), ("to", EndIndex));
}
