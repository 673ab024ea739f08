using System.Net;
using System.Net.Sockets;

namespace InteractiveAi.Client.Tests;

/// <summary>A server that is a bare socket, for what only the connection itself shows: whether it is used again, and when it ends.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public LoopbackServer() => _listener.Start(backlog: 512);

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public bool HasWaitingConnection => _listener.Pending();

    public async Task<LoopbackConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        var client = await _listener.AcceptTcpClientAsync(cancellationToken);
        // What is written goes out at once, however little it is.
        client.NoDelay = true;
        return new LoopbackConnection(client);
    }

    /// <summary>Accepts a number of connections, and serves each until its task has ended.</summary>
    public async Task ServeAsync(
        int connections,
        Func<LoopbackConnection, Task> serve,
        CancellationToken cancellationToken
    )
    {
        List<Task> served = [];
        for (var i = 0; i < connections; i++)
        {
            served.Add(OneAsync(await AcceptAsync(cancellationToken)));
        }

        await Task.WhenAll(served);

        async Task OneAsync(LoopbackConnection connection)
        {
            using (connection)
            {
                await serve(connection);
            }
        }
    }

    public void Dispose() => _listener.Dispose();
}
