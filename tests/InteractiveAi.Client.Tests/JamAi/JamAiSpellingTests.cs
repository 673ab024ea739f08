using System.Text.Json;
using InteractiveAi.Client.JamAi;

namespace InteractiveAi.Client.Tests;

public sealed class JamAiSpellingTests
{
    [TestCase("\"END\"", """["END"]""")]
    [TestCase("""["a","b"]""", """["a","b"]""")]
    [TestCase("""["a",1]""", """["a",1]""")]
    [TestCase("7", "7")]
    public async Task Stop_ReadAsAString_IsSentAsAList(string stop, string expected)
    {
        var request = Wire.Read<ChatRequest>($$"""{"messages":[{"role":"user","content":"Hi"}],"stop":{{stop}}}""");

        Assert.That(
            await TestJamAi.SentAsync(request),
            Is.EqualTo($$"""{"messages":[{"role":"user","content":"Hi"}],"stop":{{expected}}}""")
        );
        Assert.That(Wire.Write(request.Stop), Is.EqualTo(stop), "the user's own is not changed");
    }

    [Test]
    public async Task EmptyLists_WhichSayNothing_AreLeftOut() =>
        Assert.That(
            await TestJamAi.SentAsync(
                new ChatRequest
                {
                    Messages = ["Hi"],
                    Stop = [],
                    Tools = [],
                }
            ),
            Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}]}""")
        );

    [Test]
    public async Task StreamOptions_AskingForUsage_AreGrantedAndNotSent()
    {
        var handler = new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n"));
        using var client = TestJamAi.Over(handler);
        ChatRequest request = new()
        {
            Messages = ["Hi"],
            StreamOptions = new() { IncludeUsage = true },
        };

        await TestClient.ReadAsync(client.StreamAsync(request));

        Assert.That(
            handler.Request.Body,
            Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}],"stream":true}""")
        );
    }

    [Test]
    public async Task Nulls_ThatTheGatewayRefuses_AreLeftOutWithoutChangingTheUsersBag()
    {
        Dictionary<string, JsonElement> bag = new()
        {
            ["id"] = Wire.Element("null"),
            ["reasoning_summary"] = Wire.Element("null"),
            ["rag_params"] = Wire.Element("null"),
            ["brand_new"] = Wire.Element("null"),
            ["kept"] = Wire.Element("[null]"),
        };

        var body = await TestJamAi.SentAsync(new ChatRequest { Messages = ["Hi"], AdditionalProperties = bag });

        Assert.That(body, Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}],"kept":[null]}"""));
        Assert.That(bag, Has.Count.EqualTo(5));
    }

    [TestCase("""{"table_id":"t","search_query":null,"k":null,"x":[null]}""", """{"table_id":"t","x":[null]}""")]
    [TestCase("""{"table_id":"t","k":1.0}""", """{"table_id":"t","k":1.0}""")]
    [TestCase("[null]", "[null]")]
    public async Task Nulls_InsideARetrievalAmongTheAdditionalMembers_AreLeftOut(string json, string expected)
    {
        ChatRequest request = new()
        {
            Messages = ["Hi"],
            AdditionalProperties = new Dictionary<string, JsonElement> { ["rag_params"] = Wire.Element(json) },
        };

        Assert.That(
            await TestJamAi.SentAsync(request),
            Is.EqualTo($$"""{"messages":[{"role":"user","content":"Hi"}],"rag_params":{{expected}}}""")
        );
    }

    [Test]
    public async Task ToolTurn_OfTheAssistant_HasAContentThatTheGatewayAsksFor()
    {
        var turn = Wire.Read<ChatCompletion>(
            """{"choices":[{"index":0,"message":{"role":"assistant","content":null,"reasoning_content":"Hm.","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}}]}"""
        ).Message;

        var body = await TestJamAi.SentAsync(
            new ChatRequest { Messages = ["Weather?", turn, new UserMessage("f says 21 degrees.")] }
        );

        Assert.That(
            body,
            Is.EqualTo(
                """
                {"messages":[{"role":"user","content":"Weather?"},{"role":"assistant","content":"f({})","reasoning_content":"Hm.","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"user","content":"f says 21 degrees."}]}
                """
            )
        );
        Assert.That(turn.Content, Is.Null.Or.Property("Raw").Not.Null, "the user's own is not changed");
    }

    [Test]
    public async Task Refusal_OfTheAssistant_IsSentAsWhatItSaid() =>
        Assert.That(
            await TestJamAi.SentAsync(new ChatRequest { Messages = ["Hi", new AssistantMessage { Refusal = "No." }] }),
            Is.EqualTo(
                """{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"No.","refusal":"No."}]}"""
            )
        );

    [TestCase("""{"role":"assistant","content":null,"refusal":"NO WAY"}""", "\"NO WAY\"")]
    [TestCase("""{"role":"assistant","content":"","refusal":"NO WAY"}""", "\"NO WAY\"")]
    [TestCase("""{"role":"assistant","content":[{"type":"text","text":""}],"refusal":"NO WAY"}""", "\"NO WAY\"")]
    [TestCase("""{"role":"assistant","content":"Yes.","refusal":"NO WAY"}""", "\"Yes.\"")]
    [TestCase("""{"role":"assistant","content":null,"audio":{"id":"a","transcript":"Spoken."}}""", "\"Spoken.\"")]
    [TestCase("""{"role":"assistant","content":null,"audio":{"id":"a"}}""", "\"\"")]
    [TestCase("""{"role":"assistant","content":[]}""", "[]")]
    [TestCase(
        """{"role":"assistant","content":[{"type":"refusal","refusal":"No.","z":null},{"type":"text","text":"x","z":null}]}""",
        """[{"type":"text","text":"No."},{"type":"text","text":"x"}]"""
    )]
    [TestCase(
        """{"role":"assistant","content":"","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}},{"id":"d","type":"function","function":{"name":"g"}},{"id":"e","type":"custom"}]}""",
        "\"f({\\\"a\\\":1})\\ng()\""
    )]
    [TestCase(
        """{"role":"assistant","content":"I look.","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}""",
        "\"I look.\""
    )]
    public async Task Content_OfTheAssistant_IsEverythingThatItSaid(string json, string expected)
    {
        var message = Wire.Read<AssistantMessage>(json);

        var sent = Wire.Element(await TestJamAi.SentAsync(new ChatRequest { Messages = ["Hi", message] }));

        Assert.That(sent.GetProperty("messages")[1].GetProperty("content").GetRawText(), Is.EqualTo(expected));
        Assert.That(Wire.Write(message.Content), Is.EqualTo(Wire.Write(Wire.Read<AssistantMessage>(json).Content)));
    }

    [Test]
    public void RefusalPart_OfAnybodyElse_IsNamed()
    {
        JamAiChatRequest request = new()
        {
            Messages = [new UserMessage([new RefusalPart("No.")]), new AssistantMessage([new RefusalPart("No.")])],
        };

        Assert.That(
            request.Validate().Select(static problem => problem.Path),
            Is.EqualTo(["$.messages[0].content[0].type"])
        );
    }

    [Test]
    public async Task Nulls_AmongAdditionalMembers_AreNowhere()
    {
        const string Null = """{"z":null}""";
        var answer = Wire.Read<ChatCompletion>(
            """{"choices":[{"index":0,"message":{"role":"assistant","content":"Hello","function_call":null}}]}"""
        ).Message;
        JamAiChatRequest request = new()
        {
            Messages =
            [
                Wire.Read<SystemMessage>("""{"role":"system","content":"S","z":null}"""),
                Wire.Read<UserMessage>(
                    """{"role":"user","content":[{"type":"text","text":"x","z":null},{"type":"image_url","image_url":{"url":"https://h/i"},"z":null},{"type":"input_audio","input_audio":{"data":"AA==","format":"mp3"},"z":null}],"z":null}"""
                ),
                answer,
                "Hi",
            ],
            RagParameters = new RagParameters { TableId = "t", AdditionalProperties = Bag(Null) },
            AdditionalProperties = Bag(Null),
        };

        Assert.That(
            await TestJamAi.SentAsync(request),
            Is.EqualTo(
                """
                {"messages":[{"role":"system","content":"S"},{"role":"user","content":[{"type":"text","text":"x"},{"type":"image_url","image_url":{"url":"https://h/i"}},{"type":"input_audio","input_audio":{"data":"AA==","format":"mp3"}}]},{"role":"assistant","content":"Hello"},{"role":"user","content":"Hi"}],"rag_params":{"table_id":"t"}}
                """
            )
        );
        Assert.That(request.RagParameters.AdditionalProperties, Has.Count.EqualTo(1), "the user's own is not changed");

        static Dictionary<string, JsonElement> Bag(string json) =>
            Wire.Element(json)
                .EnumerateObject()
                .ToDictionary(static member => member.Name, static member => member.Value);
    }

    [Test]
    public async Task StreamOptions_AskingForNothing_AreNotSent()
    {
        var handler = new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n"));
        using var client = TestJamAi.Over(handler);

        await TestClient.ReadAsync(
            client.StreamAsync(new ChatRequest { Messages = ["Hi"], StreamOptions = new StreamOptions() })
        );

        Assert.That(
            handler.Request.Body,
            Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}],"stream":true}""")
        );
    }

    [Test]
    public async Task StreamOptions_ThatSomebodyInsistsOn_AreSent()
    {
        var handler = new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n"));
        using var client = TestJamAi.Over(handler, static options => options.ValidateBounds = false);

        await TestClient.ReadAsync(
            client.StreamAsync(
                new ChatRequest
                {
                    Messages = ["Hi"],
                    StreamOptions = new() { IncludeUsage = false },
                }
            )
        );

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """{"messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":false}}"""
            )
        );
    }

    // Gateway: type, properties and required have to be there, and no null (wire-facts 3.3).
    [TestCase("{}", """{"type":"object","properties":{},"required":[]}""")]
    [TestCase("""{"type":"object"}""", """{"type":"object","properties":{},"required":[]}""")]
    [TestCase(
        """{"properties":{"a":{"type":"string"}},"title":"T","type":"object"}""",
        """{"properties":{"a":{"type":"string"}},"title":"T","type":"object","required":[]}"""
    )]
    [TestCase(
        """{"required":["a"],"properties":{"a":{}}}""",
        """{"required":["a"],"properties":{"a":{}},"type":"object"}"""
    )]
    [TestCase(
        """{"type":"object","properties":{"a":{"type":"string","description":null,"enum":null}},"required":null,"additionalProperties":null}""",
        """{"type":"object","properties":{"a":{"type":"string"}},"required":[]}"""
    )]
    [TestCase(
        """{"type":"object","properties":{"a":{"type":["string","null"],"enum":["x",null]},"b":{"type":["null","number"]}},"required":["a","b","c"],"additionalProperties":false}""",
        """{"type":"object","properties":{"a":{"type":"string","enum":["x"]},"b":{"type":"number"}},"required":["c"],"additionalProperties":false}"""
    )]
    [TestCase(
        """{"type":"object","properties":{"a":{"enum":["x",null]},"b":{"type":null,"enum":[null,"y"]},"c":{"enum":[null]}},"required":["a","b","c"]}""",
        """{"type":"object","properties":{"a":{"enum":["x"]},"b":{"enum":["y"]},"c":{"enum":[null]}},"required":["c"]}"""
    )]
    [TestCase(
        """{"type":"object","properties":{"ä\ud83c":{"type":"integer","description":"1.50"}},"required":[],"x":1.50}""",
        """{"type":"object","properties":{"ä\ud83c":{"type":"integer","description":"1.50"}},"required":[],"x":1.50}"""
    )]
    public async Task Parameters_OfATool_AreSentInTheGatewaysSpelling(string schema, string expected)
    {
        var tool = Wire.Read<FunctionTool>(
            $$$"""{"type":"function","function":{"name":"f","parameters":{{{schema}}},"y":1},"z":2}"""
        );
        var handler = new VerbatimHandler(VerbatimReply.Json("""{"choices":[]}"""));
        using var client = TestJamAi.Over(handler, static options => options.ValidateBounds = false);

        await client.CompleteAsync(new ChatRequest { Messages = ["Hi"], Tools = [tool] });

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                $$$"""{"messages":[{"role":"user","content":"Hi"}],"tools":[{"type":"function","function":{"name":"f","parameters":{{{expected}}},"y":1},"z":2}]}"""
            )
        );
        Assert.That(tool.Parameters!.Value.GetRawText(), Is.EqualTo(schema), "the user's own is not changed");
    }

    [Test]
    public async Task Parameters_InStrictMode_StayRequired()
    {
        FunctionTool tool = new(
            "f",
            null,
            Wire.Element("""{"type":"object","properties":{"a":{"type":["string","null"]}},"required":["a"]}""")
        )
        {
            Strict = true,
        };

        Assert.That(
            await TestJamAi.SentAsync(new ChatRequest { Messages = ["Hi"], Tools = [tool] }),
            Does.Contain("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""")
        );
    }

    [TestCase("true", "$.tools[0].function.parameters", "422")]
    [TestCase("""{"type":["object","array"]}""", "$.tools[0].function.parameters.type", "422")]
    [TestCase("""{"properties":[]}""", "$.tools[0].function.parameters.properties", "422")]
    [TestCase("""{"required":[1]}""", "$.tools[0].function.parameters.required", "422")]
    [TestCase(
        """{"additionalProperties":{"type":"string"}}""",
        "$.tools[0].function.parameters.additionalProperties",
        "422"
    )]
    [TestCase("""{"$defs":{}}""", "$.tools[0].function.parameters['$defs']", "silently")]
    [TestCase("""{"properties":{"a":true}}""", "$.tools[0].function.parameters.properties.a", "422")]
    [TestCase(
        """{"properties":{"a":{"type":["string","number"]}}}""",
        "$.tools[0].function.parameters.properties.a.type",
        "422"
    )]
    [TestCase("""{"properties":{"a":{"enum":[1]}}}""", "$.tools[0].function.parameters.properties.a.enum", "422")]
    [TestCase(
        """{"properties":{"a":{"description":{}}}}""",
        "$.tools[0].function.parameters.properties.a.description",
        "422"
    )]
    [TestCase(
        """{"properties":{"a b":{"type":"array","items":{"type":"string"}}}}""",
        "$.tools[0].function.parameters.properties['a b'].items",
        "silently"
    )]
    [TestCase(
        """{"properties":{"a":{"type":"object","properties":{}}}}""",
        "$.tools[0].function.parameters.properties.a.properties",
        "silently"
    )]
    [TestCase(
        """{"properties":{"a":{"type":"string","format":"date-time"}}}""",
        "$.tools[0].function.parameters.properties.a.format",
        "silently"
    )]
    public void Validate_ParametersThatNestOrRestrict_SaysWhatWouldBeLost(
        string schema,
        string path,
        string consequence
    )
    {
        JamAiChatRequest request = new()
        {
            Messages = ["Hi"],
            Tools = [new FunctionTool("f", null, Wire.Element(schema))],
        };

        var problem = request.Validate().Single();

        Assert.That(problem.Path, Is.EqualTo(path));
        Assert.That(problem.Message, Does.Contain("JamAI Base").And.Contain(consequence));
    }

    [TestCase(
        """{"type":"object","properties":{"a":{"type":"string","enum":["x"],"description":"d","title":"t","default":"x"}},"required":["a"],"additionalProperties":true,"title":"T","$schema":"s"}"""
    )]
    [TestCase("""{"properties":{"a":{"type":["string","null"],"enum":["x",null],"description":null}}}""")]
    [TestCase("""{"properties":{"a":{"enum":["x",null]}}}""")]
    [TestCase("{}")]
    [TestCase("null")]
    public void Validate_FlatParameters_AreNoProblem(string schema)
    {
        JamAiChatRequest request = new()
        {
            Messages = ["Hi"],
            Tools = [new FunctionTool("f", null, Wire.Element(schema)), new FunctionTool("g")],
        };

        Assert.That(request.Validate(), Is.Empty);
    }

    [Test]
    public void Adapt_NothingToSpell_IsTheSameRequest()
    {
        ChatRequest request = new()
        {
            Messages = ["Hi", new AssistantMessage("Hello")],
            Stop = ["END"],
            Tools =
            [
                new FunctionTool(
                    "f",
                    null,
                    Wire.Element("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""")
                ),
            ],
            AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = Wire.Element("1") },
        };

        Assert.That(JamAiSpelling.Of(request), Is.SameAs(request));
    }
}
