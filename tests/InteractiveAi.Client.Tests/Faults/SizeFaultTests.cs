using System.Net;
using System.Text;
using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Answers that are too long, or never end. That a script comes to its end shows that the client closed the connection.
[NonParallelizable]
public sealed class SizeFaultTests
{
    private const string EventStream = VerbatimReply.EventStream;
    private const int Megabyte = 1024 * 1024;
    private const long Hundred = 100L * Megabyte;
    private const long Gigabyte = 1024L * Megabyte;

    // What lies in the system before the sender is stopped: a window that grows to 32 MB where a machine is set up so, and a sender's 4 MB behind it;
    // and what a client may read to keep its connection.
    private const long InTheSystem = 48L * Megabyte;

    private static readonly byte[] Filling = [.. Enumerable.Repeat((byte)'x', 64 * 1024)];

    [Test]
    public async Task Calls_ErrorOfHundredMegabytes_IsReadInPartAndItsConnectionIsClosed(
        [Values] bool streaming,
        [Values] bool own,
        [Values] Framing framing,
        [Values(400, 500)] int status
    )
    {
        var filling = framing is Framing.Chunked ? Chunk(Filling) : Filling;
        var begun = """{"error":{"code":1,"message":"Broken","metadata":{"raw":" """;
        long written = 0;
        await using var server = new FaultServer([
            Read,
            Write(Head(framing, Hundred, Json, status, "x-request-id: req-1\r\n") + Piece(framing, begun)),
            Repeat(filling, Hundred),
            Count(bytes => written = bytes),
        ]);
        using var http = own ? null : new HttpClient();
        using var client = server.Client(http: http);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var outcome = await FaultOutcome.OfAsync(client, streaming);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        await server.EndAsync();

        var failure = outcome.FailedWith<ApiException>();
        Assert.That(((int)failure.StatusCode, failure.RequestId), Is.EqualTo((status, "req-1")));
        Assert.That(failure.ResponseBody, Has.Length.EqualTo(32 * 1024).And.StartsWith(begun));
        Assert.That(failure.Message, Has.Length.LessThan(500).And.Not.Contain("xxx"));
        Assert.That(allocated, Is.LessThan(4 * Megabyte));
        Assert.That(written, Is.LessThan(InTheSystem));
    }

    [Test]
    public async Task Calls_ErrorsOfHundredMegabytesThatPass_AreClosedBeforeTheNextAttempt([Values] bool streaming)
    {
        FaultStep[] large = [Read, Write(Head(Framing.Length, Hundred, Json, 503)), Repeat(Filling, Hundred)];
        await using var server = new FaultServer(large, large, [Read, Write(Good(streaming)), WaitForEnd]);
        FaultOutcome outcome;
        using (var client = server.Client(options => options.MaxRetries = 2))
        {
            outcome = await FaultOutcome.OfAsync(client, streaming);
        }

        await server.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That(server.Calls, Has.Count.EqualTo(3).And.All.Property("Body").EqualTo(server.Calls[0].Body));
    }

    [Test]
    public async Task StreamAsync_EventOfAGigabyte_IsRefusedByTheDefaultLimit([Values] bool own)
    {
        long written = 0;
        await using var server = new FaultServer([
            Read,
            Write(Head(Framing.Length, 2 * Gigabyte, EventStream, headers: "x-request-id: req-1\r\n")),
            Write(Event("Ol") + "data: {\"choices\":[{\"delta\":{\"content\":\""),
            Repeat(Filling, Gigabyte),
            Count(bytes => written = bytes),
        ]);
        using var http = own ? null : new HttpClient();
        using var client = server.Client(http: http);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var outcome = await FaultOutcome.OfAsync(client, streaming: true);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        await server.EndAsync();

        var failure = outcome.FailedWith<ChatStreamException>();
        Assert.That(
            failure.Message,
            Is.EqualTo(
                "An event of the stream is longer than 67,108,864 bytes; the limit is MaxEventBytes of the client."
            )
        );
        Assert.That(
            (failure.PartialText, failure.IsTruncated, failure.IsTransient, failure.Error, failure.RequestId),
            Is.EqualTo(("Ol", false, false, default(ApiError), "req-1"))
        );
        Assert.That(failure.Kind, Is.EqualTo(ApiErrorKind.Provider));
        // The reader of events doubles its buffer up to the limit.
        Assert.That(allocated, Is.LessThan(5 * 64 * Megabyte));
        Assert.That(written, Is.LessThan(64 * Megabyte + InTheSystem));
    }

