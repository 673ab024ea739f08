using System.Buffers;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>The raw body and nothing else: what transport alone costs. Its request is rendered beforehand.</summary>
internal sealed class Floor0Client(HttpClient http, Uri endpoint, byte[] streamBody, byte[] body)
    : MeasuredClient(http, endpoint)
{
    public const string ClientName = "floor0";

    public override string Name => ClientName;

    public override Delivered Delivers => Delivered.Bytes;

    public override Task<Digest> StreamAsync() => ReadAsync(streamBody);

    public override Task<Digest> CompleteAsync() => ReadAsync(body);

    public override async Task<long> FirstChunkAsync()
    {
        long first = 0;
        using HttpRequestMessage message = Message(streamBody);
        using HttpResponseMessage response = await Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead)
            .ConfigureAwait(false);
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        while (await stream.ReadAsync(buffer).ConfigureAwait(false) > 0)
        {
            first = first is 0 ? Stopwatch.GetTimestamp() : first;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return first;
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
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        int read;
        while ((read = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            digest.Bytes += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return digest;
    }
}
