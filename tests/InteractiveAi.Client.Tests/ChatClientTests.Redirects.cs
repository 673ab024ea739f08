using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatClientTests
{
    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    [TestCase(308)]
    [CancelAfter(Limit)]
    public async Task CompleteAsync_Redirect_IsRefusedAndNothingGoesThere(
        int status,
        CancellationToken cancellationToken
    )
    {
        using var server = new LoopbackServer();
        using var other = new LoopbackServer();
        using var client = new ChatClient(Options(server));
        foreach (
            var target in (Uri[])
                [new(other.Address, "api/v1/chat/completions?token=secret"), new(server.Address, "elsewhere")]
        )
        {
            var serving = server.ServeAsync(
                1,
                async connection =>
                {
                    await connection.ReadCallAsync(cancellationToken);
                    await connection.WriteAsync(
                        $"HTTP/1.1 {status} -\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                        cancellationToken
                    );
                },
                cancellationToken
            );

            var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask(), cancellationToken));
            await serving;

            Assert.That((int)failure.StatusCode, Is.EqualTo(status));
            Assert.That(
                failure.Message,
                Does.Contain(target.Authority).And.Contain("Endpoint").And.Not.Contain("secret")
            );
            Assert.That((server.HasWaitingConnection, other.HasWaitingConnection), Is.EqualTo((false, false)));
        }
    }

    [Test, CancelAfter(Limit)]
    public async Task CompleteAsync_HttpClientThatFollowsRedirects_KeepsTheKeyFromAnotherOrigin(
        CancellationToken cancellationToken
    )
    {
        using var server = new LoopbackServer();
        using var other = new LoopbackServer();
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new ChatClient(http, Options(server));
        string? seen = null;
        var serving = Task.WhenAll(
            server.ServeAsync(
                1,
                async connection =>
                {
                    await connection.ReadCallAsync(cancellationToken);
                    await connection.WriteAsync(
                        $"HTTP/1.1 307 -\r\nLocation: {other.Address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                        cancellationToken
                    );
                },
                cancellationToken
            ),
            other.ServeAsync(
                1,
                async connection =>
                {
                    seen = (await connection.ReadCallAsync(cancellationToken))!.Value.Head;
                    await connection.AnswerAsync(Reply, cancellationToken);
                },
                cancellationToken
            )
        );

        var reply = await client.CompleteAsync(Ask(), cancellationToken);
        await serving;

        Assert.That(reply.Text, Is.EqualTo("Olá"));
        Assert.That(seen, Does.Not.Contain("Authorization").And.Not.Contain(Key));
    }
}
