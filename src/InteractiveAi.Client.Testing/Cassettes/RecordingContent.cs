using System.Net;

namespace InteractiveAi.Client.Testing;

/// <summary>A response's body that is written down while it is read.</summary>
internal sealed class RecordingContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly Action<byte[], bool> _ended;
    private bool _isRead;

    /// <summary>Wraps a body.</summary>
    /// <param name="inner">The body.</param>
    /// <param name="ended">Told once what has been read of it, and whether it was read to its end.</param>
    public RecordingContent(HttpContent inner, Action<byte[], bool> ended)
    {
        (_inner, _ended) = (inner, ended);
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override async Task<Stream> CreateContentReadStreamAsync()
    {
        _isRead = true;
        return new RecordingStream(await _inner.ReadAsStreamAsync().ConfigureAwait(false), _ended);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var body = await CreateContentReadStreamAsync().ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            await body.CopyToAsync(stream).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (!_isRead)
            {
                // Dropped unread: an exchange it was all the same.
                _isRead = true;
                _ended([], false);
            }

            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
