using System.Diagnostics;

namespace InteractiveAi.Client.Tests;

public partial class CallSpanTests
{
    private static IEnumerable<TestCaseData> Failures =>
        [
            Failure(VerbatimReply.Json("""{"error":{"message":"Slow down."}}""", 429), "rate_limit", 429),
            Failure(VerbatimReply.Json("""{"error":{"message":"Who?"}}""", 401), "authentication", 401),
            Failure(VerbatimReply.Bytes("<html>", "text/html", 502), "provider", 502),
            Failure(VerbatimReply.Bytes("", null, 302), "302", 302),
            Failure(VerbatimReply.Json("""{"error":{"code":429,"message":"Slow down."}}"""), "rate_limit", 200),
            Failure(VerbatimReply.Bytes("<html>", "text/html"), "invalid_response", null),
            Failure(
                VerbatimReply.Failure(new HttpRequestException(HttpRequestError.NameResolutionError)),
                "name_resolution_error",
                null
            ),
            Failure(VerbatimReply.Failure(new HttpRequestException("?")), "System.Net.Http.HttpRequestException", null),
            Failure(VerbatimReply.Failure(new InvalidOperationException()), "System.InvalidOperationException", null),
        ];

    [TestCaseSource(nameof(Failures))]
    public async Task Failure_OfACall_IsAnErrorOfAType(object reply, string error, int? status)
    {
        foreach (var streaming in new[] { false, true })
        {
            using var recorder = new SignalRecorder();
            using var client = TestClient.Over(new VerbatimHandler((VerbatimReply)reply));

            var failure = await FailureAsync(client, streaming);

            var expected = new List<string>
            {
                $"error.type={error}",
                "gen_ai.operation.name=chat",
                "gen_ai.provider.name=interactive_ai",
                "gen_ai.request.model=openai/gpt-4o",
                "server.address=app.interactive.ai",
                "server.port=443",
            };
            if (streaming)
            {
                expected.Insert(4, "gen_ai.request.stream=True");
            }

            if (status is not null)
            {
                expected.Insert(streaming ? 5 : 4, $"http.response.status_code={status}");
            }

            using (Assert.EnterMultipleScope())
            {
                Assert.That(failure, Is.Not.Null);
                Assert.That(recorder.Span.Status, Is.EqualTo(ActivityStatusCode.Error));
                Assert.That(recorder.Span.StatusDescription, Is.Null, "the gateway's words");
                Assert.That(SignalRecorder.Tags(recorder.Span), Is.EqualTo(string.Join('\n', expected)));
            }
        }
    }

    [TestCase("", "stream_cut")]
    [TestCase("data: {\"error\":{\"code\":503,\"message\":\"Busy.\"}}\n\n", "overloaded")]
    [TestCase("data: {\"choices\":[{\"index\":0,\n\n", "stream_cut")]
    public async Task Stream_ThatBreaks_IsAnErrorWithWhatHadCome(string rest, string error)
    {
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(
            new VerbatimHandler(VerbatimReply.Events($"{Events.Split("\n\n")[0]}\n\n{rest}")),
            NoTime
        );

        var (chunks, failure) = await TestClient.ReadAsync(client.StreamAsync(TestClient.Ask()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chunks, Has.Count.EqualTo(1));
            Assert.That(failure, Is.TypeOf<ChatStreamException>());
            Assert.That(((ChatStreamException)failure!).ProviderName, Is.EqualTo("OpenAI"));
            Assert.That(recorder.Span.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(
                SignalRecorder.Tags(recorder.Span),
                Is.EqualTo(
                    $"""
                    error.type={error}
                    gen_ai.operation.name=chat
                    gen_ai.provider.name=interactive_ai
                    gen_ai.request.model=openai/gpt-4o
                    gen_ai.request.stream=True
                    gen_ai.response.id=gen-1
                    gen_ai.response.model=openai/gpt-4o-2024
                    gen_ai.response.time_to_first_chunk=0
                    interactiveai.provider=OpenAI
                    server.address=app.interactive.ai
                    server.port=443
                    """
                )
            );
        }
    }

    [Test]
    public async Task Stream_LeftBeforeItsEnd_IsNoError()
    {
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Events(Events)), NoTime);

