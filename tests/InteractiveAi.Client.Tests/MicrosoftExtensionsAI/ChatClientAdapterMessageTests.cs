using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Messages and their contents on the way out: each has its place on the wire, or is reported.</summary>
public partial class ChatClientAdapterMessageTests
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

    [TestCase(TestGateway.InteractiveAi, """{"role":"assistant","refusal":"No."}""")]
    [TestCase(TestGateway.Orq, """{"role":"assistant","content":[{"type":"refusal","refusal":"No."}]}""")]
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
    public async Task MembersKeptByAnOlderVersion_ThatAreKnownNow_AreNotSentTwice()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.Assistant, "Hello")
            {
                AdditionalProperties = new()
                {
                    ["interactiveai.wire"] = Wire.Element("""{"refusal":"old","new_member":1}"""),
                },
            },
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, messages);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.InteractiveAi,
                    """{"role":"assistant","content":"Hello","new_member":1}"""
                )
            )
        );
    }

    [TestCase(TestGateway.Orq)]
    [TestCase(TestGateway.JamAi)]
    public async Task AnswerOfNothingButAnImage_WhereThatIsNotRead_IsAnEmptyText(TestGateway gateway)
    {
        ChatMessage[] messages =
        [
            new(ChatRole.Assistant, [new DataContent(png, "image/png")]),
            new(ChatRole.User, "Hi"),
        ];

        var sent = await AdapterOver.SendAsync(gateway, messages, adapter: Strict);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(gateway, """{"role":"assistant","content":""},{"role":"user","content":"Hi"}""")
            )
        );
    }

    [TestCase(
        TestGateway.InteractiveAi,
        """[{"type":"text","text":"Hello"},{"type":"file","file":{"file_id":"f-1"}},{"type":"video_url","video_url":{"url":"https://x.test/a.mp4"}}]""",
        3
    )]
    [TestCase(TestGateway.Orq, "\"Hello\"", 4)]
    [TestCase(TestGateway.JamAi, "\"Hello\"", 4)]
    public async Task MediaOfTheAssistant_WhereTheyHaveNoPlace_DoNotThrow(
        TestGateway gateway,
        string content,
        int notes
    )
    {
        ChatMessage[] messages =
        [
            new(
                ChatRole.Assistant,
                [
                    new TextContent("Hello"),
                    new HostedFileContent("f-1"),
                    new UriContent("https://x.test/a.mp3", "audio/mpeg"),
                    new UriContent("https://x.test/a.mp4", "video/mp4"),
                    new HostedVectorStoreContent("v"),
                    new AIContent(),
                ]
            ),
            new(ChatRole.User, "Hi"),
        ];

        var sent = await AdapterOver.SendAsync(gateway, messages, adapter: Strict);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        gateway,
                        $$"""{"role":"assistant","content":{{content}}},{"role":"user","content":"Hi"}"""
                    )
                )
            );
            Assert.That(sent.Report, Has.Count.EqualTo(notes));
            Assert.That(sent.Log, Has.Count.EqualTo(notes).And.All.StartsWith("Debug: "));
        }
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

    // A filter in the pipeline edits the answer; the history must not undo that.
    [Test]
    public async Task AnswerWhoseTextWasEdited_GoesBackAsEdited([Values] bool streaming)
    {
        var handler = new VerbatimHandler(
            streaming ? VerbatimReply.Events(AdapterOver.Events) : VerbatimReply.Json(AdapterOver.Answer),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(TestGateway.InteractiveAi, handler);

        var answer = streaming
            ? await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()
            : await client.GetResponseAsync("Hi");
        ((TextContent)answer.Messages[0].Contents[0]).Text = "[removed]";
        await client.GetResponseAsync(answer.Messages);

        Assert.That(
            CanonicalJson.Of(handler.Requests[1].Body),
            Is.EqualTo(AdapterOver.BodyOf(TestGateway.InteractiveAi, """{"role":"assistant","content":"[removed]"}"""))
        );
    }

    [TestCase("Ana María-2!", "\"AnaMara-2\"", true)]
    [TestCase("李雷", null, true)]
    [TestCase("writer_1-b", "\"writer_1-b\"", false)]
    [TestCase(" ", null, false)]
    [TestCase(
        "a123456789b123456789c123456789d123456789e123456789f123456789g123456789",
        "\"a123456789b123456789c123456789d123456789e123456789f123456789g123\"",
        true
    )]
    public async Task AuthorName_OfAnyMessage_IsANameOfTheWire(string author, string? name, bool isNoted)
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, "Be brief.") { AuthorName = author },
            new(ChatRole.Assistant, "Hello") { AuthorName = author },
            new(ChatRole.User, "Hi") { AuthorName = author },
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, messages, adapter: Strict);

        var member = name is null ? "" : ",\"name\":" + name;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        TestGateway.Orq,
                        $$"""
                        {"role":"system","content":"Be brief."{{member}}},{"role":"assistant","content":"Hello"{{member}}},
                        {"role":"user","content":"Hi"{{member}}}
                        """
                    )
                )
            );
            Assert.That(sent.Report, Has.Count.EqualTo(isNoted ? 1 : 0));
            Assert.That(sent.Report, Has.All.StartsWith("The name of an author: orq.ai takes 64 letters"));
            Assert.That(sent.Log, Has.All.StartsWith("Debug: "));
        }
    }

    private static ChatAdapterOptions Strict => new() { DefaultModel = "m", IsStrict = true };
}
