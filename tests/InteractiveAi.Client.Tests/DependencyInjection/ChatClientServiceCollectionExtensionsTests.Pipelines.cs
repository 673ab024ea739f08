using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using static InteractiveAi.Client.Tests.Container;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatClientServiceCollectionExtensionsTests
{
    [Test]
    public async Task Add_TwoClients_ThePlainIChatClientIsThatOfTheFirst()
    {
        var services = ServicesOver(Answers(0));
        services.AddOrq("first", options => options.ApiKey = Key);
        services.AddInteractiveAi("second", options => options.ApiKey = Key);

        await using var provider = Build(services);
        var plain = provider.GetRequiredService<IChatClient>();

        Assert.That(plain.GetService<ChatClient>(), Is.SameAs(provider.GetRequiredKeyedService<ChatClient>("first")));
    }

    [Test]
    public async Task Add_BesideAKeyedPipelineOfTheHosts_LeavesThatAndIsUnderneath()
    {
        var services = ServicesOver(Answers(1));
        services.AddKeyedSingleton<IChatClient>(
            "mine",
            static (provider, key) =>
                new FunctionLoopChatClient(provider.GetRequiredKeyedService<ChatClient>(key).AsIChatClient("m"))
        );
        services.AddOrq("mine", options => options.ApiKey = Key);

        await using var provider = Build(services);
        var pipeline = provider.GetRequiredKeyedService<IChatClient>("mine");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pipeline, Is.TypeOf<FunctionLoopChatClient>());
            Assert.That(
                pipeline.GetService<ChatClient>(),
                Is.SameAs(provider.GetRequiredKeyedService<ChatClient>("mine"))
            );
            Assert.That((await pipeline.GetResponseAsync("Hi")).Text, Is.EqualTo("Olá"));
        }
    }

    [Test]
    public async Task GetService_ThroughAPipelineOfTheHosts_FindsEveryLayerAndWhatIsUnderneath()
    {
        var services = ServicesOver(Answers(0));
        services.AddOrq("orq", options => (options.ApiKey, options.DefaultModel) = (Key, "a/b"));
        services.AddSingleton<IChatClient>(static provider => new FunctionLoopChatClient(
            new Layer(provider.GetRequiredKeyedService<IChatClient>("orq"))
        ));
        await using var provider = Build(services);

        var pipeline = provider.GetRequiredService<IChatClient>();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pipeline.GetService<IChatClient>(), Is.SameAs(pipeline));
            Assert.That(pipeline.GetService<Layer>(), Is.Not.Null);
            Assert.That(
                pipeline.GetService<ChatClient>(),
                Is.SameAs(provider.GetRequiredKeyedService<ChatClient>("orq"))
            );
            Assert.That(pipeline.GetService<ChatClientMetadata>()!.DefaultModelId, Is.EqualTo("a/b"));
            Assert.That(pipeline.GetService<ChatClient>("some key"), Is.Null);
            Assert.That(pipeline.GetService<Random>(), Is.Null);
        }
    }

    [Test]
    public async Task Dispose_OfAnInjectedIChatClient_DisturbsNobody()
    {
        var services = ServicesOver(Answers(2));
        services.AddInteractiveAi(options => options.ApiKey = Key);

        await using var provider = Build(services);
        provider.GetRequiredService<IChatClient>().Dispose();
        var after = await provider.GetRequiredService<IChatClient>().GetResponseAsync("Hi");
        var native = await provider.GetRequiredService<ChatClient>().CompleteAsync("Hi");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.Text, Is.EqualTo("Olá"));
            Assert.That(native.Text, Is.EqualTo("Olá"));
        }
    }

    [Test]
    public async Task Dispose_OfTheContainer_EndsItsIChatClients()
    {
        var services = ServicesOver(Answers(1));
        services.AddInteractiveAi(options => options.ApiKey = Key);
        var provider = Build(services);
        var chat = provider.GetRequiredService<IChatClient>();
        await chat.GetResponseAsync("Hi");

        await provider.DisposeAsync();

        Assert.That(async () => await chat.GetResponseAsync("Hi"), Throws.TypeOf<ObjectDisposedException>());
    }

    private sealed class Layer(IChatClient inner) : DelegatingChatClient(inner);
}
