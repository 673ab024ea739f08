namespace InteractiveAi.Client.Fuzzing;

/// <summary>A response's body that comes in pieces of random size, at once or after a wait that lasts until it is released.</summary>
/// <param name="bytes">The body.</param>
/// <param name="sizes">The sizes of the pieces; <see langword="null"/> for everything at once and no waits.</param>
/// <param name="breaks">Whether the connection breaks at the end of the bytes, where otherwise the body ends.</param>
internal sealed class ScriptedBody(byte[] bytes, Random? sizes, bool breaks) : Stream
{
    // Who reads on and on after the end would do so for ever.
    private const int MaxReadsAfterEnd = 100;

    private int _position;
    private int _readsAfterEnd;
    private TaskCompletionSource<int>? _waiting;
    private Memory<byte> _room;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Lets a read that waits go on, on this thread; <see langword="false"/> when none does.</summary>
    public bool Release()
    {
        if (_waiting is not { } waiting)
        {
            return false;
        }

        _waiting = null;
        try
        {
            waiting.TrySetResult(Take(_room.Span));
        }
        catch (IOException broken)
        {
            waiting.TrySetException(broken);
        }

        return true;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<int>(cancellationToken);
        }

        if (sizes?.Next(3) is not 0)
        {
            return new ValueTask<int>(Take(buffer.Span));
        }

        _room = buffer;
        TaskCompletionSource<int> waiting = _waiting = new();
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() =>
            {
                _waiting = _waiting == waiting ? null : _waiting;
                waiting.TrySetCanceled(cancellationToken);
            });
        }

        return new ValueTask<int>(waiting.Task);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Take(Span<byte> room)
    {
        int left = bytes.Length - _position;
        if (left is 0)
        {
            if (++_readsAfterEnd > MaxReadsAfterEnd)
            {
                throw new FuzzFailureException("reading goes on behind the end of the body");
            }

            return breaks ? throw new IOException("The connection was reset.") : 0;
        }

        int size = sizes?.Next(4) switch
        {
            null => left,
            0 => 1,
            1 => sizes.Next(1, 8),
            2 => sizes.Next(1, 200),
            _ => sizes.Next(1, 40_000),
        };
        int count = Math.Min(Math.Min(size, left), room.Length);
        bytes.AsSpan(_position, count).CopyTo(room);
        _position += count;
        return count;
    }
}
