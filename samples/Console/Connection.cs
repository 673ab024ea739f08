using System.Net;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Samples;

/// <summary>A client of the gateway where there is a key, of one in this process where there is none.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly LocalGateway? _local;

    private Connection(
        GatewayProfile gateway,
        ChatClientOptions options,
        string description,
        LocalGateway? local = null
    )
    {
        Gateway = gateway;
        Client = new ChatClient(options);
        Description = description;
        _local = local;
    }

    /// <summary>The same type, used in the same way, whatever the gateway.</summary>
    public ChatClient Client { get; }

    public GatewayProfile Gateway { get; }

    public string Description { get; }

    public static async Task<Connection> OpenAsync(GatewayProfile gateway)
    {
        if (!string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(gateway.KeyVariable)))
        {
            return FromEnvironment(gateway);
        }

        var local = await LocalGateway.StartAsync(
            new LocalGatewayOptions { Dialect = gateway.Dialect, WordDelay = TimeSpan.FromMilliseconds(40) }
        );
        var options = gateway.ForLocal(local.Endpoint);
        options.ApiKey = "any-key-will-do";
        return new Connection(
            gateway,
            options,
            $"There is no key in {gateway.KeyVariable}, so a gateway of rules, not a language model, answers as {gateway.Name} does, at {local.Endpoint}.",
            local
        );
    }

    /// <summary>Lets the next call fail, where it would not do so by itself.</summary>
    public void FailNext(HttpStatusCode status) => _local?.FailNext(status);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
    }

    private static Connection FromEnvironment(GatewayProfile gateway)
    {
        try
        {
            var options = gateway.FromEnvironment();
            return new Connection(
                gateway,
                options,
                $"Talking to {gateway.Name} at {options.Endpoint}, {(options.DefaultModel is { } model ? $"model {model}" : "the default model")}."
            );
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new SettingsException(exception);
        }
    }
}
