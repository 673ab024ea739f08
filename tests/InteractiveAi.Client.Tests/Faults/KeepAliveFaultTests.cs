using System.Net;
using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Connections that are kept for the next call, and are not there any more when it comes.
public sealed class KeepAliveFaultTests
{
    [Test]
    public async Task Calls_KeptConnectionEndedInBetween_GoOverANewOneWithoutAFailure(
        [Values] bool streaming,
        [Values] bool reset
    )
    {
        var ended = new TaskCompletionSource();
        await using var server = new FaultServer(
            [Read, Write(Good(streaming)), reset ? Reset : Close, Tell(ended)],
            [Read, Write(Good(streaming)), WaitForEnd]
        );
        using (var client = server.Client())
        {
            (await FaultOutcome.OfAsync(client, streaming)).IsAnswer("Olá");
            await ended.Task;

            (await FaultOutcome.OfAsync(client, streaming)).IsAnswer("Olá");
        }

        await server.EndAsync();
    }

    [Test]
    public async Task Calls_KeptConnectionEndsWithTheRequest_AreSentAgainByteForByte(
        [Values] bool streaming,
        [Values] bool reset
    )
    {
        await using var server = new FaultServer(
            [Read, Write(Good(streaming)), Read, reset ? Reset : Close],
            [Read, Write(Good(streaming)), WaitForEnd]
        );
        FaultOutcome second;
        using (var client = server.Client(options => options.MaxRetries = 1))
        {
            (await FaultOutcome.OfAsync(client, streaming)).IsAnswer("Olá");

            second = await FaultOutcome.OfAsync(client, streaming);
        }

        await server.EndAsync();

        second.IsAnswer("Olá");
        Assert.That(second.Response?.Retries, Is.EqualTo(1));
        Assert.That(server.Calls.Select(call => call.Connection), Is.EqualTo(new[] { 0, 0, 1 }));
        Assert.That(server.Calls[2].Body, Is.EqualTo(server.Calls[1].Body));
        Assert.That(server.Calls[2].Head, Is.EqualTo(server.Calls[1].Head));
    }

    // The request may have been taken and be paid for: who does not want that twice has to hear of it.
    [Test]
    public async Task Calls_KeptConnectionEndsWithTheRequest_WithoutRetriesAreNotSentAgain(
        [Values] bool streaming,
        [Values] bool reset
    )
    {
        await using var server = new FaultServer([Read, Write(Good(streaming)), Read, reset ? Reset : Close]);
        using var client = server.Client();
        (await FaultOutcome.OfAsync(client, streaming)).IsAnswer("Olá");

        var second = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        Assert.That(second.FailedWith<HttpRequestException>().StatusCode, Is.Null);
        Assert.That(server.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Calls_AnswerAnnouncesTheEndOfItsConnection_GoOverANewOne([Values] bool streaming)
    {
        var last = streaming
            ? Whole(Events, VerbatimReply.EventStream, headers: "Connection: close\r\n")
            : Whole(Completion, headers: "Connection: close\r\n");
        await using var server = new FaultServer([Read, Write(last), WaitForEnd], [Read, Write(last), WaitForEnd]);
        using var client = server.Client();

        (await FaultOutcome.OfAsync(client, streaming)).IsAnswer("Olá");
        (await FaultOutcome.OfAsync(client, streaming)).IsAnswer("Olá");
        await server.EndAsync();
    }

    // Proxies write a 408 on connections that nobody uses, which is not the answer to the next request.
    [Test]
    public async Task Calls_KeptConnectionHoldsAnAnswerToNothing_GoOverANewOne([Values] bool atOnce)
    {
        var answered = new TaskCompletionSource();
        var written = new TaskCompletionSource();
        var stray = "HTTP/1.1 408 Request Time-out\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await using var server = new FaultServer(
            atOnce
                ? [Read, Write(Good(streaming: false) + stray), Tell(written), WaitForEnd]
                : [Read, Write(Good(streaming: false)), WaitFor(answered), Write(stray), Tell(written), WaitForEnd],
            [Read, Write(Good(streaming: false)), WaitForEnd]
        );
        using (var client = server.Client())
        {
            (await FaultOutcome.OfAsync(client, streaming: false)).IsAnswer("Olá");
            answered.SetResult();
            await written.Task;

            (await FaultOutcome.OfAsync(client, streaming: false)).IsAnswer("Olá");
        }

        await server.EndAsync();
    }

    [Test]
    public async Task Calls_FailuresThatAreReadWhole_KeepTheirConnection([Values] bool streaming)
    {
        await using var server = new FaultServer([
            Read,
            Write(Whole("""{"error":{"code":400,"message":"No"}}""", Json, 400)),
            Read,
            Write(Whole("", contentType: null, 429)),
            Read,
            Write(Whole("{\"id\":\"g\",\"choi", Json, framing: Framing.Chunked)),
            Read,
            Write(Good(streaming)),
            WaitForEnd,
        ]);
        using (var client = server.Client())
        {
            var refused = await FaultOutcome.OfAsync(client, streaming);
            var limited = await FaultOutcome.OfAsync(client, streaming);
            var unreadable = await FaultOutcome.OfAsync(client, streaming);
            var good = await FaultOutcome.OfAsync(client, streaming);

            Assert.That(refused.FailedWith<ApiException>().StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(limited.FailedWith<ApiException>().Kind, Is.EqualTo(ApiErrorKind.RateLimit));
            unreadable.FailedWith<ResponseFormatException>();
            good.IsAnswer("Olá");
        }

        await server.EndAsync();
    }
}
