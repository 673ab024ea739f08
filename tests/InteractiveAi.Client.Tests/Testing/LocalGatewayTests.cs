using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using InteractiveAi.Client.Testing;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Tests;

public class LocalGatewayTests
{
    [Test]
    public async Task Endpoint_OfARunningGateway_IsALoopbackAddressWithTheVersionPath()
    {
        await using var gateway = await LocalGateway.StartAsync();

        Assert.That(gateway.Endpoint.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(gateway.Endpoint.Port, Is.GreaterThan(0));
        Assert.That(gateway.Endpoint.AbsolutePath, Is.EqualTo("/api/v1"));
    }

    [Test]
    public async Task StartAsync_AtAPort_ListensThereOrSaysThatItIsTaken()
    {
        int port;
        await using (var any = await LocalGateway.StartAsync())
        {
            port = any.Endpoint.Port;
        }

        var options = new LocalGatewayOptions { Port = port, WordDelay = TimeSpan.Zero };
        await using var gateway = await LocalGateway.StartAsync(options);
        using var client = gateway.CreateClient();

        Assert.That(gateway.Endpoint, Is.EqualTo(new Uri($"http://127.0.0.1:{port}/api/v1")));
        Assert.That((await client.CompleteAsync("Say: Olá", model: "m")).Text, Is.EqualTo("Olá"));
        Assert.That(
            async () => await LocalGateway.StartAsync(options),
            Throws.InstanceOf<IOException>().With.Message.Contains($"{port}")
        );
    }

    [TestCase(-1)]
    [TestCase(70_000)]
    public void StartAsync_AtAPortThatCannotBe_SaysWhichThereAre(int port) =>
        Assert.That(
            async () => await LocalGateway.StartAsync(new LocalGatewayOptions { Port = port }),
            Throws
                .TypeOf<ArgumentOutOfRangeException>()
                .With.Message.Contains("LocalGatewayOptions.Port is from 0 to 65535")
        );

    [Test]
    public async Task StartAsync_Twice_GivesTwoIndependentGateways()
    {
        await using var first = await GatewayPeer.StartAsync();
        await using var second = await GatewayPeer.StartAsync();

        await first.AskAsync("Hi");

        Assert.That(first.Gateway.Endpoint, Is.Not.EqualTo(second.Gateway.Endpoint));
        Assert.That(first.Gateway.Calls, Has.Count.EqualTo(1));
        Assert.That(second.Gateway.Calls, Is.Empty);
    }

    [Test]
    public void StartAsync_Cancelled_Throws() =>
        Assert.That(
            async () => await LocalGateway.StartAsync(cancellationToken: new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );

    [Test]
    public async Task DisposeAsync_OfAGateway_ReleasesThePortAndMayBeRepeated()
    {
        var peer = await GatewayPeer.StartAsync();
        await peer.AskAsync("Hi");

        await peer.Gateway.DisposeAsync();
        await peer.Gateway.DisposeAsync();

        using var client = new TcpClient();
        Assert.That(
            async () => await client.ConnectAsync(IPAddress.Loopback, peer.Gateway.Endpoint.Port),
            Throws.InstanceOf<SocketException>()
        );
    }

    [Test]
    public async Task DisposeAsync_WhileAScriptedReplyWaits_DoesNotWaitForIt()
    {
        var peer = await GatewayPeer.StartAsync();
        var reached = new TaskCompletionSource();
        peer.Gateway.RespondNext(async context =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        });
        using var request = peer.Request("{}");
        var sending = peer.SendAsync(request);
        await reached.Task;
        var watch = Stopwatch.StartNew();

        await peer.Gateway.DisposeAsync();

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(async () => await sending, Throws.InstanceOf<HttpRequestException>());
        Assert.That(peer.Gateway.Disconnects, Is.Zero);
    }

    [Test]
    public async Task Start_WithTheProgramsOwnAddressesConfigured_IgnoresThem()
    {
        const string Name = "ASPNETCORE_URLS";
        var before = Environment.GetEnvironmentVariable(Name);
        Environment.SetEnvironmentVariable(Name, "http://127.0.0.1:1");
        try
        {
            await using var gateway = await LocalGateway.StartAsync();

            Assert.That(gateway.Endpoint.Port, Is.Not.EqualTo(1));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Name, before);
        }
    }

