using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>What a gateway gets wrong inside an answer costs at most the member, never the answer.</summary>
public sealed class LenientReadingTests
{
    [TestCase("""{"choices":[{"message":{"role":"assistant","content":"a\uD83D"}}]}""")]
    [TestCase("""{"choices":[{"message":{"role":"assistant","content":[{"type":"text","text":"a\uD83D"}]}}]}""")]
    public void Completion_WithHalfACharacterInItsContent_KeepsIt(string json)
    {
        var completion = Wire.Read<ChatCompletion>(json);

        Assert.That(completion.Text, Is.EqualTo("a\ud83d"));
        Assert.That(Wire.Write(completion), Is.EqualTo(json));
    }

    [TestCase("""{"role":"assistant","refusal":"\uDE00"}""")]
    [TestCase("""{"role":"assistant","reasoning":"a\uD83D"}""")]
    [TestCase("""{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{\"a\":\"\uD83D"}}]}""")]
    [TestCase("""{"role":"assistant","images":[{"type":"image_url","image_url":{"url":"https://a/\uD83D"}}]}""")]
    [TestCase("""{"role":"assistant","images":[{"type":"novel","text":"a\uD83D"}]}""")]
    [TestCase("""{"role":"assistant","reasoning_details":[{"type":"reasoning.text","text":"a\uD83D"}]}""")]
    [TestCase("""{"role":"assistant","novel":{"text":"a\uD83D"}}""")]
    [TestCase("""{"role":"assistant","novel":["\uD83D\uDE00\uDE00"]}""")]
    public void Message_WithHalfACharacterAnywhere_KeepsIt(string json)
    {
        var message = Wire.Read<AssistantMessage>(json);

        Assert.That(Wire.Write(message).Replace("\\u0022", "\\\"", StringComparison.Ordinal), Is.EqualTo(json));
    }

    [Test]
    public void Message_WithAWholeCharacterInEscapes_IsWrittenAsAnyOther()
    {
        var message = Wire.Read<AssistantMessage>("""{"role":"assistant","novel":["\ud83d\ude00 \\ud83d"]}""");

        Assert.That(Wire.Write(message), Is.EqualTo("""{"role":"assistant","novel":["\uD83D\uDE00 \\ud83d"]}"""));
    }

    [TestCase("5", "5")]
    [TestCase("1.50", "1.50")]
    [TestCase("true", "true")]
    [TestCase("\"5\"", "5")]
    public void Text_SentAsAnotherSimpleValue_IsItsText(string json, string text) =>
        Assert.That(Wire.Read<ChatCompletion>($$"""{"id":{{json}}}""").Id, Is.EqualTo(text));

    [TestCase("{}")]
    [TestCase("[\"a\"]")]
    public void Text_SentAsAnObjectOrList_IsASerializerError(string json) =>
        Assert.That(
            () => Wire.Read<ChatCompletion>($$"""{"id":{{json}}}"""),
            Throws.TypeOf<JsonException>().With.Property("Path").EqualTo("$.id")
        );

    [TestCase("true", true)]
    [TestCase("\"true\"", true)]
    [TestCase("\"False\"", false)]
    public void Flag_Quoted_IsAFlag(string json, bool flag) =>
        Assert.That(Wire.Read<TokenUsage>($$"""{"is_byok":{{json}}}""").IsByok, Is.EqualTo(flag));

    [TestCase("1")]
    [TestCase("\"maybe\"")]
    public void Flag_OfAnotherType_IsASerializerError(string json) =>
        Assert.That(() => Wire.Read<TokenUsage>($$"""{"is_byok":{{json}}}"""), Throws.TypeOf<JsonException>());

    [TestCase("\"\"")]
    [TestCase("\" \"")]
    [TestCase("null")]
    public void Time_Empty_IsAbsent(string json)
    {
        Assert.That(Wire.Read<ChatCompletion>($$"""{"created":{{json}}}""").Created, Is.Null);
        Assert.That(Wire.Read<ChatCompletionChunk>($$"""{"created":{{json}}}""").Created, Is.Null);
    }

    [TestCase("1e30")]
    [TestCase("1e400")]
    [TestCase("\"1e30\"")]
    [TestCase("9223372036854775807")]
    public void Time_BeyondItsType_IsTheLatest(string json)
    {
        var completion = Wire.Read<ChatCompletion>($$"""{"created":{{json}}}""");

        Assert.That(completion.Created, Is.EqualTo(DateTimeOffset.MaxValue));
        Assert.That(() => Wire.Write(completion), Throws.Nothing);
    }

