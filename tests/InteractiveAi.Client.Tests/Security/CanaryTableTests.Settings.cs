using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InteractiveAi.Client.Tests;

public sealed partial class CanaryTableTests
{
    [TestCase("Authorization")]
    [TestCase("X-Own")]
    [TestCase("x-request-id")]
    [TestCase("X-PROJECT-ID")]
    [TestCase("X-Generation-Id")]
    public async Task Header_WithALineBreakAZeroOrMore_IsRefusedWithoutBeingQuoted(string name)
    {
        foreach (
            var value in (string[])
                [
                    $"{Canary.Key}\r\nX-Evil: 1",
                    $"{Canary.Key}\nX",
                    $"{Canary.Key}\r",
                    $"{Canary.Key}\0",
                    $"{Canary.Key}é",
                    $"{Canary.Key}\u2028",
                    $"{Canary.Key}\u007f",
                ]
        )
        {
            foreach (var gateway in AdapterOver.All)
            {
                using CanaryScene scene = new(gateway);
                CallOptions call = new() { Headers = new Dictionary<string, string> { [name] = value } };
                IChatClient adapter = scene.Client.AsIChatClient("m");
                ChatOptions options = new()
                {
                    AdditionalProperties = new() { [ChatAdapterOptions.HeaderKeyPrefix + name] = value },
                };

                Exception[] failures =
                [
                    await CaughtAsync(() => scene.Client.CompleteAsync(TestClient.Ask(), call)),
                    await CaughtAsync(async () =>
                        await scene.Client.StreamAsync(TestClient.Ask(), call).ToCompletionAsync()
                    ),
                    await CaughtAsync(() => adapter.GetResponseAsync("Hi", options)),
                    await CaughtAsync(async () =>
                        await adapter.GetStreamingResponseAsync("Hi", options).ToChatResponseAsync()
                    ),
                    await CaughtAsync(() =>
                        Task.FromResult(
                            AdapterOver.Native(
                                gateway,
                                scene.Handler,
                                one =>
                                {
                                    one.ApiKey = null;
                                    one.Headers[name] = value;
                                }
                            )
                        )
                    ),
                    await CaughtAsync(() => Task.FromResult(Registered(one => one.Headers[name] = value))),
                    await CaughtAsync(() => Task.FromResult(Registered(one => one.UserAgentSuffix = value))),
                ];

                using var all = Assert.EnterMultipleScope();
                Assert.That(
                    failures,
                    Has.All.Matches<Exception>(static one => one is ArgumentException or OptionsValidationException)
                );
                foreach (var failure in failures)
                {
                    scene.Search(failure);
                }

                Assert.That(((VerbatimHandler)scene.Handler).Requests, Is.Empty);
            }
        }
    }

    [TestCase("Bearer sk-quokka")]
    [TestCase("sk-quokka\r\nX-Evil: 1")]
    [TestCase("sk-quokka\n")]
    [TestCase("sk-quokka\0")]
    [TestCase("sk-quokka zebrawolf")]
    [TestCase("sk-quokka\u00e9")]
    [TestCase(" ")]
    public async Task Key_ThatCannotBeSent_IsRefusedWithoutBeingQuoted(string key)
    {
        using CanaryScene provided = new(TestGateway.InteractiveAi)
        {
            Configure = options =>
                (options.ApiKey, options.ApiKeyProvider) = (null, (_, _) => ValueTask.FromResult(key)),
        };

        Exception[] failures =
        [
            await CaughtAsync(() => Task.FromResult(new ChatClient(key))),
            await CaughtAsync(() => Task.FromResult(new ChatClient(new OrqOptions { ApiKey = key }))),
            await CaughtAsync(() =>
                Task.FromResult(new ChatClient(new HttpClient(), new JamAiOptions { ApiKey = key }))
            ),
            await CaughtAsync(() => Task.FromResult(Registered(options => options.ApiKey = key))),
            await provided.FailAsync(streaming: false),
            await provided.FailAsync(streaming: true),
            await CaughtAsync(() =>
                Task.FromResult(new ChatClient(new JamAiOptions { ApiKey = "k", ProjectId = "quokka\r\nX-Evil: 1" }))
            ),
            await CaughtAsync(() =>
                Task.FromResult(new ChatClient(new JamAiOptions { ApiKey = "k", UserId = "quokka\0" }))
            ),
        ];

        using var all = Assert.EnterMultipleScope();
        foreach (var failure in failures)
        {
            provided.Search(failure);
        }
    }

