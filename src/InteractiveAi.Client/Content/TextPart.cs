using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A piece of text. Wire type <c>text</c>; every gateway.</summary>
/// <remarks>A string converts to it implicitly. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("TextPart")]
public sealed class TextPart : ContentPart
{
    [JsonConstructor]
    internal TextPart() { }

    /// <summary>Makes a text part.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public TextPart(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "text";

    /// <summary>The text. Wire member <c>text</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    [JsonPropertyName("text")]
    public string? Text { get; init; }

    /// <summary>Marks the end of a prompt prefix that the provider may cache. Wire member <c>cache_control</c>; Interactive AI and orq.ai.</summary>
    /// <value><see langword="null"/>: no mark.</value>
    [JsonPropertyName("cache_control")]
    public CacheControl? CacheControl { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of part and the number of characters.</returns>
    public override string ToString() => $"TextPart({Text?.Length ?? 0} characters)";

    internal override void Validate(RequestCheck check)
    {
        check.Required("text", Text);
        check.Extra(AdditionalProperties, static () => WireJson.Context.TextPart);
        CacheControl?.Validate(check);
    }
}
