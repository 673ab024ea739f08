using System.Net;
using System.Net.Http.Headers;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>A response's body that is in memory already.</summary>
internal sealed class CannedContent : HttpContent
{
    private readonly WireScript _script;
    private readonly bool _ragged;

    public CannedContent(WireScript script, bool ragged)
    {
        _script = script;
        _ragged = ragged;
        Headers.ContentType = new MediaTypeHeaderValue(script.MediaType);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() =>
        Task.FromResult<Stream>(new CannedStream(_script.Bytes, _ragged));

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) =>
        new CannedStream(_script.Bytes, _ragged);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        stream.WriteAsync(_script.Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _script.Bytes.Length;
        // A stream is sent in chunks of a length that nobody knows beforehand.
        return _script.Units is 1;
    }
}
