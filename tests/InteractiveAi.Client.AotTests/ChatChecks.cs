using System.Net;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.AotTests;

/// <summary>Whole calls through the client and the platform's HTTP stack.</summary>
internal static class ChatChecks
{
    private const string Answer = """
        {"id":"gen-1","object":"chat.completion","created":1700000000,"model":"vendor/model","provider":"NewCo",
         "choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Olá!"}}],
         "usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5,"cost":0.00012}}
        """;

    public static async Task RunAsync(CheckRunner runner)
    {
        await runner.RunAsync("a completion is asked for and read", CompletesAsync);
        await runner.RunAsync("an image's bytes are sent as base64", SendsMediaAsync);
        await runner.RunAsync("a stream is read chunk by chunk", StreamsAsync);
        await runner.RunAsync("a stream is folded into a completion with its tool call", FoldsStreamAsync);
        await runner.RunAsync("a stream that is cut throws with what it had", CutStreamThrowsAsync);
        await runner.RunAsync("a tool is called and its result sent back", CallsToolAsync);
        await runner.RunAsync("a typed answer is asked for by schema and read", ReadsTypedAnswerAsync);
        await runner.RunAsync("a refused typed answer says why", SaysWhyThereIsNoValueAsync);
        await runner.RunAsync("an error answer throws with everything the gateway said", ThrowsApiExceptionAsync);
        await runner.RunAsync("a passing failure is retried", RetriesAsync);
        await runner.RunAsync("a bad request fails before anything is sent", RefusesBadRequestAsync);
    }

