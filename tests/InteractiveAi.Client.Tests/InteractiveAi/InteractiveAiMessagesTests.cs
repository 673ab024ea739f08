using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

/// <summary>What came from another gateway, or was written for one, goes to Interactive AI under the names that are known there.</summary>
public sealed class InteractiveAiMessagesTests
{
    private const string Reply = """{"choices":[]}""";

    [Test]
    public async Task CompleteAsync_AnswerOfOrq_GoesBackAsReasoningDetails()
    {
        var answer = Wire.Read<ChatCompletion>(
            """
            {"id":"01K","object":"chat.completion","choices":[{"message":{"role":"assistant","content":null,"reasoning":"Let me look.","reasoning_signature":"sig==","redacted_reasoning":"enc==","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"},"thought_signature":"ts=="}]},"finish_reason":"tool_calls"}]}
            """
        );

        var body = await BodyOf([answer.Message, new ToolMessage("c1", "7")]);

        Assert.That(
            body,
            Is.EqualTo(
                """
                {"messages":[{"role":"assistant","reasoning":"Let me look.","reasoning_details":[{"type":"reasoning.text","text":"Let me look.","signature":"sig==","index":0},{"type":"reasoning.encrypted","data":"enc==","index":1},{"type":"reasoning.encrypted","data":"ts==","id":"c1","format":"google-gemini-v1","index":2}],"tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c1","content":"7"}]}
                """
            )
        );
    }

    [Test]
    public async Task CompleteAsync_AnswerOfItsOwn_GoesBackAsItCame()
    {
        var answer = Wire.Read<ChatCompletion>(
            """
            {"choices":[{"index":0,"message":{"role":"assistant","content":"7","reasoning":"Hm.","reasoning_details":[{"type":"reasoning.text","text":"Hm.","signature":"s","format":"anthropic-claude-v1","index":0}]},"finish_reason":"stop"}]}
            """
        );

        var body = await BodyOf([answer.Message, "And now?"]);

        Assert.That(
            body,
            Is.EqualTo(
                """
                {"messages":[{"role":"assistant","content":"7","reasoning":"Hm.","reasoning_details":[{"type":"reasoning.text","text":"Hm.","signature":"s","format":"anthropic-claude-v1","index":0}]},{"role":"user","content":"And now?"}]}
                """
            )
        );
    }

    [Test]
    public async Task CompleteAsync_PartsOfOtherGateways_BecomeMembers()
    {
        var history = new AssistantMessage(
            new MessageContent([
                new ReasoningPart("First.", "s1"),
                new RedactedReasoningPart("enc"),
                "Hello",
                new RefusalPart("Not that."),
            ])
        );

        var body = await BodyOf([history]);

        Assert.That(
            body,
            Is.EqualTo(
                """
                {"messages":[{"role":"assistant","content":[{"type":"text","text":"Hello"}],"refusal":"Not that.","reasoning":"First.","reasoning_details":[{"type":"reasoning.text","text":"First.","signature":"s1","index":0},{"type":"reasoning.encrypted","data":"enc","index":1}]}]}
                """
            )
        );
        Assert.That(history.Content!.Parts, Has.Count.EqualTo(4), "the caller's message was touched");
    }

    [TestCase(
        """{"role":"assistant","content":"7","reasoning_content":"Hm."}""",
        """{"role":"assistant","content":"7","reasoning":"Hm."}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"7","reasoning":"A","reasoning_content":"B"}""",
        """{"role":"assistant","content":"7","reasoning":"A","reasoning_content":"B"}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"7","function_call":null,"x":1}""",
        """{"role":"assistant","content":"7","x":1}"""
    )]
    // An empty text is no signature.
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"t","reasoning_signature":"","redacted_reasoning":""}""",
        """{"role":"assistant","content":"Hi","reasoning":"t"}"""
    )]
    [TestCase(
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":""},{"type":"redacted_reasoning","data":""},{"type":"text","text":"Hi"}]}""",
        """{"role":"assistant","content":[{"type":"text","text":"Hi"}],"reasoning":"a"}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"a","reasoning_signature":"s","reasoning_details":[]}""",
        """{"role":"assistant","content":"Hi","reasoning":"a","reasoning_details":[{"type":"reasoning.text","text":"a","signature":"s","index":0}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","tool_calls":[],"reasoning_details":[]}""",
        """{"role":"assistant","content":"Hi","reasoning_details":[]}"""
    )]
    // A signature of Gemini's stands among the details, once.
    [TestCase(
        """{"role":"assistant","reasoning_details":[{"type":"reasoning.encrypted","data":"X","id":"c1","format":"google-gemini-v1","index":3}],"tool_calls":[{"id":"c1","type":"function","function":{"name":"f"},"thought_signature":"TS"},{"id":"c2","type":"function","function":{"name":"g"},"thought_signature":"T2","x":1},{"id":"c3","type":"function","function":{"name":"h"},"thought_signature":""}]}""",
        """{"role":"assistant","reasoning_details":[{"type":"reasoning.encrypted","data":"X","id":"c1","format":"google-gemini-v1","index":3},{"type":"reasoning.encrypted","data":"T2","id":"c2","format":"google-gemini-v1","index":4}],"tool_calls":[{"id":"c1","type":"function","function":{"name":"f"}},{"id":"c2","type":"function","function":{"name":"g"},"x":1},{"id":"c3","type":"function","function":{"name":"h"}}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":[{"type":"refusal","refusal":"No."}]}""",
        """{"role":"assistant","refusal":"No."}"""
    )]
    [TestCase(
        """{"role":"user","content":[{"type":"file","file":{"filename":"a.pdf","uri":"https://a.test/a.pdf","mimeType":"application/pdf"}}]}""",
        """{"role":"user","content":[{"type":"file","file":{"filename":"a.pdf","file_data":"https://a.test/a.pdf","mimeType":"application/pdf"}}]}"""
    )]
    public async Task CompleteAsync_SpellingOfAnotherGateway_IsTranslated(string message, string expected)
    {
        var body = await BodyOf([Wire.Read<Message>(message)]);

        Assert.That(CanonicalJson.Of(body), Is.EqualTo(CanonicalJson.Of($$"""{"messages":[{{expected}}]}""")));
    }

    private static async Task<string> BodyOf(IReadOnlyList<Message> messages)
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler);
        await client.CompleteAsync(new ChatRequest { Messages = messages });
        return handler.Request.Body;
    }
}
