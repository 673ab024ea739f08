using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>The server's end of a connection, on which a test reads and writes HTTP/1.1 by hand.</summary>
internal sealed class LoopbackConnection(TcpClient client) : IDisposable
{
    private readonly NetworkStream _stream = client.GetStream();

    /// <summary>Reads one request without a body, or with a short one that comes along.</summary>
    public async Task<string> ReadRequestAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await _stream.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                break;
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    /// <summary>Reads the head of a request, and nothing of its body; <see langword="null"/> when the other side has closed.</summary>
    public async Task<string?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, cancellationToken) is 1)
        {
            head.Append((char)one[0]);
            if (one[0] is (byte)'\n' && head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                return head.ToString();
            }
        }

        return null;
    }

    /// <summary>Reads a whole request; <see langword="null"/> when the other side has closed.</summary>
    public async Task<(string Head, string Body)?> ReadCallAsync(CancellationToken cancellationToken)
    {
        if (await ReadHeadAsync(cancellationToken) is not { } head)
        {
            return null;
        }

        var body = new byte[LengthOf(head)];
        await _stream.ReadExactlyAsync(body, cancellationToken);
        return (head, Encoding.UTF8.GetString(body));
    }

    public static int LengthOf(string head)
    {
        const string Name = "Content-Length: ";
        var start = head.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        var end = head.IndexOf('\r', start);
        return int.Parse(head.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    public Task WriteAsync(string text, CancellationToken cancellationToken) =>
        WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    public Task WriteAsync(byte[] bytes, CancellationToken cancellationToken) =>
        WriteAsync(bytes.AsMemory(), cancellationToken);

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        await _stream.WriteAsync(bytes, cancellationToken);

    public async Task ReadExactlyAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        await _stream.ReadExactlyAsync(buffer, cancellationToken);

    /// <summary>Answers with JSON, and leaves the connection open.</summary>
    public Task AnswerAsync(string json, CancellationToken cancellationToken, int status = 200, string headers = "") =>
        WriteAsync(
            $"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}",
            cancellationToken
        );

    /// <summary>Begins a stream of events in chunks.</summary>
    public Task BeginEventsAsync(CancellationToken cancellationToken) =>
        WriteAsync(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n",
            cancellationToken
        );

    /// <summary>The transfer chunk of an event with this data.</summary>
    public static string Event(string data)
    {
        var text = $"data: {data}\n\n";
        return $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n";
    }

    /// <summary>The transfer chunk of an event with this text.</summary>
    public static string TextEvent(string text) =>
        Event($$$"""{"id":"g","choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""");

    public Task WriteTextAsync(string text, CancellationToken cancellationToken) =>
        WriteAsync(TextEvent(text), cancellationToken);

    /// <summary>Ends a stream well.</summary>
    public Task EndEventsAsync(CancellationToken cancellationToken) =>
        WriteAsync(Event("[DONE]") + "0\r\n\r\n", cancellationToken);

    /// <summary>Waits until the other side closes or resets.</summary>
    public async Task WaitForEndAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _stream.ReadAsync(new byte[1024], cancellationToken) > 0) { }
        }
        catch (IOException)
        {
            // A reset is an end too.
        }
    }

    /// <summary>Breaks the connection, so that the other side's reads and writes fail.</summary>
    public void Reset()
    {
        client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        // The socket itself: whoever disposes of the client or its stream ends the connection in good order first.
        client.Client.Dispose();
    }

    public void Dispose() => client.Dispose();
}
