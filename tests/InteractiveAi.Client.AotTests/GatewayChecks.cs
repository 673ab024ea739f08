using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.AotTests;

/// <summary>The other gateways' own words, there and back.</summary>
internal static class GatewayChecks
{
    private const string Answer = """
        {"id":"1","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Hi"}}]}
        """;

    public static async Task RunAsync(CheckRunner runner)
    {
        await runner.RunAsync("orq.ai's parameters are sent", SendsOrqParametersAsync);
        await runner.RunAsync("orq.ai's reasoning goes back inside the content", SendsReasoningBackAsync);
        await runner.RunAsync("JamAI Base's references come first and are kept", ReadsReferencesAsync);
        await runner.RunAsync("any other endpoint needs no key", CallsAnyEndpointAsync);
        await runner.RunAsync("what a gateway does not take is named", NamesWhatIsNotTakenAsync);
    }

    private static async Task SendsOrqParametersAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(LoopbackReply.Json(Answer));
        using var client = OrqOf(server);

        await client.CompleteAsync(
            new OrqChatRequest
            {
                Model = "openai/gpt-4o",
                Messages = ["Hi"],
                Guardrails = [new(GuardrailId.PiiDetection, GuardrailStage.Input)],
                Fallbacks = [new("anthropic/claude-haiku-4-5")],
                Retry = new() { Count = 3, OnCodes = [429, 503] },
                Thinking = ThinkingConfig.Enabled(2048),
                Orq = new()
                {
                    Thread = new("t-1"),
                    KnowledgeBases =
                    [
                        new("kb")
                        {
                            TopK = 5,
                            FilterBy = KnowledgeFilter.And(
                                KnowledgeFilter.Where("lang", FilterCondition.Eq("en")),
                                KnowledgeFilter.Where("year", FilterCondition.Gte(2024))
                            ),
                        },
                    ],
                },
            },
            stop
        );

        Expect.True(server.Requests[0].Path.EndsWith("/router/chat/completions", StringComparison.Ordinal));
        Expect.Equal(
            Canonical.Text(
                """
                {"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}],
                 "guardrails":[{"id":"orq_pii_detection","execute_on":"input"}],"fallbacks":[{"model":"anthropic/claude-haiku-4-5"}],
                 "retry":{"count":3,"on_codes":[429,503]},"thinking":{"type":"enabled","budget_tokens":2048},
                 "orq":{"thread":{"id":"t-1"},"knowledge_bases":[{"knowledge_id":"kb","top_k":5,
                   "filter_by":{"and":[{"lang":{"eq":"en"}},{"year":{"gte":2024}}]}}]}}
                """
            ),
            Canonical.Text(server.Requests[0].Body)
        );
    }

    private static async Task SendsReasoningBackAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Json(
                """
                {"id":"1","choices":[{"finish_reason":"tool_calls","message":{"role":"assistant","reasoning":"Hm.","reasoning_signature":"s",
                 "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"},"thought_signature":"t"}]}}]}
                """
            ),
            LoopbackReply.Json(Answer)
        );
        using var client = OrqOf(server);
        List<Message> chat = ["Hi"];

        var reply = await client.CompleteAsync(new ChatRequest { Model = "m", Messages = chat }, stop);
        chat.Add(reply.Message);
        chat.Add(new ToolMessage(reply.ToolCalls[0].Id, "7"));
        await client.CompleteAsync(new ChatRequest { Model = "m", Messages = chat }, stop);

        Expect.Equal(
            Canonical.Text(
                """
                {"model":"m","messages":[{"role":"user","content":"Hi"},
                 {"role":"assistant","content":[{"type":"reasoning","reasoning":"Hm.","signature":"s"}],
                  "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"},"thought_signature":"t"}]},
                 {"role":"tool","tool_call_id":"c1","content":"7"}]}
                """
            ),
            Canonical.Text(server.Requests[1].Body)
        );
    }

    private static async Task ReadsReferencesAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Events(
                """{"object":"chat.references","chunks":[{"text":"We claim.","title":"Paper","page":3,"metadata":{"x":1}}],"search_query":"claim","finish_reason":null}""",
                """{"id":"1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"It does."},"message":{"content":"It does."},"finish_reason":"stop"}]}"""
            )
        );
        using var client = new ChatClient(
            new JamAiOptions
            {
                ApiKey = "token",
                Endpoint = server.Address,
                ProjectId = "p1",
                MaxRetries = 0,
            }
        );

        var whole = await client
            .StreamAsync(
                new JamAiChatRequest
                {
                    Messages = ["?"],
                    RagParameters = new() { TableId = "papers", K = 5 },
                },
                stop
            )
            .ToCompletionAsync(stop);

        Expect.Equal("It does.", whole.Text);
        Expect.Equal("Paper", whole.References?.Chunks[0].Title);
        Expect.Equal(3, whole.References?.Chunks[0].Page ?? 0);
        Expect.Equal("p1", server.Requests[0].Headers["X-PROJECT-ID"]);
        Expect.Equal(
            Canonical.Text(
                """{"messages":[{"role":"user","content":"?"}],"stream":true,"rag_params":{"table_id":"papers","k":5}}"""
            ),
            Canonical.Text(server.Requests[0].Body)
        );
    }

    private static async Task CallsAnyEndpointAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(LoopbackReply.Json(Answer));
        using var client = new ChatClient(new OpenAICompatibleOptions(server.Address) { MaxRetries = 0 });

        var reply = await client.CompleteAsync(new ChatRequest { Messages = ["Hi"] }, stop);

        Expect.Equal("Hi", reply.Text);
        Expect.True(!server.Requests[0].Headers.ContainsKey("Authorization"));
    }

    private static async Task NamesWhatIsNotTakenAsync(CancellationToken stop)
    {
        using var client = new ChatClient(new JamAiOptions { ApiKey = "token" });

        var failure = await Expect.ThrowsAsync<ArgumentException>(() =>
            client.CompleteAsync(
                new ChatRequest { Messages = ["Hi"], ResponseFormat = ResponseFormat.JsonObject },
                stop
            )
        );

        Expect.True(failure.Message.Contains("response_format", StringComparison.Ordinal));
    }

    private static ChatClient OrqOf(LoopbackServer server) =>
        new(
            new OrqOptions
            {
                ApiKey = "key",
                Endpoint = server.Address,
                MaxRetries = 0,
            }
        );
}
