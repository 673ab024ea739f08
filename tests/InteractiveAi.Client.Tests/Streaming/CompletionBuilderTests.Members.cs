using System.Text;

namespace InteractiveAi.Client.Tests;

public partial class CompletionBuilderTests
{
    [Test]
    public void Build_UnknownMembers_TheLastOfANameCounts()
    {
        var completion = Chunks.Fold(
            """{"x":1,"y":"a","choices":[{"index":0,"x":{"k":1},"delta":{"x":[1],"y":true}}]}""",
            """{"x":2,"y":"b","choices":[{"index":0,"x":{"j":2},"delta":{"x":[2],"z":null}}]}"""
        );

        Assert.That(
            CanonicalJson.Of(completion),
            Is.EqualTo(
                CanonicalJson.Of(
                    """{"x":2,"y":"b","choices":[{"index":0,"x":{"j":2},"message":{"role":"assistant","x":[2],"y":true,"z":null}}]}"""
                )
            )
        );
    }

    [Test]
    public void Build_ANull_TakesNoUnknownMemberBack()
    {
        var completion = Chunks.Fold(
            """{"x":null,"choices":[{"index":0,"x":1,"delta":{"x":"a","y":null}}]}""",
            """{"x":1,"choices":[{"index":0,"x":null,"delta":{"x":null,"y":null}}]}"""
        );

        Assert.That(
            CanonicalJson.Of(completion),
            Is.EqualTo(
                CanonicalJson.Of(
                    """{"x":1,"choices":[{"index":0,"x":1,"message":{"role":"assistant","x":"a","y":null}}]}"""
                )
            )
        );
    }

    [TestCase("\"think\",\"ing\",null,\" more\"", "\"thinking more\"")]
    [TestCase("null,\"a\"", "\"a\"")]
    [TestCase("\"\",\"\"", "\"\"")]
    [TestCase("\"a\",1", "1")]
    [TestCase("1,\"a\",\"b\"", "\"ab\"")]
    [TestCase("\"\\ud83c\",\"\\udf0a\"", "\"\\ud83c\\udf0a\"")]
    public void Build_StringsOfAnUnknownMember_AreJoinedInDeltas(string values, string expected)
    {
        var message = Chunks.FoldDeltas(values.Split(',').Select(static value => $$"""{"thoughts":{{value}}}"""));

        Assert.That(
            Wire.Write(message.AdditionalProperties!["thoughts"]),
            Is.EqualTo(Wire.Write(Wire.Element(expected)))
        );
    }

    [Test]
    public void Build_MembersThatOnlyTheMessageKnows_BecomeItsProperties()
    {
        var message = Chunks.FoldDeltas("""{"name":"clerk","content":"a"}""", """{"name":"clerk","content":"b"}""");

        Assert.That(Wire.Write(message), Is.EqualTo("""{"role":"assistant","content":"ab","name":"clerk"}"""));
    }

    // The message could not be read again.
    [TestCase("""{"name":{"x":1},"content":"a"}""", null)]
    [TestCase("""{"name":"clerk","content":"a"}""", "clerk")]
    [TestCase("""{"name":["clerk"],"content":"a"}""", null)]
    [TestCase("""{"name":null,"content":"a"}""", null)]
    [TestCase("""{"name":7,"content":"a"}""", "7")]
    public void Build_ANameOfAnyType_LeavesAMessageThatCanBeRead(string delta, string? expected)
    {
        var message = Chunks.FoldDeltas(delta);

        var read = Wire.Read<AssistantMessage>(Wire.Write(message));
        Assert.That((read.Name, read.Content?.Text), Is.EqualTo((expected, "a")));
    }

    [Test]
    public void Build_ACallWhoseMemberHasNoNameInUtf8_IsKept()
    {
        byte[] data = Encoding.Latin1.GetBytes(
            """{"choices":[{"index":0,"delta":{"function_call":{"name":"f","arguments":"{}","~":1}}}]}""".Replace(
                '~',
                '\u008C'
            )
        );
        var builder = new CompletionBuilder();

        builder.Add(new ChunkReader().Parse("message", data)!);

        Assert.That(
            Wire.Write(builder.Build().Message),
            Is.EqualTo("""{"role":"assistant","function_call":{"name":"f","arguments":"{}","�":1}}""")
        );
    }

    [Test]
    public void Build_TheCopyOfTheDelta_IsNotPartOfTheChoice()
    {
        var completion = Chunks.Fold(
            """{"choices":[{"index":0,"delta":{"content":"a"},"message":{"role":"assistant","content":"a"}}]}""",
            """{"choices":[{"index":0,"delta":{"content":"b"},"message":{"role":"assistant","content":"b"}}]}"""
        );

        Assert.That(
            Wire.Write(completion),
            Is.EqualTo("""{"choices":[{"index":0,"message":{"role":"assistant","content":"ab"}}]}""")
        );
    }

    [Test]
    public void Build_TheDebugMember_IsLeftOut()
    {
        var completion = Chunks.Fold("""{"id":"a","choices":[],"debug":{"echo_upstream_body":{}}}""");

        Assert.That(Wire.Write(completion), Is.EqualTo("""{"id":"a","choices":[]}"""));
    }

    [TestCase("""[{"type":"text","text":"a"}]""", "\"b\"", """[{"type":"text","text":"ab"}]""")]
    [TestCase("\"a\"", """[{"type":"text","text":"b"}]""", """[{"type":"text","text":"ab"}]""")]
    [TestCase("\"a\"", """{"type":"text","text":"b"}""", """[{"type":"text","text":"ab"}]""")]
    [TestCase("\"a\"", """["b",{"text":"c"}]""", """[{"type":"text","text":"abc"}]""")]
    [TestCase(
        "\"a\"",
        """[{"type":"x","y":1},{"type":"text","text":"b"}]""",
        """[{"type":"text","text":"a"},{"type":"x","y":1},{"type":"text","text":"b"}]"""
    )]
    [TestCase("""[{"type":"x"}]""", """[{"type":"y"}]""", """[{"type":"x"},{"type":"y"}]""")]
    [TestCase(
        """[{"type":"text","text":"a","z":1}]""",
        """[{"type":"text","text":"b"}]""",
        """[{"type":"text","text":"a","z":1},{"type":"text","text":"b"}]"""
    )]
    [TestCase(
        """[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}]""",
        "\"b\"",
        """[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}},{"type":"text","text":"b"}]"""
    )]
    [TestCase("""[{"type":"text","text":null}]""", "\"b\"", """[{"type":"text"},{"type":"text","text":"b"}]""")]
    [TestCase("[]", "null", "[]")]
    [TestCase("[null]", "\"\"", "[]")]
    public void Build_ContentInParts_IsPartsWithTheTextJoined(string first, string second, string expected)
    {
        var message = Chunks.FoldDeltas($$"""{"content":{{first}}}""", $$"""{"content":{{second}}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Wire.Write(message.Content), Is.EqualTo(expected));
            Assert.That(message.AdditionalProperties, Is.Null);
        }
    }
}
