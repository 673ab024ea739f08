using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public class ChunkWriterTests
{
    [Test]
    public void Write_EveryMember_IsTheWireJson()
    {
        var chunk = new ChatCompletionChunk
        {
            Id = "gen-1",
            Object = "chat.completion.chunk",
            Created = DateTimeOffset.FromUnixTimeSeconds(1764170400),
            Model = "openai/gpt-4o",
            Provider = "OpenAI",
            SystemFingerprint = "fp",
            ServiceTier = "default",
            Choices =
            [
                new()
                {
                    Index = 0,
                    Delta = new()
                    {
                        Role = "assistant",
                        Content = "Olá",
                        Reasoning = "Hm",
                        Refusal = "",
                        ToolCalls =
                        [
                            new()
                            {
                                Index = 0,
                                Id = "call_1",
                                Type = "function",
                                Name = "add",
                                Arguments = "{}",
                                NestedProperties = new Dictionary<string, JsonElement>
                                {
                                    ["x1"] = Wire.Element("1.50"),
                                },
                                AdditionalProperties = new Dictionary<string, JsonElement>
                                {
                                    ["x2"] = Wire.Element("null"),
                                },
                            },
                            new() { Index = 1 },
                        ],
                        ReasoningDetails = [new TextReasoningDetail { Text = "Hm", Index = 0 }],
                        Images = [new ImagePart(new Uri("https://example.test/a.png"))],
                        Annotations = [new() { Type = "file" }],
                        Audio = new() { Id = "audio_1" },
                        AdditionalProperties = new Dictionary<string, JsonElement> { ["x3"] = Wire.Element("[1, 2]") },
                    },
                    FinishReason = FinishReason.Stop,
                    NativeFinishReason = "end_turn",
                    Logprobs = new() { Content = [new() { Token = "Olá", Logprob = -0.5 }] },
                    ReasoningDetails = [],
                    AdditionalProperties = new Dictionary<string, JsonElement> { ["x4"] = Wire.Element("true") },
                },
            ],
            Usage = new() { TotalTokens = 3 },
            Debug = Wire.Element("{}"),
            AdditionalProperties = new Dictionary<string, JsonElement> { ["x5"] = Wire.Element("\"y\"") },
        };

        var json = Wire.Write(chunk);

        Assert.That(
            json,
            Is.EqualTo(
                Wire.Compact(
                    """
                    {
                      "id": "gen-1", "object": "chat.completion.chunk", "created": 1764170400, "model": "openai/gpt-4o", "provider": "OpenAI",
                      "choices": [{
                        "index": 0,
                        "delta": {
                          "role": "assistant", "content": "Olá", "reasoning": "Hm", "refusal": "",
                          "tool_calls": [
                            { "index": 0, "id": "call_1", "type": "function", "function": { "name": "add", "arguments": "{}", "x1": 1.50 }, "x2": null },
                            { "index": 1 }
                          ],
                          "reasoning_details": [{ "type": "reasoning.text", "text": "Hm", "index": 0 }],
                          "images": [{ "type": "image_url", "image_url": { "url": "https://example.test/a.png" } }],
                          "annotations": [{ "type": "file" }],
                          "audio": { "id": "audio_1" },
                          "x3": [1, 2]
                        },
                        "finish_reason": "stop", "native_finish_reason": "end_turn",
                        "logprobs": { "content": [{ "token": "Olá", "logprob": -0.5 }] },
                        "reasoning_details": [],
                        "x4": true
                      }],
                      "usage": { "total_tokens": 3 }, "system_fingerprint": "fp", "service_tier": "default", "debug": {}, "x5": "y"
                    }
                    """
                )
            )
        );
    }

    [TestCase("{}")]
    [TestCase("""{"choices":[]}""")]
    [TestCase("""{"choices":[{},{"index":-1,"delta":{}}]}""")]
    [TestCase("""{"id":"","object":"","model":"","provider":"","system_fingerprint":"","service_tier":""}""")]
    [TestCase("""{"created":1764170400.25}""")]
    [TestCase("""{"choices":[{"finish_reason":"","native_finish_reason":""}]}""")]
    [TestCase("""{"choices":[{"delta":{"content":"","reasoning":"","refusal":"","role":""}}]}""")]
    [TestCase(
        """{"choices":[{"delta":{"tool_calls":[],"reasoning_details":[],"images":[],"annotations":[],"audio":{}}}]}"""
    )]
    [TestCase(
        """{"choices":[{"delta":{"tool_calls":[{},{"id":"","type":"","function":{"name":"","arguments":""}}]}}]}"""
    )]
    [TestCase(
        """{"choices":[{"delta":{"content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"u"}}]}}]}"""
    )]
    [TestCase("""{"choices":[{"delta":{"content":{"k":1},"x":null}}]}""")]
    [TestCase("""{"choices":[{"logprobs":{}}]}""")]
    [TestCase("""{"choices":[{"logprobs":{"content":[],"refusal":[],"x":1}}]}""")]
    [TestCase("""{"usage":{"prompt_tokens":1,"cost":0.000125,"x":1.50}}""")]
    [TestCase("""{"debug":"text"}""")]
    [TestCase("""{"error":{"code":429,"message":"Slow down","metadata":{"x":1.50}}}""")]
    [TestCase("""{"error":"text","choices":[{"error":{"code":null,"message":"m"}}]}""")]
    [TestCase(
        """{"x":1.50,"choices":[{"x":[{}],"delta":{"x":"\u0000","tool_calls":[{"x":1e400,"function":{"x":false}}]}}]}"""
    )]
    public void Write_WhatWasRead_IsTheSameAgain(string json)
    {
        var chunk = Chunks.Read(json);

        var written = Wire.Write(chunk);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(CanonicalJson.Of(written), Is.EqualTo(CanonicalJson.Of(json)));
            Assert.That(Wire.Write(Chunks.Read(written)), Is.EqualTo(written));
        }
    }

    [Test]
    public void Write_ArgumentsThatWereAnObject_AreText()
    {
        var chunk = Chunks.Read("""{"choices":[{"delta":{"tool_calls":[{"function":{"arguments":{"a": 1}}}]}}]}""");

        var written = Wire.Write(chunk);

        Assert.That(
            written,
            Is.EqualTo("""{"choices":[{"delta":{"tool_calls":[{"function":{"arguments":"{\"a\": 1}"}}]}}]}""")
        );
    }

    [Test]
    public void Write_TextCutInsideACharacter_IsReadAsItWas()
    {
        string[] texts = ["wave \uD83C", "\uDF0A\"\\\n!", "\uD83C\uDF0A\uD83C"];

        foreach (var text in texts)
        {
            var chunk = new ChatCompletionChunk { Choices = [new() { Delta = new() { Content = text } }] };

            var read = Chunks.Read(Wire.Write(chunk));

            Assert.That(read.Text, Is.EqualTo(text));
        }
    }

    [Test]
    public void Write_AChunkWithoutItsListsBeingLookedAt_IsTheSameAsAfter()
    {
        const string Json =
            """{"choices":[{"delta":{"tool_calls":[{"index":0}],"reasoning_details":[{"type":"reasoning.text"}]}}]}""";
        var chunk = Chunks.Read(Json);

        var before = Wire.Write(chunk);
        var lists = (chunk.Choices, chunk.Choices[0].Delta!.ToolCalls, chunk.Choices[0].Delta!.ReasoningDetails);
        var after = Wire.Write(chunk);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before, after), Is.EqualTo((Json, Json)));
            Assert.That(chunk.Choices, Is.SameAs(lists.Choices), "the list is made once");
            Assert.That(chunk.Choices[0].Delta!.ToolCalls, Is.SameAs(lists.ToolCalls));
            Assert.That(chunk.Choices[0].Delta!.ReasoningDetails, Is.SameAs(lists.ReasoningDetails));
        }
    }

    [TestCase("""{"object":"chat.references","chunks":[{"text":"a"}],"search_query":"q","x":1}""")]
    [TestCase("""{"object":"chat.references","references":{"search_query":"q"},"x":1}""")]
    [TestCase("""{"object":"chat.references","references":{"search_query":"q","x":1},"x":2}""")]
    [TestCase("""{"object":"chat.references","references":{"object":"chat.references","x":1},"x":2}""")]
    [TestCase("""{"object":"chat.references","references":{"object":"chat.references","references":1}}""")]
    [TestCase("""{"object":"chat.references","choices":[],"references":{"object":"chat.references","usage":[]}}""")]
    public void Write_References_StayWhereTheyStood(string json)
    {
        var chunk = JsonSerializer.Deserialize(json, WireJson.Context.ChatCompletionChunk)!;

        Assert.That(Wire.Write(chunk), Is.EqualTo(json));
    }
}
