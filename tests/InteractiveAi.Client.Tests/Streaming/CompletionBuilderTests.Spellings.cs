using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>Reasoning and signatures as orq.ai and JamAI Base spell them.</summary>
public partial class CompletionBuilderTests
{
    [Test]
    public void Build_ReasoningWithSignature_IsJoinedAndKept()
    {
        var message = Chunks.FoldDeltas(
            """{"role":"assistant","reasoning":"Let "}""",
            """{"reasoning":"me look."}""",
            """{"reasoning_signature":"sig"}""",
            """{"redacted_reasoning":"enc1"}""",
            """{"redacted_reasoning":"enc2"}""",
            """{"content":"7"}"""
        );

        Assert.That(
            CanonicalJson.Of(Wire.Write(message)),
            Is.EqualTo(
                CanonicalJson.Of(
                    """{"role":"assistant","content":"7","reasoning":"Let me look.","reasoning_signature":"sig","redacted_reasoning":"enc1enc2"}"""
                )
            )
        );
    }

    [TestCase("sig,sig,sig", "sig")]
    [TestCase("si,g", "sig")]
    [TestCase(",sig", "sig")]
    [TestCase("si,g,sig", "sig")]
    [TestCase("si,g,si", "sigsi")]
    [TestCase("si,g,sag", "sigsag")]
    public void Build_Signature_IsJoinedOfPiecesButNotOfRepetitions(string pieces, string expected)
    {
        var message = Chunks.FoldDeltas(
            pieces.Split(',').Select(static piece => $$"""{"reasoning_signature":"{{piece}}"}""")
        );

        Assert.That(message.ReasoningSignature, Is.EqualTo(expected));
    }

    [Test]
    public void Build_ReasoningUnderItsOtherName_IsJoinedAndFoundByTheShortcuts()
    {
        string[] events =
        [
            """{"choices":[{"index":0,"delta":{"role":"assistant","reasoning_content":"Th"}}]}""",
            """{"choices":[{"index":0,"delta":{"reasoning_content":"ink"}}]}""",
        ];

        var completion = Chunks.Fold(events);

        Assert.That(events.Select(data => Chunks.Read(data).Reasoning), Is.EqualTo(["Th", "ink"]));
        Assert.That(completion.Reasoning, Is.EqualTo("Think"));
        Assert.That(completion.Message.ReasoningContent, Is.EqualTo("Think"));
        Assert.That(completion.Message.Reasoning, Is.Null);
    }

    [Test]
    public void Build_ThoughtSignature_GoesWithItsCall()
    {
        var message = Chunks.FoldDeltas(
            """{"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{"},"thought_signature":"t1"},{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}]}""",
            """{"tool_calls":[{"index":0,"function":{"arguments":"}"},"thought_signature":null},{"index":1,"thought_signature":"t2"}]}"""
        );

        Assert.That(
            CanonicalJson.Of(Wire.Write(message)),
            Is.EqualTo(
                CanonicalJson.Of(
                    """{"role":"assistant","tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{}"},"thought_signature":"t1"},{"index":1,"id":"b","function":{"name":"g","arguments":"{}"},"thought_signature":"t2"}]}"""
                )
            )
        );
    }

    [Test]
    public void Delta_EverySpelling_IsWrittenBackAsItCame()
    {
        const string Chunk =
            """{"choices":[{"index":0,"delta":{"reasoning":"a","reasoning_signature":"b","redacted_reasoning":"c","reasoning_content":"d","tool_calls":[{"index":0,"thought_signature":"e"}]}}]}""";

        Assert.That(
            JsonSerializer.Serialize(Chunks.Read(Chunk), WireJson.Context.ChatCompletionChunk),
            Is.EqualTo(Chunk)
        );
    }
}
