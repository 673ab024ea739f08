using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using static InteractiveAi.Client.Tests.Container;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatClientServiceCollectionExtensionsTests
{
    [Test]
    public async Task Add_EveryClient_IsAnIChatClientUnderTheSameKey()
    {
        var services = ServicesOver(Answers(2));
        services.AddInteractiveAi(options => options.ApiKey = Key);
        services.AddOrq("mine", options => (options.ApiKey, options.DefaultModel) = (Key, "m"));

        await using var provider = Build(services);
        var plain = provider.GetRequiredService<IChatClient>();
        var keyed = provider.GetRequiredKeyedService<IChatClient>("mine");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.GetService<ChatClient>(), Is.SameAs(provider.GetRequiredService<ChatClient>()));
            Assert.That(
                keyed.GetService<ChatClient>(),
                Is.SameAs(provider.GetRequiredKeyedService<ChatClient>("mine"))
            );
            Assert.That(keyed.GetService<ChatClientMetadata>()!.ProviderName, Is.EqualTo("orq.ai"));
            Assert.That(keyed.GetService<ChatClientMetadata>()!.DefaultModelId, Is.EqualTo("m"));
            Assert.That((await plain.GetResponseAsync("Hi")).Text, Is.EqualTo("Olá"));
            Assert.That((await keyed.GetResponseAsync("Hi")).Text, Is.EqualTo("Olá"));
        }
    }

    [Test]
    public async Task Add_WithAdapterOptionsInTheContainer_FollowsThemAndLogsThere()
    {
        var services = ServicesOver(Answers(1));
        var log = services.AddLog();
        services.AddSingleton(new ChatAdapterOptions { DefaultModel = "of-the-options" });
        services.AddKeyedSingleton("strict", new ChatAdapterOptions { IsStrict = true });
        services.AddInteractiveAi(options => options.ApiKey = Key);
        services.AddInteractiveAi("strict", options => options.ApiKey = Key);

        await using var provider = Build(services);
        var plain = provider.GetRequiredService<IChatClient>();
        var strict = provider.GetRequiredKeyedService<IChatClient>("strict");
        await plain.GetResponseAsync("Hi", new() { ConversationId = "c" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.GetService<ChatClientMetadata>()!.DefaultModelId, Is.EqualTo("of-the-options"));
            Assert.That(
                log.Warnings,
                Is.EqualTo(new[] { "ConversationId of the call: Interactive AI keeps no conversations." })
            );
            Assert.That(
                () =>
                {
                    _ = strict.GetResponseAsync("Hi", new() { ConversationId = "c" });
                },
                Throws.TypeOf<NotSupportedException>()
            );
        }
    }

    [Test]
    public async Task Add_BesideAPipelineOfTheHosts_LeavesThat()
    {
        var services = ServicesOver(Answers(0));
        services.AddSingleton<IChatClient>(static provider => new FunctionLoopChatClient(
            provider.GetRequiredService<ChatClient>().AsIChatClient()
        ));
        services.AddInteractiveAi(options => options.ApiKey = Key);

        await using var provider = Build(services);

        Assert.That(provider.GetRequiredService<IChatClient>(), Is.TypeOf<FunctionLoopChatClient>());
    }
}
