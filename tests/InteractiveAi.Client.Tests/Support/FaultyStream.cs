namespace InteractiveAi.Client.Tests;

/// <summary>A stream that gives its bytes and then stalls until the read is cancelled, fails, or goes on for ever.</summary>
internal sealed class FaultyStream(byte[] bytes, FaultyStream.Fault fault, int perRead = int.MaxValue) : ReadOnlyStream
{
    private int _position;

    public enum Fault
    {
        End,
        Stall,
        Fail,
        Endless,
    }

    public int BytesRead => _position;

    public bool IsDisposed { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = Math.Min(Math.Min(buffer.Length, perRead), Math.Max(0, bytes.Length - _position));
        if (fault == Fault.Endless)
        {
            count = Math.Min(buffer.Length, perRead);
            buffer.Span[..count].Fill((byte)'x');
            _position += count;
            return count;
        }

        if (count > 0)
        {
            bytes.AsSpan(_position, count).CopyTo(buffer.Span);
            _position += count;
            return count;
        }

        switch (fault)
        {
            case Fault.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return 0;
            case Fault.Fail:
                throw new IOException("The connection was reset.");
            default:
                return 0;
        }
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
