using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatStreamTests
{
    public enum Given
    {
        ToTheCall,
        ToTheEnumeration,
        ToBoth,
        OneToEach,
    }

    [Test]
    public async Task StreamAsync_CancelledBeforehand_SendsNothingAndAsksForNoKey([Values] Given given)
    {
        var asked = 0;
        var handler = new VerbatimHandler();
        using var client = Over(
            handler,
            options =>
                (options.ApiKey, options.ApiKeyProvider) = (
                    null,
                    (_, _) =>
                    {
                        asked++;
                        return new ValueTask<string>(Key);
                    }
                )
        );
        using var tokens = new Tokens(given);
        await tokens.Source.CancelAsync();

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask(), tokens.OfCall), tokens.OfEnumeration);

        AssertCancelled(failure, tokens);
        Assert.That((chunks.Count, handler.Requests.Count, asked), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task StreamAsync_CancelledWhileConnecting_Ends([Values] Given given)
    {
        var arrived = new TaskCompletionSource();
        using var client = Over(new VerbatimHandler(VerbatimReply.Never(arrived)));
        using var tokens = new Tokens(given);

        var call = ReadAsync(client.StreamAsync(Ask(), tokens.OfCall), tokens.OfEnumeration);
        await arrived.Task;
        await tokens.Source.CancelAsync();
        var (_, failure) = await call;

        AssertCancelled(failure, tokens);
    }

    [Test]
    public async Task StreamAsync_CancelledDuringSilence_EndsAndClosesTheResponse(
        [Values] Given given,
        [Values("", ": hello\n\n", "data: {\"choices\":[]}\n\n", "data: {\"choi", "{\"choi")] string before
    )
    {
        using var script = new SseScript();
        script.Send(before);
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(script)));
        using var tokens = new Tokens(given);

        var call = ReadAsync(client.StreamAsync(Ask(), tokens.OfCall), tokens.OfEnumeration);
        await script.WaitedForAsync();
        await tokens.Source.CancelAsync();
        var (_, failure) = await call;

        AssertCancelled(failure, tokens);
        Assert.That(script.IsDisposed);
    }

    [Test]
    public async Task StreamAsync_CancelledWhileTheCallerHasAChunk_EndsAtTheNextStep([Values] Given given)
    {
        using var script = new SseScript();
        script.SendText("a");
        script.SendText("b");
        script.SendData("[DONE]");
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(script)));
        using var tokens = new Tokens(given);
        var chunks = 0;

        Exception? failure = null;
        try
        {
            await foreach (var _ in client.StreamAsync(Ask(), tokens.OfCall).WithCancellation(tokens.OfEnumeration))
            {
                chunks++;
                await tokens.Source.CancelAsync();
            }
        }
        catch (OperationCanceledException exception)
        {
            failure = exception;
        }

        AssertCancelled(failure, tokens);
        Assert.That((chunks, script.IsDisposed), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task StreamAsync_CancelledAfterTheLastChunk_EndsWithTheCancellationOnlyBeforeTheEnd()
    {
        using var source = new CancellationTokenSource();
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Events(
                    "data: {\"choices\":[{\"delta\":{\"content\":\"A\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
                )
            )
        );
        await using var chunks = client.StreamAsync(Ask(), source.Token).GetAsyncEnumerator(CancellationToken.None);

        await chunks.MoveNextAsync();
        var ended = !await chunks.MoveNextAsync();
        await source.CancelAsync();

        Assert.That((ended, await chunks.MoveNextAsync()), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task StreamTextAsync_Cancelled_CarriesTheTokenThatTheCallerKnows([Values] Given given)
    {
        using var script = new SseScript();
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(script)));
        using var tokens = new Tokens(given);
        await using var texts = client.StreamTextAsync(Ask(), tokens.OfCall).GetAsyncEnumerator(tokens.OfEnumeration);

        var next = texts.MoveNextAsync().AsTask();
        await script.WaitedForAsync();
        await tokens.Source.CancelAsync();
        var failure = await FailureAsync<OperationCanceledException>(next);

        AssertCancelled(failure, tokens);
    }

    [Test]
    public async Task ToCompletionAsync_Cancelled_CarriesTheTokenThatTheCallerKnows([Values] Given given)
    {
        using var script = new SseScript();
        script.SendText("a");
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(script)));
        using var tokens = new Tokens(given);

        var call = client.StreamAsync(Ask(), tokens.OfCall).ToCompletionAsync(tokens.OfEnumeration);
        await script.WaitedForAsync();
        await tokens.Source.CancelAsync();
        var failure = await FailureAsync<OperationCanceledException>(call);

        AssertCancelled(failure, tokens);
        Assert.That(call.IsCanceled);
    }

    [Test]
    public async Task StreamAsync_LoopIsLeft_ClosesTheResponseAtOnce([Values] bool byException)
    {
        using var script = new SseScript();
        script.SendText("a");
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(script)));

        try
        {
            await foreach (var _ in client.StreamAsync(Ask()))
            {
                if (byException)
                {
                    throw new FormatException("of the caller");
                }

                break;
            }
        }
        catch (FormatException)
        {
            // The caller's own, which passes through.
        }

        Assert.That(script.IsDisposed);
    }

    [Test]
    public async Task CompleteAsync_Cancelled_EndsWhereverItIs([Values] bool inTheBody)
    {
        using var script = new SseScript();
        script.Send("{\"id\":");
        var arrived = new TaskCompletionSource();
        using var client = Over(
            new VerbatimHandler(
                inTheBody ? VerbatimReply.Body(script, "application/json") : VerbatimReply.Never(arrived)
            )
        );
        using var source = new CancellationTokenSource();

        var call = client.CompleteAsync(Ask(), source.Token);
        await (inTheBody ? script.WaitedForAsync() : arrived.Task);
        await source.CancelAsync();
        var failure = await FailureAsync<OperationCanceledException>(call);

        Assert.That((failure.CancellationToken, call.IsCanceled), Is.EqualTo((source.Token, true)));
        Assert.That(script.IsDisposed, Is.EqualTo(inTheBody));
    }

    [Test]
    public async Task CompleteAsync_CancelledBeforehand_SendsNothing()
    {
        var handler = new VerbatimHandler();
        using var client = Over(handler);

        var call = client.CompleteAsync(Ask(), new CancellationToken(canceled: true));
        await FailureAsync<OperationCanceledException>(call);

        Assert.That((call.IsCanceled, handler.Requests.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task CompleteAsync_CancelledDuringARetrysDelay_Ends()
    {
        var clock = new ManualTimeProvider();
        var handler = new VerbatimHandler(VerbatimReply.Json("{}", 503).With("Retry-After", "20"));
        using var client = Over(handler, options => (options.MaxRetries, options.TimeProvider) = (2, clock));
        using var source = new CancellationTokenSource();

        var call = client.CompleteAsync(Ask(), source.Token);
        await AwaitTimerAsync(clock, TimeSpan.FromSeconds(20));
        await source.CancelAsync();
        var failure = await FailureAsync<OperationCanceledException>(call);

        Assert.That((failure.CancellationToken, handler.Requests.Count), Is.EqualTo((source.Token, 1)));
    }

    private static void AssertCancelled(Exception? failure, Tokens tokens)
    {
        Assert.That(failure, Is.InstanceOf<OperationCanceledException>());
        Assert.That(((OperationCanceledException)failure!).CancellationToken, Is.EqualTo(tokens.Source.Token));
    }

    private sealed class Tokens : IDisposable
    {
        private readonly CancellationTokenSource _other = new();

        public Tokens(Given given)
        {
            OfCall = given is Given.ToTheEnumeration ? default : Source.Token;
            OfEnumeration = given switch
            {
                Given.ToTheCall => default,
                Given.OneToEach => _other.Token,
                _ => Source.Token,
            };
            if (given is Given.OneToEach)
            {
                // The one that is cancelled is the enumeration's: the harder one to tell.
                (OfCall, OfEnumeration) = (OfEnumeration, OfCall);
            }
        }

        /// <summary>The source that the test cancels.</summary>
        public CancellationTokenSource Source { get; } = new();

        public CancellationToken OfCall { get; }

        public CancellationToken OfEnumeration { get; }

        public void Dispose()
        {
            Source.Dispose();
            _other.Dispose();
        }
    }
}
