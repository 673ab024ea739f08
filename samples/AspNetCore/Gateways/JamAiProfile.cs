using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Testing;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>JamAI Base: its sources are the documents of a knowledge table.</summary>
internal sealed class JamAiProfile : GatewayProfile
{
    public override string Key => "jamai";

    public override string Name => "JamAI Base";

    public override string SourcesLabel => "Ask the documents";

    public override bool HasSources => Table is not null;

    protected override string SectionName => "JamAi";

    protected override string KeyVariable => JamAiOptions.ApiKeyVariable;

    protected override GatewayDialect Dialect => GatewayDialect.JamAi;

    private string? Table =>
        Configuration["Sources:JamAiTable"] is { Length: > 0 } table ? table
        : Embedded is null ? null
        : "papers";

    // What only this gateway has goes through the abstraction as its own request type, without messages.
    public override void AddSources(ChatOptions options)
    {
        var table = Table;
        options.RawRepresentationFactory = _ => new JamAiChatRequest
        {
            Messages = [],
            RagParameters = new() { TableId = table, K = 3 },
        };
    }

    protected override void AddClient(IServiceCollection services, IConfiguration section)
    {
        services.AddJamAi(Key, section);
        services.AddJamAi(Key, Complete);
    }
}
