using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public class ReasoningDetailReaderTests
{
    [TestCase(
        """{"type":"reasoning.text","text":"a\n\u00e9","signature":"s","id":"i","format":"anthropic-claude-v1","index":3}"""
    )]
    [TestCase("""{"index":"3","type":"reasoning.text","text":"type is not first"}""")]
    [TestCase("""{"type":"reasoning.text"}""")]
    [TestCase("""{"type":"reasoning.text","text":null,"signature":null,"id":null,"format":null,"index":null}""")]
    [TestCase("""{"type":"reasoning.text","text":"","signature":"","id":"","format":"","index":0}""")]
    [TestCase("""{"type":"reasoning.text","format":"something-new-v7","index":1.0}""")]
    [TestCase("""{"type":"reasoning.text","format":{"odd": true}}""")]
    [TestCase("""{"type":"reasoning.text","text":"a","x":{"k":1.50}}""")]
    [TestCase("""{"type":"reasoning.text","text":"a","summary":"of another kind","data":"too"}""")]
    [TestCase("""{"type":"reasoning.text","text":"a","text":"b"}""")]
    [TestCase("""{"typ\u0065":"reasoning\u002etext","t\u0065xt":"a"}""")]
    [TestCase("""{"type":"reasoning.summary","summary":"s","id":"i","format":"openai-responses-v1","index":1}""")]
    [TestCase("""{"type":"reasoning.summary","summary":"s","signature":"is unknown here"}""")]
    [TestCase("""{"type":"reasoning.encrypted","data":"d==","id":"call_1","format":"google-gemini-v1","index":0}""")]
    [TestCase("""{"type":"reasoning.encrypted","data":null}""")]
    [TestCase("""{"type":"reasoning.server_tool_call","tool":"web_search","index":1}""")]
    [TestCase("""{"type":null,"text":"a"}""")]
    [TestCase("""{"type":7}""")]
    [TestCase("""{"text":"a"}""")]
    [TestCase("{}")]
    [TestCase("\"text\"")]
    [TestCase("[1]")]
    public void ReadList_ADetail_IsWhatTheContractReads(string json)
    {
        var expected = Wire.Read<ReasoningDetail>(json);

        var read = Read($"[{json}]").AsList()!.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read, Is.TypeOf(expected.GetType()));
            Assert.That(Wire.Write(read), Is.EqualTo(Wire.Write(expected)));
        }
    }

    [TestCase("""{"type":"reasoning.text","text":{"not":"text"}}""")]
    [TestCase("""{"type":"reasoning.text","text":7}""")]
    [TestCase("""{"type":"reasoning.text","id":7}""")]
    [TestCase("""{"type":"reasoning.text","index":"first"}""")]
    public void ReadList_WhatIsNotAsUsual_IsReadAsTheContractReadsIt(string json)
    {
        var expected = Wire.Read<ReasoningDetail>(json);

        var read = Read($"[{json}]").First!;

        Assert.That(read, Is.TypeOf(expected.GetType()));
        Assert.That(Wire.Write(read), Is.EqualTo(Wire.Write(expected)));
    }

    [Test]
    public void ReadList_NullAndNulls_AreNoListAndNoDetail()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read("null").IsAbsent, Is.True);
            Assert.That(Read("[]").AsList(), Is.Not.Null.And.Empty);
            Assert.That(Read("""[null,{"type":"reasoning.text"},null]""").AsList(), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void ReadList_SeveralDetails_StayInOrder()
    {
        var list = Read(
            """[{"type":"reasoning.text","text":"1"},{"x":2},{"type":"reasoning.summary","summary":"3","y":1},{"type":"reasoning.encrypted","data":"4"}]"""
        );

        Assert.That(
            string.Concat(list.AsList()!.Select(Wire.Write)),
            Is.EqualTo(
                """{"type":"reasoning.text","text":"1"}{"x":2}{"type":"reasoning.summary","summary":"3","y":1}{"type":"reasoning.encrypted","data":"4"}"""
            )
        );
    }

    [TestCase("7")]
    [TestCase("false")]
    [TestCase("""{"k":1}""")]
    public void ReadList_EmptyTextBesideAReasoningThatIsNoString_StaysEmpty(string reasoning)
    {
        ChatDelta delta = Chunks.ReadDelta(
            $$"""{"reasoning":{{reasoning}},"reasoning_details":[{"type":"reasoning.text","text":""}]}"""
        );

        Assert.That(((TextReasoningDetail)delta.ReasoningDetails!.Single()).Text, Is.Empty);
    }

    private static OneOrMany<ReasoningDetail> Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($$"""{"reasoning_details":{{json}}}"""));
        reader.Read();
        reader.Read();
        EventTexts texts = default;
        var list = ReasoningDetailReader.ReadList(ref reader, reasoning: null, escaped: default, ref texts);
        reader.Read();
        Assert.That(reader.TokenType, Is.EqualTo(JsonTokenType.EndObject), "the reader stands at the list's end");
        return list;
    }
}
