using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>A gateway on bare sockets that does what the prompt says: <c>soak:KIND:MARK</c>. Its answers repeat the mark and the key.</summary>
internal sealed class SoakServer : IDisposable
{
    /// <summary>The end of a key that is refused.</summary>
    public const string Refused = "-refused";

    private const string EventHead =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SemaphoreSlim _closed = new(0);
    private readonly CancellationTokenSource _stop = new();
    private int _open;
    private int _accepted;

    public SoakServer()
    {
        _listener.Start(backlog: 512);
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>How many connections are open.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>How many connections there have been.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Waits until no more than so many connections are open.</summary>
    public async Task WaitAsync(int atMost, CancellationToken cancellationToken)
    {
        while (Open > atMost)
        {
            await _closed.WaitAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _open);
                Interlocked.Increment(ref _accepted);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the server.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                client.NoDelay = true;
                NetworkStream stream = client.GetStream();
                while (await ReadCallAsync(stream) is { } call && await AnswerAsync(client, stream, call)) { }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // The other side has gone.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            _closed.Release();
        }
    }

    // Whether the connection can be used again.
    private static async Task<bool> AnswerAsync(TcpClient client, NetworkStream stream, string call)
    {
        string key = Between(call, "Authorization: Bearer ", "\r");
        string prompt = Between(call, "soak:", "\"");
        string kind = prompt.Split(':')[0];
        string mark = prompt[(kind.Length + 1)..];
        if (key.EndsWith(Refused, StringComparison.Ordinal))
        {
            await WriteAsync(
                stream,
                Json(401, $$$"""{"error":{"message":"The key of {{{mark}}} is old.","code":401}}""")
            );
            return true;
        }

        switch (kind)
        {
            case "refuse":
                await WriteAsync(stream, Json(400, $$$"""{"error":{"message":"{{{mark}}}","code":400}}"""));
                return true;
            case "answer":
                await WriteAsync(
                    stream,
                    Json(
                        200,
                        $$$"""{"id":"{{{mark}}}","choices":[{"index":0,"message":{"role":"assistant","content":"{{{mark}}}|{{{key}}}"},"finish_reason":"stop"}]}"""
                    )
                );
                return true;
            case "stream":
                await WriteAsync(stream, EventHead + Text(mark));
                await WriteAsync(stream, Text("|") + Text(key));
                await WriteAsync(
                    stream,
                    Event("""{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""")
                        + Event("[DONE]")
                        + "0\r\n\r\n"
                );
                return true;
            case "error":
                await WriteAsync(stream, EventHead + Text(mark));
                await WriteAsync(stream, Event($$$"""{"error":{"message":"{{{mark}}}","code":502}}""") + "0\r\n\r\n");
                return true;
            case "cut":
                await WriteAsync(stream, EventHead + Text(mark));
                return false;
            case "reset":
                await WriteAsync(stream, EventHead + Text(mark));
                client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
                return false;
            default:
                // An answer that goes on until nobody listens any more.
                await WriteAsync(stream, EventHead + Text(mark));
                return await stream.ReadAsync(new byte[1].AsMemory()) is not 0;
        }
    }

    private static async Task<string?> ReadCallAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[16 * 1024];
        int count = 0;
        while (true)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(count));
            if (read is 0)
            {
                return null;
            }

            count += read;
            string text = Encoding.UTF8.GetString(buffer, 0, count);
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (
                end >= 0
                && count >= end + 4 + int.Parse(Between(text, "Content-Length: ", "\r"), CultureInfo.InvariantCulture)
            )
            {
                return text;
            }
        }
    }

    private static string Between(string text, string start, string end)
    {
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Json(int status, string json) =>
        $"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";

    private static string Text(string text) =>
        Event($$$"""{"id":"g","choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""");

    private static string Event(string data) => $"{data.Length + 8:x}\r\ndata: {data}\n\n\r\n";

    private static async Task WriteAsync(NetworkStream stream, string text) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
}
