using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using static InteractiveAi.Client.Tests.Container;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// The chain of handlers: retries, the caller's own, resilience of other packages, what the factory logs.
public sealed partial class ChatClientServiceCollectionExtensionsTests
{
    private const string AskBody = """{"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}]}""";

    [Test]
    public async Task Handlers_OfTheCallerAndOfTheHost_RunOncePerAttempt()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json("{}", status: 503),
            VerbatimReply.Json("{}", status: 503),
            VerbatimReply.Json(Answer)
        );
        var (own, hosts) = (new Counter(), new Counter());
        var services = ServicesOver(handler);
        services.ConfigureHttpClientDefaults(defaults => defaults.AddHttpMessageHandler(() => new Counting(hosts)));
        services.AddInteractiveAi(WithoutDelay).AddHttpMessageHandler(() => new Counting(own));
        await using var provider = Build(services);

        ResponseInfo? info = null;
        var reply = await provider
            .GetRequiredService<ChatClient>()
            .CompleteAsync(Ask(), new CallOptions { OnResponse = response => info = response });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Text, Is.EqualTo("Olá"));
            Assert.That((own.Value, hosts.Value, handler.Requests.Count), Is.EqualTo((3, 3, 3)));
            Assert.That(handler.Requests.Select(request => request.Body), Is.All.EqualTo(AskBody));
            Assert.That(info!.Retries, Is.EqualTo(2));
        }
    }

    [TestCase(null, ExpectedResult = 3)]
    [TestCase(0, ExpectedResult = 1)]
    [TestCase(1, ExpectedResult = 2)]
    [TestCase(4, ExpectedResult = 5)]
    public async Task<int> MaxRetries_OfACall_CountThroughTheFactoryToo(int? retries)
    {
        var handler = new StubHandler(Enumerable.Repeat(StubHandler.Status(503), 9));
        var services = ServicesOver(handler);
        services.AddInteractiveAi(WithoutDelay);
        await using var provider = Build(services);
        var client = provider.GetRequiredService<ChatClient>();

        await FailureAsync<ApiException>(client.CompleteAsync(Ask(), new CallOptions { MaxRetries = retries }));

        return handler.Requests.Count;
    }

    [Test]
    public async Task HttpClient_OfTheFactory_HasNoLimitOfItsOwn()
    {
        var services = ServicesOver(Answers(0));
        services.ConfigureHttpClientDefaults(defaults =>
            defaults.ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(5))
        );
        var builder = services.AddInteractiveAi(options => options.ApiKey = Key);
        await using var provider = Build(services);

        using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(builder.Name);
        var factory = provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(builder.Name);

        Assert.That(
            (http.Timeout, factory.HandlerLifetime),
            Is.EqualTo((Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan))
        );
    }

    [Test]
    public async Task HttpClient_WithALimitOfTheCallers_SaysThatItGaveUp()
    {
        var services = ServicesOver(new VerbatimHandler(VerbatimReply.Never(new TaskCompletionSource())));
        services
            .AddInteractiveAi(options => options.ApiKey = Key)
            .ConfigureHttpClient(http => http.Timeout = TimeSpan.FromMilliseconds(20));
        await using var provider = Build(services);

        var failure = await FailureAsync<ChatTimeoutException>(
            provider.GetRequiredService<ChatClient>().CompleteAsync(Ask())
        );

        Assert.That(failure.Phase, Is.EqualTo(ChatTimeoutPhase.HttpClient));
    }

    [Test]
    public async Task HttpClient_WithAnotherVersionOfHttp_IsFollowed()
    {
        var handler = Answers(1);
        var services = ServicesOver(handler);
        services
            .AddInteractiveAi(options => options.ApiKey = Key)
            .ConfigureHttpClient(http => http.DefaultRequestVersion = new Version(2, 0));
        await using var provider = Build(services);

        await provider.GetRequiredService<ChatClient>().CompleteAsync(Ask());

        Assert.That(handler.Request.Version, Is.EqualTo(new Version(2, 0)));
    }

    [Test]
    public async Task PrimaryHandler_OfTheFactory_FollowsNoRedirectsAndRenewsItsConnections()
    {
        HttpMessageHandler? primary = null;
        var services = new ServiceCollection();
        var builder = services.AddInteractiveAi(options => options.ApiKey = Key);
        builder.ConfigurePrimaryHttpMessageHandler((handler, _) => primary = handler);
        await using var provider = Build(services);

        _ = provider.GetRequiredService<ChatClient>();

        var sockets = (SocketsHttpHandler)primary!;
        Assert.That(
            (sockets.AllowAutoRedirect, sockets.PooledConnectionLifetime),
            Is.EqualTo((false, TimeSpan.FromMinutes(5)))
        );
    }

    [Test]
    public async Task PrimaryHandler_AdjustedByThePlatformsOwnMeans_KeepsTheRestOfOurs()
    {
        SocketsHttpHandler? adjusted = null;
        var services = new ServiceCollection();
        services
            .AddInteractiveAi(options => options.ApiKey = Key)
            .UseSocketsHttpHandler(
                (sockets, _) =>
                {
                    sockets.Proxy = new WebProxy("http://proxy.example.test:3128");
                    adjusted = sockets;
                }
            );
        await using var provider = Build(services);

        _ = provider.GetRequiredService<ChatClient>();

        Assert.That(
            (adjusted!.AllowAutoRedirect, adjusted.UseCookies, adjusted.PooledConnectionLifetime),
            Is.EqualTo((false, false, TimeSpan.FromMinutes(5)))
        );
    }

    [Test]
    public async Task PrimaryHandler_OfTheCaller_WhoseConnectionsTimeOut_IsTriedAgain()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Failure(new TaskCanceledException("late", new TimeoutException("connect"))),
            VerbatimReply.Json(Answer)
        );
        var own = new Failures();
        var services = new ServiceCollection();
        services
            .AddInteractiveAi(WithoutDelay)
            .AddHttpMessageHandler(() => new Noting(own))
            .ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = Build(services);

        var reply = await provider.GetRequiredService<ChatClient>().CompleteAsync(Ask());

        Assert.That((reply.Text, handler.Requests.Count), Is.EqualTo(("Olá", 2)));
        Assert.That(own.Kinds, Is.EqualTo(new[] { typeof(HttpRequestException) }), "as the caller's handlers see it");
    }

    [Test]
    public async Task HttpClient_WithAddressAndHeadersOfTheCallers_AddsOnlyWhatTheClientDoesNotSay()
    {
        var handler = Answers(1);
        var services = ServicesOver(handler);
        services
            .AddInteractiveAi(options => options.ApiKey = Key)
            .ConfigureHttpClient(http =>
            {
                http.BaseAddress = new Uri("https://elsewhere.example.test/");
                http.DefaultRequestHeaders.Authorization = new("Bearer", "somebody-elses");
                http.DefaultRequestHeaders.Add("X-Team", "blue");
            });
        await using var provider = Build(services);

        await provider.GetRequiredService<ChatClient>().CompleteAsync(Ask());

        Assert.That(
            (handler.Request.Uri!.Host, handler.Request["Authorization"], handler.Request["X-Team"]),
            Is.EqualTo(("app.interactive.ai", $"Bearer {Key}", "blue"))
        );
    }

    [Test]
    public async Task ResilienceHandler_OfTheHostWithRetriesOff_RepeatsThePostWithItsWholeBody()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json("{}", status: 503),
            VerbatimReply.Failure(new HttpRequestException("reset")),
            VerbatimReply.Json(Answer)
        );
        var clock = new ManualTimeProvider();
        var services = ServicesOver(handler);
        services
            .AddInteractiveAi(options =>
            {
                WithoutDelay(options);
                options.MaxRetries = 0;
                options.Timeout = Timeout.InfiniteTimeSpan;
            })
            .AddHttpMessageHandler(() => new Resilience(clock));
        await using var provider = Build(services);

        var call = provider.GetRequiredService<ChatClient>().CompleteAsync(WithImage());
        await clock.RunAsync(call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await call).Text, Is.EqualTo("Olá"));
            Assert.That(handler.Requests, Has.Count.EqualTo(3));
            Assert.That(handler.Requests[0].Body, Does.Contain("data:image/png;base64,iVBORw"));
            Assert.That(handler.Requests.Select(request => request.Body), Is.All.EqualTo(handler.Requests[0].Body));
        }
    }

    [Test]
    public async Task ResilienceHandler_WhoseLimitsAreTooShort_EndsTheCallWithItsOwnException([Values] bool streaming)
    {
        var arrivals = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource()).ToArray();
        var handler = new VerbatimHandler(arrivals.Select(VerbatimReply.Never));
        var clock = new ManualTimeProvider();
        var services = ServicesOver(handler);
        services
            .AddInteractiveAi(options =>
            {
                options.ApiKey = Key;
                options.MaxRetries = 0;
                options.Timeout = Timeout.InfiniteTimeSpan;
            })
            .AddHttpMessageHandler(() => new Resilience(clock));
        await using var provider = Build(services);
        var client = provider.GetRequiredService<ChatClient>();

        Task call = streaming ? ReadAllAsync(client) : client.CompleteAsync(Ask());
        foreach (var arrived in arrivals)
        {
            // Not before the attempt is there: one that is over before it has begun never gets as far as the handler.
            var limit = await clock.NextTimerAsync();
            await arrived.Task;
            clock.Advance(limit);
            if (arrived != arrivals[^1])
            {
                clock.Advance(await clock.NextTimerAsync());
            }
        }

        var failure = await FailureAsync<TimeoutRejectedException>(call);

        Assert.That((failure.Timeout, handler.Requests.Count), Is.EqualTo((TimeSpan.FromSeconds(10), 4)));

        static async Task ReadAllAsync(ChatClient client)
        {
            await foreach (var _ in client.StreamAsync(Ask())) { }
        }
    }

    [Test]
    public async Task Log_OfTheFactory_ShowsNoKeyWhateverTheCallerWantsToSee([Values] bool shown)
    {
        var services = ServicesOver(
            new VerbatimHandler(
                VerbatimReply.Json(Answer).With("X-Shown", "visible").With("Set-Cookie", "secret-cookie")
            )
        );
        var log = services.AddLog();
        var builder = services.AddInteractiveAi(options =>
        {
            options.ApiKey = Key;
            options.Headers["X-Api-Key"] = "secret-header";
        });
        if (shown)
        {
            builder.RedactLoggedHeaders(["X-Api-Key"]);
        }

        await using var provider = Build(services);

        await provider.GetRequiredService<ChatClient>().CompleteAsync(Ask());

        var text = string.Join('\n', log.Texts);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("Authorization: *"));
            Assert.That(text.Contains("X-Shown: visible", StringComparison.Ordinal), Is.EqualTo(shown));
            Assert.That(text, Does.Not.Contain(Key).And.Not.Contains("secret"));
            Assert.That(text, Does.Not.Contain("Olá").And.Not.Contains("messages"), "nor what was said");
        }
    }

    private static ChatRequest WithImage() =>
        Ask() with
        {
            Messages =
            [
                new UserMessage(["Hi", new ImagePart(new byte[] { 0x89, 0x50, 0x4E, 0x47, 1, 2 }, "image/png")]),
            ],
        };

    private static void WithoutDelay(InteractiveAiOptions options)
    {
        options.ApiKey = Key;
        options.MaxRetryDelay = TimeSpan.Zero;
    }

    private sealed class Failures
    {
        public List<Type> Kinds { get; } = [];
    }

    private sealed class Noting(Failures failures) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (Exception failure)
            {
                failures.Kinds.Add(failure.GetType());
                throw;
            }
        }
    }

    private sealed class Counter
    {
        public int Value { get; set; }
    }

    private sealed class Counting(Counter counter) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            counter.Value++;
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>What Microsoft.Extensions.Http.Resilience adds by default, as far as it matters here: three retries, ten seconds for an attempt.</summary>
    private sealed class Resilience(TimeProvider clock) : DelegatingHandler
    {
        private readonly ResiliencePipeline<HttpResponseMessage> _pipeline =
            new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
                .AddRetry(
                    new RetryStrategyOptions<HttpResponseMessage>
                    {
                        MaxRetryAttempts = 3,
                        Delay = TimeSpan.FromSeconds(2),
                        ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                            .HandleResult(response => (int)response.StatusCode >= 500)
                            .Handle<HttpRequestException>()
                            .Handle<TimeoutRejectedException>(),
                    }
                )
                .AddTimeout(TimeSpan.FromSeconds(10))
                .Build();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => await _pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);
    }
}
