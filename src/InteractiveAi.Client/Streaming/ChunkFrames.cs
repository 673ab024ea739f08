namespace InteractiveAi.Client;

/// <summary>The forms that a stream's events have had lately, so that an event of one of them is recognised instead of read. For one stream, and not thread-safe.</summary>
internal sealed class ChunkFrames
{
    // Text, reasoning, and the arguments of a call, for one answer or two that take turns.
    private const int Capacity = 4;

    // A stream in which something else differs every time would learn forms in vain.
    private const int MaxVainLessons = 8;
    private const int PauseAfterVainLessons = 64;

    private readonly ChunkFrame?[] _frames = new ChunkFrame?[Capacity];
    private int _latest;
    private int _next;
    private int _vain;
    private int _pause;

    /// <summary>Whether the event that is read now shall be learned.</summary>
    public bool WantsNext() => _vain < MaxVainLessons || --_pause <= 0;

    /// <summary>The chunk of an event whose form is known; <see langword="null"/> when it has to be read.</summary>
    public ChatCompletionChunk? Read(ReadOnlySpan<byte> json)
    {
        for (int i = 0; i < Capacity; i++)
        {
            int place = (_latest + i) % Capacity;
            if (_frames[place] is { } frame && frame.TryRead(json, out object? texts))
            {
                _latest = place;
                _vain = 0;
                return new ChatCompletionChunk(frame, texts);
            }
        }

        return null;
    }

    /// <summary>Remembers the form of an event that was read.</summary>
    public void Learn(ReadOnlySpan<byte> json, ChatCompletionChunk chunk, EventTexts texts)
    {
        if (ChunkFrame.Of(json, chunk, texts) is { } frame)
        {
            _frames[_next] = frame;
            _latest = _next;
            _next = (_next + 1) % Capacity;
            _vain++;
            _pause = PauseAfterVainLessons;
        }
    }
}
