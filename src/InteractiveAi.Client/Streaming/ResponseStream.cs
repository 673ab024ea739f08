using System.Runtime.CompilerServices;

namespace InteractiveAi.Client;

/// <summary>A response's body that begins with bytes already read, and that tells the deadline when it is waited for.</summary>
/// <remarks>Bytes that are there are handed through without a state machine of its own.</remarks>
internal sealed class ResponseStream(Stream body, ReadOnlyMemory<byte> beginning, CallDeadline deadline) : Stream
{
    // As much as is taken off the connection before a sender that never pauses is left to the handler.
    private const int MaxAbandonedReads = 16;

    private static readonly byte[] BlankLine = [(byte)'\n', (byte)'\n'];

    private ReadOnlyMemory<byte> _beginning = beginning;

    /// <summary>Whether the body has ended, so that an event read from now on is one that its sender did not finish with a blank line.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether the body is read as events, whose last one may lack the blank line behind it.</summary>
    public bool IsEvents { get; set; }

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

        if (HasEnded)
        {
            return new ValueTask<int>(0);
        }

        ValueTask<int> read = body.ReadAsync(buffer, cancellationToken);
        if (read.IsCompletedSuccessfully)
        {
            int count = read.Result;
            return new ValueTask<int>(count is 0 && buffer.Length > 0 ? End(buffer) : count);
        }

        deadline.Wait();
        return WaitAsync(read, buffer);
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

    // A state machine from a pool: the wait costs no memory of its own at every wake-up.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> WaitAsync(ValueTask<int> read, Memory<byte> buffer)
    {
        int count = await read.ConfigureAwait(false);
        return count is 0 && buffer.Length > 0 ? End(buffer) : count;
    }

    // Some senders leave out the blank line behind their last event, which a reader of events would then drop.
    private int End(Memory<byte> buffer)
    {
        HasEnded = true;
        if (!IsEvents)
        {
            return 0;
        }

        _beginning = BlankLine;
        return TakeBeginning(buffer.Span);
    }

    private int TakeBeginning(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _beginning.Length);
        _beginning.Span[..count].CopyTo(buffer);
        _beginning = _beginning[count..];
        return count;
    }
}
