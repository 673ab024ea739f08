using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The content of a message: one string, or a list of parts.</summary>
/// <remarks>
/// <para>
/// Both <c>Content = "Hello"</c> and <c>Content = ["Look:", image]</c> work. What was read is written back in the shape in which
/// it was read; a shape that this version does not know is kept in <see cref="Raw"/>. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(MessageContentConverter))]
[CollectionBuilder(typeof(MessageContent), nameof(Create))]
public sealed class MessageContent : IEnumerable<ContentPart>
{
    private readonly string? _text;
    private readonly ContentPart[]? _parts;

    /// <summary>Makes content of one string.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public MessageContent(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Makes content of parts.</summary>
    /// <param name="parts">The parts, in order. The list is copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parts"/> is <see langword="null"/>.</exception>
    public MessageContent(IEnumerable<ContentPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        _parts = [.. parts];
    }

    // What was read belongs to nobody else, so the list is not copied again.
    internal MessageContent(ContentPart[] parts) => _parts = parts;

    internal MessageContent(JsonElement raw) => Raw = raw;

    /// <summary>Whether the content is one string on the wire.</summary>
    public bool IsText => _text is not null;

    /// <summary>The text: the string, or the texts of all <see cref="TextPart"/>s joined.</summary>
    /// <value>Empty when there is none.</value>
    public string Text => _text ?? JoinedText();

    /// <summary>The parts; a string counts as one <see cref="TextPart"/>.</summary>
    public IReadOnlyList<ContentPart> Parts => _parts ?? (_text is null ? [] : [new TextPart(_text)]);

    /// <summary>The content as it came, when it was neither a string nor a list; otherwise <see langword="null"/>.</summary>
    public JsonElement? Raw { get; }

    /// <summary>Makes content of one string.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator MessageContent(string text) => new(text);

    /// <summary>Makes content of parts; what a collection expression calls.</summary>
    /// <param name="parts">The parts, in order.</param>
    /// <returns>The content.</returns>
    public static MessageContent Create(ReadOnlySpan<ContentPart> parts) => new(parts.ToArray());

    /// <summary>The parts one by one.</summary>
    /// <returns>An enumerator over <see cref="Parts"/>.</returns>
    public IEnumerator<ContentPart> GetEnumerator() => Parts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The shape of the content, without the content.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        _text is not null ? $"{_text.Length} characters"
        : _parts is not null ? $"{_parts.Length} parts"
        : "unknown content";

    /// <summary>How many parts the content has on the wire; absent when it is no list there.</summary>
    internal int? PartCount => _parts?.Length;

    internal void Validate(RequestCheck check) =>
        check.Each(
            "content",
            _parts,
            static (part, inner) =>
            {
                if (part is not UnknownPart)
                {
                    inner.Kind("type", "content part", part.Type, static gateway => gateway.Parts);
                }

                part.Validate(inner);
            }
        );

    private string JoinedText() =>
        _parts is [TextPart { Text: { } only }]
            ? only
            : string.Concat((_parts ?? []).OfType<TextPart>().Select(static part => part.Text));
}
