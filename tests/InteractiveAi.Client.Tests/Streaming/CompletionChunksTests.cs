namespace InteractiveAi.Client.Tests;

public class CompletionChunksTests
{
    private const string Whole = """
        {
          "id": "gen-1", "object": "chat.completion", "created": 1764170400, "model": "m", "provider": "P",
          "system_fingerprint": "f", "service_tier": "t", "x0": 1,
          "choices": [
            {
              "index": 0, "finish_reason": "tool_calls", "native_finish_reason": "n", "logprobs": { "content": [] },
              "reasoning_details": [{ "type": "reasoning.text", "text": "r" }], "x1": null,
              "message": {
                "role": "assistant", "content": "", "name": "clerk", "refusal": "", "reasoning": "r",
                "reasoning_details": [{ "type": "reasoning.text", "text": "a", "index": 0 }, { "type": "reasoning.text", "text": "b", "index": 0 }],
                "tool_calls": [
                  { "index": 1, "id": "c", "type": "function", "function": { "name": "f", "arguments": "{}", "x2": 1 }, "x3": 2 },
                  { "index": 0, "id": "c", "function": {} }
                ],
                "images": [{ "type": "image_url", "image_url": { "url": "https://example.test/a.png" } }],
                "annotations": [], "audio": { "data": "QQ==" }, "x4": "s"
              }
            },
            { "finish_reason": "", "message": { "role": "assistant", "content": [{ "type": "text", "text": "a" }, { "type": "text", "text": "b" }, { "type": "z" }] } },
            { "index": 0, "message": { "role": "assistant", "content": { "odd": true } } },
            { "index": 7 }
          ],
          "usage": { "total_tokens": 1 }
        }
        """;

    [TestCase(Whole)]
    [TestCase("{}")]
    [TestCase("""{"object":"text_completion","choices":[]}""")]
    public void FromCompletion_AnyCompletion_FoldsToTheVerySame(string json)
    {
        var completion = Wire.Read<ChatCompletion>(json);
        var builder = new CompletionBuilder();

        builder.Add(CompletionChunks.FromCompletion(completion));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(builder.Build(), Is.SameAs(completion));
            Assert.That(builder.Build(), Is.SameAs(completion));
        }
    }

    [Test]
    public void FromCompletion_AWholeAnswer_IsAllInTheChunk()
    {
        var chunk = CompletionChunks.FromCompletion(Wire.Read<ChatCompletion>(Whole));

        Assert.That(
            CanonicalJson.Of(chunk),
            Is.EqualTo(
                CanonicalJson.Of(
                    """
                    {
                      "id": "gen-1", "object": "chat.completion.chunk", "created": 1764170400, "model": "m", "provider": "P",
                      "system_fingerprint": "f", "service_tier": "t", "x0": 1,
                      "choices": [
                        {
                          "index": 0, "finish_reason": "tool_calls", "native_finish_reason": "n", "logprobs": { "content": [] },
                          "reasoning_details": [{ "type": "reasoning.text", "text": "r" }], "x1": null,
                          "delta": {
                            "role": "assistant", "content": "", "name": "clerk", "refusal": "", "reasoning": "r",
                            "reasoning_details": [{ "type": "reasoning.text", "text": "a", "index": 0 }, { "type": "reasoning.text", "text": "b", "index": 0 }],
                            "tool_calls": [
                              { "index": 1, "id": "c", "type": "function", "function": { "name": "f", "arguments": "{}", "x2": 1 }, "x3": 2 },
                              { "index": 0, "id": "c" }
                            ],
                            "images": [{ "type": "image_url", "image_url": { "url": "https://example.test/a.png" } }],
                            "annotations": [], "audio": { "data": "QQ==" }, "x4": "s"
                          }
                        },
                        { "finish_reason": "", "delta": { "role": "assistant", "content": [{ "type": "text", "text": "a" }, { "type": "text", "text": "b" }, { "type": "z" }] } },
                        { "index": 0, "delta": { "role": "assistant", "content": { "odd": true } } },
                        { "index": 7 }
                      ],
                      "usage": { "total_tokens": 1 }
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void FromCompletion_Text_IsWhatTheShortcutsSay()
    {
        var text = CompletionChunks.FromCompletion(
            Wire.Read<ChatCompletion>(
                """{"choices":[{"message":{"content":"Hi","reasoning":"Hm"},"finish_reason":"stop"}]}"""
            )
        );
        var parts = CompletionChunks.FromCompletion(
            Wire.Read<ChatCompletion>(
                """{"choices":[{"message":{"content":[{"type":"text","text":"H"},{"type":"text","text":"i"}]}}]}"""
            )
        );
        var none = CompletionChunks.FromCompletion(
            Wire.Read<ChatCompletion>("""{"choices":[{"message":{"content":null}}]}""")
        );

        Assert.That(
            (text.Text, text.Reasoning, text.FinishReason, parts.Text, none.Text),
            Is.EqualTo(("Hi", "Hm", FinishReason.Stop, "Hi", (string?)null))
        );
    }

    [Test]
    public void FromCompletion_FollowedByMore_IsMergedLikeAnyChunk()
    {
        var builder = new CompletionBuilder();

        builder.Add(
            CompletionChunks.FromCompletion(
                Wire.Read<ChatCompletion>(
                    """{"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Hel"}}]}"""
                )
            )
        );
        builder.Add(Chunks.Read("""{"choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"stop"}]}"""));

        Assert.That(
            CanonicalJson.Of(builder.Build()),
            Is.EqualTo(
                CanonicalJson.Of(
                    """{"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}"""
                )
            )
        );
    }

    [Test]
    public void FromCompletion_BehindAnotherChunk_IsMergedLikeAnyChunk()
    {
        var builder = new CompletionBuilder();

        builder.Add(Chunks.Read("""{"choices":[{"index":0,"delta":{"content":"Hel"}}]}"""));
        builder.Add(
            CompletionChunks.FromCompletion(
                Wire.Read<ChatCompletion>("""{"choices":[{"index":0,"message":{"role":"assistant","content":"lo"}}]}""")
            )
        );

        Assert.That(builder.Build().Text, Is.EqualTo("Hello"));
    }

    [Test]
    public void FromCompletion_NullsInLists_AreLeftOut()
    {
        var chunk = CompletionChunks.FromCompletion(
            Wire.Read<ChatCompletion>("""{"choices":[null,{"message":{"tool_calls":[null,{"id":"a"}]}}]}""")
        );

        Assert.That(
            Wire.Write(chunk),
            Is.EqualTo("""{"choices":[{"delta":{"role":"assistant","tool_calls":[{"id":"a"}]}}]}""")
        );
    }
}
