using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using static InteractiveAi.Client.Tests.Container;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// How long clients and connections live. Over real sockets; the time limits are only there to fail.
public sealed partial class ChatClientServiceCollectionExtensionsTests
{
    private const int Limit = 30_000;

    [Test]
    public async Task Dispose_OfAnInjectedClient_DisturbsNobody()
    {
        var handler = Answers(3);
        var services = ServicesOver(handler);
        services.AddInteractiveAi(options => options.ApiKey = Key);
        services.AddOrq("orq", options => options.ApiKey = Key);
        await using var provider = Build(services);

        using (var client = provider.GetRequiredService<ChatClient>())
        {
            await client.CompleteAsync(Ask());
        }

        await provider.GetRequiredService<ChatClient>().CompleteAsync(Ask());
        await provider.GetRequiredKeyedService<ChatClient>("orq").CompleteAsync(Ask());

        Assert.That(handler.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Dispose_OfTheContainer_EndsItsClientsAndOnlyThose()
    {
        var handler = Answers(1);
        var services = ServicesOver(handler);
        services.AddInteractiveAi(options => options.ApiKey = Key);
        services.AddOrq("orq", options => options.ApiKey = Key);
        var ended = Build(services);
        await using var other = Build(services);
        ChatClient[] clients =
        [
            ended.GetRequiredService<ChatClient>(),
            ended.GetRequiredKeyedService<ChatClient>("orq"),
        ];

        await ended.DisposeAsync();

        foreach (var client in clients)
        {
            await FailureAsync<ObjectDisposedException>(client.CompleteAsync(Ask()));
            await FailureAsync<ObjectDisposedException>(client.StreamAsync(Ask()));
        }

        await other.GetRequiredService<ChatClient>().CompleteAsync(Ask());
        Assert.That((handler.Requests.Count, handler.IsDisposed), Is.EqualTo((1, false)));
    }

    [Test, CancelAfter(Limit)]
    public async Task Streams_SixtyFourAtOnceInScopesOfTheirOwn_LeakNoConnection(CancellationToken cancellationToken)
    {
        const int Streams = 64;
        using var server = new LoopbackServer();
        var services = new ServiceCollection();
        services.AddInteractiveAi(options =>
        {
            options.ApiKey = Key;
            options.Endpoint = server.Address;
            options.MaxRetries = 0;
        });
        services.AddScoped<Service>();
        var provider = Build(services);
        using var everybody = new SemaphoreSlim(0);
        var (arrived, ended) = (0, 0);
        var serving = server.ServeAsync(
            Streams,
            async connection =>
            {
                while (await connection.ReadCallAsync(cancellationToken) is not null)
                {
                    await connection.BeginEventsAsync(cancellationToken);
                    await connection.WriteTextAsync("a", cancellationToken);
                    // Nobody's stream ends before everybody's has begun, so that each needs a connection of its own.
                    if (Interlocked.Increment(ref arrived) % Streams is 0)
                    {
                        everybody.Release(Streams);
                    }

                    await everybody.WaitAsync(cancellationToken);
                    await connection.WriteTextAsync("b", cancellationToken);
                    await connection.EndEventsAsync(cancellationToken);
                }

                Interlocked.Increment(ref ended);
            },
            cancellationToken
        );

        var first = await RoundAsync();
        // Every one of these finds a connection that was given back: the server takes no more than the first 64.
        var second = await RoundAsync();
        var waiting = server.HasWaitingConnection;
        var endedBefore = Volatile.Read(ref ended);
        await provider.DisposeAsync();
        await serving;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Concat(second), Is.All.EqualTo("ab").And.Exactly(2 * Streams).Items);
            Assert.That((arrived, waiting, endedBefore), Is.EqualTo((2 * Streams, false, 0)));
            Assert.That(ended, Is.EqualTo(Streams), "connections closed with the container");
        }

        Task<string[]> RoundAsync() =>
            Task.WhenAll(
                Enumerable
                    .Range(0, Streams)
                    .Select(async _ =>
                    {
                        await using var scope = provider.CreateAsyncScope();
                        return await scope.ServiceProvider.GetRequiredService<Service>().AskAsync(cancellationToken);
                    })
            );
    }

