using System.Net;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>Which of several values of a member counts, and that its absence takes none back.</summary>
public partial class CompletionBuilderTests
{
    [Test]
    public void Build_AudioMembers_TheLastThatSaysSomethingCounts()
    {
        var message = Chunks.FoldDeltas(
            """{"audio":{"id":"a1","transcript":"Bom","expires_at":1764174000}}""",
            """{"audio":{"id":"a2"}}""",
            """{"audio":{"id":""}}"""
        );

        Assert.That(
            Wire.Write(message.Audio),
            Is.EqualTo("""{"id":"a2","transcript":"Bom","expires_at":1764174000}""")
        );
    }

    [Test]
    public void Build_NameOfTheSpeaker_TheLastThatIsATextCounts()
    {
        var once = Chunks.FoldDeltas("""{"name":"Ana"}""", """{"name":{"first":"Ana"}}""", """{"content":"a"}""");
        var twice = Chunks.FoldDeltas("""{"name":"Ana"}""", """{"name":"Eva","content":"a"}""");

        Assert.That((once.Name, twice.Name), Is.EqualTo(("Ana", "Eva")));
    }

    [Test]
    public void Build_IndexAndErrorOfAChoice_AreKept()
    {
        var completion = Chunks.Fold(
            """{"choices":[{"index":0,"delta":{"content":"a"},"error":{"code":1}}]}""",
            """{"choices":[{"delta":{"content":"b"},"error":{"code":2}}]}""",
            """{"choices":[{"delta":{},"finish_reason":"error"}]}"""
        );

        Assert.That(
            CanonicalJson.Of(completion),
            Is.EqualTo(
                CanonicalJson.Of(
                    """{"choices":[{"index":0,"message":{"role":"assistant","content":"ab"},"finish_reason":"error","error":{"code":2}}]}"""
                )
            )
        );
    }

    [Test]
    public void Build_ErrorAndTimeOfTheStream_AreKept()
    {
        var completion = Chunks.Fold(
            """{"created":0,"choices":[],"error":{"code":1}}""",
            """{"choices":[],"error":{"code":2}}""",
            """{"choices":[]}"""
        );

        Assert.That(
            CanonicalJson.Of(completion),
            Is.EqualTo(CanonicalJson.Of("""{"created":0,"choices":[],"error":{"code":2}}"""))
        );
    }

    [Test]
    public void Build_ProvidersFinishReasonBeforeAndWithTheReason_IsTheOneWithIt()
    {
        var completion = Chunks.Fold(
            """{"choices":[{"index":0,"native_finish_reason":"running"}]}""",
            """{"choices":[{"index":0,"finish_reason":"stop","native_finish_reason":"end_turn"}]}"""
        );

        Assert.That(completion.FirstChoice!.NativeFinishReason, Is.EqualTo("end_turn"));
    }

    [Test]
    public void Build_Response_IsTheLastThatAChunkHad()
    {
        var builder = new CompletionBuilder();

        builder.Add(new ChatCompletionChunk { Response = new ResponseInfo { StatusCode = HttpStatusCode.OK } });
        builder.Add(new ChatCompletionChunk { Response = new ResponseInfo { StatusCode = HttpStatusCode.Accepted } });
        builder.Add(new ChatCompletionChunk());

        Assert.That(builder.Build().Response?.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
    }

    [Test]
    public void Build_ReferencesThatHoldNothing_AreTheLast()
    {
        var completion = Chunks.Fold(
            """{"object":"chat.references","chunks":[],"search_query":"a"}""",
            """{"object":"chat.references","chunks":[],"search_query":"b"}"""
        );

        Assert.That(completion.References!.SearchQuery, Is.EqualTo("b"));
    }

    [Test]
    public void Build_MembersOfADeltaBesideParts_AreKept()
    {
        var message = Chunks.FoldDeltas("""{"x":1,"content":[{"type":"text","text":"a"}],"y":2}""");

        Assert.That(
            CanonicalJson.Of(Wire.Write(message)),
            Is.EqualTo(CanonicalJson.Of("""{"role":"assistant","content":[{"type":"text","text":"a"}],"x":1,"y":2}"""))
        );
    }

    [TestCase("\"\"", "")]
    [TestCase("\"a\",\"\"", "a")]
    [TestCase("\"a\",\"b\",null", "b")]
    public void Build_FormatOfReasoning_IsTheLastThatSaysSomething(string formats, string expected)
    {
        var message = Chunks.FoldDeltas(
            formats
                .Split(',')
                .Select(static format =>
                    $$"""{"reasoning_details":[{"type":"reasoning.text","index":0,"text":"t","format":{{format}}}]}"""
                )
        );

        Assert.That(message.ReasoningDetails!.Single().Format?.Value, Is.EqualTo(expected));
    }

    // A chunk that its reader has recognised by its form, and that then was given a member of its own.
    [Test]
    public void Build_ChunkThatWasChanged_ChangesNoneOfThoseBehindIt()
    {
        const string Event = """{"x":1,"choices":[{"index":0,"delta":{"content":"a"}}]}""";
        var reader = new ChunkReader(frames: new ChunkFrames());
        var builder = new CompletionBuilder();
        builder.Add(reader.Parse(Event)!);
        var second = reader.Parse(Event)!;
        var isKnown = second.IsFramed(out _, out _);

        second.AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = Wire.Element("2") };
        builder.Add(second);
        var changed = Wire.Write(builder.Build());
        builder.Add(reader.Parse(Event)!);

        Assert.That(isKnown);
        Assert.That(
            (changed, Wire.Write(builder.Build())),
            Is.EqualTo(
                (
                    """{"choices":[{"index":0,"message":{"role":"assistant","content":"aa"}}],"x":2}""",
                    """{"choices":[{"index":0,"message":{"role":"assistant","content":"aaa"}}],"x":1}"""
                )
            )
        );
    }
}
