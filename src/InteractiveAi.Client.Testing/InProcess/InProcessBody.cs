namespace InteractiveAi.Client.Testing;

/// <summary>The reading end of a response's body: whoever leaves it early goes away, as from a socket.</summary>
/// <param name="inner">What was written.</param>
/// <param name="aborted">Tells the writer that nobody reads any more.</param>
/// <param name="fault">What broke the connection, once everything before it has been read.</param>
internal sealed class InProcessBody(Stream inner, CancellationTokenSource aborted, Func<Exception?> fault)
    : ReadingStream
{
    private bool _ended;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read is 0 && buffer.Length > 0)
        {
            _ended = true;
            if (fault() is { } exception)
            {
                // As a socket has it; what a script threw by itself stands behind it.
                throw exception is HttpIOException
                    ? InProcessCall.Broken()
                    : new HttpIOException(HttpRequestError.ResponseEnded, exception.Message, exception);
            }
        }

        return read;
    }

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