    [Test, CancelAfter(Limit)]
    public async Task Streams_LeftEarly_CloseTheirConnections(CancellationToken cancellationToken)
    {
        const int Streams = 64;
        using var server = new LoopbackServer();
        var services = new ServiceCollection();
        services.AddInteractiveAi(options =>
        {
            options.ApiKey = Key;
            options.Endpoint = server.Address;
        });
        await using var provider = Build(services);
        var serving = server.ServeAsync(
            Streams,
            async connection =>
            {
                await connection.ReadCallAsync(cancellationToken);
                await connection.BeginEventsAsync(cancellationToken);
                await connection.WriteTextAsync("a", cancellationToken);
                await connection.WaitForEndAsync(cancellationToken);
            },
            cancellationToken
        );

        await Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => FirstAsync()));

        // Ends only when every connection has.
        await serving;
        Assert.That(server.HasWaitingConnection, Is.False);

        async Task FirstAsync()
        {
            await foreach (var _ in provider.GetRequiredService<ChatClient>().StreamAsync(Ask(), cancellationToken))
            {
                break;
            }
        }
    }

    [Test, CancelAfter(Limit)]
    public async Task Streams_HalfOfWhichAreGivenUp_CloseThoseConnectionsAndKeepTheOthers(
        CancellationToken cancellationToken
    )
    {
        const int Streams = 64;
        using var server = new LoopbackServer();
        var services = new ServiceCollection();
        services.AddInteractiveAi(options =>
        {
            options.ApiKey = Key;
            options.Endpoint = server.Address;
            options.MaxRetries = 0;
        });
        var provider = Build(services);
        var chat = provider.GetRequiredService<IChatClient>();
        var everybody = new TaskCompletionSource();
        var givenUp = new TaskCompletionSource();
        var (arrived, calls) = (0, 0);
        var serving = server.ServeAsync(
            Streams,
            async connection =>
            {
                try
                {
                    while (await connection.ReadCallAsync(cancellationToken) is not null)
                    {
                        Interlocked.Increment(ref calls);
                        await connection.BeginEventsAsync(cancellationToken);
                        await connection.WriteTextAsync("a", cancellationToken);
                        if (Interlocked.Increment(ref arrived) is Streams)
                        {
                            everybody.SetResult();
                        }

                        await givenUp.Task.WaitAsync(cancellationToken);
                        await connection.WriteTextAsync("b", cancellationToken);
                        await connection.EndEventsAsync(cancellationToken);
                    }
                }
                catch (IOException)
                {
                    // Nobody reads this one any more.
                }
            },
            cancellationToken
        );

        // A quarter leaves the loop, a quarter cancels, and the others stay to the end.
        var leaving = Enumerable.Range(0, Streams / 4).Select(_ => LeaveAsync()).ToArray();
        var cancelling = Enumerable.Range(0, Streams / 4).Select(_ => CancelAsync()).ToArray();
        var staying = Enumerable.Range(0, Streams / 2).Select(_ => StayAsync()).ToArray();
        await Task.WhenAll([.. leaving, .. cancelling]);
        givenUp.SetResult();
        var stayed = await Task.WhenAll(staying);
        // The connections of those who stayed were given back: the server takes no more than the first 64.
        var again = await Task.WhenAll(Enumerable.Range(0, Streams / 2).Select(_ => StayAsync()));
        var waiting = server.HasWaitingConnection;
        await provider.DisposeAsync();
        await serving;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stayed.Concat(again), Is.All.EqualTo("ab").And.Exactly(Streams).Items);
            Assert.That((calls, waiting), Is.EqualTo((Streams + (Streams / 2), false)));
        }

        async Task LeaveAsync()
        {
            await foreach (var _ in chat.GetStreamingResponseAsync("Hi", cancellationToken: cancellationToken))
            {
                await everybody.Task.WaitAsync(cancellationToken);
                break;
            }
        }

        async Task CancelAsync()
        {
            using var own = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            try
            {
                await foreach (var _ in chat.GetStreamingResponseAsync("Hi", cancellationToken: own.Token))
                {
                    await everybody.Task.WaitAsync(cancellationToken);
                    await own.CancelAsync();
                }

                Assert.Fail("A stream that is cancelled does not end as if it were complete.");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested) { }
        }

        async Task<string> StayAsync() =>
            (
                await chat.GetStreamingResponseAsync("Hi", cancellationToken: cancellationToken)
                    .ToChatResponseAsync(cancellationToken)
            ).Text;
    }

    [Test, CancelAfter(Limit)]
    public async Task ResilienceHandler_StreamThatHasBegun_IsNotCutByItsLimits(CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        var clock = new ManualTimeProvider();
        var services = new ServiceCollection();
        services
            .AddInteractiveAi(options =>
            {
                options.ApiKey = Key;
                options.Endpoint = server.Address;
                options.MaxRetries = 0;
            })
            .AddHttpMessageHandler(() => new Resilience(clock));
        await using var provider = Build(services);
        await using var chunks = provider
            .GetRequiredService<ChatClient>()
            .StreamAsync(Ask(), cancellationToken)
            .GetAsyncEnumerator(CancellationToken.None);

        var first = chunks.MoveNextAsync();
        using var connection = await server.AcceptAsync(cancellationToken);
        await connection.ReadCallAsync(cancellationToken);
        await connection.BeginEventsAsync(cancellationToken);
        await connection.WriteTextAsync("a", cancellationToken);
        await first;
        var second = chunks.MoveNextAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await connection.WriteTextAsync("b", cancellationToken);

        Assert.That((await second, chunks.Current.Text), Is.EqualTo((true, "b")));
    }

    private sealed class Service(ChatClient chat)
    {
        public async Task<string> AskAsync(CancellationToken cancellationToken) =>
            (await chat.StreamAsync(Ask(), cancellationToken).ToCompletionAsync(cancellationToken)).Text;
    }
}
