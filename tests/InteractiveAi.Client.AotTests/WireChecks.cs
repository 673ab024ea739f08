using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.AotTests;

/// <summary>What the library does not know survives being read and written, without reflection too.</summary>
internal static class WireChecks
{
    public static async Task RunAsync(CheckRunner runner)
    {
        await runner.RunAsync("a request of unknown cases, values and members round-trips", RequestRoundTrips);
        await runner.RunAsync("a completion of unknown cases, values and members round-trips", CompletionRoundTrips);
        await runner.RunAsync("a chunk of unknown members round-trips", ChunkRoundTrips);
        await runner.RunAsync("what is unknown is typed as such", UnknownIsTyped);
    }

    private static Task RequestRoundTrips(CancellationToken stop) =>
        RoundTrips<InteractiveAiChatRequest>(
            """
            {
              "model": "vendor/model",
              "stream": false,
              "messages": [
                {"role":"system","content":"Be brief.","tomorrow":{"a":[1,2.50,null]}},
                {"role":"user","content":[
                  {"type":"text","text":"Olá","cache_control":{"type":"ephemeral","ttl":"2d"}},
                  {"type":"image_url","image_url":{"url":"https://example.test/a.png","detail":"huge","crop":true}},
                  {"type":"hologram","depth":3}]},
                {"role":"assistant","reasoning_details":[{"type":"reasoning.dream","id":"d1"}],
                 "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"x\":1}"},"index":0}]},
                {"role":"tool","content":"2","tool_call_id":"c1"},
                {"role":"critic","content":"?"}],
              "temperature": 0.5,
              "tools": [{"type":"function","function":{"name":"f","parameters":{"type":"object"}}},{"type":"telepathy","range":9}],
              "tool_choice": {"type":"function","function":{"name":"f"}},
              "response_format": {"type":"poem","metre":"iambic"},
              "provider": {"order":["Anthropic","NewCo"],"sort":{"by":"karma"},"max_price":{"prompt":"1.50","completion":3}},
              "plugins": [{"id":"web","max_results":3},{"id":"oracle","mood":"dark"}],
              "route": "scenic",
              "verbosity": 12345678901234567890123
            }
            """
        );

    private static Task CompletionRoundTrips(CancellationToken stop) =>
        RoundTrips<ChatCompletion>(
            """
            {
              "id": "gen-1", "object": "chat.completion", "created": 1700000000, "model": "vendor/model", "provider": "NewCo",
              "choices": [{"index":0,"finish_reason":"bored","native_finish_reason":"BORED","message":{"role":"assistant","content":"Hi",
                "reasoning_details":[{"type":"reasoning.text","text":"hm","signature":"s","index":0},{"type":"reasoning.dream"}],
                "hum":"la"},"score":0.10}],
              "usage": {"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"cost":0.00010,"prompt_tokens_details":{"cached_tokens":0,"frozen_tokens":7}},
              "router": {"hops":[1]}
            }
            """
        );

    private static Task ChunkRoundTrips(CancellationToken stop) =>
        RoundTrips<ChatCompletionChunk>(
            """
            {"id":"gen-1","object":"chat.completion.chunk","created":1700000000,"model":"m",
             "choices":[{"index":0,"delta":{"role":"assistant","content":"Hi","hum":"la"},"finish_reason":"bored","score":0.10}],"router":{"hops":[1]}}
            """
        );

    private static Task UnknownIsTyped(CancellationToken stop)
    {
        var message = JsonSerializer.Deserialize("""{"role":"critic","content":"?"}""", Contract<Message>());
        var user = JsonSerializer.Deserialize(
            """{"role":"user","content":[{"type":"hologram","depth":3}]}""",
            Contract<Message>()
        );
        var completion = JsonSerializer.Deserialize(
            """{"choices":[{"finish_reason":"bored","message":{"role":"assistant","content":null}}]}""",
            Contract<ChatCompletion>()
        );

        Expect.Equal("?", Expect.NotNull(message as UnknownMessage).Raw.GetProperty("content").GetString());
        Expect.True((user as UserMessage)?.Content?.Parts[0] is UnknownPart { Type: "hologram" });
        Expect.Equal(new FinishReason("bored"), completion?.FinishReason);
        return Task.CompletedTask;
    }

    private static Task RoundTrips<T>(string json)
    {
        var contract = Contract<T>();

        var written = JsonSerializer.Serialize(
            Expect.NotNull<object>(JsonSerializer.Deserialize(json, contract)),
            contract
        );

        Expect.Equal(Canonical.Text(json), Canonical.Text(written));
        return Task.CompletedTask;
    }

    private static JsonTypeInfo<T> Contract<T>() => (JsonTypeInfo<T>)WireJson.Options.GetTypeInfo(typeof(T));
}
