using System.Text;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static InteractiveAi.Client.Tests.Container;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// Keys that change while the client lives.
public sealed partial class ChatClientServiceCollectionExtensionsTests
{
    private const string Refused = """{"error":{"code":401,"message":"No auth credentials found"}}""";

    [Test]
    public async Task Reload_WithAnotherKey_TheNextCallOfTheSameClientUsesIt()
    {
        var handler = Answers(3);
        var services = ServicesOver(handler);
        var configuration = Configuration(("Orq:ApiKey", "key-1"));
        services.AddOrq(configuration.GetSection("Orq"));
        await using var provider = Build(services);
        var client = provider.GetRequiredService<ChatClient>();

        await client.CompleteAsync(Ask());
        configuration["Orq:ApiKey"] = "key-2";
        configuration.Reload();
        await client.CompleteAsync(Ask());
        await client.CompleteAsync(Ask());

        Assert.That(Keys(handler), Is.EqualTo(new[] { "Bearer key-1", "Bearer key-2", "Bearer key-2" }));
    }

    [Test]
    public async Task Reload_BetweenACallAndItsRefusal_TheCallIsSentAgainWithTheNewKey()
    {
        var configuration = Configuration(("Orq:ApiKey", "key-1"));
        var handler = new VerbatimHandler(
            new VerbatimReply(
                (_, _) =>
                {
                    configuration["Orq:ApiKey"] = "key-2";
                    configuration.Reload();
                    return Task.FromResult(StubHandler.Response(401));
                }
            ),
            VerbatimReply.Json(Answer)
        );
        var services = ServicesOver(handler);
        services.AddOrq(configuration.GetSection("Orq"));
        await using var provider = Build(services);

        var reply = await provider.GetRequiredService<ChatClient>().CompleteAsync(Ask());

        Assert.That(reply.Text, Is.EqualTo("Olá"));
        Assert.That(Keys(handler), Is.EqualTo(new[] { "Bearer key-1", "Bearer key-2" }));
    }

    [Test]
    public async Task Reload_OfOneNamedClientWhileCallsAreInFlight_ChangesTheNextCallsOfThatOneOnly()
    {
        const int Calls = 16;
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var arrived = 0;
        var slow = new VerbatimReply(
            async (_, _) =>
            {
                if (Interlocked.Increment(ref arrived) is Calls)
                {
                    begun.SetResult();
                }

                await goOn.Task;
                var answer = StubHandler.Response(200);
                answer.Content = new StringContent(Answer, Encoding.UTF8, "application/json");
                return answer;
            }
        );
        var handler = new VerbatimHandler([
            .. Enumerable.Repeat(slow, Calls),
            VerbatimReply.Json(Answer),
            VerbatimReply.Json(Answer),
        ]);
        var services = ServicesOver(handler);
        var configuration = Configuration(("A:ApiKey", "a-1"), ("B:ApiKey", "b-1"));
        services.AddOrq("a", configuration.GetSection("A"));
        services.AddOrq("b", configuration.GetSection("B"));
        await using var provider = Build(services);
        var (a, b) = (
            provider.GetRequiredKeyedService<ChatClient>("a"),
            provider.GetRequiredKeyedService<ChatClient>("b")
        );

        var calls = Enumerable.Range(0, Calls).Select(_ => a.CompleteAsync(Ask())).ToArray();
        await begun.Task;
        configuration["A:ApiKey"] = "a-2";
        configuration.Reload();
        goOn.SetResult();
        var replies = await Task.WhenAll(calls);
        await a.CompleteAsync(Ask());
        await b.CompleteAsync(Ask());

        Assert.That(replies.Select(reply => reply.Text), Is.All.EqualTo("Olá"));
        Assert.That(
            Keys(handler),
            Is.EqualTo(Enumerable.Repeat("Bearer a-1", Calls).Append("Bearer a-2").Append("Bearer b-1"))
        );
    }

    [Test]
    public async Task Reload_OfOptionalKey_AddsAndRemovesIt()
    {
        var handler = Answers(3);
        var services = ServicesOver(handler);
        var configuration = Configuration(("Local:Endpoint", "http://localhost:1/v1"));
        services.AddOpenAICompatible(configuration.GetSection("Local"));
        await using var provider = Build(services);
        var client = provider.GetRequiredService<ChatClient>();

        await client.CompleteAsync(Ask());
        configuration["Local:ApiKey"] = "key-1";
        configuration.Reload();
        await client.CompleteAsync(Ask());
        configuration["Local:ApiKey"] = "";
        configuration.Reload();
        await client.CompleteAsync(Ask());

        Assert.That(Keys(handler), Is.EqualTo(new[] { null, "Bearer key-1", null }));
    }

    [Test]
    public async Task Reload_WhereTheCallerHasAnApiKeyProvider_HisIsAsked()
    {
        var handler = Answers(2);
        var services = ServicesOver(handler);
        var configuration = Configuration(("Orq:DefaultModel", "a/b"));
        var asked = 0;
        services.AddOrq(configuration.GetSection("Orq"));
        services.Configure<OrqOptions>(options =>
            options.ApiKeyProvider = (_, _) => ValueTask.FromResult($"provided-{++asked}")
        );
        await using var provider = Build(services);
        var client = provider.GetRequiredService<ChatClient>();

        await client.CompleteAsync(Ask());
        configuration.Reload();
        await client.CompleteAsync(Ask());

        Assert.That(Keys(handler), Is.EqualTo(new[] { "Bearer provided-1", "Bearer provided-2" }));
    }

