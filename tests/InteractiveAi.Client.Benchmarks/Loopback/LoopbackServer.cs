using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>The other end: blocking sockets, a thread per connection, pre-rendered bytes. Runs in a process of its own.</summary>
internal static class LoopbackServer
{
    private static readonly TimeSpan LivePause = TimeSpan.FromMilliseconds(1);
    private static readonly ConcurrentDictionary<string, byte[][]> Answers = new(StringComparer.Ordinal);

    /// <summary>Serves until the standard input is closed; the first line of the standard output is the port.</summary>
    public static void Run()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start(512);
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        Thread accepting = new(() => Accept(listener)) { IsBackground = true };
        accepting.Start();
        while (Console.In.Read() >= 0) { }
    }

    private static void Accept(TcpListener listener)
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = listener.AcceptSocket();
            }
            catch (SocketException)
            {
                return;
            }

            socket.NoDelay = true;
            new Thread(() => Serve(socket)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(Socket socket)
    {
        byte[] buffer = new byte[256 * 1024];
        try
        {
            using (socket)
            {
                while (ReadRequest(socket, buffer) is { } path)
                {
                    bool isLive = path.StartsWith("live-", StringComparison.Ordinal);
                    foreach (byte[] piece in Answers.GetOrAdd(path, ResponseBytes.Render))
                    {
                        socket.Send(piece);
                        if (isLive)
                        {
                            Thread.Sleep(LivePause);
                        }
                    }
                }
            }
        }
        catch (SocketException)
        {
            // The client has left, as it may.
        }
    }

    /// <summary>Takes in one request, whatever its length, and returns the first segment of its path.</summary>
    private static string? ReadRequest(Socket socket, byte[] buffer)
    {
        int length = 0;
        int head;
        while ((head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            int read = socket.Receive(buffer, length, buffer.Length - length, SocketFlags.None);
            if (read is 0)
            {
                return null;
            }

            length += read;
        }

        string text = Encoding.ASCII.GetString(buffer, 0, head);
        int received = length - head - 4;
        int at = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            int from = at + "Content-Length: ".Length;
            int to = text.IndexOf('\r', from);
            long rest = long.Parse(
                to < 0 ? text.AsSpan(from) : text.AsSpan(from, to - from),
                CultureInfo.InvariantCulture
            );
            for (rest -= received; rest > 0; )
            {
                int read = socket.Receive(buffer);
                rest = read is 0 ? throw new SocketException((int)SocketError.ConnectionReset) : rest - read;
            }
        }
        else
        {
            SkipChunked(socket, buffer, head + 4, length);
        }

        return text.Split(' ', 3)[1].Split('/')[1];
    }

    // JSON never ends like that, and nothing follows before the answer.
    private static void SkipChunked(Socket socket, byte[] buffer, int start, int length)
    {
        byte[] tail = buffer[start..length];
        while (!tail.AsSpan().EndsWith("0\r\n\r\n"u8))
        {
            int read = socket.Receive(buffer);
            if (read is 0)
            {
                throw new SocketException((int)SocketError.ConnectionReset);
            }

            tail = [.. tail.AsSpan(Math.Max(0, tail.Length - 8)), .. buffer.AsSpan(0, read)[Math.Max(0, read - 8)..]];
        }
    }
}
