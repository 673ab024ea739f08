namespace InteractiveAi.Client.Tests;

public sealed class MessageTests
{
    [TestCase("""{"role":"system","content":"Be brief."}""", typeof(SystemMessage))]
    [TestCase(
        """{"role":"system","content":[{"type":"text","text":"Be brief."}],"name":"rules"}""",
        typeof(SystemMessage)
    )]
    [TestCase("""{"role":"developer","content":"Use tabs.","name":"dev"}""", typeof(DeveloperMessage))]
    [TestCase(
        """{"role":"developer","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}""",
        typeof(DeveloperMessage)
    )]
    [TestCase("""{"role":"user","content":"Hi"}""", typeof(UserMessage))]
    [TestCase("""{"role":"user","content":[],"name":"ann"}""", typeof(UserMessage))]
    [TestCase("""{"role":"user","content":"","name":""}""", typeof(UserMessage))]
    [TestCase("""{"role":"assistant"}""", typeof(AssistantMessage))]
    [TestCase("""{"role":"assistant","content":"Hi","name":"bot"}""", typeof(AssistantMessage))]
    [TestCase("""{"role":"tool","tool_call_id":"call_1","content":"{\"celsius\":21}"}""", typeof(ToolMessage))]
    [TestCase(
        """{"role":"tool","tool_call_id":"call_1","content":[{"type":"image_url","image_url":{"url":"https://example.test/a.png"}}]}""",
        typeof(ToolMessage)
    )]
    [TestCase("""{"role":"tool","content":"no id"}""", typeof(ToolMessage))]
    [TestCase("""{"role":"critic","content":{"score":1.0}}""", typeof(UnknownMessage))]
    public void Message_OfEachRole_IsReadAndWrittenBackAsItWas(string json, Type type)
    {
        Message read = Wire.Read<Message>(json);

        Assert.That(read, Is.TypeOf(type));
        Assert.That(Wire.Write(read), Is.EqualTo(json));
    }

    [Test]
    public void Message_BuiltInCSharp_IsWrittenWithRoleFirstAndNothingElse()
    {
        Message[] messages =
        [
            "Hi",
            new SystemMessage("Be brief."),
            new SystemMessage(["Be", "brief."]) { Name = "rules" },
            new DeveloperMessage("Use tabs.") { Name = "dev" },
            new UserMessage([
                "Look:",
                new ImagePart(new Uri("https://example.test/a.png")) { Detail = ImageDetail.High },
            ]),
            new AssistantMessage("Hi"),
            new AssistantMessage { ToolCalls = [new ToolCall("call_1", "get_weather", "{}")] },
            new ToolMessage("call_1", "21 °C"),
            new ToolMessage(null, ["21 °C"]),
            new ToolMessage(new ToolCall("call_2", "weather"), "20 °C"),
            new UnknownMessage(Wire.Element("""{"role":"critic"}""")),
        ];

        Assert.That(
            messages.Select(Wire.Write),
            Is.EqualTo(
                new[]
                {
                    """{"role":"user","content":"Hi"}""",
                    """{"role":"system","content":"Be brief."}""",
                    """{"role":"system","content":[{"type":"text","text":"Be"},{"type":"text","text":"brief."}],"name":"rules"}""",
                    """{"role":"developer","content":"Use tabs.","name":"dev"}""",
                    """{"role":"user","content":[{"type":"text","text":"Look:"},{"type":"image_url","image_url":{"url":"https://example.test/a.png","detail":"high"}}]}""",
                    """{"role":"assistant","content":"Hi"}""",
                    """{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{}"}}]}""",
                    """{"role":"tool","tool_call_id":"call_1","content":"21 °C"}""",
                    """{"role":"tool","content":[{"type":"text","text":"21 °C"}]}""",
                    """{"role":"tool","tool_call_id":"call_2","content":"20 °C"}""",
                    """{"role":"critic"}""",
                }
            )
        );
    }

    [Test]
    public void Constructor_WithoutContent_IsRefused()
    {
        Assert.That(() => new SystemMessage((MessageContent)null!), Throws.ArgumentNullException);
        Assert.That(() => new DeveloperMessage((MessageContent)null!), Throws.ArgumentNullException);
        Assert.That(() => new UserMessage((MessageContent)null!), Throws.ArgumentNullException);
        Assert.That(() => new ToolMessage("1", null!), Throws.ArgumentNullException);
        Assert.That(() => new ToolMessage((ToolCall)null!, "21 °C"), Throws.ArgumentNullException);
        Assert.That(() => (Message)(string)null!, Throws.ArgumentNullException);
        Assert.That(new AssistantMessage((MessageContent?)null).Content, Is.Null);
    }

    [Test]
    public void Conversation_OfEveryRole_SurvivesAsAList()
    {
        const string Json =
            """[{"role":"system","content":"a"},{"role":"user","content":"b"},{"role":"critic","content":"c"},{"role":"assistant","content":"d"}]""";

        Assert.That(Wire.Rewrite<List<Message>>(Json), Is.EqualTo(Json));
        Assert.That(Wire.Rewrite<Message[]>(Json), Is.EqualTo(Json));
        Assert.That(Wire.Rewrite<IReadOnlyList<Message>>(Json), Is.EqualTo(Json));
    }
}
