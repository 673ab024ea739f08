using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>What the user says. Wire role <c>user</c>; every gateway.</summary>
/// <remarks>A string converts to it implicitly. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("UserMessage")]
public sealed class UserMessage : Message
{
    [JsonConstructor]
    internal UserMessage() { }

    // For a gateway that spells the content in another way.
    internal UserMessage(UserMessage original)
    {
        Content = original.Content;
        Name = original.Name;
        AdditionalProperties = original.AdditionalProperties;
    }

    /// <summary>Makes a user's message.</summary>
    /// <param name="content">What the user says: a string, or parts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is <see langword="null"/>.</exception>
    public UserMessage(MessageContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
    }

    /// <summary>Makes a user's message of several parts, for example a question and an image.</summary>
    /// <param name="first">What comes first; a string is a <see cref="TextPart"/>.</param>
    /// <param name="second">What comes next.</param>
    /// <param name="others">What follows, in order.</param>
    /// <exception cref="ArgumentNullException">An argument, or a part among the others, is <see langword="null"/>.</exception>
    public UserMessage(ContentPart first, ContentPart second, params ContentPart[] others)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(others);
        foreach (ContentPart part in others)
        {
            ArgumentNullException.ThrowIfNull(part, nameof(others));
        }

        Content = [first, second, .. others];
    }

    /// <inheritdoc/>
    [JsonPropertyName("role"), JsonPropertyOrder(-1)]
    public override string Role => "user";

    /// <summary>What the user says. Wire member <c>content</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    [JsonPropertyName("content")]
    public MessageContent? Content { get; init; }

    /// <summary>A name that tells speakers of the same role apart. Wire member <c>name</c>.</summary>
    /// <remarks>JamAI Base puts <c>_</c> in the place of everything but letters, digits, <c>_</c> and <c>-</c> of ASCII.</remarks>
    /// <value><see langword="null"/>: no name.</value>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private protected override MessageContent? Words => Content;

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of message and its content's shape.</returns>
    public override string ToString() => $"UserMessage({Content})";

    internal override void Validate(RequestCheck check)
    {
        check.Required("content", Content);
        check.Extra(AdditionalProperties, static () => WireJson.Context.UserMessage);
        Content?.Validate(check);
    }
}
