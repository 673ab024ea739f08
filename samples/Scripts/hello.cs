// dotnet run hello.cs
#:package InteractiveAi.Client@0.1.0
using InteractiveAi.Client;

// The key is in LLMROUTER_API_KEY; without one, see "gateway.cs".
using var client = new ChatClient(InteractiveAiOptions.FromEnvironment());
var reply = await client.CompleteAsync("Name three rivers, in one sentence.", model: "openai/gpt-4o-mini");
Console.WriteLine(reply.Text);
Console.WriteLine($"({reply.Model}, {reply.Usage?.TotalTokens} tokens, {reply.Usage?.Cost:0.########} USD)");
