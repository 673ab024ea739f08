namespace InteractiveAi.Client.Testing;

/// <summary>Reads another stream, and keeps what it read.</summary>
internal sealed class RecordingStream(Stream inner, Action<byte[], bool> ended) : ReadingStream
{
    // Behind it nothing comes, and readers of event streams do not wait for the end of the connection.
    private static ReadOnlySpan<byte> Done => "data: [DONE]"u8;

    private readonly MemoryStream _kept = new();
    private bool _isComplete;
    private int _told;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _kept.Write(buffer.Span[..read]);
        if (read is 0 && buffer.Length > 0)
        {
            _isComplete = true;
            Tell();
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Left early, or broken: what was there until then is what will be played.
            Tell();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Tell()
    {
        if (Interlocked.Exchange(ref _told, 1) is 0)
        {
            var body = _kept.ToArray();
            ended(body, _isComplete || body.AsSpan().TrimEnd("\r\n"u8).EndsWith(Done));
        }
    }
}
