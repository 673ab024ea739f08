using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Instructions that stand above the conversation. Wire role <c>system</c>; every gateway.</summary>
/// <remarks>Interactive AI takes text or text parts here. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("SystemMessage")]
public sealed class SystemMessage : Message
{
    [JsonConstructor]
    internal SystemMessage() { }

    // For a gateway that spells the content in another way.
    internal SystemMessage(SystemMessage original)
    {
        Content = original.Content;
        Name = original.Name;
        AdditionalProperties = original.AdditionalProperties;
    }

    /// <summary>Makes a system message.</summary>
    /// <param name="content">The instructions: a string, or text parts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is <see langword="null"/>.</exception>
    public SystemMessage(MessageContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
    }

    /// <inheritdoc/>
    [JsonPropertyName("role"), JsonPropertyOrder(-1)]
    public override string Role => "system";

    /// <summary>The instructions. Wire member <c>content</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    [JsonPropertyName("content")]
    public MessageContent? Content { get; init; }

    /// <summary>A name that tells speakers of the same role apart. Wire member <c>name</c>.</summary>
    /// <value><see langword="null"/>: no name.</value>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private protected override MessageContent? Words => Content;

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of message and its content's shape.</returns>
    public override string ToString() => $"SystemMessage({Content})";

    internal override void Validate(RequestCheck check)
    {
        check.Required("content", Content);
        check.NotEmpty("content", Content?.PartCount, check.Bounds is { NeedsInstructionParts: true });
        check.Extra(AdditionalProperties, static () => WireJson.Context.SystemMessage);
        Content?.Validate(check);
    }
}