    [Test]
    public async Task Calls_OfEveryKind_AreRecordedInOrder()
    {
        await using var peer = await GatewayPeer.StartAsync();
        var body = """{"model":"openai/gpt-4o","messages":[{"role":"user","content":"Olá"}]}""";
        using var request = peer.Request(body);
        request.Headers.Add("X-Session-Id", "run-1");
        using var lost = new HttpRequestMessage(HttpMethod.Get, peer.Gateway.Endpoint + "/models?all=1");

        using var first = await peer.SendAsync(request);
        var snapshot = peer.Gateway.Calls;
        using var second = await peer.SendAsync(lost);

        Assert.That(snapshot, Has.Count.EqualTo(1));
        Assert.That(
            peer.Gateway.Calls.Select(call => call.ToString()),
            Is.EqualTo(
                new[]
                {
                    $"POST /api/v1/chat/completions ({Encoding.UTF8.GetByteCount(body)} bytes)",
                    "GET /api/v1/models?all=1 (0 bytes)",
                }
            )
        );
        Assert.That(Encoding.UTF8.GetString(snapshot[0].Body.Span), Is.EqualTo(body));
        Assert.That(snapshot[0].Headers["x-session-id"], Is.EqualTo("run-1"));
        Assert.That(snapshot[0].Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
        using var json = snapshot[0].ReadJson();
        Assert.That(json.RootElement.GetProperty("model").GetString(), Is.EqualTo("openai/gpt-4o"));
    }

    [Test]
    public async Task Calls_WithAKey_TellWhoseItWasWithoutShowingIt()
    {
        await using var peer = await GatewayPeer.StartAsync();
        using var request = peer.Request("{}", "secret-key");

        using var response = await peer.SendAsync(request);

        var call = peer.Gateway.Calls[0];
        Assert.That(call.Headers["Authorization"], Is.EqualTo("Bearer ***"));
        Assert.That(call.Headers.Values, Has.None.Contains("secret-key"));
        Assert.That(call.AuthorizationScheme, Is.EqualTo("Bearer"));
        Assert.That(call.HasBearer, Is.True);
        Assert.That(call.IsAuthorizedBy("secret-key"), Is.True);
        Assert.That(call.IsAuthorizedBy("another-key"), Is.False);
    }

    [TestCase(null, null)]
    [TestCase("Basic dXNlcjpwYXNz", "Basic")]
    [TestCase("Bearer", "Bearer")]
    public async Task Calls_WithoutABearerToken_SaySo(string? authorization, string? scheme)
    {
        await using var peer = await GatewayPeer.StartAsync();
        using var request = peer.Request("{}", key: null);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await peer.SendAsync(request);

        var call = peer.Gateway.Calls[0];
        Assert.That(call.AuthorizationScheme, Is.EqualTo(scheme));
        Assert.That(call.HasBearer, Is.False);
        Assert.That(call.IsAuthorizedBy(""), Is.False);
    }

    [Test]
    public async Task RespondNext_QueuedTwice_AnswersTwoCallsAndThenNoMore()
    {
        await using var peer = await GatewayPeer.StartAsync();
        peer.Gateway.RespondNext(context => context.Response.WriteAsync("one"))
            .RespondNext(async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                await context.Response.WriteAsync("two: " + await reader.ReadToEndAsync());
            });

        var replies = new[] { await peer.PostAsync("a"), await peer.PostAsync("b") };
        var answer = await peer.AskAsync("Say: three");

        Assert.That(replies, Is.EqualTo(new[] { "one", "two: b" }));
        Assert.That(answer, Is.EqualTo("three"));
        Assert.That(peer.Gateway.Calls, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task RespondNext_OfAReplyThatThrows_TellsTheTestItsOwnMistake()
    {
        await using var peer = await GatewayPeer.StartAsync();
        peer.Gateway.RespondNext(_ => throw new InvalidOperationException("the test is wrong"));
        using var request = peer.Request("{}");

        using var response = await peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(500));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                """{"error":{"code":500,"message":"InvalidOperationException: the test is wrong","param":null,"type":"server_error"}}"""
            )
        );
    }

    [Test]
    public async Task RespondNext_Null_Throws()
    {
        await using var gateway = await LocalGateway.StartAsync();

        Assert.That(() => gateway.RespondNext(null!), Throws.ArgumentNullException);
    }
}