    [TestCase("https://quokka:zebrawolf@host.test/v1")]
    [TestCase("https://host.test/v1?key=quokka")]
    [TestCase("https://host.test/v1#quokka")]
    [TestCase("http://quokka.test/v1")]
    [TestCase("ftp://quokka.test/v1")]
    [TestCase("file:///quokka/v1")]
    [TestCase("data:text/plain,quokka")]
    [TestCase("javascript:quokka")]
    [TestCase("quokka/v1")]
    [TestCase("unix:///quokka.sock")]
    [TestCase("ws://localhost/quokka")]
    public async Task Endpoint_ThatWouldNotBeSafe_IsRefusedWithoutBeingQuoted(string endpoint)
    {
        Uri address = new(endpoint, UriKind.RelativeOrAbsolute);

        Exception[] failures =
        [
            await CaughtAsync(() =>
                Task.FromResult(new ChatClient(new InteractiveAiOptions { ApiKey = "k", Endpoint = address }))
            ),
            await CaughtAsync(() =>
                Task.FromResult(new ChatClient(new HttpClient(), new OrqOptions { ApiKey = "k", Endpoint = address }))
            ),
            await CaughtAsync(() =>
                Task.FromResult(new ChatClient(new JamAiOptions { ApiKey = "k", Endpoint = address }))
            ),
            await CaughtAsync(() => Task.FromResult(new ChatClient(new OpenAICompatibleOptions(address)))),
            await CaughtAsync(() => Task.FromResult(Registered(options => options.Endpoint = address))),
            await CaughtAsync(() =>
                Task.FromResult(Configured(("Gateway:ApiKey", "k"), ("Gateway:Endpoint", endpoint)))
            ),
        ];

        using var all = Assert.EnterMultipleScope();
        Assert.That(
            failures,
            Has.All.Matches<Exception>(static one => one is ArgumentException or OptionsValidationException)
        );
        foreach (var failure in failures)
        {
            CanaryScene.Search("endpoint", Exposure.Of(failure));
        }
    }

    [TestCase("ApiKey", "quokka zebrawolf")]
    [TestCase("Timeout", "quokka")]
    [TestCase("MaxRetries", "quokka")]
    [TestCase("LogContent", "quokka")]
    [TestCase("Endpoint", "quokka")]
    [TestCase("Headers:X-Own", "quokka\u0001")]
    [TestCase("UserAgentSuffix", "quokka\u0001")]
    [TestCase("Unknown", "quokka")]
    public async Task Configuration_ThatCannotBeUsed_IsRefusedWithoutBeingQuoted(string name, string value)
    {
        var failure = await CaughtAsync(() =>
            Task.FromResult(Configured(("Gateway:ApiKey", Canary.Key), ($"Gateway:{name}", value)))
        );

        CanaryScene.Search(name, Exposure.Of(failure));
    }

    [Test]
    public async Task HttpClients_OfAContainer_KeepNoKey()
    {
        var handler = new VerbatimHandler(
            Enumerable.Range(0, 4).Select(static _ => VerbatimReply.Json(AdapterOver.Answer))
        );
        var services = Container.ServicesOver(handler);
        services.AddInteractiveAi("a", static options => options.ApiKey = Canary.Key);
        services.AddOrq("b", static options => options.ApiKey = Canary.Key);
        services.AddJamAi("c", static options => options.ApiKey = Canary.Key);
        services.AddOpenAICompatible(
            "d",
            static options =>
            {
                options.Endpoint = new Uri("https://host.test/v1");
                options.ApiKey = Canary.Key;
            }
        );
        await using var provider = Container.Build(services);
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        var names = services.Select(static one => $"{one.ServiceKey}").Distinct().Concat(["a", "b", "c", "d", ""]);

        foreach (var name in (string[])["a", "b", "c", "d"])
        {
            await provider.GetRequiredKeyedService<ChatClient>(name).CompleteAsync(TestClient.Ask());
        }

        Assert.That(
            handler.Requests.Select(static one => one["Authorization"]),
            Has.All.EqualTo("Bearer " + Canary.Key)
        );
        Assert.That(names.Select(name => factory.CreateClient(name).DefaultRequestHeaders.ToString()), Has.All.Empty);
    }

    private static ChatClient Registered(Action<ChatClientOptions> configure)
    {
        ServiceCollection services = new();
        services.AddInteractiveAi(options =>
        {
            options.ApiKey = "k";
            configure(options);
            options.ApiKey = options.Headers.ContainsKey("Authorization") ? null : options.ApiKey;
        });
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<ChatClient>();
    }

    private static ChatClient Configured(params (string Key, string? Value)[] values)
    {
        ServiceCollection services = new();
        services.AddInteractiveAi(Container.Configuration(values).GetSection("Gateway"));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<ChatClient>();
    }
}
