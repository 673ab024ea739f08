using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public partial class ChatClientAdapterMessageTests
{
    [Test]
    public async Task ToolTurn_WithTextAndSeveralResults_IsAMessageForEach()
    {
        ChatMessage[] messages =
        [
            new(
                ChatRole.Assistant,
                [
                    new TextContent("Let me see."),
                    new TextContent(""),
                    new FunctionCallContent("c1", "f", new Dictionary<string, object?> { ["n"] = 1, ["s"] = "é" }),
                    new FunctionCallContent("c2", "g"),
                ]
            ),
            new(
                ChatRole.Tool,
                [
                    new FunctionResultContent("c1", "sunny"),
                    new FunctionResultContent("c2", Wire.Element("""{"a":[1]}""")),
                    new FunctionResultContent("c3", 7),
                    new FunctionResultContent("c4", null),
                    new FunctionResultContent("c5", null) { Exception = new InvalidOperationException("secret") },
                    new FunctionResultContent("c6", Wire.Element("\"text\"")),
                    new FunctionResultContent("c7", new TextContent("a text")),
                    new FunctionResultContent(
                        "c8",
                        new AIContent[] { new TextContent("two"), new TextContent("texts") }
                    ),
                ]
            ),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, messages);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.Orq,
                    """
                    {"role":"assistant","content":"Let me see.","tool_calls":[
                      {"id":"c1","type":"function","function":{"name":"f","arguments":"{\"n\":1,\"s\":\"é\"}"}},
                      {"id":"c2","type":"function","function":{"name":"g","arguments":"{}"}}]},
                    {"role":"tool","tool_call_id":"c1","content":"sunny"},
                    {"role":"tool","tool_call_id":"c2","content":"{\"a\":[1]}"},
                    {"role":"tool","tool_call_id":"c3","content":"7"},
                    {"role":"tool","tool_call_id":"c4","content":"null"},
                    {"role":"tool","tool_call_id":"c5","content":"Error: InvalidOperationException"},
                    {"role":"tool","tool_call_id":"c6","content":"text"},
                    {"role":"tool","tool_call_id":"c7","content":"a text"},
                    {"role":"tool","tool_call_id":"c8","content":[{"type":"text","text":"two"},{"type":"text","text":"texts"}]}
                    """
                )
            )
        );
    }

    [TestCase(TestGateway.InteractiveAi, true)]
    [TestCase(TestGateway.Orq, false)]
    public async Task ToolResult_WithAnImage_IsAPartOrReported(TestGateway gateway, bool isTaken)
    {
        AIContent[] result = [new TextContent("A chart:"), new DataContent(png, "image/png")];
        ChatMessage[] messages =
        [
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "chart")]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", result)]),
        ];

        var sent = await AdapterOver.SendAsync(gateway, messages);

        var content = isTaken
            ? """[{"type":"text","text":"A chart:"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]"""
            : "\"A chart:\"";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        gateway,
                        $$$"""
                        {"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"chart","arguments":"{}"}}]},
                        {"role":"tool","tool_call_id":"c1","content":{{{content}}}}
                        """
                    )
                )
            );
            Assert.That(
                sent.Report,
                Is.EqualTo(isTaken ? [] : new[] { "DataContent as a tool's result: orq.ai takes only text there." })
            );
        }
    }

    [Test]
    public async Task ToolResult_OfContentsThatSayLittle_IsWhatTheySay()
    {
        ChatMessage[] messages =
        [
            new(
                ChatRole.Tool,
                [
                    null!,
                    new FunctionResultContent("c1", new AIContent?[] { null, new TextContent("a"), null }),
                    new FunctionResultContent("c2", new List<AIContent>()),
                    new FunctionResultContent("c3", ""),
                    new FunctionResultContent("c4", new ErrorContent("It failed.")),
                    new UsageContent(new UsageDetails()),
                ]
            ),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, messages, adapter: Strict);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.InteractiveAi,
                    """
                    {"role":"tool","tool_call_id":"c1","content":"a"},
                    {"role":"tool","tool_call_id":"c2","content":""},
                    {"role":"tool","tool_call_id":"c3","content":""},
                    {"role":"tool","tool_call_id":"c4","content":"It failed."}
                    """
                )
            )
        );
    }

    [TestCase("system")]
    [TestCase("user")]
    public async Task ToolResult_InAMessageOfAnotherRole_IsAMessageOfItsOwn(string role)
    {
        ChatMessage[] messages =
        [
            new(new ChatRole(role), [new TextContent("Go on."), new FunctionResultContent("c1", "sunny")]),
            new(new ChatRole(role), [new FunctionResultContent("c2", "rain")]),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, messages, adapter: Strict);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.Orq,
                    $$"""
                    {"role":"tool","tool_call_id":"c1","content":"sunny"},{"role":"{{role}}","content":"Go on."},
                    {"role":"tool","tool_call_id":"c2","content":"rain"}
                    """
                )
            )
        );
    }

    [Test]
    public async Task TextInAToolMessage_OfAnyGateway_IsReported([Values] TestGateway gateway)
    {
        ChatMessage[] messages =
        [
            new(ChatRole.User, "Hi"),
            new(ChatRole.Tool, [new TextContent("sunny"), new FunctionCallContent("c", "f")]),
        ];

        var sent = await AdapterOver.SendAsync(gateway, messages);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(gateway)));
            Assert.That(sent.Report, Has.Count.EqualTo(2));
            Assert.That(sent.Report[0], Does.StartWith("TextContent in a tool's message: "));
            Assert.That(sent.Report[1], Does.StartWith("FunctionCallContent in a tool's message: "));
        }
    }

    [Test]
    public async Task NativeCalls_OnJamAi_AreToldWithTheirResults()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.User, "Weather?"),
            new(ChatRole.Assistant, [])
            {
                RawRepresentation = new AssistantMessage("Let me see.")
                {
                    ToolCalls = [new ToolCall("c1", "weather", """{"city":"Lisbon"}""")],
                },
            },
            new(ChatRole.Tool, [new FunctionResultContent("c1", "sunny")]),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.JamAi, messages);

        Assert.That(
            Wire.Element(sent.Request.Body).GetProperty("messages")[2].GetProperty("content").GetString(),
            Is.EqualTo("Results of the tools:\nweather({\"city\":\"Lisbon\"}): sunny")
        );
    }

    [Test]
    public async Task ToolResult_WithAnImageOnJamAi_StandsBehindTheLineThatNamesIt()
    {
        AIContent[] chart = [new TextContent("A chart:"), new DataContent(png, "image/png")];
        ChatMessage[] messages =
        [
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "chart"), new FunctionCallContent("c2", "sum")]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", chart), new FunctionResultContent("c2", 3)]),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.JamAi, messages, adapter: Strict);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.JamAi,
                    """
                    {"role":"assistant","content":""},
                    {"role":"user","content":[{"type":"text","text":"Results of the tools:\nchart({}): A chart:"},
                      {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}},
                      {"type":"text","text":"\nsum({}): 3"}]}
                    """
                )
            )
        );
    }

    [Test]
    public void ToolResult_ThatNoContractDescribes_IsRefusedWithItsType()
    {
        ChatMessage[] messages = [new(ChatRole.Tool, [new FunctionResultContent("c1", new Unlisted("secret"))])];

        Assert.That(
            () => AdapterOver.SendAsync(TestGateway.Orq, messages),
            Throws.ArgumentException.With.Message.Contains("Unlisted").And.Message.Not.Contains("secret")
        );
    }

    [Test]
    public void CallArgument_ThatNoContractDescribes_IsRefusedWithItsName()
    {
        FunctionCallContent call = new("c1", "f", new Dictionary<string, object?> { ["who"] = new Unlisted("secret") });

        Assert.That(
            () => AdapterOver.SendAsync(TestGateway.Orq, [new(ChatRole.Assistant, [call])]),
            Throws.ArgumentException.With.Message.Contains("'who'").And.Message.Not.Contains("secret")
        );
    }

    [Test]
    public async Task ToolTurn_OnJamAi_IsToldAsTheUsers()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.User, "Weather?"),
            new(
                ChatRole.Assistant,
                [
                    new TextReasoningContent("Two cities."),
                    new FunctionCallContent("c1", "weather", new Dictionary<string, object?> { ["city"] = "Lisbon" }),
                    new FunctionCallContent("c2", "weather", new Dictionary<string, object?> { ["city"] = "Porto" }),
                ]
            ),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "sunny"), new FunctionResultContent("c2", "rain")]),
            new(ChatRole.Tool, [new FunctionResultContent("c3", "?")]),
        ];

        // Nothing of it is the caller's to leave out, so that strictness does not stop the loop.
        var sent = await AdapterOver.SendAsync(TestGateway.JamAi, messages, adapter: Strict);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        TestGateway.JamAi,
                        """
                        {"role":"user","content":"Weather?"},
                        {"role":"assistant","content":""},
                        {"role":"user","content":"Results of the tools:\nweather({\"city\":\"Lisbon\"}): sunny\nweather({\"city\":\"Porto\"}): rain\nc3: ?"}
                        """
                    )
                )
            );
            Assert.That(
                sent.Report,
                Is.EqualTo(
                    new[]
                    {
                        "The reasoning of an assistant's message: JamAI Base does not read it.",
                        "The tool_calls of an assistant's message: JamAI Base is told them with their results.",
                    }
                )
            );
        }
    }

    private sealed record Unlisted(string Value);
}
