namespace InteractiveAi.Client.Samples.Web;

/// <summary>The gateways that the page can choose between.</summary>
internal sealed class GatewayList : IAsyncDisposable
{
    private GatewayList(IReadOnlyList<GatewayProfile> all) => All = all;

    public IReadOnlyList<GatewayProfile> All { get; }

    public bool HasEmbedded => All.Any(static gateway => gateway.Embedded is not null);

    public static async Task<GatewayList> OpenAsync(IConfiguration configuration)
    {
        GatewayList list = new([new InteractiveAiProfile(), new JamAiProfile()]);
        foreach (var gateway in list.All)
        {
            await gateway.OpenAsync(configuration);
        }

        return list;
    }

    public void Register(IServiceCollection services)
    {
        services.AddSingleton(this);
        foreach (var gateway in All)
        {
            gateway.Register(services);
        }
    }

    public GatewayProfile? Find(string? key) =>
        All.FirstOrDefault(gateway => string.Equals(gateway.Key, key, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in All)
        {
            await gateway.DisposeAsync();
        }
    }
}
