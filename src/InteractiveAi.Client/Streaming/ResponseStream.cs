namespace InteractiveAi.Client;

/// <summary>A response's body that begins with bytes already read, and that tells the deadline when it is waited for.</summary>
/// <remarks>A read is handed through without a state machine of its own: a layer that awaits would cost memory at every wake-up.</remarks>
internal sealed class ResponseStream(Stream body, ReadOnlyMemory<byte> beginning, CallDeadline deadline) : Stream
{
    // As much as is taken off the connection before a sender that never pauses is left to the handler.
    private const int MaxAbandonedReads = 16;

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

    /// <summary>Ends an answer that is not wanted any more by closing its connection.</summary>
    /// <remarks>
    /// Disposing alone does not: handlers go on reading for a while, two seconds by default, in the hope of using the connection
    /// again, and so long the gateway goes on answering. A read that is cancelled while it waits closes it at once.
    /// </remarks>
    public void Abandon()
    {
        using CancellationTokenSource now = new();
        byte[] rest = new byte[4 * 1024];
        try
        {
            for (int i = 0; i < MaxAbandonedReads; i++)
            {
                ValueTask<int> read = body.ReadAsync(rest, now.Token);
                if (!read.IsCompleted)
                {
                    now.Cancel();
                    // Its outcome is of no interest, but has to be looked at.
                    _ = read.AsTask().ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
                    return;
                }

                if (read.GetAwaiter().GetResult() is 0)
                {
                    return;
                }
            }
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or HttpRequestException
                        or OperationCanceledException
                        or InvalidDataException
                        or InvalidOperationException
            )
        {
            // An answer that has failed has ended too.
        }
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
