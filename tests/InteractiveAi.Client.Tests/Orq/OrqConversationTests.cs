using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

/// <summary>What came from a gateway goes back to orq.ai in the form that it takes: the second request's whole body.</summary>
public sealed class OrqConversationTests
{
    private static readonly FunctionTool weather = new("weather");

    [Test]
    public Task NextRequest_AfterSignedReasoningAndAToolCall_CarriesBothInTheirPlaces(
        [Values(true, false)] bool streamed
    ) =>
        NextRequestAsync(
            "reasoning-and-tool-call",
            streamed,
            """
            {
              "model": "anthropic/claude-sonnet-4-5",
              "messages": [
                { "role": "system", "content": "Be brief." },
                { "role": "user", "content": "How is the weather in Porto?" },
                {
                  "role": "assistant",
                  "content": [
                    { "type": "reasoning", "reasoning": "I need the weather.", "signature": "EqQBCkgIARABGAIiQN8v" },
                    { "type": "text", "text": "One moment." }
                  ],
                  "tool_calls": [
                    {
                      "id": "call_1",
                      "type": "function",
                      "function": { "name": "weather", "arguments": "{\"city\":\"Porto\"}" }
                    }
                  ]
                },
                { "role": "tool", "tool_call_id": "call_1", "content": "Rain" }
              ],
              "thinking": { "type": "enabled", "budget_tokens": 2048 },
              "tools": [{ "type": "function", "function": { "name": "weather" } }]
            }
            """
        );

    [Test]
    public Task NextRequest_AfterToolCallsOfGemini_CarriesTheThoughtSignature([Values(true, false)] bool streamed) =>
        NextRequestAsync(
            "tool-calls",
            streamed,
            """
            {
              "model": "anthropic/claude-sonnet-4-5",
              "messages": [
                { "role": "system", "content": "Be brief." },
                { "role": "user", "content": "How is the weather in Porto?" },
                {
                  "role": "assistant",
                  "tool_calls": [
                    {
                      "id": "call_1",
                      "type": "function",
                      "function": { "name": "weather", "arguments": "{\"city\":\"Porto\"}" },
                      "thought_signature": "CiQB0e2Kb7Yd"
                    },
                    { "id": "call_2", "type": "function", "function": { "name": "time", "arguments": "{}" } }
                  ]
                },
                { "role": "tool", "tool_call_id": "call_1", "content": "Rain" },
                { "role": "tool", "tool_call_id": "call_2", "content": "Rain" }
              ],
              "thinking": { "type": "enabled", "budget_tokens": 2048 },
              "tools": [{ "type": "function", "function": { "name": "weather" } }]
            }
            """
        );

    [Test]
    public Task NextRequest_AfterRedactedReasoning_CarriesItAsAPart([Values(true, false)] bool streamed) =>
        NextRequestAsync(
            "reasoning-redacted",
            streamed,
            Said(
                """
                {
                  "role": "assistant",
                  "content": [
                    { "type": "reasoning", "reasoning": "Then, openly.", "signature": "EqQBCkgIARABGAIiQN8v" },
                    { "type": "redacted_reasoning", "data": "EmwKAhgBEgy3va3pzix" },
                    { "type": "text", "text": "Done." }
                  ]
                }
                """
            )
        );

    [Test]
    public Task NextRequest_AfterReasoningWithoutSignature_CarriesItAsAMember([Values(true, false)] bool streamed) =>
        NextRequestAsync(
            "reasoning-unsigned",
            streamed,
            Said("""{ "role": "assistant", "content": "Yes.", "reasoning_content": "Let me see." }""")
        );

    [Test]
    public Task NextRequest_AfterAudio_RefersToIt([Values(true, false)] bool streamed) =>
        NextRequestAsync("audio", streamed, Said("""{ "role": "assistant", "audio": { "id": "audio_9" } }"""));

    [Test]
    public Task NextRequest_AfterEmptyLists_HasNone([Values(true, false)] bool streamed) =>
        NextRequestAsync("empty-lists", streamed, Said("""{ "role": "assistant", "content": "Hi" }"""));

    [Test]
    public Task NextRequest_AfterARefusal_CarriesItAsContent([Values(true, false)] bool streamed) =>
        NextRequestAsync(
            "refusal",
            streamed,
            Said("""{ "role": "assistant", "content": [{ "type": "refusal", "refusal": "I cannot." }] }""")
        );

    [Test]
    public async Task NextRequest_OfAConversationOfSeveralTurns_CarriesEachAsItCame()
    {
        using var handler = new VerbatimHandler(
            Reply("reasoning-signed"),
            Reply("reasoning-unsigned"),
            Reply("tool-calls"),
            Reply("text")
        );
        using var client = OrqClient.Over(handler);
        List<Message> messages = [];

        foreach (var question in new[] { "2 + 2?", "Sure?", "And the weather?" })
        {
            messages.Add(question);
            var answer = await client.CompleteAsync(
                new OrqChatRequest { Model = OrqClient.Model, Messages = [.. messages] }
            );
            messages.Add(answer.Message!);
            messages.AddRange(answer.ToolCalls.Select(call => new ToolMessage(call.Id, "Rain")));
        }

        await client.CompleteAsync(new OrqChatRequest { Model = OrqClient.Model, Messages = messages });

        Assert.That(
            handler.Requests[3].Body,
            Is.EqualTo(
                Wire.Compact(
                    """
                    {
                      "model": "anthropic/claude-sonnet-4-5",
                      "messages": [
                        { "role": "user", "content": "2 + 2?" },
                        {
                          "role": "assistant",
                          "content": [
                            {
                              "type": "reasoning",
                              "reasoning": "The user asks for 2 + 2.",
                              "signature": "EqQBCkgIARABGAIiQN8v"
                            },
                            { "type": "text", "text": "It is 4." }
                          ]
                        },
                        { "role": "user", "content": "Sure?" },
                        { "role": "assistant", "content": "Yes.", "reasoning_content": "Let me see." },
                        { "role": "user", "content": "And the weather?" },
                        {
                          "role": "assistant",
                          "tool_calls": [
                            {
                              "id": "call_1",
                              "type": "function",
                              "function": { "name": "weather", "arguments": "{\"city\":\"Porto\"}" },
                              "thought_signature": "CiQB0e2Kb7Yd"
                            },
                            { "id": "call_2", "type": "function", "function": { "name": "time", "arguments": "{}" } }
                          ]
                        },
                        { "role": "tool", "tool_call_id": "call_1", "content": "Rain" },
                        { "role": "tool", "tool_call_id": "call_2", "content": "Rain" }
                      ]
                    }
                    """
                )
            )
        );
    }

