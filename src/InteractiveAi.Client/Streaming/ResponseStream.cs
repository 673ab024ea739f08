namespace InteractiveAi.Client;

/// <summary>A response's body that begins with bytes already read, and that tells the deadline when it is waited for.</summary>
/// <remarks>A read is handed through without a state machine of its own: a layer that awaits would cost memory at every wake-up.</remarks>
internal sealed class ResponseStream(Stream body, ReadOnlyMemory<byte> beginning, CallDeadline deadline) : Stream
{
    private ReadOnlyMemory<byte> _beginning = beginning;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_beginning.IsEmpty)
        {
            return new ValueTask<int>(TakeBeginning(buffer.Span));
        }

        ValueTask<int> read = body.ReadAsync(buffer, cancellationToken);
        if (!read.IsCompleted)
        {
            deadline.Wait();
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
        }

        base.Dispose(disposing);
    }

    private int TakeBeginning(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _beginning.Length);
        _beginning.Span[..count].CopyTo(buffer);
        _beginning = _beginning[count..];
        return count;
    }
}
