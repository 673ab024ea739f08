using System.Text;
using System.Threading.Channels;

namespace InteractiveAi.Client.Tests;

/// <summary>A response body that a test writes piece by piece while it is being read; each piece is one read at least.</summary>
internal sealed class SseScript : ReadOnlyStream
{
    private readonly Channel<byte[]> _pieces = Channel.CreateUnbounded<byte[]>();
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly int _perRead;
    private ReadOnlyMemory<byte> _rest;

    public SseScript(int perRead = int.MaxValue) => _perRead = perRead;

    /// <summary>A body that is known from the beginning, cut into reads of these lengths in turn.</summary>
    public SseScript(ReadOnlySpan<byte> body, params ReadOnlySpan<int> lengths)
        : this()
    {
        for (var i = 0; body.Length > 0; i++)
        {
            var length = Math.Min(body.Length, lengths[i % lengths.Length]);
            _pieces.Writer.TryWrite(body[..length].ToArray());
            body = body[length..];
        }

        End();
    }

    public bool IsDisposed { get; private set; }

    public void Send(string piece) => _pieces.Writer.TryWrite(Encoding.UTF8.GetBytes(piece));

    /// <summary>Sends an event.</summary>
    public void SendData(string data) => Send($"data: {data}\n\n");

    /// <summary>Sends an event with a piece of text.</summary>
    public void SendText(string text) =>
        SendData($$$"""{"id":"g","choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""");

    public void End() => _pieces.Writer.TryComplete();

    public void Fail(Exception exception) => _pieces.Writer.TryComplete(exception);

    /// <summary>Completes when a read waits for more than there is, once for each such read.</summary>
    public async Task WaitedForAsync() =>
        // A limit against hanging for ever, not a wait that anything depends on.
        Assert.That(await _waiting.WaitAsync(TimeSpan.FromSeconds(30)), "somebody reads");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        while (_rest.IsEmpty)
        {
            if (_pieces.Reader.TryRead(out var piece))
            {
                _rest = piece;
                continue;
            }

            var more = _pieces.Reader.WaitToReadAsync(cancellationToken);
            if (!more.IsCompleted)
            {
                _waiting.Release();
            }

            if (!await more)
            {
                return 0;
            }
        }

        var count = Math.Min(Math.Min(buffer.Length, _perRead), _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
