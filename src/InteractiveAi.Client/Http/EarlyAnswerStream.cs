using System.Net.Sockets;

namespace InteractiveAi.Client;

/// <summary>A connection whose other side may close it before it has read all that is sent, and may have answered all the same.</summary>
/// <remarks>
/// The platform sends a whole request before it looks for an answer, and gives up when it cannot be sent: a gateway that refuses a large
/// attachment and closes would look like a lost connection. Here what is written to a closed connection is lost in silence, so that
/// reading goes on to tell what came: the answer or, where there is none, the end of the connection.
/// </remarks>
internal sealed class EarlyAnswerStream(Stream connection) : Stream
{
    private volatile bool _isClosed;

    public override bool CanRead => connection.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => connection.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        connection.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        connection.ReadAsync(buffer, offset, count, cancellationToken);

    public override int Read(Span<byte> buffer) => connection.Read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => connection.Read(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isClosed)
        {
            return default;
        }

        ValueTask write = connection.WriteAsync(buffer, cancellationToken);
        return write.IsCompletedSuccessfully ? write : TryAsync(write);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            if (!_isClosed)
            {
                connection.Write(buffer);
            }
        }
        catch (IOException exception) when (WasClosed(exception))
        {
            _isClosed = true;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _isClosed ? Task.CompletedTask : connection.FlushAsync(cancellationToken);

    public override void Flush()
    {
        if (!_isClosed)
        {
            connection.Flush();
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask TryAsync(ValueTask write)
    {
        try
        {
            await write.ConfigureAwait(false);
        }
        catch (IOException exception) when (WasClosed(exception))
        {
            _isClosed = true;
        }
    }

    // By the other side, and not because a call was given up here. Under TLS it is an exception further in.
    private static bool WasClosed(Exception? exception) =>
        exception switch
        {
            null => false,
            SocketException socket => socket.SocketErrorCode
                is SocketError.ConnectionReset
                    or SocketError.ConnectionAborted
                    or SocketError.Shutdown,
            _ => WasClosed(exception.InnerException),
        };
}
