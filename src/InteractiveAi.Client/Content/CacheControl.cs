using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A mark up to which a provider may cache the prompt. Wire member <c>cache_control</c>; Interactive AI and orq.ai.</summary>
/// <remarks>JamAI Base would drop it silently. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record CacheControl
{
    /// <summary>Marks a cache entry of the kind <c>ephemeral</c>, the only one there is.</summary>
    public CacheControl()
        : this("ephemeral") { }

    [JsonConstructor]
    internal CacheControl(string? type) => Type = type;

    /// <summary>A mark with the provider's usual lifetime, five minutes.</summary>
    public static CacheControl Ephemeral => new();

    /// <summary>The kind of cache entry. Wire member <c>type</c>.</summary>
    /// <value><c>ephemeral</c> unless something else was read.</value>
    [JsonPropertyName("type")]
    public string? Type { get; }

    /// <summary>How long the entry lives. Wire member <c>ttl</c>.</summary>
    /// <value><see langword="null"/>: the provider's default, five minutes.</value>
    [JsonPropertyName("ttl")]
    public CacheTtl? Ttl { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind and the lifetime.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"CacheControl({Type}{(Ttl is { } ttl ? $", {ttl}" : "")})";

    internal void Validate(RequestCheck check) =>
        check.Nested(
            "cache_control",
            this,
            static (value, inner) => inner.Extra(value.AdditionalProperties, static () => WireJson.Context.CacheControl)
        );
}
