using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Tools and how they may be called, for each gateway.</summary>
public class ChatClientAdapterToolTests
{
    private const string Schema =
        """{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city"]}""";

    private const string Weather = $$$"""
        {"type":"function","function":{"name":"get_weather","description":"The weather.","parameters":{{{Schema}}}}}
        """;

    private static AIFunctionDeclaration Declared { get; } =
        AIFunctionFactory.CreateDeclaration("get_weather", "The weather.", Wire.Element(Schema));

    [TestCase(TestGateway.InteractiveAi)]
    [TestCase(TestGateway.Orq)]
    [TestCase(TestGateway.JamAi)]
    [TestCase(TestGateway.Compatible)]
    public async Task Function_ForAGateway_GoesOutWithItsSchema(TestGateway gateway)
    {
        var sent = await AdapterOver.SendAsync(gateway, new ChatOptions { Tools = [Declared] });

        Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(gateway, $"\"tools\":[{Weather}]")));
    }

    [TestCase("{}", """{"type":"object","properties":{}}""")]
    [TestCase("true", """{"type":"object","properties":{}}""")]
    [TestCase("""{"type":"object"}""", """{"type":"object","properties":{}}""")]
    [TestCase("""{"properties":{"a":{}}}""", """{"type":"object","properties":{"a":{}}}""")]
    public async Task Function_WithHardlyASchema_HasAnObjects(string schema, string parameters)
    {
        var tool = AIFunctionFactory.CreateDeclaration("f", null, Wire.Element(schema));

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, new ChatOptions { Tools = [tool] });

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.Body(
                    TestGateway.Orq,
                    $$$""" "tools":[{"type":"function","function":{"name":"f","parameters":{{{parameters}}}}}] """
                )
            )
        );
    }

    [TestCase("strict", null, true)]
    [TestCase("Strict", null, true)]
    [TestCase(null, "strict", true)]
    [TestCase(null, "Strict", true)]
    [TestCase("strict", "!strict", false)]
    [TestCase("!strict", null, false)]
    public async Task Function_StrictBySpelling_IsStrict(string? ofCall, string? ofTool, bool expected)
    {
        var tool = new DeclaredWith(Declared, Entries(ofTool) ?? []);
        var options = new ChatOptions { Tools = [tool], AdditionalProperties = Entries(ofCall) };

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, options);

        var parameters = expected
            ? """{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city","days"],"additionalProperties":false}"""
            : Schema;
        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.Body(
                    TestGateway.InteractiveAi,
                    $$$"""
                    "tools":[{"type":"function","function":{"name":"get_weather","description":"The weather.",
                      "parameters":{{{parameters}}},"strict":{{{(expected ? "true" : "false")}}}}}]
                    """
                )
            )
        );
    }

    [TestCase("auto", "\"auto\"")]
    [TestCase("none", "\"none\"")]
    [TestCase("any", "\"required\"")]
    [TestCase("specific", """{"type":"function","function":{"name":"get_weather"}}""")]
    public async Task ToolMode_WithTools_IsTheirChoice(string mode, string choice)
    {
        foreach (var gateway in AdapterOver.All)
        {
            var options = new ChatOptions
            {
                Tools = [Declared],
                ToolMode = mode switch
                {
                    "auto" => ChatToolMode.Auto,
                    "none" => ChatToolMode.None,
                    "any" => ChatToolMode.RequireAny,
                    _ => ChatToolMode.RequireSpecific("get_weather"),
                },
            };

            var sent = await AdapterOver.SendAsync(gateway, options);

            Assert.That(
                sent.Body,
                Is.EqualTo(AdapterOver.Body(gateway, $"\"tools\":[{Weather}],\"tool_choice\":{choice}")),
                gateway.ToString()
            );
        }
    }

    [TestCase(TestGateway.InteractiveAi, false, ",\"parallel_tool_calls\":false", "")]
    [TestCase(TestGateway.Orq, true, ",\"parallel_tool_calls\":true", "")]
    [TestCase(TestGateway.JamAi, true, "", "AllowMultipleToolCalls: JamAI Base has no place for it.")]
    [TestCase(TestGateway.Compatible, false, ",\"parallel_tool_calls\":false", "")]
    public async Task AllowMultipleToolCalls_WithTools_IsSentOrReported(
        TestGateway gateway,
        bool areAllowed,
        string member,
        string report
    )
    {
        var options = new ChatOptions { Tools = [Declared], AllowMultipleToolCalls = areAllowed };

        var sent = await AdapterOver.SendAsync(gateway, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(gateway, $"\"tools\":[{Weather}]{member}")));
            Assert.That(string.Concat(sent.Report), Is.EqualTo(report));
        }
    }

    [TestCase(TestGateway.InteractiveAi, """ "plugins":[{"id":"web"}] """, "")]
    [TestCase(TestGateway.Orq, "", "HostedWebSearchTool: orq.ai has no place for it.")]
    [TestCase(TestGateway.JamAi, """ "tools":[{"type":"web_search"}] """, "")]
    [TestCase(TestGateway.Compatible, "", "HostedWebSearchTool: local.test has no place for it.")]
    public Task WebSearch_OfAGateway_IsItsOwn(TestGateway gateway, string members, string report) =>
        HostedAsync(gateway, new HostedWebSearchTool(), members, report);

    [TestCase(TestGateway.InteractiveAi, "", "HostedCodeInterpreterTool: Interactive AI has no place for it.")]
    [TestCase(TestGateway.Orq, "", "HostedCodeInterpreterTool: orq.ai has no place for it.")]
    [TestCase(TestGateway.JamAi, """ "tools":[{"type":"code_interpreter"}] """, "")]
    [TestCase(TestGateway.Compatible, "", "HostedCodeInterpreterTool: local.test has no place for it.")]
    public Task CodeInterpreter_OfAGateway_IsItsOwn(TestGateway gateway, string members, string report) =>
        HostedAsync(gateway, new HostedCodeInterpreterTool(), members, report);

    [Test]
    public async Task OtherTools_OfNoGateway_AreReportedEachOnce()
    {
        var options = new ChatOptions { Tools = [new HostedFileSearchTool(), new HostedFileSearchTool(), null!] };

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(TestGateway.Orq)));
            Assert.That(sent.Report, Is.EqualTo(new[] { "Tool HostedFileSearchTool: orq.ai has no place for it." }));
        }
    }

    [Test]
    public async Task AsAITool_OfAToolOfTheWire_GoesOutAsItIs()
    {
        var options = new ChatOptions
        {
            Tools =
            [
                new FunctionTool("native", "Ours.") { Strict = true }.AsAITool(),
                Wire.Read<Tool>("""{"type":"retrieval","store":"s-1"}""").AsAITool(),
                new WebSearchTool().AsAITool(),
            ],
        };

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.Body(
                        TestGateway.Orq,
                        """
                        "tools":[{"type":"function","function":{"name":"native","description":"Ours.","strict":true}},
                          {"type":"retrieval","store":"s-1"}]
                        """
                    )
                )
            );
            Assert.That(sent.Report, Is.EqualTo(new[] { "Tool web_search: orq.ai has no place for it." }));
            Assert.That(
                options.Tools.Select(static tool => tool.Name),
                Is.EqualTo(new[] { "native", "retrieval", "web_search" })
            );
        }
    }

    private static async Task HostedAsync(TestGateway gateway, AITool tool, string members, string report)
    {
        var sent = await AdapterOver.SendAsync(gateway, new ChatOptions { Tools = [tool] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(gateway, members.Trim())));
            Assert.That(string.Concat(sent.Report), Is.EqualTo(report));
        }
    }

    private static AdditionalPropertiesDictionary? Entries(string? strict) =>
        strict is null ? null : new() { [strict.TrimStart('!')] = strict[0] is not '!' };

    private sealed class DeclaredWith(AIFunctionDeclaration inner, AdditionalPropertiesDictionary properties)
        : AIFunctionDeclaration
    {
        public override string Name => inner.Name;

        public override string Description => inner.Description;

        public override System.Text.Json.JsonElement JsonSchema => inner.JsonSchema;

        public override IReadOnlyDictionary<string, object?> AdditionalProperties => properties;
    }
}
