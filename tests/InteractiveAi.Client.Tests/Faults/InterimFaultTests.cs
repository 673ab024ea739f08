using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Answers that go before the answer.
public sealed class InterimFaultTests
{
    private const string Continue = "HTTP/1.1 100 Continue\r\n\r\n";
    private const string Processing = "HTTP/1.1 102 Processing\r\n\r\n";
    private const string Hints =
        "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nx-request-id: of-the-hints\r\n\r\n";

    private static readonly string[] Interim =
    [
        Continue,
        Processing,
        Hints,
        Continue + Hints + Processing + Processing,
    ];

    [Test]
    public async Task Calls_AnswersBeforeTheAnswer_ArePassedOver(
        [Values] bool streaming,
        [ValueSource(nameof(Interim))] string interim,
        [Values] bool dripped
    )
    {
        var answer = interim + Good(streaming);
        await using var server = new FaultServer([
            Read,
            dripped ? Drip(answer) : Write(answer),
            Read,
            Write(Good(streaming)),
            WaitForEnd,
        ]);
        using (var client = server.Client())
        {
            var outcome = await FaultOutcome.OfAsync(client, streaming);
            var next = await FaultOutcome.OfAsync(client, streaming);

            outcome.IsAnswer("Olá");
            next.IsAnswer("Olá");
            Assert.That((int?)outcome.Response?.StatusCode, Is.EqualTo(200));
            Assert.That(outcome.Response?.RequestId, Is.Null);
        }

        await server.EndAsync();
    }

    [Test]
    public async Task Calls_AnswersBeforeAnError_ArePassedOver(
        [Values] bool streaming,
        [ValueSource(nameof(Interim))] string interim
    )
    {
        await using var server = new FaultServer([
            Read,
            Write(interim + Whole("""{"error":{"code":403,"message":"No"}}""", Json, 403, "x-request-id: req-1\r\n")),
        ]);
        using var client = server.Client();

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        var failure = outcome.FailedWith<ApiException>();
        Assert.That((failure.Kind, failure.RequestId), Is.EqualTo((ApiErrorKind.Permission, "req-1")));
    }

    [Test]
    public async Task Calls_LostAfterAnAnswerBeforeTheAnswer_AreSentAgain(
        [Values] bool streaming,
        [ValueSource(nameof(Interim))] string interim,
        [Values] bool reset
    )
    {
        await using var server = new FaultServer(
            [Read, Write(interim), reset ? Reset : Close],
            [Read, Write(Good(streaming))]
        );
        using var client = server.Client(options => options.MaxRetries = 1);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That(server.Calls[1].Body, Is.EqualTo(server.Calls[0].Body));
    }

    // Nobody asked for another protocol.
    [Test]
    public async Task Calls_AnotherProtocolIsOffered_AreRefused([Values] bool streaming)
    {
        await using var server = new FaultServer([
            Read,
            Write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
        ]);
        using var client = server.Client(options => options.MaxRetries = 2);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        var failure = outcome.FailedWith<ApiException>();
        Assert.That(((int)failure.StatusCode, failure.IsTransient), Is.EqualTo((101, false)));
    }
}
