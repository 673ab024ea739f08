using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>What a stream carries besides the answer. Wire member <c>stream_options</c>; Interactive AI and orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>. Streams ask for usage by themselves, so this is rarely needed.</remarks>
public sealed record StreamOptions
{
    /// <summary>Whether the stream ends with a chunk that tells the usage. Wire member <c>include_usage</c>.</summary>
    /// <value><see langword="null"/>: a stream asks for it.</value>
    [JsonPropertyName("include_usage")]
    public bool? IncludeUsage { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The settings in a line.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"StreamOptions(include_usage: {IncludeUsage?.ToString() ?? "unset"})";
}
