using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// On a clock that only the test moves, each test on its own.
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class ChatStreamTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(7);

    private readonly ManualTimeProvider _clock = new();

    [Test]
    public async Task StreamAsync_NothingComes_IsATimeoutOfTheFirstEvent(
        [Values("", ": hello\n\n", "data:\n\n", "data: {\"choi", "\n", "{\"id\":")] string before
    )
    {
        using var script = new SseScript();
        script.Send(before);
        using var client = Slow(script);

        var call = ReadAsync(client.StreamAsync(Ask()));
        await script.WaitedForAsync();
        _clock.Advance(First - TimeSpan.FromTicks(1));
        var early = call.IsCompleted;
        _clock.Advance(TimeSpan.FromTicks(1));
        var (chunks, failure) = await call;

        AssertTimeout(failure, ChatTimeoutPhase.FirstEvent, First);
        Assert.That((early, chunks.Count, script.IsDisposed), Is.EqualTo((false, 0, true)));
    }

    [Test]
    public async Task StreamAsync_OnlyCommentsCome_AreNoFirstEvent()
    {
        using var script = new SseScript();
        using var client = Slow(script);

        var call = ReadAsync(client.StreamAsync(Ask()));
        for (var seconds = 0; seconds < 60; seconds += 5)
        {
            await script.WaitedForAsync();
            _clock.Advance(TimeSpan.FromSeconds(5));
            script.Send(": LLMROUTER PROCESSING\n\n");
        }

        var (_, failure) = await call;

        AssertTimeout(failure, ChatTimeoutPhase.FirstEvent, First);
    }

    [Test]
    public async Task StreamAsync_NoResponseComes_IsATimeoutOfTheFirstEvent()
    {
        var arrived = new TaskCompletionSource();
        using var client = Slow(VerbatimReply.Never(arrived));

        var call = ReadAsync(client.StreamAsync(Ask()));
        await arrived.Task;
        _clock.Advance(First);
        var (_, failure) = await call;

        AssertTimeout(failure, ChatTimeoutPhase.FirstEvent, First);
    }

    [Test]
    public async Task StreamAsync_SilenceAfterAChunk_IsATimeoutOfTheSilence(
        [Values("", ": hello\n\n", "data: {\"choi", "data:\n\n")] string last
    )
    {
        using var script = new SseScript();
        script.SendText("a");
        script.Send(last);
        using var client = Slow(script);

        var call = ReadAsync(client.StreamAsync(Ask()));
        await AwaitTimerAsync(_clock, Idle);
        _clock.Advance(Idle - TimeSpan.FromTicks(1));
        var early = call.IsCompleted;
        _clock.Advance(TimeSpan.FromTicks(1));
        var (chunks, failure) = await call;

        AssertTimeout(failure, ChatTimeoutPhase.Idle, Idle);
        Assert.That((early, chunks.Count, script.IsDisposed), Is.EqualTo((false, 1, true)));
    }

    [Test]
    public async Task StreamAsync_CommentsBetweenEvents_BreakTheSilence()
    {
        using var script = new SseScript();
        script.SendText("a");
        using var client = Slow(script);

        var call = ReadAsync(client.StreamAsync(Ask()));
        for (var i = 0; i < 30; i++)
        {
            await AwaitTimerAsync(_clock, Idle);
            _clock.Advance(Idle - TimeSpan.FromTicks(1));
            script.Send(i % 2 == 0 ? ": LLMROUTER PROCESSING\n\n" : ":");
        }

        await AwaitTimerAsync(_clock, Idle);
        script.Send("\n");
        script.SendText("b");
        script.SendData("[DONE]");
        var (chunks, failure) = await call;

        Assert.That((chunks.Count, failure), Is.EqualTo((2, default(Exception))));
    }

    [Test]
    public async Task StreamAsync_TheLimitOnTheFirstEvent_DoesNotLimitTheWholeStream()
    {
        using var script = new SseScript();
        script.SendText("a");
        using var client = Slow(script);

        var call = ReadAsync(client.StreamAsync(Ask()));
        for (var i = 0; i < 20; i++)
        {
            await AwaitTimerAsync(_clock, Idle);
            _clock.Advance(TimeSpan.FromSeconds(6));
            script.SendText("b");
        }

        script.SendData("[DONE]");
        var (chunks, failure) = await call;

        Assert.That((chunks.Count, failure), Is.EqualTo((21, default(Exception))));
    }

    [Test]
    public async Task StreamAsync_CallerIsSlow_IsNoTimeout([Values] bool moreHasCome)
    {
        using var script = new SseScript();
        using var client = Slow(script);
        await using var chunks = client.StreamAsync(Ask()).GetAsyncEnumerator();

        script.SendText("a");
        await chunks.MoveNextAsync();
        if (moreHasCome)
        {
            script.SendText("b");
        }

        _clock.Advance(TimeSpan.FromHours(1));
        var next = chunks.MoveNextAsync();
        script.SendText("b");
        Assert.That(await next);
        _clock.Advance(TimeSpan.FromHours(1));
        script.SendData("[DONE]");
        while (await chunks.MoveNextAsync())
        {
            Assert.That(chunks.Current.Text, Is.EqualTo("b"));
        }

        Assert.That(_clock.Waiting, Is.Empty);
    }

    [Test]
    public async Task StreamAsync_CallerIsSlowWithTheFirstChunk_IsNoTimeout()
    {
        using var script = new SseScript();
        script.SendText("a");
        using var client = Slow(script);
        await using var chunks = client.StreamAsync(Ask()).GetAsyncEnumerator();

        await chunks.MoveNextAsync();
        _clock.Advance(First + First);
        script.SendData("[DONE]");

        Assert.That(await chunks.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task StreamAsync_LimitsOfTheCall_ReplaceTheClients()
    {
        using var script = new SseScript();
        using var silent = new SseScript();
        script.SendText("a");
        using var client = Slow(VerbatimReply.Body(script), VerbatimReply.Body(silent));
        var options = new CallOptions
        {
            Timeout = TimeSpan.FromSeconds(11),
            StreamIdleTimeout = TimeSpan.FromSeconds(13),
        };

        var idle = ReadAsync(client.StreamAsync(Ask(), options));
        await AwaitTimerAsync(_clock, TimeSpan.FromSeconds(13));
        _clock.Advance(TimeSpan.FromSeconds(13));
        var first = ReadAsync(client.StreamAsync(Ask(), options));
        await silent.WaitedForAsync();
        _clock.Advance(TimeSpan.FromSeconds(11));

        AssertTimeout((await idle).Failure, ChatTimeoutPhase.Idle, TimeSpan.FromSeconds(13));
        AssertTimeout((await first).Failure, ChatTimeoutPhase.FirstEvent, TimeSpan.FromSeconds(11));
    }

    [Test]
    public async Task StreamAsync_InfiniteLimits_WaitForEver()
    {
        using var script = new SseScript();
        using var client = Slow(script);
        var options = new CallOptions
        {
            Timeout = Timeout.InfiniteTimeSpan,
            StreamIdleTimeout = Timeout.InfiniteTimeSpan,
        };

        var call = ReadAsync(client.StreamAsync(Ask(), options));
        await script.WaitedForAsync();
        _clock.Advance(TimeSpan.FromDays(100));
        script.SendText("a");
        await script.WaitedForAsync();
        _clock.Advance(TimeSpan.FromDays(100));
        script.SendData("[DONE]");

        Assert.That((await call).Failure, Is.Null);
    }

    [Test]
    public async Task CompleteAsync_AnswerIsSlow_IsATimeoutOfTheResponse([Values] bool inTheBody)
    {
        using var script = new SseScript();
        script.Send("{\"id\":");
        var arrived = new TaskCompletionSource();
        using var client = Slow(
            inTheBody ? VerbatimReply.Body(script, "application/json") : VerbatimReply.Never(arrived)
        );

        var call = client.CompleteAsync(Ask());
        await (inTheBody ? script.WaitedForAsync() : arrived.Task);
        _clock.Advance(First - TimeSpan.FromTicks(1));
        var early = call.IsCompleted;
        _clock.Advance(TimeSpan.FromTicks(1));
        var failure = await FailureAsync<ChatTimeoutException>(call);

        AssertTimeout(failure, ChatTimeoutPhase.Response, First);
        Assert.That((early, call.IsCanceled), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Calls_KeyProviderIsSlow_IsATimeout([Values] bool streaming)
    {
        using var client = Over(
            new VerbatimHandler(),
            options =>
            {
                (options.ApiKey, options.Timeout, options.TimeProvider) = (null, First, _clock);
                options.ApiKeyProvider = async (_, cancellationToken) =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                    return Key;
                };
            }
        );

        var call = streaming
            ? FailureAsync<ChatTimeoutException>(client.StreamAsync(Ask()))
            : FailureAsync<ChatTimeoutException>(client.CompleteAsync(Ask()));
        _clock.Advance(First);

        AssertTimeout(await call, streaming ? ChatTimeoutPhase.FirstEvent : ChatTimeoutPhase.Response, First);
    }

    [Test]
    public async Task Calls_TimeLimitOfTheHttpClientPasses_SaysWhoseItWas([Values] bool streaming)
    {
        using var http = new HttpClient(new VerbatimHandler(VerbatimReply.Never(new TaskCompletionSource())));
        http.Timeout = TimeSpan.FromMilliseconds(1);
        using var client = new ChatClient(http, new InteractiveAiOptions { ApiKey = Key });

        var failure = streaming
            ? await FailureAsync<ChatTimeoutException>(client.StreamAsync(Ask()))
            : await FailureAsync<ChatTimeoutException>(client.CompleteAsync(Ask()));

        AssertTimeout(failure, ChatTimeoutPhase.HttpClient, TimeSpan.FromMilliseconds(1));
    }

    [Test]
    public async Task Calls_Done_LeaveNoTimerBehind()
    {
        using var client = Slow(
            VerbatimReply.Events(
                "data: {\"choices\":[{\"delta\":{\"content\":\"A\"},\"finish_reason\":\"stop\"}]}\n\n"
            ),
            VerbatimReply.Json("""{"id":"g","choices":[]}"""),
            VerbatimReply.Json("{}", 400)
        );

        await ReadAsync(client.StreamAsync(Ask()));
        await client.CompleteAsync(Ask());
        await FailureAsync<ApiException>(client.CompleteAsync(Ask()));

        Assert.That(_clock.Waiting, Is.Empty);
    }

    /// <summary>Waits until a timer of this length has been started.</summary>
    private static async Task AwaitTimerAsync(ManualTimeProvider clock, TimeSpan length)
    {
        while (await clock.NextTimerAsync() != length) { }
    }

    private static void AssertTimeout(Exception? failure, ChatTimeoutPhase phase, TimeSpan limit)
    {
        Assert.That(failure, Is.TypeOf<ChatTimeoutException>());
        var timeout = (ChatTimeoutException)failure!;
        Assert.That((timeout.Phase, timeout.Limit), Is.EqualTo((phase, limit)));
    }

    private ChatClient Slow(SseScript script) => Slow(VerbatimReply.Body(script));

    private ChatClient Slow(params VerbatimReply[] replies) =>
        Over(
            new VerbatimHandler(replies),
            options => (options.Timeout, options.StreamIdleTimeout, options.TimeProvider) = (First, Idle, _clock)
        );
}
