using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A value that is put into a prompt, with a mark whether it is personal data. An element of <see cref="PromptInputs"/>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record PromptInput
{
    [JsonConstructor]
    internal PromptInput() { }

    /// <summary>Makes a value.</summary>
    /// <param name="key">The placeholder's name.</param>
    /// <param name="value">What stands there: a text, a number, a truth value or any JSON.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is <see langword="null"/> or empty.</exception>
    public PromptInput(string key, OrqValue? value = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        Key = key;
        Value = value;
    }

    /// <summary>The placeholder's name. Wire member <c>key</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("key")]
    public string? Key { get; init; }

    /// <summary>What stands there. Wire member <c>value</c>.</summary>
    /// <value><see langword="null"/>: nothing.</value>
    [JsonPropertyName("value")]
    public OrqValue? Value { get; init; }

    /// <summary>Whether the value is personal data. Wire member <c>is_pii</c>.</summary>
    [JsonPropertyName("is_pii")]
    public bool? IsPii { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The placeholder's name, not the value.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"PromptInput({Key})";

    internal void Validate(RequestCheck check)
    {
        check.Required("key", Key);
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.PromptInput);
    }
}
