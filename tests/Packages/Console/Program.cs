using InteractiveAi.Client;
using InteractiveAi.Client.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

using var scripted = new ChatClient(
    new HttpClient(new ScriptedGateway().Stream("Hel", "lo")),
    new InteractiveAiOptions { ApiKey = "k" }
);
await foreach (var text in scripted.StreamTextAsync("Hi", model: "m"))
{
    Console.Write($"{text} ");
}

var services = new ServiceCollection();
services.AddInteractiveAi(options => options.ApiKey = "k");
await using var provider = services.BuildServiceProvider();
var name = provider.GetRequiredService<IChatClient>().GetService<ChatClientMetadata>()?.ProviderName;
Console.WriteLine($"{AppContext.TargetFrameworkName} {provider.GetRequiredService<ChatClient>()} {name}");
