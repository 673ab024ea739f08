using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A prompt that is kept on orq.ai. Wire member <c>prompt</c> under <c>orq</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record PromptReference
{
    [JsonConstructor]
    internal PromptReference() { }

    /// <summary>Names the latest version of a prompt.</summary>
    /// <param name="id">The prompt's id.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see langword="null"/> or empty.</exception>
    public PromptReference(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
        Version = "latest";
    }

    /// <summary>The prompt's id. Wire member <c>id</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>Which version of the prompt. Wire member <c>version</c>.</summary>
    /// <value><c>latest</c>, the only one that orq.ai documents, unless something else was set or read.</value>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The id and the version.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"PromptReference({Id}, {Version})";

    internal void Validate(RequestCheck check)
    {
        check.Required("id", Id);
        check.Word("id", Id);
        check.Required("version", Version);
        check.Word("version", Version);
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.PromptReference);
    }
}
