using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Spoken audio, put together from the deltas of a stream.</summary>
internal sealed class AudioPieces
{
    private readonly List<string> _data = [];
    private string? _id;
    private TextPieces _transcript;
    private DateTimeOffset? _expiresAt;
    private PropertyPieces? _members;

    public void Add(AudioOutput audio)
    {
        _id = TextPieces.Later(_id, audio.Id);
        _expiresAt = audio.ExpiresAt ?? _expiresAt;
        _transcript.Append(audio.Transcript);
        PropertyPieces.Add(ref _members, audio.AdditionalProperties);
        if (audio.Data is { } data)
        {
            _data.Add(data);
        }
    }

    public AudioOutput Build() =>
        new()
        {
            Id = _id,
            Data = _data.Count is 0 ? null : JoinedData(),
            Transcript = _transcript.ToString(),
            ExpiresAt = _expiresAt,
            AdditionalProperties = _members?.Build(),
        };

    // Pieces may each be encoded on their own: then padding stands in the middle, and only their bytes can be joined.
    private string JoinedData()
    {
        if (!_data.SkipLast(1).Any(static piece => piece.EndsWith('=')))
        {
            return string.Concat(_data);
        }

        var bytes = new byte[_data.Sum(static piece => piece.Length)];
        var count = 0;
        foreach (var piece in _data)
        {
            if (!Convert.TryFromBase64String(piece, bytes.AsSpan(count), out var written))
            {
                return string.Concat(_data);
            }

            count += written;
        }

        return Convert.ToBase64String(bytes, 0, count);
    }
}
