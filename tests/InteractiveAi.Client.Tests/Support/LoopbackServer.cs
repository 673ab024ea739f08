using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>A server that is a bare socket, for what only the connection itself shows: whether it is used again, and when it ends.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public LoopbackServer() => _listener.Start();

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public bool HasWaitingConnection => _listener.Pending();

    public async Task<Connection> AcceptAsync(CancellationToken cancellationToken) =>
        new(await _listener.AcceptTcpClientAsync(cancellationToken));

    public void Dispose() => _listener.Dispose();

    internal sealed class Connection(TcpClient client) : IDisposable
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

        public Task WriteAsync(string text, CancellationToken cancellationToken) =>
            WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

        public async Task WriteAsync(byte[] bytes, CancellationToken cancellationToken) =>
            await _stream.WriteAsync(bytes, cancellationToken);

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

        public void Dispose() => client.Dispose();
    }
}