    [TestCase(
        "ApiKey",
        "",
        "AddOrq(): ApiKey: There is no API key. Set ApiKey or ApiKeyProvider. Configured from the section 'Orq'."
    )]
    [TestCase(
        "Timeout",
        "soon",
        "AddOrq(): 'Orq:Timeout' is not a time: write hours, minutes and seconds, as 00:02:30, or Infinite."
    )]
    public async Task Reload_ToSettingsThatCannotBeUsed_TheClientGoesOnAndTheLogSaysWhy(
        string setting,
        string value,
        string problem
    )
    {
        var handler = Answers(4);
        var services = ServicesOver(handler);
        var log = services.AddLog();
        var configuration = Configuration(("Orq:ApiKey", "key-1"), ("Orq:Timeout", "00:01:00"));
        services.AddOrq(configuration.GetSection("Orq"));
        await using var provider = Build(services);
        var client = provider.GetRequiredService<ChatClient>();
        await client.CompleteAsync(Ask());

        configuration[$"Orq:{setting}"] = value;
        Reload(configuration);
        await client.CompleteAsync(Ask());
        await client.CompleteAsync(Ask());
        configuration["Orq:Timeout"] = "00:02:00";
        configuration["Orq:ApiKey"] = "key-2";
        configuration.Reload();
        await client.CompleteAsync(Ask());

        Assert.That(
            Keys(handler),
            Is.EqualTo(new[] { "Bearer key-1", "Bearer key-1", "Bearer key-1", "Bearer key-2" })
        );
        Assert.That(
            log.Warnings,
            Is.EqualTo(
                new[]
                {
                    $"The settings of AddOrq() were reloaded and cannot be used; the client goes on with those from before. {problem}",
                }
            )
        );
    }

    [Test]
    public async Task Reload_ToSettingsThatCannotBeUsed_WhenTheOldKeyIsRefused_TheCallSaysWhy()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Refused, status: 401));
        var services = ServicesOver(handler);
        var configuration = Configuration(("Orq:ApiKey", "key-1"));
        services.AddOrq(configuration.GetSection("Orq"));
        await using var provider = Build(services);
        var client = provider.GetRequiredService<ChatClient>();

        configuration["Orq:ApiKey"] = "two words";
        Reload(configuration);
        var failure = await FailureAsync<InvalidOperationException>(client.CompleteAsync(Ask()));

        Assert.That(
            failure.Message,
            Is.EqualTo(
                "The gateway refused the key (401), and there is no newer one, because the settings that were reloaded cannot be used. "
                    + "AddOrq(): ApiKey: The API key has a space, a control character or a character beyond ASCII in it. Configured from the section 'Orq'."
            )
        );
    }

    [Test]
    public async Task Reload_WithAnotherEndpoint_SendsTheNewKeyNowhere()
    {
        var handler = Answers(2);
        var services = ServicesOver(handler);
        var log = services.AddLog();
        var configuration = Configuration(("Orq:ApiKey", "key-1"));
        services.AddOrq(configuration.GetSection("Orq"));
        await using var provider = Build(services);
        var client = provider.GetRequiredService<ChatClient>();
        await client.CompleteAsync(Ask());

        configuration["Orq:ApiKey"] = "key-of-another-server";
        configuration["Orq:Endpoint"] = "https://elsewhere.example.test/v2/router";
        configuration.Reload();
        await client.CompleteAsync(Ask());

        Assert.That(Keys(handler), Is.EqualTo(new[] { "Bearer key-1", "Bearer key-1" }));
        Assert.That(handler.Requests.Select(request => request.Uri!.Host), Is.All.EqualTo("api.orq.ai"));
        Assert.That(
            log.Warnings.Single(),
            Does.EndWith(
                "The endpoint has changed, which a client that exists does not follow. Restart the application."
            )
        );
    }

    [Test]
    public async Task Reload_ToAnotherKindOfCredential_TheClientGoesOn()
    {
        var handler = Answers(1);
        var services = ServicesOver(handler);
        var log = services.AddLog();
        var configuration = Configuration(("Orq:ApiKey", "key-1"));
        services.AddOrq(configuration.GetSection("Orq"));
        await using var provider = Build(services);
        var client = provider.GetRequiredService<ChatClient>();

        configuration["Orq:ApiKey"] = null;
        configuration["Orq:Headers:Authorization"] = "Basic dTpw";
        configuration.Reload();
        await client.CompleteAsync(Ask());

        Assert.That(handler.Request["Authorization"], Is.EqualTo("Bearer key-1"));
        Assert.That(log.Warnings.Single(), Does.Contain("another kind of credential"));
    }

    // The platform tells the one who reloads, too.
    private static void Reload(IConfigurationRoot configuration) =>
        Assert.That(configuration.Reload, Throws.InstanceOf<AggregateException>());

    private static IEnumerable<string?> Keys(VerbatimHandler handler) =>
        handler.Requests.Select(request => request["Authorization"]);
}
