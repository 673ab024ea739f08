using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A message's content, put together from the deltas of a stream: a string, or parts as soon as one delta had parts.</summary>
internal sealed class ContentPieces
{
    // The text behind the last part that is something else; without such parts it is the whole text.
    private TextPieces _text;
    private List<ContentPart>? _parts;

    public void AddText(string? text) => _text.Append(text);

    public void AddParts(JsonElement content)
    {
        _parts ??= [];
        if (content.ValueKind is not JsonValueKind.Array)
        {
            AddPart(content);
            return;
        }

        foreach (var part in content.EnumerateArray())
        {
            AddPart(part);
        }
    }

    /// <summary>The content so far.</summary>
    /// <param name="emptyIsNone">Whether an empty text counts as none.</param>
    public MessageContent? Build(bool emptyIsNone)
    {
        if (_parts is not null)
        {
            return new MessageContent([.. _parts, .. Text()]);
        }

        return _text.ToString() is { } text && !(emptyIsNone && text.Length is 0) ? new MessageContent(text) : null;
    }

    private void AddPart(JsonElement part)
    {
        if (part.ValueKind is JsonValueKind.Null)
        {
            return;
        }

        var read = part.Deserialize(WireJson.Context.ContentPart)!;
        // A text that says nothing about itself is a piece of the text that is being streamed; any other part stands alone.
        if (
            PartText.Of(part) is { } text
            && read is not TextPart { CacheControl: not null } and not TextPart { AdditionalProperties: not null }
        )
        {
            _text.Append(text);
            return;
        }

        _parts!.AddRange(Text());
        _text = default;
        _parts.Add(read);
    }

    private ContentPart[] Text() => _text.IsEmpty ? [] : [new TextPart(_text.ToString()!)];
}
