using System.Net;
using System.Text;
using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Connections that are lost, by a reset or by a plain end, at every place where an answer can be cut.
public sealed class CutFaultTests
{
    private const string EventStream = VerbatimReply.EventStream;

    public enum Cut
    {
        BeforeTheHead,
        InTheHead,
        AfterTheHead,
        InAnEvent,
        BetweenEvents,
        InTheFraming,
        BeforeTheEndMark,
    }

    [Test]
    public async Task Calls_CutBeforeTheHeadIsThere_AreSentAgainByteForByte(
        [Values] bool streaming,
        [Values] bool reset,
        [Values(Cut.BeforeTheHead, Cut.InTheHead)] Cut cut
    )
    {
        var piece = cut is Cut.InTheHead ? "HTTP/1.1 200 OK\r\nContent-Ty" : "";
        await using var server = new FaultServer(
            [Read, Write(piece), reset ? Reset : Close],
            [Read, Write(piece), reset ? Reset : Close],
            [Read, Write(Good(streaming)), WaitForEnd]
        );
        FaultOutcome outcome;
        using (var client = server.Client(options => options.MaxRetries = 2))
        {
            outcome = await FaultOutcome.OfAsync(client, streaming);
        }

        await server.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That(outcome.Response?.Retries, Is.EqualTo(2));
        Assert.That(server.Calls.Select(call => call.Connection), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(server.Calls, Has.All.Property("Body").EqualTo(server.Calls[0].Body));
        Assert.That(server.Calls, Has.All.Property("Head").EqualTo(server.Calls[0].Head));
    }

    [Test]
    public async Task Calls_CutBeforeTheHeadIsThere_WithoutRetriesAreAFailedRequest(
        [Values] bool streaming,
        [Values] bool reset,
        [Values(Cut.BeforeTheHead, Cut.InTheHead)] Cut cut
    )
    {
        await using var server = new FaultServer([
            Read,
            Write(cut is Cut.InTheHead ? "HTTP/1.1 200 OK\r\nContent-Ty" : ""),
            reset ? Reset : Close,
        ]);
        using var client = server.Client();

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        var failure = outcome.FailedWith<HttpRequestException>();
        Assert.That(failure.InnerException, Is.InstanceOf<IOException>());
        Assert.That(failure.StatusCode, Is.Null);
        if (!reset)
        {
            Assert.That(failure.HttpRequestError, Is.EqualTo(HttpRequestError.ResponseEnded));
        }
    }

    private static IEnumerable<TestCaseData> Streams() =>
        from framing in Enum.GetValues<Framing>()
        from reset in new[] { false, true }
        from cut in Enum.GetValues<Cut>()
        where cut is not (Cut.BeforeTheHead or Cut.InTheHead)
        where cut is not Cut.InTheFraming || framing is Framing.Chunked
        select new TestCaseData(framing, cut, reset);

    [TestCaseSource(nameof(Streams))]
    public async Task StreamAsync_CutAfterTheHead_IsThePrefixAndTruncatedUnlessFinished(
        Framing framing,
        Cut cut,
        bool reset
    )
    {
        var (text, body) = cut switch
        {
            Cut.AfterTheHead => ("", ""),
            Cut.InAnEvent => ("Ol", Piece(framing, Event("Ol") + Event("á")[..20])),
            Cut.InTheFraming => ("Ol", Piece(framing, Event("Ol")) + "5"),
            Cut.BeforeTheEndMark => ("Olá", Piece(framing, Event("Ol") + Event("á") + Finish)),
            _ => ("Olá", Piece(framing, Event("Ol")) + Piece(framing, Event("á"))),
        };
        // Where a body may end with its connection, and its answer has ended, nothing shows that anything is missing.
        var isFinished = cut is Cut.BeforeTheEndMark && framing is Framing.Close && !reset;
        // What has arrived must have been read before a reset, which may throw it away.
        var read = new TaskCompletionSource();
        await using var server = new FaultServer([
            Read,
            Write(Head(framing, Encoding.UTF8.GetByteCount(Events), EventStream, headers: "x-request-id: req-1\r\n")),
            Write(body),
            text.Length > 0 ? WaitFor(read) : Tell(read),
            reset ? Reset : Close,
        ]);
        using var client = server.Client(options => options.MaxRetries = 3);

        var outcome = await FaultOutcome.OfAsync(
            client,
            streaming: true,
            onChunk: (soFar, hasEnded) =>
            {
                if (soFar == text && hasEnded == (cut is Cut.BeforeTheEndMark))
                {
                    read.TrySetResult();
                }
            }
        );
        await server.EndAsync();

        Assert.That(outcome.Text, Is.EqualTo(text));
        if (isFinished)
        {
            Assert.That(outcome.Failure, Is.Null);
            return;
        }

        var failure = outcome.FailedWith<ChatStreamException>();
        Assert.That(
            (failure.IsTruncated, failure.PartialText, failure.RequestId, failure.Kind, failure.IsTransient),
            Is.EqualTo((true, text, "req-1", ApiErrorKind.Provider, true))
        );
        Assert.That(
            failure.Message.StartsWith(
                "The connection broke behind the answer's finish reason",
                StringComparison.Ordinal
            ),
            Is.EqualTo(cut is Cut.BeforeTheEndMark)
        );
        Assert.That((failure.Error, failure.Response?.StatusCode), Is.EqualTo((default(ApiError), HttpStatusCode.OK)));
        // A body that ends with its connection has ended as it should, as far as the connection knows.
        Assert.That(
            failure.InnerException,
            reset || framing is not Framing.Close ? Is.InstanceOf<IOException>() : Is.Null
        );
    }

    private static IEnumerable<TestCaseData> Bodies() =>
        from framing in Enum.GetValues<Framing>()
        from reset in new[] { false, true }
        from length in new[] { 0, 1, 60, Completion.Length - 1, Completion.Length }
        // Whole with its length or its connection's end is no cut.
        where length < Completion.Length || framing is Framing.Chunked
        select new TestCaseData(framing, length, reset);

    [TestCaseSource(nameof(Bodies))]
    public async Task CompleteAsync_CutAfterTheHead_IsAnIOExceptionAndNotSentAgain(
        Framing framing,
        int length,
        bool reset
    )
    {
        await using var server = new FaultServer([
            Read,
            Write(Head(framing, Encoding.UTF8.GetByteCount(Completion), Json)),
            Write(Piece(framing, Completion[..length])),
            reset ? Reset : Close,
        ]);
        using var client = server.Client(options => options.MaxRetries = 3);

        var outcome = await FaultOutcome.OfAsync(client, streaming: false);
        await server.EndAsync();

        if (framing is Framing.Close && !reset)
        {
            var failure = outcome.FailedWith<ResponseFormatException>();
            Assert.That(failure.Excerpt ?? "", Is.EqualTo(Completion[..length]));
            Assert.That(failure.Response?.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
        else
        {
            Assert.That(outcome.Failure, Is.InstanceOf<IOException>());
        }
    }

    [Test]
    public async Task StreamAsync_WholeUnderEveryFraming_IsTheAnswer([Values] Framing framing)
    {
        await using var server = new FaultServer([Read, Write(Good(streaming: true, framing))]);
        using var client = server.Client();

        var outcome = await FaultOutcome.OfAsync(client, streaming: true);
        await server.EndAsync();

        outcome.IsAnswer("Olá");
    }

    [Test]
    public async Task Calls_AfterACutOne_GoOverANewConnection([Values] bool streaming, [Values] bool reset)
    {
        await using var server = new FaultServer(
            [Read, Write(Head(Framing.Chunked, 0, streaming ? EventStream : Json)), reset ? Reset : Close],
            [Read, Write(Good(streaming)), Read, Write(Good(streaming))]
        );
        using var client = server.Client();

        var cut = await FaultOutcome.OfAsync(client, streaming);
        var next = await FaultOutcome.OfAsync(client, streaming);
        var last = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        Assert.That(cut.Failure, streaming ? Is.TypeOf<ChatStreamException>() : Is.InstanceOf<IOException>());
        next.IsAnswer("Olá");
        last.IsAnswer("Olá");
    }
}
