using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Samples;

/// <summary>Interactive AI: providers to choose from, and reasoning block by block.</summary>
internal sealed class InteractiveAiProfile : GatewayProfile
{
    public override string Name => "Interactive AI";

    public override string KeyVariable => InteractiveAiOptions.ApiKeyVariable;

    public override GatewayDialect Dialect => GatewayDialect.InteractiveAi;

    public override string OwnTitle => "Providers and reasoning";

    public override ChatClientOptions FromEnvironment()
    {
        var options = InteractiveAiOptions.FromEnvironment();
        options.DefaultModel = "openai/gpt-4o-mini";
        return options;
    }

    public override ChatClientOptions ForLocal(Uri endpoint) =>
        new InteractiveAiOptions { Endpoint = endpoint, DefaultModel = "local/rules" };

    public override async Task ShowOwnAsync(ChatClient client, Spending spending)
    {
        var request = new InteractiveAiChatRequest
        {
            Models = ["anthropic/claude-sonnet-4.5", "openai/gpt-4o"],
            Messages = ["What do you think of old trams?"],
            Provider = new() { Order = ["Amazon Bedrock", "Anthropic"] },
            Reasoning = new() { Effort = EffortLevel.Low },
        };

        var reply = spending.Count(await client.CompleteAsync(request));

        Console.WriteLine($"  served by {reply.Provider}, after this thought: {reply.Reasoning}");
        Console.WriteLine(reply.Text);
    }
}
