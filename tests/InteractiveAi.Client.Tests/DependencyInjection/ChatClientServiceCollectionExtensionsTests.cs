using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static InteractiveAi.Client.Tests.Container;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

/// <summary>Which client is registered as what.</summary>
public sealed partial class ChatClientServiceCollectionExtensionsTests
{
    public enum Source
    {
        Delegate,
        Section,
    }

    private static readonly Dictionary<string, string> hosts = new(StringComparer.Ordinal)
    {
        ["InteractiveAi"] = "app.interactive.ai",
        ["Orq"] = "api.orq.ai",
        ["JamAi"] = "api.jamaibase.com",
        ["OpenAICompatible"] = "localhost",
    };

    private static IEnumerable<string> Gateways => hosts.Keys;

    [Test]
    public async Task Add_EveryGatewayAndOverload_SendsToThatGatewayWithTheKey(
        [ValueSource(nameof(Gateways))] string gateway,
        [Values] Source source,
        [Values(null, "mine")] string? name
    )
    {
        var handler = Answers(1);
        var services = ServicesOver(handler);

        var builder = Add(services, gateway, source, name);
        await using var provider = Build(services);
        var client = provider.GetRequiredKeyedService<ChatClient>(name ?? gateway);
        var reply = await client.CompleteAsync(Ask());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(builder.Name, Is.EqualTo($"InteractiveAi.Client.{name ?? gateway}"));
            Assert.That(reply.Text, Is.EqualTo("Olá"));
            Assert.That(handler.Request.Uri!.Host, Is.EqualTo(hosts[gateway]));
            Assert.That(handler.Request.Uri.AbsolutePath, Does.EndWith("/chat/completions"));
            Assert.That(handler.Request["Authorization"], Is.EqualTo($"Bearer {Key}"));
            Assert.That(provider.GetRequiredService<ChatClient>(), Is.SameAs(client));
        }
    }

    [Test]
    public async Task Add_TwoWithoutAName_TheFirstIsInjectedAndEachHasItsGatewaysKey()
    {
        var services = ServicesOver(Answers(0));
        services.AddOrq(options => options.ApiKey = Key);
        services.AddInteractiveAi(options => options.ApiKey = Key);

        await using var provider = Build(services);

        Assert.That(
            (
                $"{provider.GetRequiredService<ChatClient>()}",
                $"{provider.GetRequiredKeyedService<ChatClient>("Orq")}",
                $"{provider.GetRequiredKeyedService<ChatClient>("InteractiveAi")}"
            ),
            Is.EqualTo(
                (
                    "ChatClient(orq.ai, api.orq.ai)",
                    "ChatClient(orq.ai, api.orq.ai)",
                    "ChatClient(Interactive AI, app.interactive.ai)"
                )
            )
        );
    }

    [Test]
    public async Task Add_OneWithoutANameAfterNamedOnes_TheOneWithoutIsInjected()
    {
        var services = ServicesOver(Answers(0));
        services.AddOrq("orq", options => options.ApiKey = Key);
        services.AddInteractiveAi(options => options.ApiKey = Key);

        await using var provider = Build(services);

        Assert.That($"{provider.GetRequiredService<ChatClient>()}", Does.Contain("Interactive AI"));
    }

    [Test]
    public async Task Add_OnlyNamedOnes_TheFirstIsInjected()
    {
        var services = ServicesOver(Answers(0));
        services.AddOrq("a", options => options.ApiKey = Key);
        services.AddInteractiveAi("b", options => options.ApiKey = Key);

        await using var provider = Build(services);

        Assert.That(
            provider.GetRequiredService<ChatClient>(),
            Is.SameAs(provider.GetRequiredKeyedService<ChatClient>("a"))
        );
    }

    [Test]
    public async Task Add_TwoOfOneGatewayUnderNames_EachHasItsOwnSettings()
    {
        var handler = Answers(2);
        var services = ServicesOver(handler);
        services.AddInteractiveAi("a", options => options.ApiKey = "key-a");
        services.AddInteractiveAi("b", options => options.ApiKey = "key-b");
        await using var provider = Build(services);

        await provider.GetRequiredKeyedService<ChatClient>("b").CompleteAsync(Ask());
        await provider.GetRequiredKeyedService<ChatClient>("a").CompleteAsync(Ask());

        Assert.That(
            handler.Requests.Select(request => request["Authorization"]),
            Is.EqualTo(new[] { "Bearer key-b", "Bearer key-a" })
        );
    }

    [Test]
    public async Task Add_TheSameOneAgain_AddsToItsSettingsAndRetriesNoMoreThanBefore()
    {
        var handler = new StubHandler(StubHandler.Status(503), StubHandler.Status(503), StubHandler.Status(503));
        var services = ServicesOver(handler);
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        var first = services.AddInteractiveAi(Configuration(("ApiKey", "key-a"), ("MaxRetries", "1")));
        var second = services.AddInteractiveAi(options =>
        {
            options.MaxRetryDelay = TimeSpan.Zero;
            options.ApiKey = "key-b";
        });
        await using var provider = Build(services);

        var failure = await FailureAsync<ApiException>(provider.GetRequiredService<ChatClient>().CompleteAsync(Ask()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Name, Is.EqualTo(first.Name));
            Assert.That(handler.Requests, Has.Count.EqualTo(2));
            Assert.That(handler.Requests[^1].Headers.Authorization!.Parameter, Is.EqualTo("key-b"));
            Assert.That(failure.Response!.Retries, Is.EqualTo(1));
        }
    }

    [Test]
    public void Add_AnotherGatewayUnderTheSameKey_IsRefused()
    {
        var services = new ServiceCollection();
        services.AddOrq("chat", options => options.ApiKey = Key);

        Assert.That(
            () => services.AddJamAi("chat", options => options.ApiKey = Key),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "AddJamAi(\"chat\") would register a second client under the key 'chat', which AddOrq(\"chat\") has taken. Give it another name."
            )
        );
    }

    [Test]
    public void Add_AClientNamedLikeTheOneWithoutAName_IsRefused()
    {
        var services = new ServiceCollection();
        services.AddOrq(options => options.ApiKey = Key);

        Assert.That(
            () => services.AddOrq("Orq", options => options.ApiKey = Key),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "AddOrq(\"Orq\") would register a second client under the key 'Orq', which AddOrq() has taken. Give it another name."
            )
        );
    }

    [Test]
    public async Task Add_WhereTheCallerHasAClientOfHisOwn_HisStays([Values(null, "chat")] string? name)
    {
        using var own = TestClient.Over(Answers(0));
        var services = ServicesOver(Answers(0));
        services.AddSingleton(own);
        services.AddKeyedSingleton("chat", own);

        Add(services, "Orq", Source.Delegate, name);
        await using var provider = Build(services);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.GetRequiredService<ChatClient>(), Is.SameAs(own));
            Assert.That(provider.GetRequiredKeyedService<ChatClient>("chat"), Is.SameAs(own));
        }
    }

    [Test]
    public async Task Add_ReplacedUnderItsKeyAfterwards_TheReplacementIsInjectedEverywhere()
    {
        using var fake = TestClient.Over(Answers(0));
        var services = ServicesOver(Answers(0));
        services.AddOrq("chat", options => options.ApiKey = Key);
        services.AddKeyedSingleton("chat", fake);
        await using var provider = Build(services);

        Assert.That(
            (provider.GetRequiredKeyedService<ChatClient>("chat"), provider.GetRequiredService<ChatClient>()),
            Is.EqualTo((fake, fake))
        );
    }

    [Test]
    public async Task Clients_InScopesAndControllers_AreTheSame()
    {
        var services = ServicesOver(Answers(0));
        services.AddInteractiveAi(options => options.ApiKey = Key);
        services.AddOrq("orq", options => options.ApiKey = Key);
        services.AddScoped<Controller>();
        await using var provider = Build(services);
        using var one = provider.CreateScope();
        using var other = provider.CreateScope();

        var first = one.ServiceProvider.GetRequiredService<Controller>();
        var second = other.ServiceProvider.GetRequiredService<Controller>();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Chat, Is.SameAs(second.Chat));
            Assert.That(first.Orq, Is.SameAs(second.Orq));
            Assert.That(first.Orq, Is.Not.SameAs(first.Chat));
        }
    }

    [Test]
    public void Add_WithoutWhatItNeeds_IsRefusedAtOnce()
    {
        var services = new ServiceCollection();
        var section = Configuration();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => ((IServiceCollection)null!).AddOrq(_ => { }), Throws.ArgumentNullException);
            Assert.That(() => ((IServiceCollection)null!).AddOrq(section), Throws.ArgumentNullException);
            Assert.That(() => services.AddOrq((Action<OrqOptions>)null!), Throws.ArgumentNullException);
            Assert.That(() => services.AddOrq((IConfiguration)null!), Throws.ArgumentNullException);
            Assert.That(() => services.AddOrq(null!, _ => { }), Throws.ArgumentNullException);
            Assert.That(() => services.AddOrq(" ", _ => { }), Throws.ArgumentException);
            Assert.That(() => services.AddOrq("", section), Throws.ArgumentException);
            Assert.That(services, Is.Empty);
        }
    }

    private static IHttpClientBuilder Add(IServiceCollection services, string gateway, Source source, string? name)
    {
        var local = new Uri("http://localhost:11434/v1");
        var section = Configuration(
                gateway is "OpenAICompatible"
                    ? [("Chat:ApiKey", Key), ("Chat:Endpoint", local.ToString())]
                    : [("Chat:ApiKey", Key)]
            )
            .GetSection("Chat");
        return (gateway, source, name) switch
        {
            ("InteractiveAi", Source.Delegate, null) => services.AddInteractiveAi(UseKey),
            ("InteractiveAi", Source.Delegate, _) => services.AddInteractiveAi(name, UseKey),
            ("InteractiveAi", Source.Section, null) => services.AddInteractiveAi(section),
            ("InteractiveAi", Source.Section, _) => services.AddInteractiveAi(name, section),
            ("Orq", Source.Delegate, null) => services.AddOrq(UseKey),
            ("Orq", Source.Delegate, _) => services.AddOrq(name, UseKey),
            ("Orq", Source.Section, null) => services.AddOrq(section),
            ("Orq", Source.Section, _) => services.AddOrq(name, section),
            ("JamAi", Source.Delegate, null) => services.AddJamAi(UseKey),
            ("JamAi", Source.Delegate, _) => services.AddJamAi(name, UseKey),
            ("JamAi", Source.Section, null) => services.AddJamAi(section),
            ("JamAi", Source.Section, _) => services.AddJamAi(name, section),
            (_, Source.Delegate, null) => services.AddOpenAICompatible(UseKeyAndEndpoint),
            (_, Source.Delegate, _) => services.AddOpenAICompatible(name, UseKeyAndEndpoint),
            (_, _, null) => services.AddOpenAICompatible(section),
            _ => services.AddOpenAICompatible(name, section),
        };

        void UseKeyAndEndpoint(OpenAICompatibleOptions options)
        {
            UseKey(options);
            options.Endpoint = local;
        }
    }

    private static void UseKey(ChatClientOptions options) => options.ApiKey = Key;

    private sealed class Controller(ChatClient chat, [FromKeyedServices("orq")] ChatClient orq)
    {
        public ChatClient Chat => chat;

        public ChatClient Orq => orq;
    }
}
