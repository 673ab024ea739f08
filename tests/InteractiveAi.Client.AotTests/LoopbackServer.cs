using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InteractiveAi.Client.AotTests;

/// <summary>An HTTP/1.1 server on a loopback port that answers with scripted replies, in order, and keeps the requests.</summary>
/// <remarks>Written on a socket so that the program needs no web framework and the platform's whole HTTP client is compiled too.</remarks>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<LoopbackReply> replies;
    private readonly ConcurrentQueue<LoopbackRequest> requests = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Task accepting;

    public LoopbackServer(params ReadOnlySpan<LoopbackReply> script)
    {
        replies = new(script.ToArray());
        listener.Start();
        Address = new($"http://{listener.LocalEndpoint}/");
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public IReadOnlyList<LoopbackRequest> Requests => [.. requests];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(connections);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                connections.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // Disposal is the only way out of the loop.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            try
            {
                while (await ReadRequestAsync(stream) is { } request)
                {
                    requests.Enqueue(request);
                    await ReplyAsync(stream, request);
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The client may hang up at any point; what a check expects of that, it sees on its own side.
            }
        }
    }

    private async Task ReplyAsync(NetworkStream stream, LoopbackRequest request)
    {
        if (!replies.TryDequeue(out var reply))
        {
            reply = LoopbackReply.Json(
                $$$"""{"error":{"code":500,"message":"no reply scripted for {{{request.Path}}}"}}""",
                500
            );
        }

        var head =
            $"HTTP/1.1 {reply.Status} -\r\nContent-Type: {reply.ContentType}\r\n"
            + $"Transfer-Encoding: chunked\r\n{reply.ExtraHeaders}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stop.Token);
        foreach (var part in reply.Parts)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), stop.Token);
            await stream.WriteAsync(part, stop.Token);
            await stream.WriteAsync("\r\n"u8.ToArray(), stop.Token);
        }

        await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), stop.Token);
    }

    private async Task<LoopbackRequest?> ReadRequestAsync(NetworkStream stream)
    {
        if (await ReadLineAsync(stream) is not { } requestLine)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(stream) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var words = requestLine.Split(' ');
        return new(words[0], words[1], headers, Encoding.UTF8.GetString(await ReadBodyAsync(stream, headers)));
    }

    private async Task<byte[]> ReadBodyAsync(NetworkStream stream, Dictionary<string, string> headers)
    {
        if (headers.TryGetValue("Content-Length", out var length))
        {
            return await ReadExactlyAsync(stream, int.Parse(length, CultureInfo.InvariantCulture));
        }

        using var body = new MemoryStream();
        if (headers.ContainsKey("Transfer-Encoding"))
        {
            while (await ReadChunkSizeAsync(stream) is > 0 and var size)
            {
                body.Write(await ReadExactlyAsync(stream, size));
                await ReadLineAsync(stream);
            }

            await ReadLineAsync(stream);
        }

        return body.ToArray();
    }

    private async Task<int> ReadChunkSizeAsync(NetworkStream stream) =>
        int.Parse(await ReadLineAsync(stream) ?? "0", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private async Task<byte[]> ReadExactlyAsync(NetworkStream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, stop.Token);
        return bytes;
    }

    /// <summary>The next line without its end; null when the client closed the connection instead of sending one.</summary>
    private async Task<string?> ReadLineAsync(NetworkStream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, stop.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }
}
