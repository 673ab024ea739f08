using static InteractiveAi.Client.Tests.StubHandler;

namespace InteractiveAi.Client.Tests;

public sealed partial class HttpPipelineTests
{
    [Test]
    public async Task Over_CallersTimeout_IsAChatTimeoutAndNotRetried()
    {
        var stub = new StubHandler(
            async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return new HttpResponseMessage();
            }
        );
        using var client = new HttpClient(stub) { Timeout = TimeSpan.FromMilliseconds(20) };
        using var invoker = HttpPipeline.Over(client, Options());
        using var request = Request();

        var thrown = await CaughtAsync(invoker.SendAsync(request, CancellationToken.None));

        Assert.That((thrown as ChatTimeoutException)?.Phase, Is.EqualTo(ChatTimeoutPhase.HttpClient));
        Assert.That(
            (((ChatTimeoutException)thrown!).Limit, stub.Requests.Count),
            Is.EqualTo((TimeSpan.FromMilliseconds(20), 1))
        );
    }

    [Test]
    public async Task Over_CallerCancels_StaysACancellation()
    {
        using var source = new CancellationTokenSource();
        var stub = new StubHandler(
            async (_, cancellationToken) =>
            {
                await source.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return new HttpResponseMessage();
            }
        );
        using var client = new HttpClient(stub);
        using var invoker = HttpPipeline.Over(client, Options());
        using var request = Request();

        var thrown = await CaughtAsync(invoker.SendAsync(request, source.Token));

        Assert.That(thrown, Is.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Over_HandlerGivesUpByItself_IsNoTimeoutOfTheClient()
    {
        using var client = new HttpClient(new StubHandler(Fails(new OperationCanceledException("given up"))));
        using var invoker = HttpPipeline.Over(client, Options());
        using var request = Request();

        var thrown = await CaughtAsync(invoker.SendAsync(request, CancellationToken.None));

        Assert.That(thrown, Is.InstanceOf<OperationCanceledException>().With.Message.EqualTo("given up"));
    }

    [Test]
    public async Task Over_TimeoutAfterTheCallerCancelled_StaysACancellation()
    {
        using var source = new CancellationTokenSource();
        var stub = new StubHandler(
            async (_, _) =>
            {
                await source.CancelAsync();
                throw new OperationCanceledException("late", new TimeoutException(), source.Token);
            }
        );
        using var client = new HttpClient(stub);
        using var invoker = HttpPipeline.Over(client, Options());
        using var request = Request();

        var thrown = await CaughtAsync(invoker.SendAsync(request, source.Token));

        Assert.That(thrown, Is.InstanceOf<OperationCanceledException>());
    }
}
