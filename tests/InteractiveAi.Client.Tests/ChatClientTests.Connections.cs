using System.Diagnostics;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// Over real sockets. The time limits are only there to fail.
public sealed partial class ChatClientTests
{
    private const int Limit = 30_000;

    // What "at once" means on a machine that has other things to do as well.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public enum Leaving
    {
        CancelDuringSilence,
        CancelBetweenReads,
        LeaveTheLoop,
    }

    [Test, CancelAfter(Limit)]
    public async Task StreamAsync_GivenUp_ClosesTheConnectionAtOnce(
        [Values] Leaving how,
        [Values] bool own,
        CancellationToken cancellationToken
    )
    {
        using var server = new LoopbackServer();
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var client = own ? new ChatClient(Options(server)) : new ChatClient(http, Options(server));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = client.StreamAsync(Ask(), source.Token).GetAsyncEnumerator(CancellationToken.None);
        var first = chunks.MoveNextAsync();
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadCallAsync(cancellationToken);
        await connection.BeginEventsAsync(cancellationToken);
        await connection.WriteTextAsync("a", cancellationToken);
        await first;
        var watch = Stopwatch.StartNew();

        if (how is Leaving.CancelDuringSilence)
        {
            var next = chunks.MoveNextAsync().AsTask();
            await source.CancelAsync();
            await FailureAsync<OperationCanceledException>(next);
        }
        else if (how is Leaving.CancelBetweenReads)
        {
            await source.CancelAsync();
            await FailureAsync<OperationCanceledException>(chunks.MoveNextAsync().AsTask());
        }

        await chunks.DisposeAsync();
        await connection.WaitForEndAsync(cancellationToken);

        Assert.That(watch.Elapsed, Is.LessThan(Soon));
    }

    [Test, CancelAfter(Limit)]
    public async Task StreamAsync_ReadToItsEnd_GivesItsConnectionBack(CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        using var client = new ChatClient(Options(server));
        var serving = server.ServeAsync(
            1,
            async connection =>
            {
                for (var i = 0; i < 5; i++)
                {
                    await connection.ReadCallAsync(cancellationToken);
                    await connection.BeginEventsAsync(cancellationToken);
                    await connection.WriteTextAsync("a", cancellationToken);
                    await connection.EndEventsAsync(cancellationToken);
                }

                await connection.ReadCallAsync(cancellationToken);
                await connection.AnswerAsync(Reply, cancellationToken);
            },
            cancellationToken
        );

        for (var i = 0; i < 5; i++)
        {
            Assert.That(await TextAsync(client.StreamAsync(Ask(), cancellationToken)), Is.EqualTo("a"));
        }

        var whole = await client.CompleteAsync(Ask(), cancellationToken);
        await serving;

        Assert.That((whole.Text, server.HasWaitingConnection), Is.EqualTo(("Olá", false)));
    }

    [Test, CancelAfter(Limit)]
    public async Task StreamAsync_ManyAreAbandoned_NoConnectionIsLeftOpen(CancellationToken cancellationToken)
    {
        const int Streams = 200;
        using var server = new LoopbackServer();
        using var client = new ChatClient(Options(server));
        var open = 0;
        var serving = server.ServeAsync(
            Streams,
            async connection =>
            {
                Interlocked.Increment(ref open);
                await connection.ReadCallAsync(cancellationToken);
                await connection.BeginEventsAsync(cancellationToken);
                await connection.WriteTextAsync("a", cancellationToken);
                await connection.WaitForEndAsync(cancellationToken);
                Interlocked.Decrement(ref open);
            },
            cancellationToken
        );

        await Parallel.ForAsync(
            0,
            Streams,
            cancellationToken,
            async (number, token) =>
            {
                await foreach (var _ in client.StreamAsync(Ask(), token))
                {
                    break;
                }
            }
        );
        await serving;

        Assert.That(open, Is.Zero);
    }

