using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>One message of a conversation: what a system, developer, user, assistant or tool said.</summary>
/// <remarks>
/// <para>A plain string converts to a <see cref="UserMessage"/>: <c>Messages = ["Hello"]</c>.</para>
/// <para>
/// The hierarchy is closed, so that a <c>switch</c> over the cases can be complete; a role that this version does not know is
/// read as <see cref="UnknownMessage"/> and written back as it came. Instances are immutable but for their property bags.
/// </para>
/// </remarks>
[JsonConverter(typeof(MessageConverter))]
public abstract class Message
{
    // Closed: a case that the converter does not know could be written but never read.
    private protected Message() { }

    /// <summary>Who speaks. Wire member <c>role</c>.</summary>
    /// <value>For example <c>user</c>; empty when the wire did not say.</value>
    [JsonPropertyName("role")]
    public abstract string Role { get; }

    /// <summary>The text of the message: its content, or the texts of all <see cref="TextPart"/>s in it joined.</summary>
    /// <value>Empty when there is none: only media, only tool calls, or a shape that this version does not know.</value>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("role")]
    public string Text => Words?.Text ?? "";

    private protected abstract MessageContent? Words { get; }

    /// <summary>Makes a user's message.</summary>
    /// <param name="text">What the user said.</param>
    public static implicit operator Message(string text) => new UserMessage(text);

    internal abstract void Validate(RequestCheck check);
}
