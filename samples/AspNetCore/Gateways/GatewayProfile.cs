using InteractiveAi.Client.Testing;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>All that differs between the gateways in this sample; the rest of it only knows an <see cref="IChatClient"/> and its key.</summary>
internal abstract class GatewayProfile : IAsyncDisposable
{
    /// <summary>The key of its services, and its word in the page's requests.</summary>
    public abstract string Key { get; }

    public abstract string Name { get; }

    /// <summary>What the gateway's sources are, for the page.</summary>
    public abstract string SourcesLabel { get; }

    /// <summary>The gateway in this process; <see langword="null"/> when the real one is used.</summary>
    public LocalGateway? Embedded { get; private set; }

    /// <summary>Whether an answer can rest on sources.</summary>
    public virtual bool HasSources => true;

    public GatewayInfo Info => new(Key, Name, Embedded is not null, HasSources ? SourcesLabel : null);

    protected abstract string SectionName { get; }

    protected abstract string KeyVariable { get; }

    protected abstract GatewayDialect Dialect { get; }

    protected IConfiguration Configuration { get; private set; } = null!;

    /// <summary>Decides which gateway it is, and starts one where there is no key.</summary>
    public async Task OpenAsync(IConfiguration configuration)
    {
        Configuration = configuration;
        if (ApiKey is null)
        {
            Embedded = await LocalGateway.StartAsync(
                new LocalGatewayOptions
                {
                    Dialect = Dialect,
                    WordDelay = configuration.GetValue("Embedded:WordDelay", TimeSpan.FromMilliseconds(40)),
                }
            );
        }
    }

    /// <summary>Registers the client under its key, and around it what every answer of this service goes through.</summary>
    public void Register(IServiceCollection services)
    {
        // Before the client, so that this IChatClient stays. In place of ToolLoopChatClient a service of yours would write
        //     .AsBuilder().UseFunctionInvocation().UseOpenTelemetry().Build(provider)
        // with the package Microsoft.Extensions.AI, which this repository does not depend on.
        services.AddKeyedSingleton<IChatClient>(
            Key,
            static (provider, key) =>
                new ToolLoopChatClient(
                    provider
                        .GetRequiredKeyedService<ChatClient>(key)
                        .AsIChatClient(
                            new ChatAdapterOptions { Logger = provider.GetRequiredService<ILogger<IChatClient>>() }
                        ),
                    provider.GetRequiredService<Telemetry>()
                )
        );
        AddClient(services, Configuration.GetSection(SectionName));
        services.AddHealthChecks().Add(new(Key, _ => new GatewayHealth(Outcomes), failureStatus: null, tags: null));
    }

    /// <summary>How the last calls went.</summary>
    public CallOutcomes Outcomes { get; } = new(TimeProvider.System);

    /// <summary>Lets an answer rest on sources, in the gateway's own way.</summary>
    public abstract void AddSources(ChatOptions options);

    public ValueTask DisposeAsync() => Embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected abstract void AddClient(IServiceCollection services, IConfiguration section);

    /// <summary>What the configuration does not say: the key of the environment, or the way to the gateway in this process.</summary>
    protected void Complete(ChatClientOptions options)
    {
        if (Embedded is null)
        {
            options.ApiKey = ApiKey;
        }
        else
        {
            options.Endpoint = Embedded.Endpoint;
            options.ApiKey = "any-key-will-do";
        }
    }

    private string? ApiKey =>
        new[] { Configuration[$"{SectionName}:ApiKey"], Configuration[KeyVariable] }.FirstOrDefault(static key =>
            !string.IsNullOrWhiteSpace(key)
        );
}
