using System.Net;
using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Servers that answer before they have read what is sent, and those that do not read it at all.
public sealed class UploadFaultTests
{
    private const string Last = "Connection: close\r\n";

    // More than the system takes without the other side having read any of it.
    private static readonly byte[] Image = new byte[12_000_000];

    private static ChatRequest Request =>
        new() { Messages = [new UserMessage([new ImagePart(MediaData.FromBytes(Image, "image/png"))])] };

    [Test]
    public async Task Calls_RefusedDuringTheUpload_AreTheRefusal(
        [Values] bool streaming,
        [Values(401, 402, 413, 429)] int status,
        [Values] bool closed,
        [Values] bool announced
    )
    {
        var headers = (announced ? Last : "") + "x-request-id: req-1\r\n";
        await using var server = new FaultServer([
            ReadHead,
            ReadSome(50_000),
            Write(Whole("""{"error":{"message":"Refused"}}""", Json, status, headers)),
            // What has not been read makes this a reset.
            closed ? Close : WaitForEnd,
        ]);
        FaultOutcome outcome;
        using (var client = server.Client())
        {
            outcome = await FaultOutcome.OfAsync(client, streaming, Request);
        }

        await server.EndAsync();

        var failure = outcome.FailedWith<ApiException>();
        Assert.That(
            ((int)failure.StatusCode, failure.Error?.Message, failure.RequestId),
            Is.EqualTo((status, "Refused", "req-1"))
        );
    }

    [Test]
    public async Task Calls_AfterARefusedUpload_GoOverANewConnection([Values] bool streaming)
    {
        await using var server = new FaultServer(
            [ReadHead, ReadSome(50_000), Write(Whole("{}", Json, 413)), Close],
            [Read, Write(Good(streaming)), WaitForEnd]
        );
        FaultOutcome next;
        using (var client = server.Client())
        {
            var refused = await FaultOutcome.OfAsync(client, streaming, Request);
            Assert.That((int)refused.FailedWith<ApiException>().StatusCode, Is.EqualTo(413));

            next = await FaultOutcome.OfAsync(client, streaming);
        }

        await server.EndAsync();

        next.IsAnswer("Olá");
    }

    // Neither read nor closed, the refusal stays unread as well: the platform sends first.
    [Test]
    public async Task Calls_RefusedDuringTheUploadAndThenLeftAlone_AreATimeout([Values] bool streaming)
    {
        var clock = new ManualTimeProvider();
        var over = new TaskCompletionSource();
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new FaultServer([
            ReadHead,
            ReadSome(50_000),
            Write(Whole("{}", Json, 413)),
            Tell(refused),
            WaitFor(over),
        ]);
        using var client = server.Client(options => options.TimeProvider = clock);

        var call = FaultOutcome.OfAsync(client, streaming, Request);
        await refused.Task;
        clock.Advance(TimeSpan.FromMinutes(10));
        var outcome = await call;
        over.SetResult();
        await server.EndAsync();

        outcome.FailedWith<ChatTimeoutException>();
    }

    [Test]
    public async Task Calls_OverloadedDuringTheUpload_AreSentAgainFromTheBeginning([Values] bool streaming)
    {
        await using var server = new FaultServer(
            [ReadHead, ReadSome(50_000), Write(Whole("{}", Json, 503, Last)), WaitForEnd],
            [Read, Write(Good(streaming)), WaitForEnd]
        );
        FaultOutcome outcome;
        using (var client = server.Client(options => options.MaxRetries = 1))
        {
            outcome = await FaultOutcome.OfAsync(client, streaming, Request);
        }

        await server.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That(server.Calls[1].Head, Is.EqualTo(server.Calls[0].Head));
        Assert.That(server.Calls[1].Body, Does.Contain(Convert.ToBase64String(Image)));
    }

    [Test]
    public async Task Calls_LostDuringTheUpload_AreSentAgainFromTheBeginning(
        [Values] bool streaming,
        [Values] bool reset
    )
    {
        await using var server = new FaultServer(
            [ReadHead, ReadSome(50_000), reset ? Reset : Close],
            [Read, Write(Good(streaming)), WaitForEnd]
        );
        FaultOutcome outcome;
        using (var client = server.Client(options => options.MaxRetries = 1))
        {
            outcome = await FaultOutcome.OfAsync(client, streaming, Request);
        }

        await server.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That(server.Calls[1].Head, Is.EqualTo(server.Calls[0].Head));
        Assert.That(server.Calls[1].Body, Does.Contain(Convert.ToBase64String(Image)));
    }

    // Some answer from what they have: the rest of the upload is of no use to anybody.
    [Test]
    public async Task Calls_AnsweredDuringTheUpload_AreTheAnswer([Values] bool streaming)
    {
        await using var server = new FaultServer([ReadHead, ReadSome(50_000), Write(Good(streaming)), WaitForEnd]);
        FaultOutcome outcome;
        using (var client = server.Client())
        {
            outcome = await FaultOutcome.OfAsync(client, streaming, Request);
        }

        await server.EndAsync();

        outcome.IsAnswer("Olá");
    }
}