    private static IEnumerable<TestCaseData> EndlessEvents() =>
        [
            new TestCaseData("data: ", "x").SetArgDisplayNames("one line"),
            new TestCaseData("", "data: x\n").SetArgDisplayNames("data lines"),
            new TestCaseData("", "data: x\r\n").SetArgDisplayNames("data lines, CRLF"),
            new TestCaseData("", ": x\n").SetArgDisplayNames("comment lines"),
            new TestCaseData(":", "x").SetArgDisplayNames("one comment"),
            new TestCaseData("event: ", "x").SetArgDisplayNames("a name"),
            new TestCaseData("id: ", "x").SetArgDisplayNames("an id"),
            new TestCaseData("", "field: x\n").SetArgDisplayNames("unknown fields"),
        ];

    [TestCaseSource(nameof(EndlessEvents))]
    public async Task StreamAsync_EndlessEvent_IsRefusedNearTheLimit(string beginning, string repeated)
    {
        var filling = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, 8 * 1024)));
        foreach (var first in new[] { "", Event("Ol") })
        {
            await using var server = new FaultServer([
                Read,
                Write(Head(Framing.Chunked, 0, EventStream) + Piece(Framing.Chunked, first + beginning)),
                Repeat(Chunk(filling)),
            ]);
            using var client = server.Client(options => options.MaxEventBytes = Megabyte);

            var before = GC.GetTotalAllocatedBytes(precise: true);
            var outcome = await FaultOutcome.OfAsync(client, streaming: true);
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            await server.EndAsync();

            var failure = outcome.FailedWith<ChatStreamException>();
            Assert.That(failure.Message, Does.Contain("1,048,576 bytes").And.Contain("MaxEventBytes"));
            Assert.That(failure.PartialText, Is.EqualTo(first.Length > 0 ? "Ol" : ""));
            Assert.That(allocated, Is.LessThan(12 * Megabyte));
        }
    }

    // Not an event, however many there are.
    [Test]
    public async Task StreamAsync_MegabytesOfComments_AreNoLongEvent([Values("\n", "\r\n", "\r")] string line)
    {
        var comments = string.Concat(Enumerable.Repeat($": ping{line}{line}", 20_000));
        await using var server = new FaultServer([
            Read,
            Write(Whole(Event("Ol") + comments + Event("á") + Finish + Done, EventStream, framing: Framing.Chunked)),
        ]);
        using var client = server.Client(options => options.MaxEventBytes = 1000);

        var outcome = await FaultOutcome.OfAsync(client, streaming: true);
        await server.EndAsync();

        outcome.IsAnswer("Olá");
    }

    [Test]
    public async Task StreamAsync_EventOfTheLimit_IsRead([Values] bool dripped, [Values(0, 1)] int less)
    {
        var longest = Event(new string('a', 200));
        var body = Event("Ol") + longest + Finish + Done;
        var answer = Whole(body, EventStream);
        await using var server = new FaultServer([Read, dripped ? Drip(answer) : Write(answer)]);
        // The blank line is not of the event.
        using var client = server.Client(options => options.MaxEventBytes = longest.Length - 1 - less);

        var outcome = await FaultOutcome.OfAsync(client, streaming: true);
        await server.EndAsync();

        if (less is 0)
        {
            outcome.IsAnswer("Ol" + new string('a', 200));
        }
        else
        {
            Assert.That(outcome.FailedWith<ChatStreamException>().PartialText, Is.EqualTo("Ol"));
        }
    }

    [Test]
    public async Task Calls_EndlessAnswer_IsRefusedNearTheLimit(
        [Values] bool streaming,
        [Values] bool own,
        [Values(Framing.Chunked, Framing.Close)] Framing framing
    )
    {
        var filling = framing is Framing.Chunked ? Chunk(Filling) : Filling;
        long written = 0;
        await using var server = new FaultServer([
            Read,
            Write(Head(framing, 0, Json, headers: "x-request-id: req-1\r\n") + Piece(framing, "{\"id\":\"")),
            Repeat(filling),
            Count(bytes => written = bytes),
        ]);
        using var http = own ? null : new HttpClient();
        using var client = server.Client(options => options.MaxResponseBytes = Megabyte, http);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var outcome = await FaultOutcome.OfAsync(client, streaming);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        await server.EndAsync();

        var failure = outcome.FailedWith<ResponseFormatException>();
        Assert.That(
            failure.Message,
            Is.EqualTo("The answer is longer than 1,048,576 bytes; the limit is MaxResponseBytes of the client.")
        );
        Assert.That(failure.Excerpt, Has.Length.EqualTo(1024).And.StartsWith("{\"id\":\"xx"));
        Assert.That(failure.Response?.RequestId, Is.EqualTo("req-1"));
        Assert.That(allocated, Is.LessThan(12 * Megabyte));
        Assert.That(written, Is.LessThan(InTheSystem));
    }

    [Test]
    public async Task Calls_AnswerAnnouncedAsTooLong_IsRefusedBeforeItIsRead([Values] bool streaming)
    {
        await using var server = new FaultServer([Read, Write(Head(Framing.Length, Gigabyte, Json) + "{"), WaitForEnd]);
        using var client = server.Client();

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        Assert.That(
            outcome.FailedWith<ResponseFormatException>().Message,
            Is.EqualTo("The answer is longer than 134,217,728 bytes; the limit is MaxResponseBytes of the client.")
        );
    }

    [Test]
    public async Task Calls_AnswerOfTheLimit_IsRead(
        [Values] bool streaming,
        [Values(0, 1)] int less,
        [Values(100, 16 * 1024, 70_000)] int length,
        [Values] Framing framing
    )
    {
        var size = Encoding.UTF8.GetByteCount(Completion);
        var answer = Completion + new string(' ', Math.Max(0, length - size));
        await using var server = new FaultServer([Read, Write(Whole(answer, framing: framing))]);
        using var client = server.Client(options => options.MaxResponseBytes = Math.Max(length, size) - less);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        if (less is 0)
        {
            outcome.IsAnswer("Olá");
        }
        else
        {
            Assert.That(outcome.FailedWith<ResponseFormatException>().Message, Does.Contain("MaxResponseBytes"));
        }
    }

    // White space is not gathered, so that only the time limit ends it.
    [Test]
    public async Task StreamAsync_EndlessWhiteSpace_IsATimeout()
    {
        var clock = new ManualTimeProvider();
        var begun = new TaskCompletionSource();
        var spaces = Encoding.ASCII.GetBytes(new string('\n', 64 * 1024));
        await using var server = new FaultServer([
            Read,
            Write(Head(Framing.Chunked, 0, EventStream)),
            Write(Chunk(spaces)),
            Tell(begun),
            Repeat(Chunk(spaces)),
        ]);
        using var client = server.Client(options => options.TimeProvider = clock);

        var call = FaultOutcome.OfAsync(client, streaming: true);
        await begun.Task;
        clock.Advance(TimeSpan.FromMinutes(10));
        var outcome = await call;
        await server.EndAsync();

        Assert.That(outcome.FailedWith<ChatTimeoutException>().Phase, Is.EqualTo(ChatTimeoutPhase.FirstEvent));
    }

    [Test]
    public async Task Calls_EndlessHead_IsAFailedRequestThatIsNotSentAgain([Values] bool streaming)
    {
        var header = Encoding.ASCII.GetBytes($"X-Filling: {new string('x', 1000)}\r\n");
        await using var server = new FaultServer([Read, Write("HTTP/1.1 200 OK\r\n"), Repeat(header)]);
        using var client = server.Client(options => options.MaxRetries = 2);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        Assert.That(
            outcome.FailedWith<HttpRequestException>().HttpRequestError,
            Is.EqualTo(HttpRequestError.ConfigurationLimitExceeded)
        );
    }

    private static FaultStep Count(Action<long> tell) =>
        connection =>
        {
            tell(connection.Written);
            return Task.CompletedTask;
        };

    private static byte[] Chunk(byte[] bytes) =>
        [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];
}
