using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using InteractiveAi.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

// A gateway of no more than a socket, so that nothing but the client is compiled: it holds back the second chunk until the first was seen.
using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
var seen = new TaskCompletionSource();
var gateway = AnswerAsync();

var configuration = new ConfigurationBuilder()
    .AddInMemoryCollection(
        new Dictionary<string, string?>
        {
            ["ApiKey"] = "k",
            ["Endpoint"] = $"http://{listener.LocalEndpoint}/v1",
            ["DefaultModel"] = "m",
        }
    )
    .Build();
var services = new ServiceCollection();
services.AddInteractiveAi(configuration);
await using var provider = services.BuildServiceProvider();

var client = provider.GetRequiredService<ChatClient>();
var chunks = new List<string>();
await foreach (var chunk in client.StreamTextAsync("Hi", cancellationToken: patience.Token))
{
    chunks.Add(chunk);
    seen.TrySetResult();
}

await gateway;
var compiled = RuntimeFeature.IsDynamicCodeSupported ? "just in time" : "ahead of time";
Console.WriteLine($"{AppContext.TargetFrameworkName} {compiled}: {string.Join('|', chunks)}");

async Task AnswerAsync()
{
    using var connection = await listener.AcceptTcpClientAsync(patience.Token);
    await using var stream = connection.GetStream();
    using var reader = new StreamReader(stream);
    var length = 0;
    while (await reader.ReadLineAsync(patience.Token) is { Length: > 0 } header)
    {
        if (header.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))
        {
            length = int.Parse(header.AsSpan("Content-Length: ".Length));
        }
    }

    await reader.ReadBlockAsync(new char[length], patience.Token);
    await using var writer = new StreamWriter(stream) { AutoFlush = true };
    await writer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    await writer.WriteAsync(Event("""{"delta":{"content":"Hel"}}"""));
    await seen.Task.WaitAsync(patience.Token);
    await writer.WriteAsync(Event("""{"delta":{"content":"lo"},"finish_reason":"stop"}""") + "data: [DONE]\n\n");
}

static string Event(string choice) => $$"""data: {"id":"1","model":"m","choices":[{{choice}}]}""" + "\n\n";
