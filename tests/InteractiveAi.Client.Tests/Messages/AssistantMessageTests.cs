using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class AssistantMessageTests
{
    private const string Answered = """
        {
          "role": "assistant",
          "content": null,
          "refusal": null,
          "reasoning": "Let me look.",
          "reasoning_details": [
            { "type": "reasoning.text", "text": "Let me look.", "signature": "c2ln", "format": "anthropic-claude-v1", "index": 0 },
            { "type": "reasoning.text", "signature": "c2ln", "index": 0 },
            { "type": "reasoning.encrypted", "data": "c2VjcmV0", "id": "call_1", "format": "google-gemini-v1", "index": 1 },
            { "type": "reasoning.text", "format": "unknown", "index": 2 },
            { "type": "reasoning.server_tool_call", "name": "web", "index": 3 },
            { "text": "no type", "index": 4 }
          ],
          "tool_calls": [
            { "index": 0, "id": "call_1", "type": "function", "function": { "name": "get_weather", "arguments": "" } }
          ],
          "annotations": [
            { "type": "url_citation", "url_citation": { "url": "https://example.test", "title": "Example", "start_index": 3, "end_index": 9 } },
            { "type": "file_annotation", "file_annotation": { "file_id": "f" } }
          ],
          "images": [
            { "type": "image_url", "image_url": { "url": "data:image/png;base64,AAAA" }, "index": 0 },
            { "image_url": { "url": "data:image/png;base64,AAAA" } }
          ],
          "audio": { "id": "aud_1" }
        }
        """;

    [Test]
    public void Message_FromAnAnswer_GoesIntoTheNextRequestAsItWas()
    {
        var answer = Wire.Read<ChatCompletion>($$"""{"choices":[{"index":0,"message":{{Answered}}}]}""");

        ChatRequest next = new() { Messages = [answer.Message, new ToolMessage(answer.ToolCalls[0].Id, "21")] };

        string message = Wire.Compact(Answered)
            .Replace("\"content\":null,\"refusal\":null,", "", StringComparison.Ordinal);
        Assert.That(
            Wire.Write(next),
            Is.EqualTo($$"""{"messages":[{{message}},{"role":"tool","tool_call_id":"call_1","content":"21"}]}""")
        );
        Assert.That(next.Validate(), Is.Empty);
    }

    [Test]
    public void ReasoningDetails_OfEachKind_AreKnownByTheirType()
    {
        var message = Wire.Read<AssistantMessage>(Answered);

        Assert.That(
            message.ReasoningDetails!.Select(detail => detail.GetType()),
            Is.EqualTo(
                new[]
                {
                    typeof(TextReasoningDetail),
                    typeof(TextReasoningDetail),
                    typeof(EncryptedReasoningDetail),
                    typeof(TextReasoningDetail),
                    typeof(UnknownReasoningDetail),
                    typeof(UnknownReasoningDetail),
                }
            )
        );
        Assert.That(message.ReasoningDetails![2].Format, Is.EqualTo(ReasoningFormat.GoogleGeminiV1));
        Assert.That(message.ReasoningDetails[2].Id, Is.EqualTo("call_1"));
        Assert.That(message.Annotations![0].UrlCitation!.StartIndex, Is.EqualTo(3));
        Assert.That(
            message.Annotations[1].AdditionalProperties!["file_annotation"].ValueKind,
            Is.EqualTo(JsonValueKind.Object)
        );
        Assert.That(((ImagePart)message.Images![0]).Media!.MediaType, Is.EqualTo("image/png"));
    }

    [TestCase("""{"role":"assistant","reasoning_details":[]}""")]
    [TestCase("""{"role":"assistant","tool_calls":[]}""")]
    [TestCase("""{"role":"assistant","content":"","annotations":[],"images":[]}""")]
    [TestCase("""{"role":"assistant","content":[]}""")]
    public void EmptyList_IsNotTheSameAsNone(string json) =>
        Assert.That(Wire.Rewrite<AssistantMessage>(json), Is.EqualTo(json));

    [Test]
    public void Echo_BuiltInCSharp_IsWrittenInWireOrder()
    {
        AssistantMessage message = new("Done.")
        {
            Name = "bot",
            Refusal = "",
            Reasoning = "Hm.",
            ReasoningDetails =
            [
                new SummaryReasoningDetail
                {
                    Summary = "Hm",
                    Format = ReasoningFormat.OpenAIResponsesV1,
                    Index = 0,
                },
                new EncryptedReasoningDetail { Data = "c2VjcmV0", Id = "call_1" },
                new TextReasoningDetail { Text = "Hm.", Signature = "c2ln" },
            ],
            ToolCalls = [new ToolCall("call_1", "f") { Index = 0 }],
            Annotations =
            [
                new Annotation
                {
                    Type = "url_citation",
                    UrlCitation = new() { Url = "https://example.test" },
                },
            ],
            Images = [new ImagePart(new Uri("https://example.test/a.png"))],
            Audio = new AudioOutput { Id = "aud_1" },
            AdditionalProperties = new Dictionary<string, JsonElement> { ["thinking"] = Wire.Element("1.0") },
        };

        Assert.That(
            Wire.Write(message),
            Is.EqualTo(
                Wire.Compact(
                    """
                    {
                      "role": "assistant",
                      "content": "Done.",
                      "name": "bot",
                      "refusal": "",
                      "reasoning": "Hm.",
                      "reasoning_details": [
                        { "type": "reasoning.summary", "summary": "Hm", "format": "openai-responses-v1", "index": 0 },
                        { "type": "reasoning.encrypted", "data": "c2VjcmV0", "id": "call_1" },
                        { "type": "reasoning.text", "text": "Hm.", "signature": "c2ln" }
                      ],
                      "tool_calls": [
                        { "index": 0, "id": "call_1", "type": "function", "function": { "name": "f", "arguments": "" } }
                      ],
                      "annotations": [{ "type": "url_citation", "url_citation": { "url": "https://example.test" } }],
                      "images": [{ "type": "image_url", "image_url": { "url": "https://example.test/a.png" } }],
                      "audio": { "id": "aud_1" },
                      "thinking": 1.0
                    }
                    """
                )
            )
        );
    }
}
