using InteractiveAi.Client;
using InteractiveAi.Client.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

// The gateway waits between two events on a clock that only this program moves: what arrives before the clock is moved was streamed.
var clock = new ManualTimeProvider();
await using var gateway = await LocalGateway.StartAsync(new LocalGatewayOptions { TimeProvider = clock });
gateway.Reply(ScriptedReply.Text("Hel", "lo") with { EventDelay = TimeSpan.FromMinutes(1) });

var configuration = new ConfigurationBuilder()
    .AddInMemoryCollection(
        new Dictionary<string, string?>
        {
            ["ApiKey"] = "k",
            ["Endpoint"] = gateway.Endpoint.AbsoluteUri,
            ["DefaultModel"] = "m",
        }
    )
    .Build();
var services = new ServiceCollection();
services.AddInteractiveAi(configuration);
await using var provider = services.BuildServiceProvider();

using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
await using var chunks = provider
    .GetRequiredService<ChatClient>()
    .StreamTextAsync("Hi", cancellationToken: patience.Token)
    .GetAsyncEnumerator(patience.Token);
var first = await chunks.MoveNextAsync() ? chunks.Current : "nothing";
var rest = RestAsync();
await clock.SkipWaitsAsync(rest, cancellationToken: patience.Token);
Console.WriteLine($"{AppContext.TargetFrameworkName} {gateway.Calls.Single().Request.Model}: {first}|{await rest}");

async Task<string> RestAsync()
{
    var text = "";
    while (await chunks.MoveNextAsync())
    {
        text += chunks.Current;
    }

    return text;
}
