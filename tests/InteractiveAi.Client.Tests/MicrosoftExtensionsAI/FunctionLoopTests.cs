using InteractiveAi.Client.Testing;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>A loop that runs tools, over the adapter of each gateway.</summary>
public partial class FunctionLoopTests
{
    private const string Parallel =
        """{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Lisbon\"}"}},{"id":"c2","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Porto\"}"}}""";

    private static AIFunction Weather { get; } =
        AIFunctionFactory.Create((string city) => $"{city}: {city.Length} degrees", "weather");

    [Test]
    public async Task ParallelCalls_OfAGateway_AreRunOnceEachAndToldBack(
        [Values] TestGateway gateway,
        [Values] bool streaming
    )
    {
        var handler = new VerbatimHandler(
            streaming
                ? AdapterOver.Stream(
                    $$$"""{"id":"g1","choices":[{"index":0,"delta":{"role":"assistant","tool_calls":[{{{Indexed(Parallel)}}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""
                )
                : VerbatimReply.Json(
                    $$$"""{"id":"g1","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{{{Parallel}}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""
                ),
            streaming
                ? AdapterOver.Stream(
                    """{"id":"g2","choices":[{"index":0,"delta":{"role":"assistant","content":"Mild."},"finish_reason":"stop"}],"usage":{"prompt_tokens":2,"completion_tokens":1,"total_tokens":3}}"""
                )
                : VerbatimReply.Json(
                    """{"id":"g2","choices":[{"index":0,"message":{"role":"assistant","content":"Mild."},"finish_reason":"stop"}],"usage":{"prompt_tokens":2,"completion_tokens":1,"total_tokens":3}}"""
                )
        );
        var loop = new FunctionLoopChatClient(AdapterOver.Client(gateway, handler));
        var options = new ChatOptions { Tools = [Weather], ToolMode = ChatToolMode.RequireAny };

        var response = await AskAsync(loop, "Weather?", options, streaming);

        var tools =
            $$$"""[{"type":"function","function":{"name":"weather","parameters":{{{Wire.Compact(Weather.JsonSchema.GetRawText())}}}}}]""";
        var results =
            gateway is TestGateway.JamAi
                ? """
                    {"role":"assistant","content":""},
                    {"role":"user","content":"Results of the tools:\nweather({\"city\":\"Lisbon\"}): Lisbon: 6 degrees\nweather({\"city\":\"Porto\"}): Porto: 5 degrees"}
                    """
                : $$$"""
                    {"role":"assistant","tool_calls":[{{{Parallel}}}]},
                    {"role":"tool","tool_call_id":"c1","content":"Lisbon: 6 degrees"},
                    {"role":"tool","tool_call_id":"c2","content":"Porto: 5 degrees"}
                    """;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(loop.Invoked, Is.EqualTo(new[] { "weather(city: Lisbon)", "weather(city: Porto)" }));
            Assert.That(
                CanonicalJson.Of(handler.Requests[0].Body),
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        gateway,
                        """{"role":"user","content":"Weather?"}""",
                        $"\"tools\":{tools},\"tool_choice\":\"required\"",
                        streaming
                    )
                )
            );
            Assert.That(
                CanonicalJson.Of(handler.Requests[1].Body),
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        gateway,
                        $$"""{"role":"user","content":"Weather?"},{{results}}""",
                        $"\"tools\":{tools}",
                        streaming
                    )
                )
            );
            Assert.That(response.Text, Is.EqualTo("Mild."));
            Assert.That(
                response.Messages.Select(static message => message.Role.Value),
                Is.EqualTo(new[] { "assistant", "tool", "assistant" })
            );
            Assert.That(response.Usage!.TotalTokenCount, Is.EqualTo(5));
        }
    }

    [Test]
    public async Task LastTurn_WithHistoryOfToolsAndNoTools_IsARequestLikeAnyOther(
        [Values] TestGateway gateway,
        [Values] bool streaming
    )
    {
        const string call =
            """{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Lisbon\"}"}}""";
        var asking =
            $$$"""{"id":"g1","choices":[{"index":0,"{{{(streaming ? "delta" : "message")}}}":{"role":"assistant","content":"I look.","tool_calls":[{{{call}}}]},"finish_reason":"tool_calls"}]}""";
        var handler = new VerbatimHandler(
            streaming ? AdapterOver.Stream(asking) : VerbatimReply.Json(asking),
            streaming ? VerbatimReply.Events(AdapterOver.Events) : VerbatimReply.Json(AdapterOver.Answer)
        );
        var loop = new FunctionLoopChatClient(AdapterOver.Client(gateway, handler)) { MaximumIterations = 1 };
        var options = new ChatOptions
        {
            Tools = [Weather],
            ToolMode = ChatToolMode.RequireAny,
            AllowMultipleToolCalls = gateway is TestGateway.JamAi ? null : true,
        };

        var response = await AskAsync(loop, "Weather?", options, streaming);

        var turn =
            gateway is TestGateway.JamAi
                ? """{"role":"assistant","content":"I look."},{"role":"user","content":"Results of the tools:\nweather({\"city\":\"Lisbon\"}): Lisbon: 6 degrees"}"""
                : $$"""{"role":"assistant","content":"I look.","tool_calls":[{{call}}]},{"role":"tool","tool_call_id":"c1","content":"Lisbon: 6 degrees"}""";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Text, Does.EndWith("Hello"));
            Assert.That(
                CanonicalJson.Of(handler.Requests[1].Body),
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        gateway,
                        $$"""{"role":"user","content":"Weather?"},{{turn}}""",
                        streaming: streaming
                    )
                )
            );
        }
    }

    private static IEnumerable<TestCaseData> Functions =>
        [
            Case("without parameters", AIFunctionFactory.Create(() => "ran", "f"), "{}", "ran"),
            Case(
                "with parameters",
                AIFunctionFactory.Create((int a, double b, bool c) => $"{a + b} {c}", "f"),
                """{"a":1,"b":0.5,"c":true}""",
                "1.5 True"
            ),
            Case(
                "with an optional one",
                AIFunctionFactory.Create((string a, int b = 7) => a + b, "f"),
                """{"a":"x"}""",
                "x7"
            ),
            Case(
                "with an array",
                AIFunctionFactory.Create((IEnumerable<string> all) => string.Join('+', all), "f"),
                """{"all":["x","y"]}""",
                "x+y"
            ),
            Case(
                "with a nested object",
                AIFunctionFactory.Create(
                    (System.Text.Json.JsonElement trip) => trip.GetProperty("to").GetProperty("city").GetString(),
                    "f"
                ),
                """{"trip":{"to":{"city":"Porto"}}}""",
                "Porto"
            ),
            Case(
                "that fails",
                AIFunctionFactory.Create(string () => throw new InvalidOperationException("no"), "f"),
                "{}",
                "Error: Function failed."
            ),
            Case(
                "that returns JSON",
                AIFunctionFactory.Create(() => Wire.Element("""{"a":1}"""), "f"),
                "{}",
                """{"a":1}"""
            ),
        ];

    [TestCaseSource(nameof(Functions))]
    public async Task Function_OfAnyShape_IsRunWithItsArguments(AIFunction function, string arguments, string result)
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                $$$"""{"id":"g1","choices":[{"message":{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":{{{arguments}}}}}]},"finish_reason":"tool_calls"}]}"""
            ),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var loop = new FunctionLoopChatClient(AdapterOver.Client(TestGateway.InteractiveAi, handler));

        await loop.GetResponseAsync("Go.", new() { Tools = [function] });

        var told = Wire.Element(handler.Requests[1].Body).GetProperty("messages")[2];
        Assert.That(told.GetProperty("content").GetString(), Is.EqualTo(result));
    }

    [Test]
    public async Task CallThatCannotBeRead_BesideOneThatCan_IsNotRun()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                """
                {"id":"g1","choices":[{"message":{"role":"assistant","tool_calls":[
                  {"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":"}},
                  {"id":"c2","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Porto\"}"}}]},"finish_reason":"tool_calls"}]}
                """
            ),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var loop = new FunctionLoopChatClient(AdapterOver.Client(TestGateway.Orq, handler));

        await loop.GetResponseAsync("Weather?", new() { Tools = [Weather] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(loop.Invoked, Is.EqualTo(new[] { "weather(city: Porto)" }));
            Assert.That(Wire.Element(handler.Requests[1].Body).GetProperty("messages").GetArrayLength(), Is.EqualTo(3));
        }
    }

    [TestCase(GatewayDialect.InteractiveAi)]
    [TestCase(GatewayDialect.Orq)]
    [TestCase(GatewayDialect.JamAi)]
    public async Task Loop_OverALocalGateway_AsksForBothCitiesAndAnswers(GatewayDialect dialect)
    {
        await using var gateway = await LocalGateway.StartAsync(
            new LocalGatewayOptions { Dialect = dialect, WordDelay = TimeSpan.Zero }
        );
        using var native = new ChatClient(LocalOptions(dialect, gateway.Endpoint));
        foreach (var streaming in new[] { false, true })
        {
            var loop = new FunctionLoopChatClient(native.AsIChatClient("anthropic/claude-sonnet-4.5"));
            var options = new ChatOptions
            {
                Tools =
                [
                    AIFunctionFactory.Create((string city) => $"{city}: 21 degrees", "get_weather", "Current weather"),
                ],
            };

            var response = await AskAsync(loop, "Weather in Lisbon and Porto?", options, streaming);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(
                    loop.Invoked,
                    Is.EqualTo(new[] { "get_weather(city: Lisbon)", "get_weather(city: Porto)" }),
                    $"{dialect}, streaming: {streaming}"
                );
                Assert.That(response.Messages[^1].Text, Does.Contain("21 degrees"));
                Assert.That(response.Usage!.TotalTokenCount, Is.GreaterThan(0));
            }
        }
    }

    private static ChatClientOptions LocalOptions(GatewayDialect dialect, Uri endpoint) =>
        dialect switch
        {
            GatewayDialect.InteractiveAi => new InteractiveAiOptions { Endpoint = endpoint, ApiKey = "k" },
            GatewayDialect.Orq => new Orq.OrqOptions { Endpoint = endpoint, ApiKey = "k" },
            _ => new JamAi.JamAiOptions { Endpoint = endpoint, ApiKey = "k" },
        };

    private static async Task<ChatResponse> AskAsync(
        IChatClient client,
        string question,
        ChatOptions options,
        bool streaming
    ) =>
        streaming
            ? await client.GetStreamingResponseAsync(question, options).ToChatResponseAsync()
            : await client.GetResponseAsync(question, options);

    private static string Indexed(string calls) =>
        calls
            .Replace("""{"id":"c1",""", """{"index":0,"id":"c1",""", StringComparison.Ordinal)
            .Replace("""{"id":"c2",""", """{"index":1,"id":"c2",""", StringComparison.Ordinal);

    private static TestCaseData Case(string name, AIFunction function, string arguments, string result) =>
        new TestCaseData(function, arguments, result).SetArgDisplayNames(name);
}
