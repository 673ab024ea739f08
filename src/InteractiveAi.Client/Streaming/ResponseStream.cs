using System.Buffers;
using System.Runtime.CompilerServices;

namespace InteractiveAi.Client;

/// <summary>A response's body whose beginning can be looked at, and that tells the deadline when it is waited for.</summary>
/// <remarks>It reads ahead, because those who read from it ask for little at a time. Bytes that are there are handed out without a state machine of its own.</remarks>
internal sealed class ResponseStream(Stream body, CallDeadline deadline) : Stream
{
    // Some dozens of events, and what a connection holds at most without waiting.
    private const int ReadAhead = 16 * 1024;

    // As much as is taken off the connection before a sender that never pauses is left to the handler.
    private const int MaxAbandonedReads = 16;

    private static readonly byte[] BlankLine = [(byte)'\n', (byte)'\n'];

    private byte[] _buffer = [];
    private ReadOnlyMemory<byte> _ahead;
    private EventLength _event;

    /// <summary>Whether the body has ended, so that an event read from now on is one that its sender did not finish with a blank line.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether an event has come that is longer than the limit. What stood before it is read first, then reading fails.</summary>
    public bool HasTooLongEvent { get; private set; }

    /// <summary>Whether the body is read as events, whose last one may lack the blank line behind it.</summary>
    private bool IsEvents { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Waits for the first bytes that are no white space, and leaves them to be read.</summary>
    /// <returns>What came with them, until the next read; empty for an empty body.</returns>
    // White space goes before JSON to keep a connection alive, and means nothing before events either.
    public async ValueTask<ReadOnlyMemory<byte>> ReadBeginningAsync(CancellationToken token)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(ReadAhead);
        while (true)
        {
            int read = await body.ReadAsync(_buffer, token).ConfigureAwait(false);
            _ahead = _buffer.AsMemory(0, read).TrimStart("\uFEFF \t\r\n"u8);
            if (read is 0 || !_ahead.IsEmpty)
            {
                return _ahead;
            }
        }
    }

    /// <summary>Waits for more bytes behind those of the beginning, which tell too little alone, and leaves all of them to be read.</summary>
    /// <returns>What has come by now, until the next read; as much as before when the body has ended.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> ReadMoreOfBeginningAsync(CancellationToken token)
    {
        // White space may stand before them up to the end of the buffer.
        int length = _ahead.Length;
        _ahead.CopyTo(_buffer);
        int read = await body.ReadAsync(_buffer.AsMemory(length), token).ConfigureAwait(false);
        return _ahead = _buffer.AsMemory(0, length + read);
    }

    /// <summary>Goes over to reading events, what came at the beginning included.</summary>
    /// <param name="longest">The longest event that is let through, in bytes.</param>
    public void BeginEvents(int longest)
    {
        IsEvents = true;
        _event = new EventLength(longest);
        _ahead = _ahead[..Accept(_ahead.Span)];
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_ahead.IsEmpty)
        {
            return new ValueTask<int>(Take(buffer.Span));
        }

        if (HasEnded || buffer.IsEmpty)
        {
            return new ValueTask<int>(0);
        }

        if (HasTooLongEvent)
        {
            throw TooLong();
        }

        // Who has more room than we reads into it.
        bool isDirect = buffer.Length >= _buffer.Length;
        ValueTask<int> read = body.ReadAsync(isDirect ? buffer : _buffer, cancellationToken);
        if (read.IsCompletedSuccessfully)
        {
            return new ValueTask<int>(HandOut(read.Result, buffer, isDirect));
        }

        deadline.Wait();
        return WaitAsync(read, buffer, isDirect);
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
            byte[] buffer = _buffer;
            _buffer = [];
            _ahead = default;
            if (buffer.Length > 0)
            {
                // Answers must not lie about in a shared pool.
                ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            }
        }

        base.Dispose(disposing);
    }

    // A state machine from a pool: the wait costs no memory of its own at every wake-up.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> WaitAsync(ValueTask<int> read, Memory<byte> buffer, bool isDirect) =>
        HandOut(await read.ConfigureAwait(false), buffer, isDirect);

    private int HandOut(int count, Memory<byte> buffer, bool isDirect)
    {
        if (count is 0)
        {
            HasEnded = true;
            // Some senders leave out the blank line behind their last event, which a reader of events would then drop.
            _ahead = IsEvents ? BlankLine : default(ReadOnlyMemory<byte>);
            return Take(buffer.Span);
        }

        ReadOnlyMemory<byte> came = isDirect ? buffer[..count] : _buffer.AsMemory(0, count);
        int accepted = IsEvents ? Accept(came.Span) : count;
        if (accepted is 0)
        {
            throw TooLong();
        }

        if (isDirect)
        {
            return accepted;
        }

        _ahead = came[..accepted];
        return Take(buffer.Span);
    }

    private static IOException TooLong() => new("An event of the stream is too long.");

    private int Accept(ReadOnlySpan<byte> bytes)
    {
        int accepted = _event.Accept(bytes);
        HasTooLongEvent = accepted < bytes.Length;
        return accepted;
    }

    private int Take(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _ahead.Length);
        _ahead.Span[..count].CopyTo(buffer);
        _ahead = _ahead[count..];
        return count;
    }
}
