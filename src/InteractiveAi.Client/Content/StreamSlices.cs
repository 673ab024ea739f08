namespace InteractiveAi.Client;

/// <summary>Media in the caller's stream, from where it stood when it was handed over.</summary>
internal sealed class StreamSlices : MediaSlices
{
    // Two calls may send the same part at once, and a stream has only one position.
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Stream _stream;
    private readonly long _start;

    public StreamSlices(Stream stream)
    {
        _stream = stream;
        _start = stream.Position;
        Length = Math.Max(0, stream.Length - _start);
    }

    public override long Length { get; }

    /// <summary>Whether the caller has not closed it meanwhile.</summary>
    public bool IsOpen => _stream.CanSeek;

    public byte[] ReadHeader()
    {
        byte[] header = new byte[Math.Min(MediaType.HeaderLength, Length)];
        int length = Read(0, header);
        _stream.Position = _start;
        return header[..length];
    }

    public override async ValueTask<int> ReadAsync(
        long offset,
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _stream.Position = _start + offset;
            return await _stream
                .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public override int Read(long offset, Span<byte> buffer)
    {
        _gate.Wait();
        try
        {
            _stream.Position = _start + offset;
            return _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        finally
        {
            _gate.Release();
        }
    }

    // The stream is the caller's, and the gate is needed by the next sending.
    public override void Dispose() { }
}
