using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Instructions by the developer of an application, which some models rank between system and user. Wire role <c>developer</c>; Interactive AI and orq.ai.</summary>
/// <remarks>JamAI Base refuses this role (422): use a <see cref="SystemMessage"/> there. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("DeveloperMessage")]
public sealed class DeveloperMessage : Message
{
    [JsonConstructor]
    internal DeveloperMessage() { }

    // For a gateway that spells the content in another way.
    internal DeveloperMessage(DeveloperMessage original)
    {
        Content = original.Content;
        Name = original.Name;
        AdditionalProperties = original.AdditionalProperties;
    }

    /// <summary>Makes a developer message.</summary>
    /// <param name="content">The instructions: a string, or text parts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is <see langword="null"/>.</exception>
    public DeveloperMessage(MessageContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
    }

    /// <inheritdoc/>
    [JsonPropertyName("role"), JsonPropertyOrder(-1)]
    public override string Role => "developer";

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
    public override string ToString() => $"DeveloperMessage({Content})";

    internal override void Validate(RequestCheck check)
    {
        check.Required("content", Content);
        check.NotEmpty("content", Content?.PartCount, check.Bounds is { NeedsInstructionParts: true });
        check.Extra(AdditionalProperties, static () => WireJson.Context.DeveloperMessage);
        Content?.Validate(check);
    }
}
