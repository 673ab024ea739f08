using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InteractiveAi.Client.AotTests;

/// <summary>Clients from a container, on the lowest versions of the packages that the library asks for.</summary>
internal static class InjectionChecks
{
    private const string Answer = """{"choices":[{"message":{"content":"Olá"},"finish_reason":"stop"}]}""";

    public static async Task RunAsync(CheckRunner runner)
    {
        await runner.RunAsync("a client is configured from a section and injected", InjectsAsync);
        await runner.RunAsync("a key that is reloaded is used by the next call", ReloadsKeyAsync);
        await runner.RunAsync("an endpoint without a default is configured", ConfiguresEndpointAsync);
        await runner.RunAsync("settings that cannot be used are refused by name", RefusesAsync);
    }

    private static async Task InjectsAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(LoopbackReply.Json("{}", 503), LoopbackReply.Json(Answer));
        var configuration = Configuration(
            ("Chat:ApiKey", "key-1"),
            ("Chat:Endpoint", server.Address.ToString()),
            ("Chat:DefaultModel", "vendor/model"),
            ("Chat:Timeout", "00:00:20"),
            ("Chat:MaxRetries", "1"),
            ("Chat:MaxRetryDelay", "00:00:00"),
            ("Chat:MaxEventBytes", "1000000"),
            ("Chat:MaxResponseBytes", "1000000"),
            ("Chat:ValidateBounds", "false"),
            ("Chat:Headers:X-Team", "blue")
        );
        var services = new ServiceCollection();
        services.AddInteractiveAi("chat", configuration.GetSection("Chat"));
        services.AddOrq(options => options.ApiKey = "key-2");
        services.AddSingleton<Service>();
        await using var provider = services.BuildServiceProvider();

        var reply = await provider
            .GetRequiredService<Service>()
            .Chat.CompleteAsync(new ChatRequest { Messages = ["Hi"], Temperature = 9 }, stop);

        Expect.Equal("Olá", reply.Text);
        Expect.Equal(2, server.Requests.Count);
        Expect.Equal(
            "Bearer key-1 blue",
            $"{server.Requests[1].Headers["authorization"]} {server.Requests[1].Headers["x-team"]}"
        );
        Expect.Equal(
            """{"model":"vendor/model","messages":[{"role":"user","content":"Hi"}],"temperature":9}""",
            server.Requests[1].Body
        );
        Expect.Equal("ChatClient(orq.ai, api.orq.ai)", $"{provider.GetRequiredService<ChatClient>()}");
    }

    private static async Task ReloadsKeyAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(LoopbackReply.Json(Answer), LoopbackReply.Json(Answer));
        var configuration = Configuration(("ApiKey", "key-1"), ("Endpoint", server.Address.ToString()));
        var services = new ServiceCollection();
        services.AddInteractiveAi(configuration);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<ChatClient>();

        await client.CompleteAsync(new ChatRequest { Messages = ["Hi"] }, stop);
        configuration["ApiKey"] = "key-2";
        configuration.Reload();
        await client.CompleteAsync(new ChatRequest { Messages = ["Hi"] }, stop);

        Expect.Equal(
            "Bearer key-1, Bearer key-2",
            string.Join(", ", server.Requests.Select(request => request.Headers["authorization"]))
        );
    }

    private static async Task ConfiguresEndpointAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(LoopbackReply.Json(Answer));
        var services = new ServiceCollection();
        services.AddOpenAICompatible(
            "local",
            Configuration(("Endpoint", server.Address.ToString()), ("IncludeUsage", "false"))
        );
        await using var provider = services.BuildServiceProvider();

        var reply = await provider
            .GetRequiredKeyedService<ChatClient>("local")
            .CompleteAsync(new ChatRequest { Messages = ["Hi"] }, stop);

        Expect.Equal("Olá", reply.Text);
    }

    private static async Task RefusesAsync(CancellationToken stop)
    {
        var services = new ServiceCollection();
        services.AddJamAi(Configuration(("Jam:ApiKey", "key-1"), ("Jam:ProjektId", "p-1")).GetSection("Jam"));
        await using var provider = services.BuildServiceProvider();
        var message = "";

        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException refusal)
        {
            message = refusal.Message;
        }

        stop.ThrowIfCancellationRequested();
        Expect.True(
            message.StartsWith(
                "AddJamAi(): 'Jam:ProjektId' is not a setting of JamAiOptions.",
                StringComparison.Ordinal
            )
        );
    }

    private static IConfigurationRoot Configuration(params IEnumerable<(string Key, string Value)> values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)))
            .Build();

    private sealed class Service([FromKeyedServices("chat")] ChatClient chat)
    {
        public ChatClient Chat => chat;
    }
}
