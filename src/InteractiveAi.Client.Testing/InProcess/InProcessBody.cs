namespace InteractiveAi.Client.Testing;

/// <summary>The reading end of a response's body: whoever leaves it early goes away, as from a socket.</summary>
/// <param name="inner">What was written.</param>
/// <param name="aborted">Tells the writer that nobody reads any more.</param>
/// <param name="fault">What broke the connection, once everything before it has been read.</param>
internal sealed class InProcessBody(Stream inner, CancellationTokenSource aborted, Func<Exception?> fault) : Stream
{
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read is 0 && buffer.Length > 0)
        {
            _ended = true;
            if (fault() is { } exception)
            {
                throw new HttpIOException(HttpRequestError.ResponseEnded, exception.Message, exception);
            }
        }

        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (!_ended)
            {
                aborted.Cancel();
            }

            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
