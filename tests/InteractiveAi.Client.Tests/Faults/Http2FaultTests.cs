using System.Net;
using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;
using static InteractiveAi.Client.Tests.Http2Peer;

namespace InteractiveAi.Client.Tests;

// The same over HTTP/2, where a stream can fail without its connection, and a connection can be wound up in good order.
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Http2FaultTests : IDisposable
{
    private const string EventStream = VerbatimReply.EventStream;

    private readonly HttpClient _http = new()
    {
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => _http.Dispose();

    [Test]
    public async Task Calls_OneAfterTheOther_ShareAConnection([Values] bool streaming)
    {
        await using var server = new FaultServer([
            Speak(async peer =>
            {
                await peer.AnswerAsync(await peer.ReadRequestAsync(), streaming);
                await peer.AnswerAsync(await peer.ReadRequestAsync(), streaming);
            }),
        ]);
        using var client = server.Client(http: _http);

        var first = await FaultOutcome.OfAsync(client, streaming);
        var second = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        first.IsAnswer("Olá");
        second.IsAnswer("Olá");
    }

    [Test]
    public async Task StreamAsync_StreamIsReset_IsTruncatedAndTheConnectionStays(
        [Values((int)ErrorCode.None, (int)ErrorCode.Internal, (int)ErrorCode.Cancel)] int code
    )
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new FaultServer([
            Speak(async peer =>
            {
                var stream = await peer.ReadRequestAsync();
                await peer.HeadAsync(stream, EventStream);
                await peer.DataAsync(stream, Event("Ol") + Event("á")[..20]);
                await read.Task.WaitAsync(FaultServer.Patience);
                await peer.ResetAsync(stream, (ErrorCode)code);
                await peer.AnswerAsync(await peer.ReadRequestAsync(), streaming: true);
            }),
        ]);
        using var client = server.Client(options => options.MaxRetries = 2, _http);

        var cut = await FaultOutcome.OfAsync(client, streaming: true, onChunk: (_, _) => read.TrySetResult());
        var next = await FaultOutcome.OfAsync(client, streaming: true);
        await server.EndAsync();

        var failure = cut.FailedWith<ChatStreamException>();
        Assert.That((failure.PartialText, failure.IsTruncated, failure.IsTransient), Is.EqualTo(("Ol", true, true)));
        Assert.That(failure.InnerException, Is.InstanceOf<IOException>());
        next.IsAnswer("Olá");
    }

    [Test]
    public async Task CompleteAsync_StreamIsResetInTheBody_IsAnIOException()
    {
        await using var server = new FaultServer([
            Speak(async peer =>
            {
                var stream = await peer.ReadRequestAsync();
                await peer.HeadAsync(stream, Json);
                await peer.DataAsync(stream, Completion[..50]);
                await peer.ResetAsync(stream, ErrorCode.Internal);
                await peer.AnswerAsync(await peer.ReadRequestAsync(), streaming: false);
            }),
        ]);
        using var client = server.Client(options => options.MaxRetries = 2, _http);

        var cut = await FaultOutcome.OfAsync(client, streaming: false);
        var next = await FaultOutcome.OfAsync(client, streaming: false);
        await server.EndAsync();

        Assert.That(cut.Failure, Is.InstanceOf<IOException>());
        next.IsAnswer("Olá");
    }

    [Test]
    public async Task Calls_StreamIsResetBeforeTheAnswer_AreSentAgainByteForByte([Values] bool streaming)
    {
        await using var server = new FaultServer([
            Speak(async peer =>
            {
                await peer.ResetAsync(await peer.ReadRequestAsync(), ErrorCode.Internal);
                await peer.AnswerAsync(await peer.ReadRequestAsync(), streaming);
            }),
        ]);
        using var client = server.Client(options => options.MaxRetries = 1, _http);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That(outcome.Response?.Retries, Is.EqualTo(1));
        Assert.That(server.Calls[1].Body, Is.EqualTo(server.Calls[0].Body));
    }

    [Test]
    public async Task Calls_StreamIsResetBeforeTheAnswer_WithoutRetriesAreAFailedRequest([Values] bool streaming)
    {
        await using var server = new FaultServer([
            Speak(async peer => await peer.ResetAsync(await peer.ReadRequestAsync(), ErrorCode.Internal)),
        ]);
        using var client = server.Client(http: _http);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        outcome.FailedWith<HttpRequestException>();
    }

    // What the server says it has not touched the platform sends again by itself, which costs nobody anything.
    [Test]
    public async Task Calls_StreamIsRefused_AreSentAgainEvenWithoutRetries([Values] bool streaming)
    {
        await using var server = new FaultServer([
            Speak(async peer =>
            {
                await peer.ResetAsync(await peer.ReadRequestAsync(), ErrorCode.Refused);
                await peer.AnswerAsync(await peer.ReadRequestAsync(), streaming);
            }),
        ]);
        using var client = server.Client(http: _http);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That(outcome.Response?.Retries, Is.Zero);
        Assert.That(server.Calls[1].Body, Is.EqualTo(server.Calls[0].Body));
    }

    [Test]
    public async Task Calls_ConnectionGoesAwayWithoutTheRequest_AreSentAgainOverANewOne([Values] bool streaming)
    {
        await using var server = new FaultServer(
            [
                Speak(async peer =>
                {
                    await peer.ReadRequestAsync();
                    await peer.GoAwayAsync(lastStream: 0);
                }),
                WaitForEnd,
            ],
            [Speak(async peer => await peer.AnswerAsync(await peer.ReadRequestAsync(), streaming))]
        );
        using var client = server.Client(http: _http);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That(server.Calls.Select(call => call.Connection), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(server.Calls[1].Body, Is.EqualTo(server.Calls[0].Body));
    }

    [Test]
    public async Task Calls_ConnectionGoesAwayDuringTheAnswer_AreAnsweredAndTheNextGoOverANewOne(
        [Values] bool streaming
    )
    {
        await using var server = new FaultServer(
            [
                Speak(async peer =>
                {
                    var stream = await peer.ReadRequestAsync();
                    await peer.HeadAsync(stream, streaming ? EventStream : Json);
                    await peer.DataAsync(stream, streaming ? Event("Ol") : Completion[..30]);
                    await peer.GoAwayAsync(stream);
                    await peer.DataAsync(
                        stream,
                        streaming ? Event("á") + Finish + Done : Completion[30..],
                        isLast: true
                    );
                }),
                WaitForEnd,
            ],
            [Speak(async peer => await peer.AnswerAsync(await peer.ReadRequestAsync(), streaming))]
        );
        using var client = server.Client(http: _http);

        var first = await FaultOutcome.OfAsync(client, streaming);
        var second = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        first.IsAnswer("Olá");
        second.IsAnswer("Olá");
    }

    [Test]
    public async Task StreamAsync_ConnectionIsLost_IsTruncated([Values] bool reset)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new FaultServer([
            Speak(async peer =>
            {
                var stream = await peer.ReadRequestAsync();
                await peer.HeadAsync(stream, EventStream);
                await peer.DataAsync(stream, Event("Ol"));
            }),
            WaitFor(read),
            reset ? Reset : Close,
        ]);
        using var client = server.Client(options => options.MaxRetries = 2, _http);

        var outcome = await FaultOutcome.OfAsync(client, streaming: true, onChunk: (_, _) => read.TrySetResult());
        await server.EndAsync();

        var failure = outcome.FailedWith<ChatStreamException>();
        Assert.That((failure.PartialText, failure.IsTruncated), Is.EqualTo(("Ol", true)));
        Assert.That(failure.InnerException, Is.InstanceOf<IOException>());
    }

    [Test]
    public async Task StreamAsync_SilenceAfterAnEvent_IsATimeoutThatGivesUpTheStreamAlone()
    {
        var clock = new ManualTimeProvider();
        var idle = TimeSpan.FromSeconds(7);
        ErrorCode? given = null;
        await using var server = new FaultServer([
            Speak(async peer =>
            {
                var stream = await peer.ReadRequestAsync();
                await peer.HeadAsync(stream, EventStream);
                await peer.DataAsync(stream, Event("Ol"));
                given = await peer.ReadResetAsync(stream);
                await peer.AnswerAsync(await peer.ReadRequestAsync(), streaming: true);
            }),
        ]);
        using var client = server.Client(
            options => (options.StreamIdleTimeout, options.TimeProvider) = (idle, clock),
            _http
        );

        var call = FaultOutcome.OfAsync(client, streaming: true);
        while (await clock.NextTimerAsync() != idle) { }

        clock.Advance(idle);
        var silent = await call;
        var next = await FaultOutcome.OfAsync(client, streaming: true);
        await server.EndAsync();

        var failure = silent.FailedWith<ChatTimeoutException>();
        Assert.That((failure.Phase, failure.Limit, given), Is.EqualTo((ChatTimeoutPhase.Idle, idle, ErrorCode.Cancel)));
        next.IsAnswer("Olá");
    }

    [Test]
    public async Task StreamAsync_EventIsTooLong_GivesUpTheStreamAlone()
    {
        await using var server = new FaultServer([
            Speak(async peer =>
            {
                var stream = await peer.ReadRequestAsync();
                await peer.HeadAsync(stream, EventStream);
                await peer.DataAsync(stream, Event("Ol"));
                await peer.DataAsync(stream, "data: " + new string('x', 2_000));
                await peer.ReadResetAsync(stream);
                await peer.AnswerAsync(await peer.ReadRequestAsync(), streaming: true);
            }),
        ]);
        using var client = server.Client(options => options.MaxEventBytes = 1_000, _http);

        var refused = await FaultOutcome.OfAsync(client, streaming: true);
        var next = await FaultOutcome.OfAsync(client, streaming: true);
        await server.EndAsync();

        Assert.That(refused.FailedWith<ChatStreamException>().PartialText, Is.EqualTo("Ol"));
        next.IsAnswer("Olá");
    }
}
