using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Whether orq.ai may answer a repeated request from its own store. Wire member <c>cache</c>; orq.ai.</summary>
/// <remarks>
/// Without it orq.ai does not cache. This is not the provider's prompt cache, which <see cref="OrqChatRequest.CacheControl"/>
/// governs. Immutable but for <see cref="AdditionalProperties"/>.
/// </remarks>
public sealed record ServerCache
{
    /// <summary>Answers requests that are the same to the letter, the only kind of cache there is.</summary>
    public ServerCache()
        : this("exact_match") { }

    [JsonConstructor]
    internal ServerCache(string? type) => Type = type;

    /// <summary>The kind of cache. Wire member <c>type</c>.</summary>
    /// <value><c>exact_match</c> unless something else was read.</value>
    [JsonPropertyName("type")]
    public string? Type { get; }

    /// <summary>How long an answer is kept, in seconds: from 1 to 259200, which is three days. Wire member <c>ttl</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default, 1800.</value>
    [JsonPropertyName("ttl"), JsonConverter(typeof(LenientInt32Converter))]
    public int? Ttl { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of cache and the lifetime.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        Ttl is { } ttl
            ? string.Create(CultureInfo.InvariantCulture, $"ServerCache({Type}, {ttl} s)")
            : $"ServerCache({Type})";

    internal void Validate(RequestCheck check)
    {
        check.Required("type", Type);
        check.Word("type", Type);
        check.Number("ttl", Ttl, OrqBounds.CacheSeconds.For(check));
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.ServerCache);
    }
}
