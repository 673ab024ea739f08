using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public class LocalGatewayCompletionTests
{
    private GatewayPeer _peer = null!;

    [SetUp]
    public async Task StartAsync() => _peer = await GatewayPeer.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _peer.DisposeAsync();

    [Test]
    public async Task Answer_ToAPlainRequest_IsWholeAndHasItsIdInTheHeaderToo()
    {
        using var request = _peer.Request(
            """{"model":"openai/gpt-4o-mini","messages":[{"role":"user","content":"Say: Hello there, Ana"}]}"""
        );

        using var response = await _peer.SendAsync(request);

        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/json"));
        Assert.That(
            response.Headers.GetValues("X-Generation-Id"),
            Is.EqualTo(new[] { "gen-1767323045-FPII07lMj4dloz3vgIoL" })
        );
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                GatewayPeer.Compact(
                    """
                    {
                      "id": "gen-1767323045-FPII07lMj4dloz3vgIoL",
                      "provider": "OpenAI",
                      "model": "openai/gpt-4o-mini",
                      "object": "chat.completion",
                      "created": 1767323045,
                      "choices": [
                        {
                          "logprobs": null,
                          "finish_reason": "stop",
                          "native_finish_reason": "stop",
                          "index": 0,
                          "message": { "role": "assistant", "content": "Hello there, Ana", "refusal": null, "reasoning": null }
                        }
                      ],
                      "system_fingerprint": "fp_57fe5e2403",
                      "usage": {
                        "prompt_tokens": 8,
                        "completion_tokens": 3,
                        "total_tokens": 11,
                        "cost": 0.000003,
                        "is_byok": false,
                        "prompt_tokens_details": { "cached_tokens": 0, "audio_tokens": 0, "video_tokens": 0 },
                        "cost_details": {
                          "upstream_inference_cost": null,
                          "upstream_inference_prompt_cost": 0.0000012,
                          "upstream_inference_completions_cost": 0.0000018
                        },
                        "completion_tokens_details": { "reasoning_tokens": 0, "audio_tokens": 0, "image_tokens": 0 }
                      }
                    }
                    """
                )
            )
        );
    }

    [Test]
    public async Task Answer_WithEverythingAtOnce_IsWhole()
    {
        var answer = await _peer.PostAsync(
            """
            {
              "models": ["anthropic/claude-sonnet-4.5", "openai/gpt-4o"],
              "route": "fallback",
              "provider": { "order": ["Amazon Bedrock", "Anthropic"] },
              "messages": [{ "role": "user", "content": "Say: Olá" }],
              "reasoning": { "effort": "minimal" },
              "logprobs": true,
              "top_logprobs": 2,
              "max_tokens": 10
            }
            """
        );

        Assert.That(
            answer,
            Is.EqualTo(
                GatewayPeer.Compact(
                    """
                    {
                      "id": "gen-1767323045-FPII07lMj4dloz3vgIoL",
                      "provider": "Amazon Bedrock",
                      "model": "anthropic/claude-sonnet-4.5",
                      "object": "chat.completion",
                      "created": 1767323045,
                      "choices": [
                        {
                          "logprobs": {
                            "content": [
                              {
                                "token": "Olá",
                                "logprob": -0.0669,
                                "bytes": [79, 108, 195, 161],
                                "top_logprobs": [
                                  { "token": "Olá", "logprob": -0.0669, "bytes": [79, 108, 195, 161] },
                                  { "token": " the", "logprob": -1.3169, "bytes": [32, 116, 104, 101] }
                                ]
                              }
                            ],
                            "refusal": null
                          },
                          "finish_reason": "stop",
                          "native_finish_reason": "end_turn",
                          "index": 0,
                          "message": {
                            "role": "assistant",
                            "content": "Olá",
                            "refusal": null,
                            "reasoning": "The user wants to know about Olá.",
                            "reasoning_details": [
                              {
                                "type": "reasoning.text",
                                "text": "The user wants to know about Olá.",
                                "signature": "sig_4sfyQpmohY8=",
                                "format": "anthropic-claude-v1",
                                "index": 0
                              }
                            ]
                          }
                        }
                      ],
                      "system_fingerprint": "fp_655354d902",
                      "usage": {
                        "prompt_tokens": 6,
                        "completion_tokens": 8,
                        "total_tokens": 14,
                        "cost": 0.0000057,
                        "is_byok": false,
                        "prompt_tokens_details": { "cached_tokens": 0, "audio_tokens": 0, "video_tokens": 0 },
                        "cost_details": {
                          "upstream_inference_cost": null,
                          "upstream_inference_prompt_cost": 0.0000009,
                          "upstream_inference_completions_cost": 0.0000048
                        },
                        "completion_tokens_details": { "reasoning_tokens": 7, "audio_tokens": 0, "image_tokens": 0 }
                      }
                    }
                    """
                )
            )
        );
    }

    [Test]
    public async Task Answers_ToTheSameRequest_DifferInNothingButTheId()
    {
        const string Body = """{"messages":[{"role":"user","content":"What do you think of tramways?"}],"seed":7}""";

        var first = await _peer.PostAsync(Body);
        var second = await _peer.PostAsync(Body);

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(IdOf(second), Is.Not.EqualTo(IdOf(first)));
        Assert.That(second.Replace(IdOf(second), IdOf(first), StringComparison.Ordinal), Is.EqualTo(first));
    }

    [Test]
    public async Task Answers_WithOtherSeedsOrChoices_Vary()
    {
        var contents = new HashSet<string?>();
        for (var seed = 0; seed < 8; seed++)
        {
            contents.Add(
                await _peer.ContentAsync(
                    $$"""{"messages":[{"role":"user","content":"What do you think of tramways?"}],"seed":{{seed}}}"""
                )
            );
        }

        using var answer = JsonDocument.Parse(
            await _peer.PostAsync("""{"messages":[{"role":"user","content":"What do you think of tramways?"}],"n":8}""")
        );
        var choices = answer.RootElement.GetProperty("choices");

        Assert.That(contents, Has.Count.GreaterThan(3));
        Assert.That(
            choices.EnumerateArray().Select(choice => choice.GetProperty("index").GetInt32()),
            Is.EqualTo(Enumerable.Range(0, 8))
        );
        Assert.That(
            choices
                .EnumerateArray()
                .Select(choice => choice.GetProperty("message").GetProperty("content").GetString())
                .Distinct(),
            Has.Exactly(4).Items.Or.Exactly(5).Items.Or.Exactly(6).Items.Or.Exactly(7).Items.Or.Exactly(8).Items
        );
    }

    [TestCase("\"max_tokens\":3", "1, 2, 3,", "length")]
    [TestCase("\"max_completion_tokens\":3", "1, 2, 3,", "length")]
    [TestCase("\"max_tokens\":4,\"max_completion_tokens\":2", "1, 2,", "length")]
    [TestCase("\"max_tokens\":5", "1, 2, 3, 4, 5.", "stop")]
    [TestCase("\"max_tokens\":500", "1, 2, 3, 4, 5.", "stop")]
    [TestCase("\"stop\":\", 3\"", "1, 2", "stop")]
    [TestCase("\"stop\":[\"4\",\"3\"]", "1, 2, ", "stop")]
    [TestCase("\"stop\":[\"\"]", "1, 2, 3, 4, 5.", "stop")]
    [TestCase("\"stop\":\"9\"", "1, 2, 3, 4, 5.", "stop")]
    [TestCase("\"stop\":\"1\"", "", "stop")]
    [TestCase("\"stop\":\"5\",\"max_tokens\":2", "1, 2,", "length")]
    public async Task Answer_UnderALimit_EndsThere(string limit, string content, string finishReason)
    {
        var choice = await _peer.ChoiceAsync($$"""{"messages":[{"role":"user","content":"Count to 5"}],{{limit}}}""");

        Assert.That(choice.GetProperty("message").GetProperty("content").GetString(), Is.EqualTo(content));
        Assert.That(choice.GetProperty("finish_reason").GetString(), Is.EqualTo(finishReason));
    }

    [TestCase("\"model\":\"google/gemini-2.5-flash\"", "google/gemini-2.5-flash", "Google AI Studio", "STOP")]
    [TestCase("\"model\":\"anthropic/claude-haiku-4.5\"", "anthropic/claude-haiku-4.5", "Anthropic", "end_turn")]
    [TestCase("\"model\":\"a/b\",\"models\":[\"c/d\"]", "a/b", "Fireworks", "stop")]
    [TestCase("\"models\":[\"mistralai/large\",\"c/d\"],\"route\":\"sort\"", "mistralai/large", "Mistral", "stop")]
    [TestCase("\"user\":\"u\"", "openai/gpt-4o-mini", "OpenAI", "stop")]
    [TestCase("\"provider\":{\"order\":[\"Groq\",\"Azure\"]}", "openai/gpt-4o-mini", "Groq", "stop")]
    [TestCase("\"provider\":{\"only\":[\"Groq\"]}", "openai/gpt-4o-mini", "Groq", "stop")]
    [TestCase("\"provider\":{\"only\":[\"Groq\",\"OpenAI\"]}", "openai/gpt-4o-mini", "OpenAI", "stop")]
    [TestCase("\"provider\":{\"ignore\":[\"OpenAI\"]}", "openai/gpt-4o-mini", "Azure", "stop")]
    public async Task Answer_ToARoutedRequest_NamesTheFirstThatMayServeIt(
        string routing,
        string model,
        string provider,
        string nativeFinishReason
    )
    {
        using var answer = JsonDocument.Parse(
            await _peer.PostAsync($$"""{"messages":[{"role":"user","content":"Hi"}],{{routing}}}""")
        );

        Assert.That(answer.RootElement.GetProperty("model").GetString(), Is.EqualTo(model));
        Assert.That(answer.RootElement.GetProperty("provider").GetString(), Is.EqualTo(provider));
        Assert.That(
            answer.RootElement.GetProperty("choices")[0].GetProperty("native_finish_reason").GetString(),
            Is.EqualTo(nativeFinishReason)
        );
    }

    private static string IdOf(string body)
    {
        using var answer = JsonDocument.Parse(body);
        return answer.RootElement.GetProperty("id").GetString()!;
    }
}
