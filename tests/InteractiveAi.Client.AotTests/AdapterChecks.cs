using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.AotTests;

/// <summary>Calls through the client as an <see cref="IChatClient"/>: both ways, with a tool that is run and a history that is saved.</summary>
internal static class AdapterChecks
{
    private const string Asks = """
        {"id":"gen-1","created":1700000000,"model":"vendor/model","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant",
         "content":null,"reasoning":"Hm.","reasoning_details":[{"type":"reasoning.text","text":"Hm.","signature":"sig==","index":0}],
         "tool_calls":[{"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Lisbon\"}"}}]}}]}
        """;

    public static async Task RunAsync(CheckRunner runner)
    {
        await runner.RunAsync("a tool turn goes through IChatClient and JSON", RunsToolAsync);
        await runner.RunAsync("a stream goes through IChatClient", StreamsAsync);
    }

    private static async Task RunsToolAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Json(Asks),
            LoopbackReply.Json("""{"choices":[{"message":{"role":"assistant","content":"Sunny."}}]}""")
        );
        using var client = ClientOf(server);
        var chat = client.AsIChatClient("vendor/model");
        var weather = AIFunctionFactory.Create((string city) => $"{city}: sunny", "get_weather");
        var options = new ChatOptions
        {
            Temperature = 0.1f,
            Tools = [weather],
            AdditionalProperties = new() { ["session_id"] = "s-1" },
        };
        List<ChatMessage> history = [new(ChatRole.User, "Weather?")];

        var asked = await chat.GetResponseAsync(history, options, stop);
        var call = asked.Messages[0].Contents.OfType<FunctionCallContent>().Single();
        var result = await weather.InvokeAsync(new AIFunctionArguments(call.Arguments), stop);
        history.AddMessages(asked);
        history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, result)]));
        var answered = await chat.GetResponseAsync([.. history.Select(Saved)], options, stop);

        Expect.Equal("Sunny.", answered.Text);
        var second = JsonElement.Parse(server.Requests[1].Body);
        Expect.Equal(0.1, second.GetProperty("temperature").GetDouble());
        Expect.Equal("s-1", second.GetProperty("session_id").GetString());
        var messages = second.GetProperty("messages");
        Expect.Equal("sig==", messages[1].GetProperty("reasoning_details")[0].GetProperty("signature").GetString());
        Expect.Equal("Lisbon: sunny", messages[2].GetProperty("content").GetString());
    }

    private static async Task StreamsAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Events(
                """{"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","reasoning":"Hm."}}]}""",
                """{"id":"gen-1","choices":[{"index":0,"delta":{"content":"Sun"}}]}""",
                """{"id":"gen-1","choices":[{"index":0,"delta":{"content":"ny."},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"cost":0.5}}"""
            )
        );
        using var client = ClientOf(server);

        var response = await client
            .AsIChatClient("vendor/model")
            .GetStreamingResponseAsync("Weather?", null, stop)
            .ToChatResponseAsync(stop);

        Expect.Equal("Sunny.", response.Text);
        Expect.Equal("gen-1", response.ResponseId);
        Expect.Equal<ChatFinishReason?>(ChatFinishReason.Stop, response.FinishReason);
        Expect.Equal(3, response.Usage?.TotalTokenCount ?? 0);
        Expect.Equal(0.5m, (decimal)response.AdditionalProperties!["cost"]!);
    }

    private static ChatMessage Saved(ChatMessage message)
    {
        var contract = AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatMessage));
        return (ChatMessage)JsonSerializer.Deserialize(JsonSerializer.Serialize(message, contract), contract)!;
    }

    private static ChatClient ClientOf(LoopbackServer server) =>
        new(
            new InteractiveAiOptions
            {
                Endpoint = server.Address,
                ApiKey = "router-key",
                MaxRetries = 0,
            }
        );
}
