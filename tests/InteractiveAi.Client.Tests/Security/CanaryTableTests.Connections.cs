using System.Text;

namespace InteractiveAi.Client.Tests;

public sealed partial class CanaryTableTests
{
    private static readonly (string Name, string Reply)[] replies =
    [
        ("a broken status line", $"HTTP/quokka {Answer}\r\n\r\n"),
        ("a status that is none", "HTTP/1.1 quokka zebrawolf\r\n\r\n"),
        ("a broken header", "HTTP/1.1 200 OK\r\nquokka zebrawolf\r\n\r\n"),
        ("a header that goes on", "HTTP/1.1 200 OK\r\nX: a\r\n\u0001quokka: zebrawolf\r\n\r\n"),
        ("a length that is none", "HTTP/1.1 200 OK\r\nContent-Length: quokka\r\n\r\n"),
        (
            "a broken chunk",
            $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n{Chunk(Piece)}{Answer}\r\n"
        ),
        (
            "a chunk that is too long",
            $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ndata: {Piece}\r\n"
        ),
        (
            "a broken chunk at once",
            $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n{Answer}\r\n"
        ),
        (
            "a broken chunk of JSON",
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{\"\r\n{Answer}\r\n"
        ),
        (
            "a broken chunk of an error",
            $"HTTP/1.1 500 No\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{\"\r\n{Answer}\r\n"
        ),
        (
            "too short a body",
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{Whole}"
        ),
        ("nothing", ""),
    ];

    private static IEnumerable<TestCaseData> Replies =>
        from reply in replies
        from streaming in new[] { false, true }
        select new TestCaseData(reply.Reply, streaming).SetArgDisplayNames(
            reply.Name,
            streaming ? "streaming" : "whole"
        );

    [TestCaseSource(nameof(Replies))]
    [CancelAfter(30_000)]
    public async Task Response_ThatIsNoHttp_IsNotQuoted(
        string reply,
        bool streaming,
        CancellationToken cancellationToken
    )
    {
        using LoopbackServer server = new();
        using SocketsHttpHandler sockets = HttpPipeline.CreateSockets();
        using CanaryScene scene = new(TestGateway.InteractiveAi)
        {
            Handler = sockets,
            Configure = options => options.Endpoint = server.Address,
        };
        var serving = server.ServeAsync(
            1,
            async connection =>
            {
                await connection.ReadCallAsync(cancellationToken);
                await connection.WriteAsync(Encoding.UTF8.GetBytes(reply), cancellationToken);
            },
            cancellationToken
        );

        var failure = await scene.FailAsync(streaming, cancellationToken);
        await serving;

        using var all = Assert.EnterMultipleScope();
        Assert.That(
            failure,
            Is.InstanceOf<ChatClientException>().Or.InstanceOf<HttpRequestException>().Or.InstanceOf<IOException>()
        );
        scene.Search(failure);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task HttpClient_ThatFollowsARedirect_DoesNotCarryTheKeyAlong(CancellationToken cancellationToken)
    {
        using LoopbackServer first = new();
        using LoopbackServer second = new();
        using SocketsHttpHandler following = new() { AllowAutoRedirect = true };
        using CanaryScene scene = new(TestGateway.InteractiveAi)
        {
            Handler = following,
            Configure = options => options.Endpoint = first.Address,
        };
        string? carried = null;
        var serving = Task.WhenAll(
            first.ServeAsync(
                1,
                async connection =>
                {
                    await connection.ReadCallAsync(cancellationToken);
                    await connection.AnswerAsync("{}", cancellationToken, 307, $"Location: {second.Address}\r\n");
                },
                cancellationToken
            ),
            second.ServeAsync(
                1,
                async connection =>
                {
                    carried = (await connection.ReadCallAsync(cancellationToken))?.Head;
                    await connection.AnswerAsync("""{"error":"no"}""", cancellationToken, 400);
                },
                cancellationToken
            )
        );

        await scene.FailAsync(streaming: false, cancellationToken);
        await serving;

        Assert.That(carried, Does.Contain("POST / ").And.Not.Contain("Authorization").And.Not.Contain(Canary.Key));
    }

    [Test]
    public async Task HttpClient_OfTheCaller_KeepsNoKey([Values] TestGateway gateway)
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(AdapterOver.Answer),
            VerbatimReply.Events(AdapterOver.Events)
        );
        using HttpClient http = TestClient.Http(handler);
        var options = AdapterOver.OptionsOf(gateway);
        options.ApiKey = Canary.Key;
        options.Headers["X-Own"] = Canary.Header;
        ChatClient client = new(http, options);

        await client.CompleteAsync(TestClient.Ask(), CanaryScene.Call);
        await client.StreamAsync(TestClient.Ask()).ToCompletionAsync();

        Assert.That(http.DefaultRequestHeaders, Is.Empty);
        Assert.That(
            handler.Requests.Select(static one => one["Authorization"]),
            Has.All.EqualTo("Bearer " + Canary.Key)
        );
    }

    private static string Chunk(string data) => LoopbackConnection.Event(data);
}
