using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A text that a stream repeats in every event: while its bytes stay the same, the string of the event before is used again.</summary>
internal struct RepeatedText
{
    private byte[]? _escaped;
    private string? _text;

    /// <summary>Reads the member's value; <see langword="null"/> for null, without forgetting the text before.</summary>
    public string? Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.String || reader.HasValueSequence)
        {
            return ObjectReader.TextValue(ref reader);
        }

        if (_escaped is null || !reader.ValueSpan.SequenceEqual(_escaped))
        {
            _text = LenientText.Read(ref reader);
            _escaped = reader.ValueSpan.ToArray();
        }

        return _text;
    }
}
