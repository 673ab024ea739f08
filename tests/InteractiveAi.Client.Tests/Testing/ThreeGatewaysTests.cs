using System.Net;
using System.Text;
using System.Text.Json.Serialization;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

/// <summary>The same conversation with each of the gateways: what differs is what is sent, and stands beside each other here.</summary>
[TestFixture(GatewayDialect.InteractiveAi)]
[TestFixture(GatewayDialect.Orq)]
[TestFixture(GatewayDialect.JamAi)]
public sealed partial class ThreeGatewaysTests(GatewayDialect dialect)
{
    private const string Model = "google/gemini-3-pro";
    private const string Weather = """
        {"type":"function","function":{"name":"get_weather","description":"Current weather in a city","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}}}
        """;

    private const string Pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private LocalGateway _gateway = null!;
    private ChatClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _gateway = await LocalGateway.StartAsync(
            new LocalGatewayOptions
            {
                Dialect = dialect,
                WordDelay = TimeSpan.Zero,
                IdSeed = 1,
            }
        );
        ChatClientOptions options = For<ChatClientOptions>(
            new InteractiveAiOptions(),
            new OrqOptions(),
            new JamAiOptions()
        );
        options.Endpoint = _gateway.Endpoint;
        options.ApiKey = TestClient.Key;
        options.DefaultModel = Model;
        options.MaxRetries = 0;
        _client = new ChatClient(options);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _gateway.DisposeAsync();
    }

    [Test]
    public async Task Turns_WithTheAnswerPutBack_AreRemembered([Values] bool streaming)
    {
        var (flag, options) = Members(streaming);
        List<Message> conversation = ["Hello! My name is Ana."];

        var first = await AnswerAsync(new ChatRequest { Messages = conversation }, streaming);
        conversation.Add(first.Message);
        conversation.Add("What is my name?");
        var second = await AnswerAsync(new ChatRequest { Messages = conversation }, streaming);

        Assert.That(second.Text, Is.EqualTo("Your name is Ana."));
        Assert.That(second.FinishReason, Is.EqualTo(FinishReason.Stop));
        Assert.That(second.Usage?.TotalTokens, Is.EqualTo(second.Usage!.PromptTokens + second.Usage.CompletionTokens));
        Assert.That(
            Body(1),
            Is.EqualTo(
                $$"""
                {"model":"google/gemini-3-pro","messages":[{"role":"user","content":"Hello! My name is Ana."},{"role":"assistant","content":"{{first.Text}}"},{"role":"user","content":"What is my name?"}]{{flag}}{{options}}}
                """
            )
        );
    }

    [Test]
    public async Task Tools_CalledAndAnswered_AreUsed([Values] bool streaming)
    {
        var (flag, options) = Members(streaming);
        var request = new ChatRequest
        {
            Messages = ["What is the weather in Lisbon and Porto?"],
            Tools = [FunctionTool.Create("get_weather", "Current weather in a city", TravelJson.Default.Place)],
        };

        var asked = await AnswerAsync(request, streaming);
        var answered = await AnswerAsync(
            request with
            {
                Messages = [.. request.Messages, asked.Message, .. Results(asked.ToolCalls)],
            },
            streaming
        );

        var (id0, id1) = (asked.ToolCalls[0].Id, asked.ToolCalls[1].Id);
        var (signature0, signature1) = (asked.ToolCalls[0].ThoughtSignature, asked.ToolCalls[1].ThoughtSignature);
        Assert.That(asked.FinishReason, Is.EqualTo(FinishReason.ToolCalls));
        Assert.That(
            asked.ToolCalls.Select(call => $"{call.Function.Name}({call.Function.Arguments})"),
            Is.EqualTo(["""get_weather({"city":"Lisbon"})""", """get_weather({"city":"Porto"})"""])
        );
        Assert.That(
            answered.Text,
            Is.EqualTo("The weather for Lisbon: 21 °C and sunny. The weather for Porto: 17 °C with showers.")
        );
        Assert.That(
            Body(0),
            Is.EqualTo(
                $$"""
                {"model":"google/gemini-3-pro","messages":[{"role":"user","content":"What is the weather in Lisbon and Porto?"}]{{flag}},"tools":[{{Weather}}]{{options}}}
                """
            )
        );
        const string Lisbon =
            "\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"Lisbon\\\"}\"}";
        var porto = Lisbon.Replace("Lisbon", "Porto", StringComparison.Ordinal);
        var turn = For(
            // Interactive AI takes back what it sent, position included.
            $$"""
            {"role":"assistant","tool_calls":[{"index":0,"id":"{{id0}}",{{Lisbon}}},{"index":1,"id":"{{id1}}",{{porto}}}]},{"role":"tool","tool_call_id":"{{id0}}","content":"21 °C and sunny"},{"role":"tool","tool_call_id":"{{id1}}","content":"17 °C with showers"}
            """,
            // orq.ai takes no position, and wants the thought signature of each call again.
            $$"""
            {"role":"assistant","tool_calls":[{"id":"{{id0}}",{{Lisbon}},"thought_signature":"{{signature0}}"},{"id":"{{id1}}",{{porto}},"thought_signature":"{{signature1}}"}]},{"role":"tool","tool_call_id":"{{id0}}","content":"21 °C and sunny"},{"role":"tool","tool_call_id":"{{id1}}","content":"17 °C with showers"}
            """,
            // JamAI Base takes no result of a tool: the user tells it.
            $$"""
            {"role":"assistant","content":"get_weather({\"city\":\"Lisbon\"})\nget_weather({\"city\":\"Porto\"})","tool_calls":[{"id":"{{id0}}",{{Lisbon}}},{"id":"{{id1}}",{{porto}}}]},{"role":"user","content":"get_weather({\"city\":\"Lisbon\"}): 21 °C and sunny\nget_weather({\"city\":\"Porto\"}): 17 °C with showers"}
            """
        );
        Assert.That(
            Body(1),
            Is.EqualTo(
                $$"""
                {"model":"google/gemini-3-pro","messages":[{"role":"user","content":"What is the weather in Lisbon and Porto?"},{{turn}}]{{flag}},"tools":[{{Weather}}]{{options}}}
                """
            )
        );
    }

    [Test]
    public async Task Image_OfBytes_IsSeen([Values] bool streaming)
    {
        var (flag, options) = Members(streaming);
        var request = new ChatRequest
        {
            Messages =
            [
                new UserMessage(["What is this?", new ImagePart(Convert.FromBase64String(Pixel), "image/png")]),
            ],
        };

        var reply = await AnswerAsync(request, streaming);

        Assert.That(reply.Text, Does.StartWith("I received an image (image/png, 70 bytes, 1 by 1 pixels)."));
        Assert.That(
            Body(0),
            Is.EqualTo(
                $$$"""
                {"model":"google/gemini-3-pro","messages":[{"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,{{{Pixel}}}"}}]}]{{{flag}}}{{{options}}}}
                """
            )
        );
    }

    [Test]
    public async Task Reasoning_OfAnAnswer_GoesBackAsTheGatewayTakesIt([Values] bool streaming)
    {
        var (flag, options) = Members(streaming);
        const string Claude = "anthropic/claude-sonnet-4.5";
        ChatRequest request = new()
        {
            Model = Claude,
            Messages = ["Say: Olá"],
            ReasoningEffort = EffortLevel.Low,
        };

        var first = await AnswerAsync(request, streaming);
        var second = await AnswerAsync(
            request with
            {
                Messages = [.. request.Messages, first.Message, "Say: Oi"],
            },
            streaming
        );

        const string Thought = "The user wants to know about Olá. No function is needed for that.";
        Assert.That((first.Reasoning, first.Text, second.Text), Is.EqualTo((Thought, "Olá", "Oi")));
        var sent = For(
            $$"""
            {"role":"assistant","content":"Olá","reasoning":"{{Thought}}","reasoning_details":[{"type":"reasoning.text","text":"{{Thought}}","signature":"sig_UR6EVUQTofc=","format":"anthropic-claude-v1","index":0}]}
            """,
            $$"""
            {"role":"assistant","content":[{"type":"reasoning","reasoning":"{{Thought}}","signature":"sig_UR6EVUQTofc="},{"type":"redacted_reasoning","data":"redacted_a1ca2404aa920ca9"},{"type":"text","text":"Olá"}]}
            """,
            $$"""
            {"role":"assistant","content":"Olá","reasoning_content":"{{Thought}}"}
            """
        );
        var effort = For(
            "\"reasoning\":{\"effort\":\"low\"}",
            "\"reasoning_effort\":\"low\"",
            "\"reasoning_effort\":\"low\""
        );
        Assert.That(
            CanonicalJson.Of(Body(1)),
            Is.EqualTo(
                CanonicalJson.Of(
                    $$"""
                    {"model":"anthropic/claude-sonnet-4.5","messages":[{"role":"user","content":"Say: Olá"},{{sent}},{"role":"user","content":"Say: Oi"}]{{flag}},{{effort}}{{options}}}
                    """
                )
            )
        );
    }

    [Test]
    public async Task TypedAnswer_WhereTheGatewayHasFormats_IsRead()
    {
        var request = new ChatRequest { Messages = ["Ana goes to Porto."] };
        if (dialect is GatewayDialect.JamAi)
        {
            Assert.That(
                () => _client.CompleteAsync(request, TravelJson.Default.Place),
                Throws.ArgumentException.With.Message.Contains(
                    "$.response_format: JamAI Base has no response_format: it would drop it silently."
                )
            );
            Assert.That(_gateway.Calls, Is.Empty);
            return;
        }

        var reply = await _client.CompleteAsync(request, TravelJson.Default.Place);

        Assert.That(reply.Value, Is.EqualTo(new Place("Porto")));
    }

    [Test]
    public async Task Credit_ThatIsUsedUp_IsTheSameKindOfErrorEverywhere([Values] bool streaming)
    {
        _gateway.FailNext((HttpStatusCode)For(402, 402, 403));

        var failure = await TestClient.FailureAsync<ApiException>(
            AnswerAsync(new ChatRequest { Messages = ["Hi"] }, streaming)
        );

        Assert.That((failure.Kind, failure.IsTransient), Is.EqualTo((ApiErrorKind.Credit, false)));
        Assert.That(
            failure.Message,
            Is.EqualTo(
                For(
                    "The gateway answered 402: Insufficient credits. Add more in the account's settings. The key's or the account's credit is used up.",
                    "The gateway answered 402 (quota_exceeded): The quota of this workspace is used up. The quota or budget on orq.ai is used up: trying again does not help.",
                    "The gateway answered 403 (insufficient_credits): The credits are used up. The organization's credit, or what its plan allows, is used up."
                )
            )
        );
        Assert.That(failure.ToString() + failure.ResponseBody, Does.Not.Contain(TestClient.Key[..8]));
    }

    [Test]
    public async Task RateLimit_WithAWait_PassesEverywhere([Values] bool streaming)
    {
        _gateway.FailNext(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromSeconds(7));

        var failure = await TestClient.FailureAsync<ApiException>(
            AnswerAsync(new ChatRequest { Messages = ["Hi"] }, streaming)
        );

        Assert.That(
            (failure.Kind, failure.IsTransient, failure.RetryAfter),
            Is.EqualTo((ApiErrorKind.RateLimit, true, TimeSpan.FromSeconds(7)))
        );
    }

    [Test]
    public void Request_OfAnotherGateway_IsRefusedByBothNames()
    {
        ChatRequest request = For<ChatRequest>(
            new OrqChatRequest { Messages = ["Hi"] },
            new JamAiChatRequest { Messages = ["Hi"] },
            new InteractiveAiChatRequest { Messages = ["Hi"] }
        );

        Assert.That(
            () => _client.CompleteAsync(request),
            Throws.ArgumentException.With.Message.StartsWith(
                For(
                    "OrqChatRequest can only be sent to orq.ai; this client is configured for Interactive AI.",
                    "JamAiChatRequest can only be sent to JamAI Base; this client is configured for orq.ai.",
                    "InteractiveAiChatRequest can only be sent to Interactive AI; this client is configured for JamAI Base."
                )
            )
        );
    }

    /// <summary>What a program does with the calls: tool messages, or what stands for them.</summary>
    private IEnumerable<Message> Results(IReadOnlyList<ToolCall> calls)
    {
        static string Look(ToolCall call) =>
            call.Function.ReadArguments(TravelJson.Default.Place)!.City is "Lisbon"
                ? "21 °C and sunny"
                : "17 °C with showers";

        return dialect is GatewayDialect.JamAi
            ?
            [
                string.Join(
                    '\n',
                    calls.Select(call => $"{call.Function.Name}({call.Function.Arguments}): {Look(call)}")
                ),
            ]
            : calls.Select(call => new ToolMessage(call.Id, Look(call)));
    }

    private async Task<ChatCompletion> AnswerAsync(ChatRequest request, bool streaming) =>
        streaming ? await _client.StreamAsync(request).ToCompletionAsync() : await _client.CompleteAsync(request);

    private T For<T>(T interactiveAi, T orq, T jamAi) =>
        dialect switch
        {
            GatewayDialect.Orq => orq,
            GatewayDialect.JamAi => jamAi,
            _ => interactiveAi,
        };

    private string Body(int call) => Encoding.UTF8.GetString(_gateway.Calls[call].Body.Span);

    /// <summary>What a request says of streaming; JamAI Base always tells the usage, and has no option for it.</summary>
    private (string Flag, string Options) Members(bool streaming) =>
        (
            streaming ? ",\"stream\":true" : "",
            streaming && dialect is not GatewayDialect.JamAi ? ",\"stream_options\":{\"include_usage\":true}" : ""
        );

    public sealed record Place(string City);

    [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Place))]
    private sealed partial class TravelJson : JsonSerializerContext;
}