    [Test]
    public void Answer_WithNullsInItsLists_LeavesThemOutAndCanBeSentBack()
    {
        var completion = Wire.Read<ChatCompletion>(
            """
            {"choices":[null,{"reasoning_details":[null],"message":{"role":"assistant","content":[null,{"type":"text","text":"a"}],
            "reasoning_details":[null,{"type":"reasoning.text","text":"r"}],"tool_calls":[{"id":"1"},null],
            "annotations":[null,{"type":"file","file":{"content":[null]}}],"images":[null]}},null]}
            """
        );

        var request = new ChatRequest { Model = "m", Messages = [completion.Message] };

        Assert.That(request.Validate(), Is.Empty);
        Assert.That(
            Wire.Write(completion),
            Is.EqualTo(
                """{"choices":[{"message":{"role":"assistant","content":[{"type":"text","text":"a"}],"reasoning_details":[{"type":"reasoning.text","text":"r"}],"tool_calls":[{"id":"1"}],"annotations":[{"type":"file","file":{"content":[]}}],"images":[]},"reasoning_details":[]}]}"""
            )
        );
    }

    [Test]
    public void Message_BuiltWithANullInAList_IsStillRefused()
    {
        var request = new ChatRequest { Model = "m", Messages = [new AssistantMessage { ToolCalls = [null!] }] };

        Assert.That(request.Validate(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Image_WithoutPayloadInAnAnswer_CanBeSentBack()
    {
        var message = Wire.Read<AssistantMessage>(
            """{"role":"assistant","images":[{"type":"image_url"},{"type":"image_url","image_url":{}}]}"""
        );

        var request = new ChatRequest { Model = "m", Messages = [message] };

        Assert.That(request.Validate(), Is.Empty);
    }

    [TestCase("""{"type":"image_url","image_url":"https://a.example/b.png"}""")]
    [TestCase("""{"type":"text","text":{"value":"a","annotations":[]}}""")]
    [TestCase("""{"image_url":[1,{"a":[]}],"type":"image_url"}""")]
    public void Part_WhoseBodyIsOfAnotherShape_IsKeptAsUnknown(string part)
    {
        var json = $$"""{"role":"assistant","content":[{{part}},{"type":"text","text":"after"}],"name":"n"}""";

        var message = Wire.Read<AssistantMessage>(json);

        Assert.That(message.Content!.Parts[0], Is.TypeOf<UnknownPart>());
        Assert.That(message.Content.Parts[1], Is.TypeOf<TextPart>());
        Assert.That(Wire.Write(message), Is.EqualTo(json));
    }

    [Test]
    public void MessageOfARequest_WhoseBodyIsOfAnotherShape_IsKeptAsUnknown()
    {
        const string Json = """{"model":"m","messages":[{"role":"tool","tool_call_id":{"id":1},"content":"a"}]}""";

        var request = Wire.Read<ChatRequest>(Json);

        Assert.That(request.Messages[0], Is.TypeOf<UnknownMessage>());
        Assert.That(Wire.Write(request), Does.Contain("""{"role":"tool","tool_call_id":{"id":1},"content":"a"}"""));
    }

    [TestCase("""{"role":"assistant","content":[{"type":"image_url","image_url":"https://a""")]
    [TestCase("""{"role":"assistant","content":[{"type":"image_url","image_url":tru}]}""")]
    public void Part_ThatIsNoJson_IsASerializerError(string json) =>
        Assert.That(() => Wire.Read<AssistantMessage>(json), Throws.InstanceOf<JsonException>());

    [Test]
    public void LogitBias_WithoutAValue_IsLeftOut()
    {
        var request = Wire.Read<ChatRequest>("""{"messages":[],"logit_bias":{"1":null,"2":-100,"3":"1.5"}}""");

        Assert.That(request.LogitBias, Is.EqualTo(new Dictionary<string, double> { ["2"] = -100, ["3"] = 1.5 }));
        Assert.That(Wire.Write(request), Does.Contain("\"logit_bias\":{\"2\":-100,\"3\":1.5}"));
    }

    [TestCase("[226,null]")]
    [TestCase("[256]")]
    [TestCase("[-1,2]")]
    [TestCase("[1.5]")]
    [TestCase("\"4pg=\"")]
    [TestCase("[[1],{}]")]
    public void LogprobBytes_ThatAreNone_AreKeptAsTheyCame(string bytes)
    {
        var json = $$"""{"content":[{"token":"a","bytes":{{bytes}}}]}""";

        var logprobs = Wire.Read<TokenLogprobs>(json);

        Assert.That(logprobs.Content![0].Bytes, Is.Null);
        Assert.That(logprobs.Content[0].AdditionalProperties!["bytes"].GetRawText(), Is.EqualTo(bytes));
        Assert.That(Wire.Write(logprobs), Is.EqualTo(json));
    }

    [TestCase("seed")]
    [TestCase("n")]
    [TestCase("max_tokens")]
    public void RequestMember_WithAFraction_IsASerializerError(string member) =>
        Assert.That(
            () => Wire.Read<ChatRequest>($$"""{"messages":[],"{{member}}":12.5}"""),
            Throws.TypeOf<JsonException>().With.Property("Path").EqualTo($"$.{member}")
        );

    [TestCase("12.0")]
    [TestCase("1.2e1")]
    [TestCase("\"12\"")]
    public void Seed_InAnySpellingOfAWholeNumber_IsRead(string json) =>
        Assert.That(Wire.Read<ChatRequest>($$"""{"messages":[],"seed":{{json}}}""").Seed, Is.EqualTo(12));
}
