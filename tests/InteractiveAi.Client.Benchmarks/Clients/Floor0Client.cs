using System.Buffers;
using System.Net.Http.Headers;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>The raw body and nothing else: what transport alone costs. Its request is rendered beforehand.</summary>
internal sealed class Floor0Client(HttpClient http, Uri endpoint, RequestScript request)
    : MeasuredClient(http, endpoint)
{
    public const string ClientName = "floor0";

    private readonly byte[] _streamBody = Floor1Request.Render(request, streaming: true);
    private readonly byte[] _body = Floor1Request.Render(request, streaming: false);

    public override string Name => ClientName;

    public override Delivered Delivers => Delivered.Bytes;

    public override Task<Digest> StreamAsync() => ReadAsync(_streamBody);

    public override Task<Digest> CompleteAsync() => ReadAsync(_body);

    public override async Task FirstChunkAsync()
    {
        using HttpRequestMessage message = Message(_streamBody);
        using HttpResponseMessage response = await Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead)
            .ConfigureAwait(false);
        using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        await body.ReadAtLeastAsync(buffer, 1).ConfigureAwait(false);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private HttpRequestMessage Message(byte[] body)
    {
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Post(content);
    }

    private async Task<Digest> ReadAsync(byte[] request)
    {
        Digest digest = default;
        using HttpRequestMessage message = Message(request);
        using HttpResponseMessage response = await Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        int read;
        while ((read = await body.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            digest.Bytes += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return digest;
    }
}
