namespace InteractiveAi.Client.Testing;

/// <summary>Reads another stream, and keeps what it read.</summary>
internal sealed class RecordingStream(Stream inner, Action<byte[], bool> ended) : ReadingStream
{
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
            ended(_kept.ToArray(), _isComplete);
        }
    }
}
