using System.IO.Compression;
using System.Text;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// Over real sockets that break, answer early, or compress.
public sealed partial class ChatClientTests
{
    [Test, CancelAfter(Limit)]
    public async Task Calls_ConnectionIsResetBeforeTheAnswer_AreSentAgainWithTheSameBody(
        [Values] bool streaming,
        CancellationToken cancellationToken
    )
    {
        using var server = new LoopbackServer();
        var clock = new ManualTimeProvider();
        using var client = Retrying(server, clock);
        List<string> bodies = [];
        var serving = server.ServeAsync(
            3,
            async connection =>
            {
                bodies.Add((await connection.ReadCallAsync(cancellationToken))!.Value.Body);
                if (bodies.Count < 3)
                {
                    connection.Reset();
                }
                else if (streaming)
                {
                    await connection.BeginEventsAsync(cancellationToken);
                    await connection.WriteTextAsync("Olá", cancellationToken);
                    await connection.EndEventsAsync(cancellationToken);
                }
                else
                {
                    await connection.AnswerAsync(Reply, cancellationToken);
                }
            },
            cancellationToken
        );

        var call = streaming
            ? TextAsync(client.StreamAsync(Ask(), cancellationToken))
            : TextOfAsync(client.CompleteAsync(Ask(), cancellationToken));
        await clock.NextTimerAsync(); // the limit of the call, which is not to pass
        await clock.RunAsync(call);
        await serving;

        Assert.That(await call, Is.EqualTo("Olá"));
        Assert.That(bodies, Has.Count.EqualTo(3).And.All.EqualTo(bodies[0]));

        static async Task<string> TextOfAsync(Task<ChatCompletion> answer) => (await answer).Text;
    }

    [Test, CancelAfter(Limit)]
    public async Task Calls_AttachmentsAndAFailedAttempt_AreSentAgainByteForByte(
        [Values] bool reset,
        CancellationToken cancellationToken
    )
    {
        var bytes = new byte[3_000_001];
        new Random(7).NextBytes(bytes);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, bytes, cancellationToken);
        using var stream = new MemoryStream(bytes, writable: false);
        using var server = new LoopbackServer();
        var clock = new ManualTimeProvider();
        using var client = Retrying(server, clock);
        List<string> bodies = [];
        var serving = server.ServeAsync(
            reset ? 3 : 1,
            async connection =>
            {
                while (bodies.Count < 3)
                {
                    bodies.Add((await connection.ReadCallAsync(cancellationToken))!.Value.Body);
                    if (bodies.Count is 3)
                    {
                        await connection.AnswerAsync(Reply, cancellationToken);
                    }
                    else if (reset)
                    {
                        connection.Reset();
                        return;
                    }
                    else
                    {
                        await connection.AnswerAsync("{}", cancellationToken, status: 503);
                    }
                }
            },
            cancellationToken
        );
        var request = new ChatRequest
        {
            Messages =
            [
                new UserMessage([
                    "Look:",
                    new ImagePart(MediaData.FromBytes(bytes, "image/png")),
                    new FilePart(MediaData.FromStream(stream, "application/pdf"), "a.pdf"),
                    new FilePart(MediaData.FromFile(file, "application/pdf"), "b.pdf"),
                ]),
            ],
        };

        var call = client.CompleteAsync(request, cancellationToken);
        await clock.NextTimerAsync(); // the limit of the call, which is not to pass
        await clock.RunAsync(call);
        await serving;
        File.Delete(file);

        Assert.That(await call, Has.Property("Text").EqualTo("Olá"));
        Assert.That(bodies, Has.Count.EqualTo(3));
        Assert.That(bodies.Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
        Assert.That(bodies[0].Split(Convert.ToBase64String(bytes)), Has.Length.EqualTo(4));
    }

