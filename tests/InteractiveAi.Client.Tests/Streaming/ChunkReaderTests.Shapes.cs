using System.Text;

namespace InteractiveAi.Client.Tests;

public partial class ChunkReaderTests
{
    [TestCase("\"Hi\"", "Hi")]
    [TestCase("\"\"", "")]
    [TestCase("null", null)]
    [TestCase("12.50", "12.50")]
    [TestCase("true", "true")]
    public void Parse_ContentThatIsOneValue_IsItsText(string content, string? expected)
    {
        var delta = Chunks.ReadDelta($$"""{"content":{{content}}}""");

        Assert.That((delta.Content, delta.AdditionalProperties), Is.EqualTo((expected, null as object)));
    }

    [TestCase("""[{"type":"text","text":"Hel"},{"type":"text","text":"lo"}]""", "Hello")]
    [TestCase("""[{"text":"Hel","type":"text"},"lo"]""", "Hello")]
    [TestCase("""{"type":"text","text":"Hello"}""", "Hello")]
    [TestCase("""{"text":"Hello"}""", "Hello")]
    [TestCase("""[{"type":"thinking","text":"Hm"},{"type":"text","text":"Hello"},null,7]""", "Hello")]
    [TestCase("""[{"type":"image_url","image_url":{"url":"https://example.test"}}]""", null)]
    [TestCase("""[{"type":"text","text":null}]""", null)]
    [TestCase("""[{"type":"text","text":""}]""", "")]
    [TestCase("[]", null)]
    [TestCase("{}", null)]
    public void Parse_ContentInParts_IsTheirTextAndKeepsTheParts(string content, string? expected)
    {
        var delta = Chunks.ReadDelta($$"""{"content":{{content}}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(delta.Content, Is.EqualTo(expected));
            Assert.That(delta.AdditionalProperties!["content"].GetRawText(), Is.EqualTo(content));
        }
    }

    [Test]
    public void Parse_ContentThatComesTwice_TheLastCountsInAnyShape()
    {
        var text = Chunks.ReadDelta("""{"content":[{"type":"text","text":"a"}],"content":"b","x":1}""");
        var parts = Chunks.ReadDelta("""{"content":"b","content":[{"type":"text","text":"a"}]}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((text.Content, parts.Content), Is.EqualTo(("b", "a")));
            Assert.That(text.AdditionalProperties!.Keys, Is.EqualTo(new[] { "x" }));
            Assert.That(parts.AdditionalProperties!.Keys, Is.EqualTo(new[] { "content" }));
        }
    }

    [TestCase("\"{\\\"a\\\":1}\"", "{\"a\":1}")]
    [TestCase("\"\"", "")]
    [TestCase("null", null)]
    [TestCase("{\"a\": [1, 2.50]}", "{\"a\": [1, 2.50]}")]
    [TestCase("{}", "{}")]
    [TestCase("[1]", "[1]")]
    [TestCase("7", "7")]
    public void Parse_Arguments_AreTextInWhateverShapeTheyCome(string arguments, string? expected)
    {
        var delta = Chunks.ReadDelta($$$"""{"tool_calls":[{"index":0,"function":{"arguments":{{{arguments}}}}}]}""");

        Assert.That(delta.ToolCalls!.Single().Arguments, Is.EqualTo(expected));
    }

    [Test]
    public void Parse_ContentInPartsBehindAnUnknownMember_KeepsBoth()
    {
        var delta = Chunks.ReadDelta("""{"x":1,"content":[{"type":"text","text":"a"}],"y":2}""");

        Assert.That(delta.AdditionalProperties!.Keys, Is.EqualTo(new[] { "x", "content", "y" }));
    }

    [Test]
    public void Parse_AMessageBehindPieces_IsTheirCopyAndNotADelta()
    {
        var reader = new ChunkReader();
        reader.Parse("""{"choices":[{"index":1,"delta":{"content":"Hi"}}]}""");

        var whole = reader.Parse(
            """{"choices":[{"index":1,"message":{"content":"Hi"},"finish_reason":"stop"},{"index":0,"message":{"content":"Ho"}}]}"""
        )!;

        Assert.That(
            Wire.Write(whole),
            Is.EqualTo(
                """{"choices":[{"index":1,"finish_reason":"stop","message":{"content":"Hi"}},{"index":0,"delta":{"content":"Ho"}}]}"""
            )
        );
    }

    [Test]
    public void Parse_ReferencesInAMemberOfTheirOwn_StayThoughTheObjectIsOfTheirKind()
    {
        var chunk = Chunks.Read(
            """{"object":"chat.references","references":{"chunks":[{"text":"T"}],"search_query":"q"}}"""
        );

        Assert.That(chunk.References?.Chunks.Single().Text, Is.EqualTo("T"));
    }

