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
    public async Task HostedTools_WithDetails_AreSentOnceAndTheirDetailsReported()
    {
        var options = new ChatOptions
        {
            Tools =
            [
                new HostedWebSearchTool(new Dictionary<string, object?> { ["region"] = "pt" }),
                new HostedWebSearchTool(),
                new HostedCodeInterpreterTool { Inputs = [new HostedFileContent("f")] },
            ],
            ToolMode = ChatToolMode.Auto,
        };

        var sent = await AdapterOver.SendAsync(TestGateway.JamAi, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.Body(
                        TestGateway.JamAi,
                        """ "tools":[{"type":"web_search"},{"type":"code_interpreter"}],"tool_choice":"auto" """
                    )
                )
            );
            Assert.That(
                sent.Report,
                Is.EqualTo(
                    new[]
                    {
                        "HostedWebSearchTool's region: JamAI Base has no place for it.",
                        "HostedCodeInterpreterTool.Inputs: JamAI Base has no place for it.",
                    }
                )
            );
        }
    }

    // As the middleware does on its last turn: the tools are gone, how they may be called is not.
    [Test]
    public async Task ToolOptions_WhereNoToolIsLeft_AreNotSent([Values] TestGateway gateway)
    {
        var options = new ChatOptions
        {
            Tools = [new HostedFileSearchTool()],
            ToolMode = ChatToolMode.RequireSpecific("f"),
            AllowMultipleToolCalls = true,
        };

        var sent = await AdapterOver.SendAsync(gateway, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(gateway)));
            Assert.That(sent.Report, Has.Count.EqualTo(1));
        }
    }

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
}
