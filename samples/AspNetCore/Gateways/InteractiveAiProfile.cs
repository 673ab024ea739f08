using InteractiveAi.Client.Testing;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Interactive AI: its sources are the web's.</summary>
internal sealed class InteractiveAiProfile : GatewayProfile
{
    public override string Key => "interactive-ai";

    public override string Name => "Interactive AI";

    public override string SourcesLabel => "Search the web";

    protected override string SectionName => "InteractiveAi";

    protected override string KeyVariable => InteractiveAiOptions.ApiKeyVariable;

    protected override GatewayDialect Dialect => GatewayDialect.InteractiveAi;

    public override void AddSources(ChatOptions options) =>
        options.Tools = [.. options.Tools ?? [], new HostedWebSearchTool()];

    protected override void AddClient(IServiceCollection services, IConfiguration section)
    {
        services.AddInteractiveAi(Key, section);
        services.AddInteractiveAi(Key, Complete);
    }
}
