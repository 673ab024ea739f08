using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Samples;

/// <summary>A client of Interactive AI where there is a key, of a gateway in this process where there is none.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly LocalGateway? _gateway;

    private Connection(ChatClientOptions options, string description, LocalGateway? gateway = null)
    {
        Client = new ChatClient(options);
        Description = description;
        _gateway = gateway;
    }

    /// <summary>The same type, used in the same way, in both cases.</summary>
    public ChatClient Client { get; }

    public string Description { get; }

    public static async Task<Connection> OpenAsync()
    {
        if (!string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(InteractiveAiOptions.ApiKeyVariable)))
        {
            return FromEnvironment();
        }

        var gateway = await LocalGateway.StartAsync(
            new LocalGatewayOptions { WordDelay = TimeSpan.FromMilliseconds(40) }
        );
        var local = new InteractiveAiOptions
        {
            Endpoint = gateway.Endpoint,
            ApiKey = "any-key-will-do",
            DefaultModel = "local/rules",
        };
        return new Connection(
            local,
            $"There is no key in {InteractiveAiOptions.ApiKeyVariable}, so a gateway of rules, not a language model, answers at {gateway.Endpoint}.",
            gateway
        );
    }

    private static Connection FromEnvironment()
    {
        try
        {
            var options = InteractiveAiOptions.FromEnvironment();
            options.DefaultModel = "openai/gpt-4o-mini";
            return new Connection(
                options,
                $"Talking to Interactive AI at {options.Endpoint}, model {options.DefaultModel}."
            );
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new SettingsException(exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }
    }
}