    private static async Task CompletesAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Json(Answer, extraHeaders: "X-Request-Id: req-1\r\n")
        );
        using var client = ClientOf(server);
        var info = default(ResponseInfo);

        var reply = await client.CompleteAsync(
            new InteractiveAiChatRequest
            {
                Model = "vendor/model",
                Messages = [new SystemMessage("Be brief."), "Say hello in Portuguese."],
                Stop = ["END"],
                Temperature = 0.5,
                Provider = new()
                {
                    Order = ["NewCo"],
                    Sort = ProviderSort.Price,
                    MaxPrice = new() { Prompt = 1.5m },
                },
                Plugins = [new WebPlugin { MaxResults = 3 }],
                Reasoning = new() { Effort = EffortLevel.High },
            },
            new CallOptions { OnResponse = response => info = response },
            stop
        );

        Expect.Equal("Olá!", reply.Text);
        Expect.Equal<FinishReason?>(FinishReason.Stop, reply.FinishReason);
        Expect.Equal(5, reply.Usage?.TotalTokens ?? 0);
        Expect.Equal("req-1", info?.RequestId);
        Expect.Equal("Bearer router-key", server.Requests[0].Headers["Authorization"]);
        Expect.True(server.Requests[0].Path.EndsWith("/chat/completions", StringComparison.Ordinal));
        ExpectBody(
            """
            {"model":"vendor/model","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Say hello in Portuguese."}],
             "stop":["END"],"temperature":0.5,"provider":{"order":["NewCo"],"sort":"price","max_price":{"prompt":1.5}},
             "plugins":[{"id":"web","max_results":3}],"reasoning":{"effort":"high"}}
            """,
            server.Requests[0].Body
        );
    }

    private static async Task SendsMediaAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(LoopbackReply.Json(Answer));
        using var client = ClientOf(server);
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);

        await client.CompleteAsync(
            new ChatRequest { Messages = [new UserMessage(["What is this?", new ImagePart(bytes, "image/png")])] },
            stop
        );

        var part = JsonNode.Parse(server.Requests[0].Body)!["messages"]![0]!["content"]![1]!;
        Expect.Equal("data:image/png;base64," + Convert.ToBase64String(bytes), (string?)part["image_url"]!["url"]);
    }

    private static async Task StreamsAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Events(
                """{"id":"gen-1","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"}}]}""",
                """{"id":"gen-1","model":"m","choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"stop","tomorrow":1}]}""",
                """{"id":"gen-1","model":"m","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}"""
            )
        );
        using var client = ClientOf(server);
        var texts = new List<string>();
        var usage = default(TokenUsage);

        await foreach (var chunk in client.StreamAsync(new ChatRequest { Messages = ["Hi"] }, stop))
        {
            texts.Add(chunk.Text ?? "");
            usage = chunk.Usage ?? usage;
        }

        Expect.Equal("Hel|lo|", string.Join('|', texts));
        Expect.Equal(3, usage?.TotalTokens ?? 0);
        ExpectBody(
            """{"messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":true}}""",
            server.Requests[0].Body
        );
    }

    private static async Task FoldsStreamAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Events(
                """{"id":"gen-1","model":"m","choices":[{"index":0,"delta":{"role":"assistant","reasoning":"hm","content":""}}]}""",
                """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"get_weather","arguments":""}}]}}]}""",
                """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"city\":\"Li"}}]}}]}""",
                """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":null,"function":{"arguments":"sbon\"}"}}]}}]}""",
                """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"""
            )
        );
        using var client = ClientOf(server);

        var reply = await client.StreamAsync("Weather in Lisbon?", cancellationToken: stop).ToCompletionAsync(stop);

        Expect.Equal<FinishReason?>(FinishReason.ToolCalls, reply.FinishReason);
        Expect.Equal("hm", reply.Reasoning);
        Expect.Equal(1, reply.ToolCalls.Count);
        Expect.Equal("call_1", reply.ToolCalls[0].Id);
        Expect.Equal(new WeatherArgs("Lisbon"), reply.ToolCalls[0].Function.ReadArguments(AppJson.Default.WeatherArgs));
    }

    private static async Task CutStreamThrowsAsync(CancellationToken stop)
    {
        var first = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}]}\n\n"u8.ToArray();
        await using var server = new LoopbackServer(new LoopbackReply(200, "text/event-stream", [first]));
        using var client = ClientOf(server);

        var thrown = await Expect.ThrowsAsync<ChatStreamException>(async () =>
        {
            await foreach (var _ in client.StreamAsync(new ChatRequest { Messages = ["Hi"] }, stop)) { }
        });

        Expect.Equal("Hel", thrown.PartialText);
    }

    private static async Task CallsToolAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Json(
                """
                {"choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,
                  "reasoning_details":[{"type":"reasoning.encrypted","data":"c2ln","id":"call_1"}],
                  "tool_calls":[{"id":"call_1","type":"function","index":0,"function":{"name":"get_weather","arguments":"{\"city\":\"Lisbon\",\"days\":2}"}}]}}]}
                """
            ),
            LoopbackReply.Json(Answer)
        );
        using var client = ClientOf(server);
        List<Message> chat = ["Weather in Lisbon?"];
        var request = new ChatRequest
        {
            Messages = chat,
            Tools = [FunctionTool.Create("get_weather", "Current weather", AppJson.Default.WeatherArgs)],
            ToolChoice = ToolChoice.Auto,
        };
        List<WeatherArgs> asked = [];

        var reply = await client.CompleteAsync(request, stop);
        chat.Add(reply.Message);
        foreach (var call in reply.ToolCalls)
        {
            asked.Add(Expect.NotNull(call.Function.ReadArguments(AppJson.Default.WeatherArgs)));
            chat.Add(new ToolMessage(call.Id, "Sunny"));
        }

        reply = await client.CompleteAsync(request, stop);

        Expect.Equal("Olá!", reply.Text);
        Expect.Equal(1, asked.Count);
        Expect.Equal(new WeatherArgs("Lisbon", 2), asked[0]);
        var parameters = JsonNode.Parse(server.Requests[0].Body)!["tools"]![0]!["function"]!["parameters"]!;
        Expect.Equal("The city, in English", (string?)parameters["properties"]!["city"]!["description"]);
        var secondTurn = JsonNode.Parse(server.Requests[1].Body)!["messages"]!;
        Expect.Equal("c2ln", (string?)secondTurn[1]!["reasoning_details"]![0]!["data"]);
        ExpectBody("""{"role":"tool","tool_call_id":"call_1","content":"Sunny"}""", secondTurn[2]!.ToJsonString());
    }

    private static async Task ReadsTypedAnswerAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Json(
                """
                {"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant",
                  "content":"{\"number\":\"A-7\",\"total\":12.50,\"lines\":[\"tea\",\"cake\"]}"}}]}
                """
            )
        );
        using var client = ClientOf(server);

        var typed = await client.CompleteAsync(
            new ChatRequest { Messages = ["Extract."] },
            AppJson.Default.Invoice,
            stop
        );

        Expect.True(typed.IsComplete);
        Expect.Equal(
            "A-7 12.50 tea,cake",
            $"{typed.Value!.Number} {typed.Value.Total:F2} {string.Join(',', typed.Value.Lines)}"
        );
        var format = JsonNode.Parse(server.Requests[0].Body)!["response_format"]!;
        Expect.Equal("json_schema", (string?)format["type"]);
        Expect.Equal("number", (string?)format["json_schema"]!["schema"]!["properties"]!["total"]!["type"]);
    }

    private static async Task SaysWhyThereIsNoValueAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Json(
                """{"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":null,"refusal":"No."}}]}"""
            )
        );
        using var client = ClientOf(server);

        var typed = await client.CompleteAsync(
            new ChatRequest { Messages = ["Extract."] },
            AppJson.Default.Invoice,
            stop
        );

        Expect.True(!typed.IsComplete);
        Expect.Equal<StructuredFailure?>(StructuredFailure.Refused, typed.Failure);
    }

    private static async Task ThrowsApiExceptionAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Json(
                """{"error":{"code":402,"message":"Out of credit","metadata":{"provider_name":"NewCo"}}}""",
                402,
                "X-Request-Id: req-9\r\n"
            )
        );
        using var client = ClientOf(server);

        var thrown = await Expect.ThrowsAsync<ApiException>(() => client.CompleteAsync("Hi", cancellationToken: stop));

        Expect.Equal(HttpStatusCode.PaymentRequired, thrown.StatusCode);
        Expect.Equal(ApiErrorKind.Credit, thrown.Kind);
        Expect.Equal("402 Out of credit", $"{thrown.Error?.Code} {thrown.Error?.Message}");
        Expect.Equal("req-9", thrown.RequestId);
        Expect.Equal(1, server.Requests.Count);
    }

    private static async Task RetriesAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Json("""{"error":{"code":503,"message":"Busy"}}""", 503, "Retry-After: 0\r\n"),
            LoopbackReply.Json(Answer)
        );
        using var client = ClientOf(server);

        var reply = await client.CompleteAsync("Hi", cancellationToken: stop);

        Expect.Equal("Olá!", reply.Text);
        Expect.Equal(2, server.Requests.Count);
        Expect.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    private static async Task RefusesBadRequestAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer();
        using var client = ClientOf(server);
        var bad = new InteractiveAiChatRequest { Messages = ["Hi"], Temperature = 3 };

        var thrown = await Expect.ThrowsAsync<ArgumentException>(() => client.CompleteAsync(bad, stop));

        Expect.True(thrown.Message.Contains("temperature", StringComparison.Ordinal), thrown.Message);
        Expect.Equal(0, server.Requests.Count);
    }

    private static ChatClient ClientOf(LoopbackServer server) =>
        new(new InteractiveAiOptions { ApiKey = "router-key", Endpoint = server.Address });

    private static void ExpectBody(string expected, string actual) =>
        Expect.Equal(Canonical.Text(expected), Canonical.Text(actual));
}
