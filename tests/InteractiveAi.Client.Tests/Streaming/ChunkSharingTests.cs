using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>What chunks of one form have in common is nobody's to change for the others, and no chunk's own is lost over it.</summary>
public class ChunkSharingTests
{
    private static Dictionary<string, JsonElement> Own => new() { ["own"] = JsonElement.Parse("true") };

    [TestCase("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"TEXT"}}]}}]}""")]
    [TestCase("""{"choices":[{"index":0,"delta":{"content":"TEXT","tool_calls":[{"index":0,"id":"c"}]}}]}""")]
    [TestCase(
        """{"choices":[{"index":0,"delta":{"content":"TEXT","tool_calls":[{"index":0,"id":"c","x":1},{"index":1,"id":"d"}]}}]}"""
    )]
    public void ToolCalls_MembersSetOnOne_AreNotOnAnother(string form)
    {
        ChunkReader reader = new(frames: new ChunkFrames());
        string untouched = CanonicalJson.Of(Read(new ChunkReader(), form, "d"));

        foreach (string text in new[] { "a", "b", "c" })
        {
            foreach (ToolCallDelta call in Read(reader, form, text).ToolCalls)
            {
                call.AdditionalProperties = Own;
                call.NestedProperties = Own;
            }
        }

        Assert.That(CanonicalJson.Of(Read(reader, form, "d")), Is.EqualTo(untouched));
    }

    [TestCase(
        """{"choices":[{"index":0,"delta":{"reasoning":"TEXT","reasoning_details":[{"type":"reasoning.text","text":"TEXT"}]}}]}"""
    )]
    [TestCase(
        """{"choices":[{"index":0,"delta":{"reasoning":"TEXT","reasoning_details":[{"type":"reasoning.text","signature":"s"}]}}]}"""
    )]
    [TestCase(
        """{"choices":[{"index":0,"delta":{"content":"TEXT","reasoning_details":[{"type":"reasoning.text","text":"","x":1},{"type":"reasoning.text","text":""}]}}]}"""
    )]
    public void ReasoningDetails_MembersSetOnOne_AreNotOnAnother(string form)
    {
        ChunkReader reader = new(frames: new ChunkFrames());
        string untouched = CanonicalJson.Of(Read(new ChunkReader(), form, "d"));

        foreach (string text in new[] { "a", "b", "c" })
        {
            foreach (ReasoningDetail detail in Read(reader, form, text).Choices[0].Delta!.ReasoningDetails!)
            {
                ((TextReasoningDetail)detail).AdditionalProperties = Own;
            }
        }

        Assert.That(CanonicalJson.Of(Read(reader, form, "d")), Is.EqualTo(untouched));
    }

    [Test]
    public void Provider_ThatComesBack_IsTheOneThatWasAnswering()
    {
        ChunkReader reader = new(frames: new ChunkFrames());
        static string Event(string provider, string text) =>
            $$$"""{"provider":"{{{provider}}}","choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""";
        using StreamProgress progress = new(expected: 1);

        foreach (string data in new[] { Event("One", "a"), Event("One", "b"), Event("Two", "c"), Event("One", "d") })
        {
            progress.Add(reader.Parse(data)!);
        }

        Assert.That(progress.Provider, Is.EqualTo("One"));
    }

    [Test]
    public void Add_ChunksWithMembersOfTheCallers_KeepsThem()
    {
        const string Form = """{"id":"a","x":1,"choices":[{"index":0,"delta":{"content":"TEXT"}}]}""";
        ChunkReader reader = new(frames: new ChunkFrames());
        CompletionBuilder builder = new();
        Read(reader, Form, "a");
        ChatCompletionChunk set = Read(reader, Form, "c");
        set.AdditionalProperties = Own;

        builder.Add(Read(reader, Form, "b"));
        builder.Add(set);
        builder.Add(Read(reader, Form, "d"));

        Assert.That(
            Wire.Write(builder.Build()),
            Is.EqualTo(
                """{"id":"a","choices":[{"index":0,"message":{"role":"assistant","content":"bcd"}}],"x":1,"own":true}"""
            )
        );
    }

    [Test]
    public void Add_AMemberThatOneChunkHadOtherwise_HasItsLastValue()
    {
        const string Form = """{"x":1,"choices":[{"index":0,"delta":{"content":"TEXT"}}]}""";
        ChunkReader reader = new(frames: new ChunkFrames());
        CompletionBuilder builder = new();
        Read(reader, Form, "a");
        ChatCompletionChunk set = Read(reader, Form, "b");
        set.AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = JsonElement.Parse("2") };

        builder.Add(set);
        builder.Add(Read(reader, Form, "c"));

        Assert.That(
            Wire.Write(builder.Build()),
            Is.EqualTo("""{"choices":[{"index":0,"message":{"role":"assistant","content":"bc"}}],"x":1}""")
        );
    }

    private static ChatCompletionChunk Read(ChunkReader reader, string form, string text) =>
        reader.Parse(form.Replace("TEXT", text, StringComparison.Ordinal))!;
}
