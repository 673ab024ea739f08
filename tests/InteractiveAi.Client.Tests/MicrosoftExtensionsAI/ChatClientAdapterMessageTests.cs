using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Messages and their contents on the way out: each has its place on the wire, or is reported.</summary>
public class ChatClientAdapterMessageTests
{
    private static readonly byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Test]
    public async Task Messages_OfEveryRole_GoOutInOrder()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, "Be brief."),
            new(new ChatRole("Developer"), "Be kind."),
            new(ChatRole.User, "Hi") { AuthorName = "Ana María-2!" },
            new(ChatRole.Assistant, "Hello"),
            new(ChatRole.User, [new TextContent("Two"), new TextContent(""), new TextContent("parts")]),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, messages);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.InteractiveAi,
                    """
                    {"role":"system","content":"Be brief."},
                    {"role":"developer","content":"Be kind."},
                    {"role":"user","content":"Hi","name":"AnaMara-2"},
                    {"role":"assistant","content":"Hello"},
                    {"role":"user","content":[{"type":"text","text":"Two"},{"type":"text","text":"parts"}]}
                    """
                )
            )
        );
    }

    [Test]
    public async Task Messages_WithMultiPartSystem_KeepTheParts()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, [new TextContent("One."), new TextContent("Two.")]),
            new(ChatRole.User, "Hi"),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, messages);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.Orq,
                    """{"role":"system","content":[{"type":"text","text":"One."},{"type":"text","text":"Two."}]},{"role":"user","content":"Hi"}"""
                )
            )
        );
    }

    [Test]
    public async Task Messages_ThatAreEmpty_AreSentAsEmptyTexts([Values] TestGateway gateway)
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, ""),
            new(ChatRole.User, (string?)null),
            new(ChatRole.Assistant, []),
            new(ChatRole.User, [new TextContent("")]),
        ];

        var sent = await AdapterOver.SendAsync(gateway, messages);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    gateway,
                    """{"role":"system","content":""},{"role":"user","content":""},{"role":"assistant","content":""},{"role":"user","content":""}"""
                )
            )
        );
    }

    [TestCase(TestGateway.InteractiveAi, "Interactive AI")]
    [TestCase(TestGateway.JamAi, "JamAI Base")]
    public async Task Message_OfAnUnknownRole_IsSentAndReported(TestGateway gateway, string name)
    {
        ChatMessage[] messages = [new(new ChatRole("critic"), "Hm.") { AuthorName = "Bo" }, new(ChatRole.User, "Hi")];

        var sent = await AdapterOver.SendAsync(gateway, messages);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        gateway,
                        """{"role":"critic","content":"Hm.","name":"Bo"},{"role":"user","content":"Hi"}"""
                    )
                )
            );
            Assert.That(
                sent.Report,
                Is.EqualTo(new[] { $"The role 'critic': {name} may not know it; it is sent as it is." })
            );
        }
    }

    [Test]
    public async Task Message_WithANativeOneBehindIt_GoesOutAsThat()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.User, "not this") { RawRepresentation = new UserMessage("this") },
            new(
                ChatRole.User,
                [new TextContent("not this") { RawRepresentation = new ImagePart(new Uri("https://x.test/a.png")) }]
            ),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, messages);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.InteractiveAi,
                    """{"role":"user","content":"this"},{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://x.test/a.png"}}]}"""
                )
            )
        );
    }

    [Test]
    public async Task Messages_WithNothingInThem_AreReportedOrPassedOver()
    {
        ChatMessage[] messages = [null!, new(ChatRole.User, [null!, new TextContent("Hi")])];

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, messages);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(TestGateway.Orq)));
            Assert.That(
                sent.Report,
                Is.EqualTo(new[] { "A message that is null: orq.ai cannot be told anything by it." })
            );
        }
    }

    private static IEnumerable<TestCaseData> UserContents
    {
        get
        {
            const string pngPart = """{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}""";
            const string pdfPart =
                """{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AQI="}}""";
            const string unnamed =
                """{"type":"file","file":{"filename":"document.pdf","file_data":"data:application/pdf;base64,AQI="}}""";
            const string wav = """{"type":"input_audio","input_audio":{"data":"AQI=","format":"wav"}}""";
            const string video = """{"type":"video_url","video_url":{"url":"https://x.test/v.mp4"}}""";
            const string inside = """{"type":"file","file":{"file_data":"https://x.test/a.pdf"}}""";
            const string beside =
                """{"type":"file","file":{"uri":"https://x.test/a.pdf","mimeType":"application/pdf"}}""";
            AIContent detailed = new UriContent("https://x.test/a.png", "image/png")
            {
                AdditionalProperties = new() { ["detail"] = "low" },
            };
            AIContent pdf = new DataContent(new byte[] { 1, 2 }, "application/pdf") { Name = "a.pdf" };
            return
            [
                .. Case("image data", new DataContent(png, "image/png"), pngPart, pngPart, pngPart, pngPart),
                .. Case(
                    "image with detail",
                    detailed,
                    """{"type":"image_url","image_url":{"url":"https://x.test/a.png","detail":"low"}}""",
                    """{"type":"image_url","image_url":{"url":"https://x.test/a.png","detail":"low"}}""",
                    """{"type":"image_url","image_url":{"url":"https://x.test/a.png"}}!The detail of an image""",
                    """{"type":"image_url","image_url":{"url":"https://x.test/a.png","detail":"low"}}"""
                ),
                .. Case("pdf", pdf, pdfPart, pdfPart, "!DataContent as file", pdfPart),
                .. Case(
                    "pdf without a name",
                    new DataContent(new byte[] { 1, 2 }, "application/pdf"),
                    unnamed,
                    unnamed,
                    "!DataContent as file",
                    unnamed
                ),
                .. Case(
                    "pdf by address",
                    new UriContent("https://x.test/a.pdf", "application/pdf"),
                    inside,
                    beside,
                    "!UriContent as file",
                    inside
                ),
                .. Case("audio", new DataContent(new byte[] { 1, 2 }, "audio/wav"), wav, wav, wav, wav),
                .. Case(
                    "audio by address",
                    new UriContent("https://x.test/a.mp3", "audio/mpeg"),
                    "!Audio by address",
                    "!Audio by address",
                    "!Audio by address",
                    "!Audio by address"
                ),
                .. Case(
                    "video",
                    new UriContent("https://x.test/v.mp4", "video/mp4"),
                    video,
                    "!UriContent as video_url",
                    "!UriContent as video_url",
                    video
                ),
                .. Case(
                    "file by id",
                    new HostedFileContent("file-1"),
                    """{"type":"file","file":{"file_id":"file-1"}}""",
                    "!HostedFileContent",
                    "!HostedFileContent as file",
                    """{"type":"file","file":{"file_id":"file-1"}}"""
                ),
                .. Everywhere("vector store", new HostedVectorStoreContent("v")),
                .. Everywhere("reasoning of a user", new TextReasoningContent("Hm.")),
                .. Everywhere("call of a user", new FunctionCallContent("c", "f")),
                .. Everywhere("error of a user", new ErrorContent("e")),
                .. Everywhere("unknown content", new AIContent()),
            ];
        }
    }

    [TestCaseSource(nameof(UserContents))]
    public async Task Content_OfAUser_IsAPartOrReported(
        TestGateway gateway,
        AIContent content,
        string part,
        string report
    )
    {
        ChatMessage[] messages = [new(ChatRole.User, [new TextContent("Look:"), content])];

        var sent = await AdapterOver.SendAsync(gateway, messages);

        var expected = part.Length is 0
            ? """{"role":"user","content":"Look:"}"""
            : $$"""{"role":"user","content":[{"type":"text","text":"Look:"},{{part}}]}""";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.BodyOf(gateway, expected)));
            Assert.That(sent.Report, Has.Count.EqualTo(report.Length is 0 ? 0 : 1));
            Assert.That(sent.Report, Has.All.StartsWith(report));
        }
    }

    [Test]
    public async Task UsageAmongTheContents_OfAnyMessage_IsNoPartOfTheConversation()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.Assistant, [new TextContent("Hello"), new UsageContent(new UsageDetails())]),
            new(ChatRole.User, "Hi"),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, messages, adapter: Strict);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.Orq,
                    """{"role":"assistant","content":"Hello"},{"role":"user","content":"Hi"}"""
                )
            )
        );
    }

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

    [TestCase(TestGateway.InteractiveAi, """{"role":"assistant","refusal":"No."}""")]
    [TestCase(TestGateway.Orq, """{"role":"assistant","refusal":"No."}""")]
    [TestCase(TestGateway.JamAi, """{"role":"assistant","content":"No."}""")]
    public async Task Refusal_OfTheAssistant_GoesBack(TestGateway gateway, string message)
    {
        ChatMessage[] messages =
        [
            new(ChatRole.Assistant, [new ErrorContent("No.") { ErrorCode = "Refusal" }]),
            new(ChatRole.User, "Hi"),
        ];

        var sent = await AdapterOver.SendAsync(gateway, messages, adapter: Strict);

        Assert.That(
            sent.Body,
            Is.EqualTo(AdapterOver.BodyOf(gateway, message + """,{"role":"user","content":"Hi"}"""))
        );
    }

    [Test]
    public async Task OtherContents_OfTheAssistant_AreNamedAndDoNotThrow()
    {
        ChatMessage[] messages =
        [
            new(
                ChatRole.Assistant,
                [
                    new ErrorContent("upstream said so"),
                    new TextReasoningContent("Hm.") { ProtectedData = "of-another-vendor" },
                    new TextContent("Hello"),
                    new DataContent(png, "image/png"),
                ]
            ),
            new(ChatRole.User, "Hi"),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, messages, adapter: Strict);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        TestGateway.Orq,
                        """{"role":"assistant","content":"Hello","reasoning_content":"Hm."},{"role":"user","content":"Hi"}"""
                    )
                )
            );
            Assert.That(
                sent.Report,
                Is.EqualTo(
                    new[]
                    {
                        "An error among the contents of a message: orq.ai is not told it.",
                        "The protected data of reasoning from another client: orq.ai cannot read it.",
                        "The images of an assistant's message: orq.ai does not read it.",
                    }
                )
            );
        }
    }

    private static ChatAdapterOptions Strict => new() { DefaultModel = "m", IsStrict = true };

    private static IEnumerable<TestCaseData> Everywhere(string name, AIContent content)
    {
        string report = $"!{content.GetType().Name} in a message of the role user";
        return Case(name, content, report, report, report, report);
    }

    private static IEnumerable<TestCaseData> Case(string name, AIContent content, params string[] expected) =>
        AdapterOver.All.Select(gateway =>
        {
            // "part", "!report", or "part!report".
            var both = expected[(int)gateway].Split('!');
            return new TestCaseData(gateway, content, both[0], both.Length > 1 ? both[1] : "").SetArgDisplayNames(
                name,
                gateway.ToString()
            );
        });

    private sealed record Unlisted(string Value);
}
