namespace InteractiveAi.Client.Testing;

/// <summary>A recorded body, which ends as it did.</summary>
internal sealed class PlayedStream(byte[] body, bool isComplete) : ReadingStream
{
    private int _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = Math.Min(buffer.Length, body.Length - _position);
        if (count is 0 && buffer.Length > 0 && !isComplete)
        {
            throw new HttpIOException(
                HttpRequestError.ResponseEnded,
                "The recorded answer was not read to its end, or its connection broke here."
            );
        }

        body.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return ValueTask.FromResult(count);
    }
}
