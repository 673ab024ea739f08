using System.Net;
using System.Net.Sockets;

namespace InteractiveAi.Client.Tests;

public class LocalGatewayDisconnectTests
{
    private const string Question =
        """{"stream":true,"messages":[{"role":"user","content":"Say: Hello there, Ana"}]}""";

    [Test]
    public async Task Disconnect_InTheMiddleOfAStream_StopsItAndIsCounted()
    {
        await using var peer = await GatewayPeer.StartAsync(wordDelay: TimeSpan.FromSeconds(1));
        using var request = peer.Request(Question);
        var response = await peer.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await GatewayPeer.NextEventAsync(reader);
        await peer.Clock.NextTimerAsync();
        var before = peer.Gateway.Disconnects;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        response.Dispose();
        await peer.Gateway.WaitForDisconnectsAsync(1, limit.Token);

        Assert.That(before, Is.Zero);
        Assert.That(peer.Gateway.Disconnects, Is.EqualTo(1));
        // The gateway works on for everybody else.
        Assert.That(await peer.AskAsync("Say: still here"), Is.EqualTo("still here"));
    }

    [Test]
    public async Task Disconnect_InTheMiddleOfAnUpload_IsCountedAndNotRecorded()
    {
        await using var peer = await GatewayPeer.StartAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, peer.Gateway.Endpoint.Port, limit.Token);
            await client
                .GetStream()
                .WriteAsync(
                    "POST /api/v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"mess"u8.ToArray(),
                    limit.Token
                );
        }

        await peer.Gateway.WaitForDisconnectsAsync(1, limit.Token);

        Assert.That(peer.Gateway.Disconnects, Is.EqualTo(1));
        Assert.That(peer.Gateway.Calls, Is.Empty);
    }

    [Test]
    public async Task Disconnect_DuringAScriptedReplyThatIgnoresIt_IsCountedAtOnce()
    {
        await using var peer = await GatewayPeer.StartAsync();
        using var release = new SemaphoreSlim(0);
        using var gone = new CancellationTokenSource();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        peer.Gateway.RespondNext(async _ =>
        {
            await gone.CancelAsync();
            await release.WaitAsync(limit.Token);
        });
        using var request = peer.Request("{}");

        Assert.That(
            async () => await peer.SendAsync(request, cancellationToken: gone.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        await peer.Gateway.WaitForDisconnectsAsync(1, limit.Token);
        release.Release();

        Assert.That(peer.Gateway.Disconnects, Is.EqualTo(1));
    }

    [Test]
    public async Task WaitForDisconnectsAsync_WhenTheGatewayStops_FailsInsteadOfHanging()
    {
        var peer = await GatewayPeer.StartAsync();
        var waiting = peer.Gateway.WaitForDisconnectsAsync(1);

        await peer.DisposeAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(
            async () => await peer.Gateway.WaitForDisconnectsAsync(1),
            Throws.InstanceOf<ObjectDisposedException>()
        );
        Assert.That(async () => await peer.Gateway.WaitForDisconnectsAsync(0), Throws.Nothing);
    }

    [Test]
    public async Task WaitForDisconnectsAsync_Cancelled_Throws()
    {
        await using var peer = await GatewayPeer.StartAsync();
        using var cancelled = new CancellationTokenSource();
        var waiting = peer.Gateway.WaitForDisconnectsAsync(1, cancelled.Token);

        await cancelled.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Dispose_InTheMiddleOfAStream_CutsItOff()
    {
        var peer = await GatewayPeer.StartAsync(wordDelay: TimeSpan.FromSeconds(1));
        using var request = peer.Request(Question);
        using var response = await peer.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await GatewayPeer.NextEventAsync(reader);

        await peer.Gateway.DisposeAsync();

        Assert.That(async () => await reader.ReadToEndAsync(), Throws.InstanceOf<IOException>());
        Assert.That(peer.Gateway.Disconnects, Is.Zero);
    }
}