    [Test, CancelAfter(Limit)]
    public async Task Calls_ManyAtOnceOfEveryKind_EachGetsItsOwnAnswer(CancellationToken cancellationToken)
    {
        const int Calls = 64;
        using var server = new LoopbackServer();
        using var client = new ChatClient(Options(server));
        using var all = new SemaphoreSlim(0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var arrived = 0;
        var serving = ServeForEverAsync(
            server,
            async (connection, body) =>
            {
                var prompt = Between(body, "number ", "\"");
                // Nobody is answered before everybody has asked, so that all are under way together.
                if (Interlocked.Increment(ref arrived) == Calls)
                {
                    all.Release(Calls);
                }

                await all.WaitAsync(cancellationToken);
                if (body.Contains("\"stream\":true", StringComparison.Ordinal))
                {
                    await connection.BeginEventsAsync(cancellationToken);
                    foreach (var piece in prompt)
                    {
                        await connection.WriteTextAsync($"{piece}", cancellationToken);
                    }

                    await connection.EndEventsAsync(cancellationToken);
                }
                else if (int.Parse(prompt, null) % 4 is 3)
                {
                    await connection.AnswerAsync(
                        $$$"""{"error":{"code":400,"message":"{{{prompt}}}"}}""",
                        cancellationToken,
                        status: 400
                    );
                }
                else
                {
                    await connection.AnswerAsync(
                        $$$"""{"choices":[{"message":{"content":"{{{prompt}}}"}}]}""",
                        cancellationToken
                    );
                }
            },
            stop.Token
        );

        var answers = await Task.WhenAll(Enumerable.Range(0, Calls).Select(number => OneAsync(number)));
        await stop.CancelAsync();
        await serving;

        Assert.That(answers, Is.EqualTo(Enumerable.Range(0, Calls).Select(number => $"{number}")));

        async Task<string> OneAsync(int number)
        {
            var request = Ask($"number {number}");
            if (number % 2 is 0)
            {
                return number % 4 is 0
                    ? await TextAsync(client.StreamAsync(request, cancellationToken))
                    : (await client.StreamAsync(request, cancellationToken).ToCompletionAsync(cancellationToken)).Text;
            }

            try
            {
                return (await client.CompleteAsync(request, cancellationToken)).Text;
            }
            catch (ApiException failure)
            {
                return failure.Error!.Message!;
            }
        }
    }

    [Test, CancelAfter(Limit)]
    public async Task CompleteAsync_OnTheWire_IsOneWholeRequest(CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        var options = Options(server);
        options.UserAgentSuffix = "MyApp/2.1";
        using var client = new ChatClient(options);

        var call = client.CompleteAsync(Ask(), cancellationToken);
        using var connection = await server.AcceptAsync(cancellationToken);
        var sent = await connection.ReadCallAsync(cancellationToken);
        await connection.AnswerAsync(Reply, cancellationToken);
        await call;

        Assert.That(
            sent!.Value.Head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries),
            Is.EquivalentTo(
                new[]
                {
                    "POST /api/v1/chat/completions HTTP/1.1",
                    $"Host: {server.Address.Authority}",
                    $"Authorization: Bearer {Key}",
                    "Accept: application/json",
                    $"User-Agent: {Product} MyApp/2.1",
                    "Accept-Encoding: gzip, deflate, br",
                    "Content-Type: application/json",
                    $"Content-Length: {sent.Value.Body.Length}",
                }
            )
        );
    }

    [Test, CancelAfter(Limit)]
    public async Task Dispose_WhileAStreamIsRunning_NoNewCallIsTaken(CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        var client = new ChatClient(Options(server));
        await using var chunks = client
            .StreamAsync(Ask(), cancellationToken)
            .GetAsyncEnumerator(CancellationToken.None);
        var first = chunks.MoveNextAsync();
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadCallAsync(cancellationToken);
        await connection.BeginEventsAsync(cancellationToken);
        await connection.WriteTextAsync("a", cancellationToken);
        await first;

        client.Dispose();
        await FailureAsync<ObjectDisposedException>(client.CompleteAsync(Ask(), cancellationToken));
        var next = chunks.MoveNextAsync();
        await connection.WriteTextAsync("b", cancellationToken);

        Assert.That((await next, chunks.Current.Text), Is.EqualTo((true, "b")));
        var last = chunks.MoveNextAsync();
        await connection.EndEventsAsync(cancellationToken);
        Assert.That(await last, Is.False);
        await connection.WaitForEndAsync(cancellationToken);
    }

    private static InteractiveAiOptions Options(LoopbackServer server) =>
        new()
        {
            ApiKey = Key,
            Endpoint = server.Address,
            MaxRetries = 0,
        };

    private static async Task ServeForEverAsync(
        LoopbackServer server,
        Func<LoopbackConnection, string, Task> answer,
        CancellationToken stop
    )
    {
        List<Task> served = [];
        try
        {
            while (true)
            {
                served.Add(OneAsync(await server.AcceptAsync(stop)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(served);
        }

        async Task OneAsync(LoopbackConnection connection)
        {
            using (connection)
            {
                try
                {
                    while (await connection.ReadCallAsync(stop) is { } call)
                    {
                        await answer(connection, call.Body);
                    }
                }
                catch (OperationCanceledException)
                {
                    // The test is over.
                }
            }
        }
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
