using InteractiveAi.Client.Orq;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Samples;

/// <summary>orq.ai: guardrails, fallbacks, and reasoning whose signature the provider wants to see again.</summary>
internal sealed class OrqProfile : GatewayProfile
{
    public override string Name => "orq.ai";

    public override string KeyVariable => OrqOptions.ApiKeyVariable;

    public override GatewayDialect Dialect => GatewayDialect.Orq;

    public override string OwnTitle => "Guardrails, fallbacks, and reasoning that goes back";

    public override ChatClientOptions FromEnvironment()
    {
        var options = OrqOptions.FromEnvironment();
        options.DefaultModel = "openai/gpt-4o-mini";
        return options;
    }

    public override ChatClientOptions ForLocal(Uri endpoint) =>
        new OrqOptions { Endpoint = endpoint, DefaultModel = "local/rules" };

    public override async Task ShowOwnAsync(ChatClient client, Spending spending)
    {
        var request = new OrqChatRequest
        {
            Model = "anthropic/claude-sonnet-4-5",
            Messages = ["My favourite number is 7. What do you think of it?"],
            Guardrails = [new(GuardrailId.PiiDetection, GuardrailStage.Input)],
            Fallbacks = [new("openai/gpt-4o")],
            Retry = new() { Count = 2, OnCodes = [429, 503] },
            Thinking = ThinkingConfig.Enabled(1024),
            MaxCompletionTokens = 4096,
        };

        var first = spending.Count(await client.CompleteAsync(request));
        Console.WriteLine($"  thought: {first.Reasoning}");
        Console.WriteLine($"  signed: {(first.Message.ReasoningSignature is null ? "no" : "yes")}");
        Console.WriteLine(first.Text);

        // The message as it came: the client writes its reasoning and the signature as this gateway takes them back.
        var second = spending.Count(
            await client.CompleteAsync(
                request with
                {
                    Messages = [.. request.Messages, first.Message, "What is my favourite number?"],
                }
            )
        );
        Console.WriteLine(second.Text);
    }
}