    [Test, CancelAfter(Limit)]
    public async Task Calls_FileChangesBeforeItIsSent_FailOnceAndSayWhy(
        [Values] bool streaming,
        CancellationToken cancellationToken
    )
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, new byte[100_000], cancellationToken);
        using var server = new LoopbackServer();
        var options = Options(server);
        var asked = new TaskCompletionSource<string>();
        (options.ApiKey, options.ApiKeyProvider) = (null, (_, _) => new ValueTask<string>(asked.Task));
        options.MaxRetries = 3;
        using var client = new ChatClient(options);
        var request = new ChatRequest { Messages = [new UserMessage([FilePart.FromFile(file)])] };

        var call = streaming
            ? FailureAsync<HttpRequestException>(client.StreamAsync(request, cancellationToken))
            : FailureAsync<HttpRequestException>(client.CompleteAsync(request, cancellationToken));
        await File.WriteAllBytesAsync(file, new byte[7], cancellationToken);
        asked.SetResult(Key);
        var failure = await call;
        File.Delete(file);
        using var only = await server.AcceptAsync(cancellationToken);

        Assert.That(failure.InnerException, Is.InstanceOf<IOException>());
        Assert.That(server.HasWaitingConnection, Is.False);
        Assert.That(() => (object)client.CompleteAsync(request), Throws.InstanceOf<IOException>());
    }

    [Test, CancelAfter(Limit)]
    public async Task StreamAsync_ConnectionIsLostInTheStream_IsTruncatedAndNotSentAgain(
        [Values] bool reset,
        CancellationToken cancellationToken
    )
    {
        using var server = new LoopbackServer();
        var options = Options(server);
        options.MaxRetries = 3;
        using var client = new ChatClient(options);
        await using var chunks = client
            .StreamAsync(Ask(), cancellationToken)
            .GetAsyncEnumerator(CancellationToken.None);
        var next = chunks.MoveNextAsync();
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadCallAsync(cancellationToken);
        await connection.BeginEventsAsync(cancellationToken);
        foreach (var text in (string[])["Ol", "á"])
        {
            await connection.WriteTextAsync(text, cancellationToken);
            Assert.That((await next, chunks.Current.Text), Is.EqualTo((true, text)));
            next = chunks.MoveNextAsync();
        }

        if (reset)
        {
            connection.Reset();
        }
        else
        {
            connection.Dispose();
        }

        var failure = await FailureAsync<ChatStreamException>(next.AsTask());

        Assert.That((failure.IsTruncated, failure.PartialText, failure.IsTransient), Is.EqualTo((true, "Olá", true)));
        Assert.That(failure.InnerException, Is.InstanceOf<IOException>());
        Assert.That(server.HasWaitingConnection, Is.False);
    }

    [TestCase("", false)]
    [TestCase("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n", true)]
    [TestCase("data: [DONE]\n\n", true)]
    [CancelAfter(Limit)]
    public async Task StreamAsync_BodyThatEndsWithItsConnection_IsCompleteOnlyWhenItSaysSo(
        string last,
        bool complete,
        CancellationToken cancellationToken
    )
    {
        using var server = new LoopbackServer();
        using var client = new ChatClient(Options(server));
        var serving = server.ServeAsync(
            1,
            async connection =>
            {
                await connection.ReadCallAsync(cancellationToken);
                await connection.WriteAsync(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
                        + "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n"
                        + last,
                    cancellationToken
                );
            },
            cancellationToken
        );

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask(), cancellationToken), cancellationToken);
        await serving;

        Assert.That(failure is ChatStreamException { IsTruncated: true }, Is.EqualTo(!complete));
        Assert.That(failure is null, Is.EqualTo(complete));
    }

    [Test, CancelAfter(Limit)]
    public async Task CompleteAsync_ConnectionIsLostInTheBody_IsAnIOException(
        [Values] bool reset,
        CancellationToken cancellationToken
    )
    {
        using var server = new LoopbackServer();
        var options = Options(server);
        options.MaxRetries = 3;
        using var client = new ChatClient(options);

        var call = client.CompleteAsync(Ask(), cancellationToken);
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadCallAsync(cancellationToken);
        await connection.WriteAsync(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"id\":",
            cancellationToken
        );
        if (reset)
        {
            connection.Reset();
        }
        else
        {
            connection.Dispose();
        }

        Exception? failure = null;
        try
        {
            await call;
        }
        catch (IOException exception)
        {
            failure = exception;
        }

        Assert.That((failure is not null, server.HasWaitingConnection), Is.EqualTo((true, false)));
    }

    [Test, CancelAfter(Limit)]
    public async Task CompleteAsync_ErrorComesDuringALongUpload_IsTheApiException(CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        using var client = new ChatClient(Options(server));
        var request = new ChatRequest
        {
            Messages = [new UserMessage([new ImagePart(MediaData.FromBytes(new byte[30_000_000], "image/png"))])],
        };

        var call = client.CompleteAsync(request, cancellationToken);
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadHeadAsync(cancellationToken);
        await connection.AnswerAsync(
            """{"error":{"code":413,"message":"Too large"}}""",
            cancellationToken,
            status: 413,
            headers: "Connection: close\r\n"
        );
        var end = connection.WaitForEndAsync(cancellationToken);
        var failure = await FailureAsync<ApiException>(call);
        await end;

        Assert.That(
            ((int)failure.StatusCode, failure.Kind, failure.Error?.Message),
            Is.EqualTo((413, ApiErrorKind.InvalidRequest, "Too large"))
        );
    }

    [Test, CancelAfter(Limit)]
    public async Task Calls_CompressedAnswer_IsReadAsItIs([Values] bool streaming, CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        using var client = new ChatClient(Options(server));
        using var compressed = new MemoryStream();
        await using (var zip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var body = streaming ? WireFixture.Text("interactive", "text.sse") : Reply;
            await zip.WriteAsync(Encoding.UTF8.GetBytes(body), cancellationToken);
        }

        var call = streaming
            ? TextAsync(client.StreamAsync(Ask(), cancellationToken))
            : TextOfAsync(client.CompleteAsync(Ask(), cancellationToken));
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadCallAsync(cancellationToken);
        await connection.WriteAsync(
            $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {compressed.Length}\r\n\r\n",
            cancellationToken
        );
        await connection.WriteAsync(compressed.ToArray(), cancellationToken);

        Assert.That(
            await call,
            Is.EqualTo(streaming ? WireFixture.Completion("interactive", "text.json").Text : "Olá")
        );

        static async Task<string> TextOfAsync(Task<ChatCompletion> answer) => (await answer).Text;
    }

    private static ChatClient Retrying(LoopbackServer server, TimeProvider clock)
    {
        var options = Options(server);
        (options.MaxRetries, options.TimeProvider) = (2, clock);
        // Only delays are to be started, so that the clock can be moved over all that is.
        options.StreamIdleTimeout = Timeout.InfiniteTimeSpan;
        return new ChatClient(options);
    }
}
