using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Samples;

/// <summary>JamAI Base: answers out of a knowledge table, with what they rest on before them.</summary>
internal sealed class JamAiProfile : GatewayProfile
{
    private const string TableVariable = "JAMAI_TABLE_ID";

    public override string Name => "JamAI Base";

    public override string KeyVariable => JamAiOptions.ApiKeyVariable;

    public override GatewayDialect Dialect => GatewayDialect.JamAi;

    public override string OwnTitle => "A knowledge table";

    // Without a model the project's default answers.
    public override ChatClientOptions FromEnvironment() => JamAiOptions.FromEnvironment();

    public override ChatClientOptions ForLocal(Uri endpoint) => new JamAiOptions { Endpoint = endpoint };

    // Messages of the role "tool" are refused here, so that the user tells what the tools returned.
    public override IEnumerable<Message> Results(IReadOnlyList<(ToolCall Call, string Result)> results) =>
        [string.Join('\n', results.Select(result => $"{result.Call.Name}({result.Call.Arguments}): {result.Result}"))];

    public override async Task ShowOwnAsync(ChatClient client, Spending spending)
    {
        var table = Environment.GetEnvironmentVariable(TableVariable);
        if (
            string.IsNullOrWhiteSpace(table)
            && !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(KeyVariable))
        )
        {
            Console.WriteLine($"Put the id of a knowledge table into {TableVariable} to ask it.");
            return;
        }

        var request = new JamAiChatRequest
        {
            Messages = ["What do the papers say about old trams?"],
            RagParameters = new() { TableId = string.IsNullOrWhiteSpace(table) ? "papers" : table, K = 2 },
        };

        var answer = new CompletionBuilder();
        await foreach (var chunk in client.StreamAsync(request))
        {
            foreach (var found in chunk.References?.Chunks ?? [])
            {
                Console.WriteLine($"  {found.FileName}, page {found.Page}: {found.Text}");
            }

            Console.Write(chunk.Text);
            answer.Add(chunk);
        }

        Console.WriteLine();
        spending.Count(answer.Build());
    }
}
