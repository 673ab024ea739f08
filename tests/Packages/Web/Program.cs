using InteractiveAi.Client.Testing;
using Microsoft.Extensions.AI;

// The gateway waits between two events on a clock that only this program moves: what arrives before the clock is moved was streamed, all the
// way from the gateway through the service to whoever asked.
var clock = new ManualTimeProvider();
await using var gateway = await LocalGateway.StartAsync(new LocalGatewayOptions { TimeProvider = clock });
gateway.Reply(ScriptedReply.Text("Hel", "lo") with { EventDelay = TimeSpan.FromMinutes(1) });

var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Configuration["InteractiveAi:ApiKey"] = "k";
builder.Configuration["InteractiveAi:Endpoint"] = gateway.Endpoint.AbsoluteUri;
builder.Configuration["InteractiveAi:DefaultModel"] = "m";
builder.Services.AddInteractiveAi(builder.Configuration.GetSection("InteractiveAi"));

await using var app = builder.Build();
app.MapGet(
    "/ask",
    async (string question, IChatClient chat, HttpResponse response, CancellationToken cancelled) =>
    {
        await foreach (var update in chat.GetStreamingResponseAsync(question, cancellationToken: cancelled))
        {
            await response.WriteAsync(update.Text, cancelled);
            await response.Body.FlushAsync(cancelled);
        }
    }
);
await app.StartAsync();

using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var browser = new HttpClient();
using var answer = await browser.GetAsync(
    new Uri($"{app.Urls.Single()}/ask?question=Hi"),
    HttpCompletionOption.ResponseHeadersRead,
    patience.Token
);
using var body = new StreamReader(await answer.Content.ReadAsStreamAsync(patience.Token));
var buffer = new char[100];
var first = new string(buffer, 0, await body.ReadAsync(buffer, patience.Token));
var rest = body.ReadToEndAsync(patience.Token);
await clock.SkipWaitsAsync(rest, cancellationToken: patience.Token);
Console.WriteLine($"{AppContext.TargetFrameworkName} {gateway.Calls.Single().Request.Model}: {first}|{await rest}");
await app.StopAsync();
