using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>One piece of a message: text, an image, audio, a video, a file, reasoning, a refusal, or something newer.</summary>
/// <remarks>
/// <para>A plain string converts to a <see cref="TextPart"/>: <c>Content = ["What is this?", image]</c>.</para>
/// <para>
/// The hierarchy is closed, so that a <c>switch</c> over the cases can be complete; what this version does not know is read as
/// <see cref="UnknownPart"/> and written back as it came. Instances are immutable but for their property bags.
/// </para>
/// </remarks>
[JsonConverter(typeof(ContentPartConverter))]
public abstract class ContentPart
{
    // Closed: a case that the converter does not know could be written but never read.
    private protected ContentPart() { }

    /// <summary>The kind of part. Wire member <c>type</c>.</summary>
    /// <value>For example <c>text</c> or <c>image_url</c>; empty when the wire did not say.</value>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    /// <summary>Makes a text part.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator ContentPart(string text) => new TextPart(text);

    // Validation looks at what the user wrote, before any byte exists.
    internal virtual void Validate(RequestCheck check) { }
}
