using System.IO.Compression;
using System.Net;
using System.Text;
using RichardSzalay.MockHttp;

namespace InteractiveAi.Client.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class HttpPipelineTests
{
    private static readonly Uri Url = new("https://gateway.test/api/v1/chat/completions");
    private readonly ManualTimeProvider _clock = new();

    [Test]
    public async Task Over_SecondAttempt_IsAFreshMessageWithTheSameContentHeadersAndVersion()
    {
        var seen = new List<(HttpRequestMessage Message, string Body, string Auth, Version Version)>();
        using var mock = new MockHttpMessageHandler();
        mock.When(HttpMethod.Post, Url.ToString())
            .Respond(async request =>
            {
                seen.Add(
                    (
                        request,
                        await request.Content!.ReadAsStringAsync(),
                        request.Headers.Authorization!.ToString(),
                        request.Version
                    )
                );
                return new HttpResponseMessage(seen.Count < 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
            });
        using var client = mock.ToHttpClient();
        using var invoker = HttpPipeline.Over(client, Options());
        using var request = Request();

        var sending = invoker.SendAsync(request, CancellationToken.None);
        await _clock.RunAsync(sending);
        using var response = await sending;

        Assert.That(seen.Select(s => s.Message).Distinct().Count(), Is.EqualTo(3));
        Assert.That(
            seen.Select(s => (s.Body, s.Auth, s.Version)).Distinct(),
            Is.EqualTo(new[] { ("""{"a":1}""", "Bearer key", HttpVersion.Version20) })
        );
        Assert.That((response.RequestMessage, ResponseInfo.From(response, _clock).Retries), Is.EqualTo((request, 2)));
    }

    [Test, CancelAfter(30_000)]
    public async Task Over_ConnectTimeoutOfTheCallersHandler_IsAFailedConnectionAndRetried(
        CancellationToken cancellationToken
    )
    {
        using var sockets = Unconnectable();
        using var client = new HttpClient(sockets);
        var causes = new List<Exception?>();
        using var invoker = HttpPipeline.Over(client, Options(), attempt => causes.Add(attempt.Exception));
        using var request = Request();

        var sending = invoker.SendAsync(request, cancellationToken);
        await _clock.RunAsync(sending);
        var thrown = await CaughtAsync(sending);

        Assert.That(
            causes.Append(thrown).Select(e => (e as HttpRequestException)?.HttpRequestError),
            Is.EqualTo(Enumerable.Repeat(HttpRequestError.ConnectionError, 3))
        );
    }

    [Test]
    public void Over_Disposed_LeavesTheCallersClientUsable()
    {
        var stub = new StubHandler(StubHandler.Status(200));
        using var client = new HttpClient(stub);

        HttpPipeline.Over(client, Options()).Dispose();

        Assert.That(stub.IsDisposed, Is.False);
        Assert.That(async () => (await client.GetAsync(Url)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Over_HeadersOnly_DoesNotReadTheBody()
    {
        var body = new FaultyStream("data"u8.ToArray(), FaultyStream.Fault.Stall);
        var stub = new StubHandler(
            (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) })
        );
        using var client = new HttpClient(stub);
        using var invoker = HttpPipeline.Over(client, Options());
        using var request = Request();

        using var response = await invoker.SendAsync(request, CancellationToken.None);

        Assert.That(body.BytesRead, Is.Zero);
    }

    [Test]
    public async Task Bare_ClientWithARetryHandlerOfItsOwn_RepeatsThereAndTellsTheCount()
    {
        var stub = new StubHandler(StubHandler.Status(500), StubHandler.Status(500), StubHandler.Status(200));
        using var client = new HttpClient(new RetryHandler(Options(), () => 0.5) { InnerHandler = stub });
        using var invoker = HttpPipeline.Bare(client);
        using var request = new StubMessage(Url) { MaxRetries = 5 };

        var sending = invoker.SendAsync(request, CancellationToken.None);
        await _clock.RunAsync(sending);
        using var response = await sending;

        Assert.That(
            (response.StatusCode, stub.Requests.Count, ResponseInfo.From(response, _clock).Retries),
            Is.EqualTo((HttpStatusCode.OK, 3, 2))
        );
    }

    [Test]
    public async Task Bare_Failure_IsNotRepeated()
    {
        var stub = new StubHandler(StubHandler.Status(500));
        using var client = new HttpClient(stub);
        using var invoker = HttpPipeline.Bare(client);
        using var request = Request();

        using var response = await invoker.SendAsync(request, CancellationToken.None);

        Assert.That((response.StatusCode, stub.Requests.Count), Is.EqualTo((HttpStatusCode.InternalServerError, 1)));
    }

    [Test]
    public void CreateSockets_Settings_SuitLongStreams()
    {
        using var handler = HttpPipeline.CreateSockets();

        Assert.That(
            (
                handler.AllowAutoRedirect,
                handler.UseCookies,
                handler.AutomaticDecompression,
                handler.PooledConnectionLifetime,
                handler.MaxResponseDrainSize,
                handler.ResponseDrainTimeout
            ),
            Is.EqualTo(
                (false, false, DecompressionMethods.All, TimeSpan.FromMinutes(5), 4096, TimeSpan.FromMilliseconds(250))
            )
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Create_Redirect_IsNotFollowedAndNamesTheTarget(CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        using var target = new LoopbackServer();
        using var invoker = HttpPipeline.Create(Options());
        using var request = Request(server.Address);

        var sending = invoker.SendAsync(request, cancellationToken);
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadRequestAsync(cancellationToken);
        await connection.WriteAsync(
            $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {target.Address}x?token=CANARY\r\nContent-Length: 0\r\n\r\n",
            cancellationToken
        );
        using var response = await sending;
        var exception = await ErrorReader.ReadAsync(
            response,
            new ErrorReadContext(CredentialMask.Patterns, _clock),
            cancellationToken
        );

        Assert.That(exception.Message, Does.Contain(target.Address.Authority).And.Not.Contains("CANARY"));
        Assert.That(target.HasWaitingConnection, Is.False);
    }

    [Test, CancelAfter(30_000)]
    public async Task Create_StreamLeftEarly_EndsItsConnection(CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        using var invoker = HttpPipeline.Create(Options());
        using var request = Request(server.Address);

        var sending = invoker.SendAsync(request, cancellationToken);
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadRequestAsync(cancellationToken);
        await connection.WriteAsync(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n",
            cancellationToken
        );
        using (var response = await sending)
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            await stream.ReadExactlyAsync(new byte[9], cancellationToken);
        }

        await connection.WaitForEndAsync(cancellationToken);
    }

    [Test, CancelAfter(30_000)]
    public async Task Create_StreamReadToItsEnd_GivesItsConnectionToTheNextCall(CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        using var invoker = HttpPipeline.Create(Options());
        using var first = Request(server.Address);
        using var second = Request(server.Address);

        var sending = invoker.SendAsync(first, cancellationToken);
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadRequestAsync(cancellationToken);
        await connection.WriteAsync(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n0\r\n\r\n",
            cancellationToken
        );
        using (var response = await sending)
        {
            await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }

        var again = invoker.SendAsync(second, cancellationToken);
        var request = await connection.ReadRequestAsync(cancellationToken);
        await connection.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n", cancellationToken);
        using var answer = await again;

        Assert.That((request[..4], answer.StatusCode), Is.EqualTo(("POST", HttpStatusCode.NoContent)));
    }

    [Test, CancelAfter(30_000)]
    public async Task Create_CompressedError_IsReadable(CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        using var invoker = HttpPipeline.Create(Options());
        using var request = Request(server.Address);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync("""{"error":{"code":400,"message":"packed"}}"""u8.ToArray(), cancellationToken);
        }

        var sending = invoker.SendAsync(request, cancellationToken);
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadRequestAsync(cancellationToken);
        await connection.WriteAsync(
            $"HTTP/1.1 400 Bad Request\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n",
            cancellationToken
        );
        await connection.WriteAsync(packed.ToArray(), cancellationToken);
        using var response = await sending;
        var exception = await ErrorReader.ReadAsync(
            response,
            new ErrorReadContext(CredentialMask.Patterns, TimeProvider.System),
            cancellationToken
        );

        Assert.That(exception.Message, Is.EqualTo("The gateway answered 400: packed."));
    }

    [Test, CancelAfter(30_000)]
    public async Task Create_ConnectionLostBeforeTheAnswer_IsRetriedOnANewOne(CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        using var invoker = HttpPipeline.Create(Options());
        using var request = Request(server.Address);

        var sending = invoker.SendAsync(request, cancellationToken);
        using (var lost = await server.AcceptAsync(cancellationToken))
        {
            await lost.ReadRequestAsync(cancellationToken);
        }

        _clock.Advance(await _clock.NextTimerAsync());
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadRequestAsync(cancellationToken);
        await connection.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n", cancellationToken);
        using var response = await sending;

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test, CancelAfter(30_000)]
    public async Task ConnectTimeout_OfThePlatform_IsAFailedConnection(CancellationToken cancellationToken)
    {
        using var sockets = Unconnectable();
        using var invoker = new HttpMessageInvoker(new ConnectTimeoutHandler { InnerHandler = sockets });
        using var request = Request();

        var thrown = await CaughtAsync(invoker.SendAsync(request, cancellationToken));

        Assert.That((thrown as HttpRequestException)?.HttpRequestError, Is.EqualTo(HttpRequestError.ConnectionError));
    }

    private static SocketsHttpHandler Unconnectable() =>
        new()
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(20),
            ConnectCallback = async (_, stop) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, stop);
                return Stream.Null;
            },
        };

    private TestOptions Options() => new() { ApiKey = "key", TimeProvider = _clock };

    private static StubMessage Request(Uri? address = null) => new(address ?? Url, new JsonBody("{\"a\":1}"));

    private static async Task<Exception?> CaughtAsync(Task<HttpResponseMessage> sending)
    {
        try
        {
            (await sending).Dispose();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private sealed class JsonBody(string json) : HttpContent, IReplayableContent
    {
        public bool CanReplay => true;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(Encoding.UTF8.GetBytes(json)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = Encoding.UTF8.GetByteCount(json);
            return true;
        }
    }
}