    [TestCase("reasoning-signature")]
    [TestCase("reasoning-encrypted")]
    [TestCase("annotations")]
    [TestCase("images")]
    public async Task NextRequest_AfterAnAnswerOfInteractiveAi_HasOnlyWhatIsKnownHere(string name)
    {
        var message = WireFixture.Completion("interactive", name + ".json").Message!;
        string before = Wire.Write(message);

        var sent = await OrqClient.SentAsync("Hi", message);

        Assert.That(
            sent,
            Does.Not.Contain("reasoning_details")
                .And.Not.Contain("annotations")
                .And.Not.Contain("images")
                .And.Not.Contain("\"index\"")
                .And.Not.Contain("\"reasoning\":null")
        );
        Assert.That(Wire.Write(message), Is.EqualTo(before), "the message itself is not changed");
    }

    [Test]
    public async Task NextRequest_ToInteractiveAiAfterAnAnswerOfOrq_CarriesTheSignatureInItsPlace()
    {
        var message = WireFixture.Completion("orq", "reasoning-and-tool-call.json").Message!;
        using var handler = new VerbatimHandler(Reply("text"));
        using var client = TestClient.Over(handler);

        await client.CompleteAsync(
            new InteractiveAiChatRequest { Model = "m", Messages = ["Hi", message, new ToolMessage("call_1", "Rain")] }
        );

        Assert.That(
            CanonicalJson.Of(handler.Request.Body),
            Is.EqualTo(
                CanonicalJson.Of(
                    """
                    {
                      "model": "m",
                      "messages": [
                        { "role": "user", "content": "Hi" },
                        {
                          "role": "assistant",
                          "content": "One moment.",
                          "reasoning": "I need the weather.",
                          "reasoning_details": [
                            {
                              "type": "reasoning.text",
                              "text": "I need the weather.",
                              "signature": "EqQBCkgIARABGAIiQN8v",
                              "index": 0
                            }
                          ],
                          "tool_calls": [
                            {
                              "index": 0,
                              "id": "call_1",
                              "type": "function",
                              "function": { "name": "weather", "arguments": "{\"city\":\"Porto\"}" }
                            }
                          ]
                        },
                        { "role": "tool", "tool_call_id": "call_1", "content": "Rain" }
                      ]
                    }
                    """
                )
            )
        );
    }

    [Test]
    public async Task NextRequest_AfterAnAnswerOfOrq_LeavesTheAnswerAsItWas()
    {
        using var handler = new VerbatimHandler(Reply("reasoning-and-tool-call"), Reply("text"));
        using var client = OrqClient.Over(handler);
        var answer = await client.CompleteAsync("Hi", OrqClient.Model);
        string before = Wire.Write(answer);
        OrqChatRequest request = new() { Model = OrqClient.Model, Messages = ["Hi", answer.Message!] };
        string written = Wire.Write(request);

        await client.CompleteAsync(request);

        Assert.That(Wire.Write(answer), Is.EqualTo(before));
        Assert.That(Wire.Write(request), Is.EqualTo(written));
        Assert.That(request.Messages[1], Is.SameAs(answer.Message));
    }

    private static async Task NextRequestAsync(string fixture, bool streamed, string expected)
    {
        using var handler = new VerbatimHandler(
            streamed ? VerbatimReply.Events(WireFixture.Text("orq", fixture + ".sse")) : Reply(fixture),
            Reply("text")
        );
        using var client = OrqClient.Over(handler);
        OrqChatRequest request = new()
        {
            Model = OrqClient.Model,
            Messages = [new SystemMessage("Be brief."), "How is the weather in Porto?"],
            Tools = [weather],
            Thinking = ThinkingConfig.Enabled(2048),
        };

        var answer = streamed
            ? await client.StreamAsync(request).ToCompletionAsync()
            : await client.CompleteAsync(request);
        await client.CompleteAsync(
            request with
            {
                Messages =
                [
                    .. request.Messages,
                    answer.Message!,
                    .. answer.ToolCalls.Select(call => new ToolMessage(call.Id, "Rain")),
                ],
            }
        );

        Assert.That(handler.Requests[1].Body, Is.EqualTo(Wire.Compact(expected)));
    }

    private static string Said(string message) =>
        $$"""
            {
              "model": "anthropic/claude-sonnet-4-5",
              "messages": [
                { "role": "system", "content": "Be brief." },
                { "role": "user", "content": "How is the weather in Porto?" },
                {{message}}
              ],
              "thinking": { "type": "enabled", "budget_tokens": 2048 },
              "tools": [{ "type": "function", "function": { "name": "weather" } }]
            }
            """;

    private static VerbatimReply Reply(string fixture) =>
        VerbatimReply.Json(WireFixture.Text("orq", fixture + ".json"));
}
