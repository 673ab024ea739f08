using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

public sealed class OrqMessagesTests
{
    private const string Text = """{"role":"assistant","content":"Hi"}""";

    // What comes in, as JSON, and how it goes out.
    [TestCase(Text, Text)]
    // JamAI Base writes what it has not set as null, which a strict gateway refuses.
    [TestCase(
        """{"role":"assistant","content":"Hi","function_call":null,"x":1}""",
        """{"role":"assistant","content":"Hi","x":1}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"a","reasoning_signature":"s"}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"text","text":"Hi"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":null,"reasoning":"a","reasoning_signature":"s"}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"","reasoning":"a","reasoning_signature":"s"}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"}]}"""
    )]
    // A model that keeps its reasoning to itself still signs it.
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning_signature":"s"}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"","signature":"s"},{"type":"text","text":"Hi"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","redacted_reasoning":"r"}""",
        """{"role":"assistant","content":[{"type":"redacted_reasoning","data":"r"},{"type":"text","text":"Hi"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"a","redacted_reasoning":"r"}""",
        """{"role":"assistant","content":[{"type":"redacted_reasoning","data":"r"},{"type":"text","text":"Hi"}],"reasoning_content":"a"}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"a"}""",
        """{"role":"assistant","content":"Hi","reasoning_content":"a"}"""
    )]
    [TestCase("""{"role":"assistant","content":"Hi","reasoning":"","reasoning_signature":""}""", Text)]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning_content":"a"}""",
        """{"role":"assistant","content":"Hi","reasoning_content":"a"}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"a","reasoning_signature":"s","reasoning_content":"a"}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"text","text":"Hi"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning_content":"a","reasoning_signature":"s"}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"text","text":"Hi"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"a","reasoning_content":"b"}""",
        """{"role":"assistant","content":"Hi","reasoning_content":"b"}"""
    )]
    [TestCase(
        """{"role":"assistant","content":[{"type":"text","text":"Hi","cache_control":{"type":"ephemeral"}},{"type":"refusal","refusal":"no"}],"reasoning":"a","reasoning_signature":"s"}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"text","text":"Hi","cache_control":{"type":"ephemeral"}},{"type":"refusal","refusal":"no"}]}"""
    )]
    // Already inside: not said twice.
    [TestCase(
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"text","text":"Hi"}],"reasoning":"a","reasoning_signature":"s"}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"text","text":"Hi"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":[{"type":"redacted_reasoning","data":"r"},{"type":"text","text":"Hi"}],"reasoning":"a","redacted_reasoning":"r"}""",
        """{"role":"assistant","content":[{"type":"redacted_reasoning","data":"r"},{"type":"text","text":"Hi"}],"reasoning_content":"a"}"""
    )]
    // Of Interactive AI: what is signed and what Anthropic encrypted, in order; the rest has no place.
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"ab","reasoning_details":[{"type":"reasoning.text","text":"a","signature":"s"},{"type":"reasoning.encrypted","data":"r","format":"anthropic-claude-v1"},{"type":"reasoning.text","text":"b","signature":"t"}]}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"redacted_reasoning","data":"r"},{"type":"reasoning","reasoning":"b","signature":"t"},{"type":"text","text":"Hi"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"a","reasoning_details":[{"type":"reasoning.summary","summary":"a"},{"type":"reasoning.encrypted","data":"r","format":"openai-responses-v1"},{"type":"reasoning.text","text":"a"},{"type":"brand.new"}]}""",
        """{"role":"assistant","content":"Hi","reasoning_content":"a"}"""
    )]
    [TestCase("""{"role":"assistant","content":"Hi","reasoning_details":[]}""", Text)]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning_details":[{"type":"reasoning.summary","summary":"a"},{"type":"reasoning.text","text":"b"}]}""",
        """{"role":"assistant","content":"Hi","reasoning_content":"ab"}"""
    )]
    [TestCase(
        """{"role":"assistant","reasoning_details":[{"type":"reasoning.summary","summary":"a"}]}""",
        """{"role":"assistant","content":"","reasoning_content":"a"}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"ab","reasoning_details":[{"type":"reasoning.text","text":"a","signature":"s"},{"type":"reasoning.summary","summary":"b"}]}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"text","text":"Hi"}],"reasoning_content":"b"}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","redacted_reasoning":"r","reasoning_details":[{"type":"reasoning.text","text":"a","signature":"s"},{"type":"reasoning.encrypted","data":"r","format":"anthropic-claude-v1"}]}""",
        """{"role":"assistant","content":[{"type":"redacted_reasoning","data":"r"},{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"text","text":"Hi"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"a","reasoning_signature":"s","reasoning_details":[{"type":"reasoning.text","text":"a","signature":"s"}]}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"text","text":"Hi"}]}"""
    )]
    // Encrypted by nobody knows whom: a signature of the call where it names one, else redacted reasoning.
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning_details":[{"type":"reasoning.encrypted","data":"r","format":null}]}""",
        """{"role":"assistant","content":[{"type":"redacted_reasoning","data":"r"},{"type":"text","text":"Hi"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f"}}],"reasoning_details":[{"type":"reasoning.encrypted","id":"c1","data":"T"}]}""",
        """{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f"},"thought_signature":"T"}]}"""
    )]
    // Gemini's signatures belong to the calls; a call's own one stays.
    [TestCase(
        """{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f"}},{"id":"c2","type":"function","function":{"name":"g"},"thought_signature":"own"},{"id":"c3","type":"function","function":{"name":"h"},"thought_signature":""}],"reasoning_details":[{"type":"reasoning.encrypted","id":"c1","data":"GEMSIG","format":"google-gemini-v1"},{"type":"reasoning.encrypted","id":"c2","data":"other","format":"google-gemini-v1"},{"type":"reasoning.encrypted","id":"c3","data":"third","format":"google-gemini-v1"}]}""",
        """{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f"},"thought_signature":"GEMSIG"},{"id":"c2","type":"function","function":{"name":"g"},"thought_signature":"own"},{"id":"c3","type":"function","function":{"name":"h"},"thought_signature":"third"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f"}}],"reasoning_details":[{"type":"reasoning.encrypted","id":"c1","data":"x","format":"openai-responses-v1"}]}""",
        """{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f"}}]}"""
    )]
    // Content may be absent only beside tool calls.
    [TestCase(
        """{"role":"assistant","content":null,"reasoning_details":[{"type":"reasoning.encrypted","data":"x","format":"openai-responses-v1"}]}""",
        """{"role":"assistant","content":""}"""
    )]
    [TestCase(
        """{"role":"assistant","reasoning":"a"}""",
        """{"role":"assistant","content":"","reasoning_content":"a"}"""
    )]
    [TestCase(
        """{"role":"assistant","function_call":{"name":"f","arguments":"{}"}}""",
        """{"role":"assistant","function_call":{"name":"f","arguments":"{}"}}"""
    )]
    [TestCase(
        """{"role":"assistant","content":null,"refusal":"no"}""",
        """{"role":"assistant","content":[{"type":"refusal","refusal":"no"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"","refusal":"no","reasoning":"a","reasoning_signature":"s"}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"refusal","refusal":"no"}]}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","annotations":[{"type":"url_citation","url_citation":{"url":"https://a.test"}}],"images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}""",
        Text
    )]
    [TestCase(
        """{"role":"assistant","audio":{"id":"a1","data":"AAAA","transcript":"Hi","expires_at":1764174000}}""",
        """{"role":"assistant","audio":{"id":"a1"}}"""
    )]
    [TestCase("""{"role":"assistant","content":"Hi","audio":{"data":"AAAA"}}""", Text)]
    // Without an id there is nothing to refer to: what was spoken is all there is.
    [TestCase("""{"role":"assistant","audio":{"data":"AAAA","transcript":"Hi"}}""", Text)]
    [TestCase("""{"role":"assistant","content":"Hi","audio":{"id":"","transcript":"Ho"}}""", Text)]
    [TestCase("""{"role":"assistant","content":"Hi","tool_calls":[]}""", Text)]
    [TestCase(
        """{"role":"assistant","tool_calls":[{"index":0,"id":"c","function":{"name":"f","arguments":"{}"},"thought_signature":"t","x-call":1}]}""",
        """{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"},"thought_signature":"t","x-call":1}]}"""
    )]
    [TestCase(
        """{"role":"assistant","tool_calls":[{"index":0,"id":"c","type":"custom","custom":{"name":"f"}}]}""",
        """{"role":"assistant","tool_calls":[{"id":"c","type":"custom","custom":{"name":"f"}}]}"""
    )]
    // What nobody knows stays as it came.
    [TestCase(
        """{"role":"assistant","content":{"brand":"new"},"reasoning":"a","reasoning_signature":"s"}""",
        """{"role":"assistant","content":{"brand":"new"},"reasoning":"a","reasoning_signature":"s"}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","name":"bot","refusal":"no","reasoning":"a","reasoning_signature":"s","x-new":1}""",
        """{"role":"assistant","content":[{"type":"reasoning","reasoning":"a","signature":"s"},{"type":"text","text":"Hi"}],"name":"bot","refusal":"no","x-new":1}"""
    )]
    [TestCase("""{"role":"brand_new","content":"Hi"}""", """{"role":"brand_new","content":"Hi"}""")]
    // Files by address and by data.
    [TestCase(
        """{"role":"user","content":[{"type":"file","file":{"filename":"a.pdf","file_data":"https://a.test/a.pdf"}}]}""",
        """{"role":"user","content":[{"type":"file","file":{"filename":"a.pdf","uri":"https://a.test/a.pdf"}}]}"""
    )]
    [TestCase(
        """{"role":"user","content":["hidden",{"type":"file","cache_control":{"type":"ephemeral"},"file":{"file_data":"https://a.test/a","mimeType":"text/csv","x-file":1},"x-part":1}]}""",
        """{"role":"user","content":["hidden",{"type":"file","cache_control":{"type":"ephemeral"},"file":{"uri":"https://a.test/a","mimeType":"text/csv","x-file":1},"x-part":1}]}"""
    )]
    [TestCase(
        """{"role":"user","content":[{"type":"file","file":{"file_data":"data:text/plain;base64,AAAA"}}]}""",
        """{"role":"user","content":[{"type":"file","file":{"file_data":"data:text/plain;base64,AAAA"}}]}"""
    )]
    [TestCase(
        """{"role":"user","content":[{"type":"file","file":{"uri":"https://a.test/a.pdf","mimeType":"application/pdf"}}],"name":"ann"}""",
        """{"role":"user","content":[{"type":"file","file":{"uri":"https://a.test/a.pdf","mimeType":"application/pdf"}}],"name":"ann"}"""
    )]
    [TestCase(
        """{"role":"tool","tool_call_id":"c","content":"Rain","cache_control":{"type":"ephemeral"}}""",
        """{"role":"tool","tool_call_id":"c","content":"Rain","cache_control":{"type":"ephemeral"}}"""
    )]
    public async Task Message_InAnyForm_IsSentAsOrqTakesIt(string message, string expected)
    {
        var read = Wire.Read<Message>(message);
        string before = Wire.Write(read);

        var sent = await OrqClient.SentAsync(read);

        // The order of members is nobody's business but the type of each is.
        Assert.That(CanonicalJson.Of(sent), Is.EqualTo(CanonicalJson.Of(expected)));
        Assert.That(Wire.Write(read), Is.EqualTo(before), "the message itself is not changed");
    }

    [Test]
    public void Adapt_NothingToSpellInAnotherWay_IsTheSameRequest()
    {
        OrqChatRequest request = new()
        {
            Model = "m",
            Messages =
            [
                new SystemMessage("a"),
                "b",
                new AssistantMessage("c") { ToolCalls = [new ToolCall("c", "f")] },
                new ToolMessage("c", "d"),
                new UserMessage([new FilePart("a"u8.ToArray(), "text/plain"), "e"]),
            ],
        };

        Assert.That(new OrqGateway(OrqOptions.DefaultEndpoint).Adapt(request), Is.SameAs(request));
    }

    [Test]
    public async Task File_ByAddressAndByBytes_GoesUnderTheNameForEach()
    {
        var sent = await OrqClient.SentAsync(
            new UserMessage([
                new FilePart(new Uri("https://example.test/a.pdf"), "a.pdf") { MimeType = "application/pdf" },
                new FilePart("Hi"u8.ToArray(), "text/plain", "b.txt"),
            ])
        );

        Assert.That(
            CanonicalJson.Of(sent),
            Is.EqualTo(
                CanonicalJson.Of(
                    """
                    {
                      "role": "user",
                      "content": [
                        {
                          "type": "file",
                          "file": { "filename": "a.pdf", "uri": "https://example.test/a.pdf", "mimeType": "application/pdf" }
                        },
                        { "type": "file", "file": { "filename": "b.txt", "file_data": "data:text/plain;base64,SGk=" } }
                      ]
                    }
                    """
                )
            )
        );
    }

    [Test]
    public async Task File_BesideOneByAddress_IsStillReadFromItsStreamWhileItIsSent()
    {
        using var bytes = new MemoryStream("Hi"u8.ToArray());
        var media = MediaData.FromStream(bytes, "text/plain");

        var sent = await OrqClient.SentAsync(
            new UserMessage([new FilePart(new Uri("https://example.test/a.pdf")), new FilePart(media)])
        );

        Assert.That(sent, Does.Contain("\"file_data\":\"data:text/plain;base64,SGk=\""));
    }
}
