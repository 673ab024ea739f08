// dotnet run compare.cs -- ["a prompt"]
#:package InteractiveAi.Client@0.1.0
using System.Diagnostics;
using InteractiveAi.Client;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;

// Every gateway whose key is in the environment (LLMROUTER_API_KEY, ORQ_API_KEY, JAMAI_TOKEN) with some of its models.
List<(string Name, string Key, Func<ChatClientOptions> Options, string[] Models)> gateways =
[
    (
        "Interactive AI",
        "LLMROUTER_API_KEY",
        InteractiveAiOptions.FromEnvironment,
        ["openai/gpt-4o-mini", "anthropic/claude-sonnet-4.5"]
    ),
    ("orq.ai", "ORQ_API_KEY", OrqOptions.FromEnvironment, ["openai/gpt-4o-mini", "google/gemini-2.5-flash"]),
    ("JamAI Base", "JAMAI_TOKEN", JamAiOptions.FromEnvironment, ["openai/gpt-4o-mini"]),
];
var prompt = args is [var given, ..] ? given : "Explain in two sentences why the sky is blue.";
var rows = await Task.WhenAll(
    from gateway in gateways
    where Environment.GetEnvironmentVariable(gateway.Key) is { Length: > 0 }
    from model in gateway.Models
    select MeasureAsync(gateway.Name, gateway.Options(), model, prompt)
);
if (rows.Length is 0)
{
    Console.Error.WriteLine("There is no key in LLMROUTER_API_KEY, ORQ_API_KEY or JAMAI_TOKEN.");
    return 1;
}

Console.WriteLine(
    $"{"gateway", -16}{"model", -30}{"first text", 12}{"whole", 10}{"tokens", 8}{"cost in USD", 14}  answer"
);
foreach (var row in rows.OrderBy(row => row.Whole))
{
    Console.WriteLine(
        $"{row.Gateway, -16}{row.Model, -30}{Time(row.First), 12}{Time(row.Whole), 10}{row.Tokens, 8}{row.Cost, 14:0.########}  {row.Answer}"
    );
}

return 0;

// Of a call that failed there may be no first text.
static string Time(TimeSpan? time) => time is { } known ? $"{known.TotalMilliseconds:0} ms" : "–";

static async Task<Row> MeasureAsync(string gateway, ChatClientOptions options, string model, string prompt)
{
    using var client = new ChatClient(options);
    var clock = Stopwatch.StartNew();
    TimeSpan? first = null;
    CompletionBuilder answer = new();
    try
    {
        await foreach (var chunk in client.StreamAsync(new ChatRequest { Model = model, Messages = [prompt] }))
        {
            first ??= chunk.Text is { Length: > 0 } ? clock.Elapsed : null;
            answer.Add(chunk);
        }
    }
    catch (Exception e) when (e is ChatClientException or HttpRequestException or TimeoutException)
    {
        return new Row(gateway, model, first, clock.Elapsed, null, null, $"[{e.Message}]");
    }

    var completion = answer.Build();
    var start = completion.Text.ReplaceLineEndings(" ");
    return new Row(
        gateway,
        model,
        first,
        clock.Elapsed,
        completion.Usage?.TotalTokens,
        completion.Usage?.Cost,
        start.Length > 40 ? start[..40] + "…" : start
    );
}

record Row(string Gateway, string Model, TimeSpan? First, TimeSpan Whole, long? Tokens, decimal? Cost, string Answer);