        await foreach (var _ in client.StreamAsync(TestClient.Ask()))
        {
            break;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(recorder.Span.Status, Is.EqualTo(ActivityStatusCode.Unset));
            Assert.That(
                SignalRecorder.Tags(recorder.Span),
                Is.EqualTo(
                    """
                    gen_ai.operation.name=chat
                    gen_ai.provider.name=interactive_ai
                    gen_ai.request.model=openai/gpt-4o
                    gen_ai.request.stream=True
                    gen_ai.response.id=gen-1
                    gen_ai.response.model=openai/gpt-4o-2024
                    gen_ai.response.time_to_first_chunk=0
                    interactiveai.abandoned=True
                    interactiveai.provider=OpenAI
                    server.address=app.interactive.ai
                    server.port=443
                    """
                )
            );
        }
    }

    [Test]
    public async Task Cancellation_WhileWaiting_IsToldAsSuch([Values] bool streaming)
    {
        using var recorder = new SignalRecorder();
        TaskCompletionSource arrived = new();
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Never(arrived)));
        using var cancellation = new CancellationTokenSource();

        var call = FailureAsync(client, streaming, cancellation.Token);
        await arrived.Task;
        await cancellation.CancelAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await call, Is.InstanceOf<OperationCanceledException>());
            Assert.That(recorder.Span.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(SignalRecorder.Tags(recorder.Span), Does.StartWith("error.type=cancelled\n"));
        }
    }

    [Test]
    public async Task Cancellation_BetweenTwoChunks_IsToldAsSuch()
    {
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Events(Events)));
        using var cancellation = new CancellationTokenSource();

        await using var chunks = client.StreamAsync(TestClient.Ask()).GetAsyncEnumerator(cancellation.Token);
        await chunks.MoveNextAsync();
        await cancellation.CancelAsync();
        var failure = await TestClient.FailureAsync<OperationCanceledException>(chunks.MoveNextAsync().AsTask());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.CancellationToken, Is.EqualTo(cancellation.Token));
            Assert.That(SignalRecorder.Tags(recorder.Span), Does.StartWith("error.type=cancelled\n"));
        }
    }

    [Test]
    public async Task TimeLimit_OfOurs_IsATimeout([Values] bool streaming)
    {
        var clock = new ManualTimeProvider();
        using var recorder = new SignalRecorder();
        TaskCompletionSource arrived = new();
        using var client = TestClient.Over(
            new VerbatimHandler(VerbatimReply.Never(arrived)),
            options => options.TimeProvider = clock
        );

        var call = FailureAsync(client, streaming);
        await arrived.Task;
        clock.Advance(TimeSpan.FromMinutes(10));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await call, Is.TypeOf<ChatTimeoutException>());
            Assert.That(SignalRecorder.Tags(recorder.Span), Does.StartWith("error.type=timeout\n"));
        }
    }

    [Test]
    public async Task Stream_EnumeratedTwice_IsOneSpanAndTheSecondFailureNotItsOwn()
    {
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Events(Events)));
        var stream = client.StreamAsync(TestClient.Ask());

        await using var first = stream.GetAsyncEnumerator();
        await first.MoveNextAsync();
        var (_, failure) = await TestClient.ReadAsync(stream);
        var stoppedBySecond = recorder.Spans.Count;
        while (await first.MoveNextAsync()) { }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf<InvalidOperationException>());
            Assert.That(stoppedBySecond, Is.Zero);
            Assert.That(recorder.Span.Status, Is.EqualTo(ActivityStatusCode.Unset));
        }
    }

    private static async Task<Exception?> FailureAsync(
        ChatClient client,
        bool streaming,
        CancellationToken cancellationToken = default
    )
    {
        if (streaming)
        {
            var stream = client.StreamAsync(TestClient.Ask(), cancellationToken);
            return (await TestClient.ReadAsync(stream, cancellationToken)).Failure;
        }

        try
        {
            await client.CompleteAsync(TestClient.Ask(), cancellationToken);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private static TestCaseData Failure(VerbatimReply reply, string error, int? status) =>
        new TestCaseData(reply, error, status).SetArgDisplayNames(error, $"{status}");
}
