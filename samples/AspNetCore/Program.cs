using System.Text.Json.Serialization;
using InteractiveAi.Client.Samples.Web;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

var builder = WebApplication.CreateBuilder(args);

// A gateway with a key in the configuration is the real one; one without runs in this process.
await using var gateways = await GatewayList.OpenAsync(builder.Configuration);
gateways.Register(builder.Services);

builder.Services.AddMemoryCache(cache => cache.SizeLimit = ConversationStore.MaxConversations);
builder.Services.AddSingleton<ConversationStore>();
builder.Services.AddSingleton<ChatTurns>();

// One place decides what a caller may know of a failure, before an answer has begun and in the middle of it.
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<ProblemHandler>();
builder.Services.ConfigureHttpJsonOptions(json =>
{
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, SampleJson.Default);
    json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
});

builder.Services.AddSingleton<Telemetry>();
builder.Services.AddHostedService<SpanLog>();

var app = builder.Build();

app.UseExceptionHandler();
app.UseStatusCodePages();
app.Use(PagePolicy.ApplyAsync);
app.UseDefaultFiles();
app.UseStaticFiles();

app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthWriter.WriteAsync });
app.MapChat();
if (gateways.HasEmbedded)
{
    app.MapFaults();
}

await app.RunAsync();