    [TestCase("""{"a":1}""", "}")]
    [TestCase("[1]", "]")]
    [TestCase("null", "null")]
    [TestCase("7", "7")]
    public void Parse_ReasoningThatIsNoText_IsNotTakenForADetails(string reasoning, string text)
    {
        var delta = Chunks.ReadDelta(
            $$"""{"reasoning":{{reasoning}},"reasoning_details":[{"type":"reasoning.text","text":"{{text}}"}]}"""
        );

        Assert.That(((TextReasoningDetail)delta.ReasoningDetails!.Single()).Text, Is.EqualTo(text));
    }

    [Test]
    public void Read_WhereThereIsNoObject_IsNothing()
    {
        var json = new System.Text.Json.Utf8JsonReader("null"u8);
        json.Read();

        Assert.That(new ChunkReader().Read(ref json), Is.Null);
    }

    [Test]
    public void Parse_NameThatIsNoText_SaysWhatIsWrong() =>
        Assert.That(
            static () => new ChunkReader().Parse("""{"choices":[{"delta":{"\ud800":1}}]}"""),
            Throws
                .InstanceOf<System.Text.Json.JsonException>()
                .With.Message.StartsWith("The event's data holds text that is not valid.")
        );

    [Test]
    public void Parse_AnEmptyRole_StaysEmpty()
    {
        var delta = Chunks.ReadDelta("""{"role":"","content":"x"}""");

        Assert.That(delta.Role, Is.Empty);
    }

    [Test]
    public void Parse_AMessageInTheDeltasPlace_IsReadAsTheDelta()
    {
        var chunk = Chunks.Read(
            """{"choices":[{"message":{"role":"assistant","content":"All","tool_calls":[{"id":"c","function":{"name":"f"}}],"x":1},"delta":null,"y":2}]}"""
        );

        Assert.That(
            Wire.Write(chunk),
            Is.EqualTo(
                """{"choices":[{"delta":{"role":"assistant","content":"All","tool_calls":[{"id":"c","function":{"name":"f"}}],"x":1},"y":2}]}"""
            )
        );
    }

    [Test]
    public void Parse_AMessageInTheDeltasPlace_LeavesNothingOfItselfBehind()
    {
        var choice = Chunks.Read("""{"choices":[{"message":{"content":"All"}}]}""").FirstChoice!;

        Assert.That((choice.Delta!.Content, choice.AdditionalProperties), Is.EqualTo(("All", null as object)));
    }

    [TestCase("""{"choices":[{"delta":{"content":"a"},"message":{"content":"a"}}]}""")]
    [TestCase("""{"choices":[{"message":null}]}""")]
    [TestCase("""{"choices":[{"message":"text"}]}""")]
    public void Parse_AMessageBesideADeltaOrOfAnotherShape_IsKeptAsItIs(string json)
    {
        var chunk = Chunks.Read(json);

        Assert.That(CanonicalJson.Of(chunk), Is.EqualTo(CanonicalJson.Of(json)));
    }

    [Test]
    public void Parse_TextCutInsideACharacter_IsWholeAgainWhenJoined()
    {
        var reader = new ChunkReader();

        var first = reader.Parse("""{"choices":[{"delta":{"content":"wave \ud83c"}}]}""")!;
        var second = reader.Parse("""{"choices":[{"delta":{"content":"\udf0a!\n"}}]}""")!;

        Assert.That(first.Text + second.Text, Is.EqualTo("wave 🌊!\n"));
    }

    [Test]
    public void Parse_BytesThatAreNotUtf8_AreReplacedAsInAnyEventStream()
    {
        byte[] data = [.. """{"choices":[{"delta":{"content":"a"""u8, 0xE2, 0x82, .. """b\n"}}]}"""u8];

        var chunk = new ChunkReader().Parse("message", data)!;

        Assert.That(chunk.Text, Is.EqualTo("a\uFFFDb\n"));
    }

    [Test]
    public void Parse_ReasoningAndItsDetail_ShareTheText()
    {
        var delta = Chunks.ReadDelta(
            """{"reasoning":"The user\nasks \u00e9","reasoning_details":[{"type":"reasoning.text","text":"The user\nasks \u00e9","index":0},{"type":"reasoning.summary","summary":"other"}]}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((TextReasoningDetail)delta.ReasoningDetails![0]).Text, Is.SameAs(delta.Reasoning));
            Assert.That(((SummaryReasoningDetail)delta.ReasoningDetails[1]).Summary, Is.EqualTo("other"));
        }
    }

    [Test]
    public void Parse_LongText_IsReadWhole()
    {
        var text = new StringBuilder().Insert(0, "Rio Douro – 🌊\n", 20_000).ToString();
        var json = System.Text.Json.JsonSerializer.Serialize(text, TestJson.Default.String);

        var chunk = Chunks.Read($$$"""{"choices":[{"delta":{"content":{{{json}}}}}]}""");

        Assert.That(chunk.Text, Is.EqualTo(text));
    }
}
