using System.Text.Json;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

/// <summary>The local gateway as orq.ai, over plain HTTP.</summary>
public sealed partial class LocalGatewayOrqTests
{
    private const string Weather = """
        {"function":{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}
        """;

    private GatewayPeer _peer = null!;

    [SetUp]
    public async Task StartAsync() => _peer = await GatewayPeer.StartAsync(dialect: GatewayDialect.Orq);

    [TearDown]
    public async Task StopAsync() => await _peer.DisposeAsync();

    [Test]
    public async Task Answer_ToAPlainRequest_IsWhole()
    {
        var answer = await _peer.PostAsync(
            """{"model":"openai/gpt-4o","messages":[{"role":"user","content":"Say: Hello there, Ana"}]}"""
        );

        Assert.That(_peer.Gateway.Endpoint.AbsolutePath, Is.EqualTo("/v2/router"));
        Assert.That(
            answer,
            Is.EqualTo(
                GatewayPeer.Compact(
                    """
                    {
                      "id": "01KDYAK3483928JN1A1MS38HQ9",
                      "object": "chat.completion",
                      "created": 1767323045,
                      "model": "openai/gpt-4o",
                      "system_fingerprint": "fp_0944a42cb0",
                      "choices": [
                        {
                          "index": 0,
                          "message": {
                            "role": "assistant",
                            "content": "Hello there, Ana",
                            "refusal": null,
                            "reasoning": null,
                            "reasoning_signature": null,
                            "tool_calls": [],
                            "annotations": []
                          },
                          "logprobs": null,
                          "finish_reason": "stop"
                        }
                      ],
                      "usage": {
                        "completion_tokens": 3,
                        "prompt_tokens": 8,
                        "total_tokens": 11,
                        "prompt_tokens_details": { "cached_tokens": 0, "cache_creation_tokens": 0, "audio_tokens": 0 },
                        "completion_tokens_details": {
                          "reasoning_tokens": 0,
                          "accepted_prediction_tokens": null,
                          "rejected_prediction_tokens": null,
                          "audio_tokens": null
                        }
                      },
                      "service_tier": null
                    }
                    """
                )
            )
        );
    }

    [Test]
    public async Task Answer_WithReasoningOfAnthropic_HasItAsMembersOfTheMessage()
    {
        var choice = await _peer.ChoiceAsync(
            """
            {"model":"anthropic/claude-sonnet-4.5","messages":[{"role":"user","content":"Say: Olá"}],
             "thinking":{"type":"enabled","budget_tokens":2048,"thinking_level":"low"},"max_completion_tokens":4096}
            """
        );

        Assert.That(
            choice.GetProperty("message").GetRawText(),
            Is.EqualTo(
                """
                {"role":"assistant","content":"Olá","refusal":null,"reasoning":"The user wants to know about Olá. No function is needed for that.","reasoning_signature":"sig_UR6EVUQTofc=","redacted_reasoning":"redacted_a1ca2404aa920ca9","tool_calls":[],"annotations":[]}
                """
            )
        );
    }

    [Test]
    public async Task Stream_WithReasoning_SendsTheSignatureAndWhatNobodyMayReadApart()
    {
        var answer = await _peer.PostAsync(
            """
            {"model":"anthropic/claude-sonnet-4.5","messages":[{"role":"user","content":"Hello"}],"reasoning_effort":"minimal",
             "stream":true}
            """
        );

        var deltas = Deltas(answer);

        Assert.That(deltas[0], Is.EqualTo("""{"role":"assistant","reasoning":"The"}"""));
        Assert.That(
            deltas.Where(delta =>
                delta.Contains("reasoning_", StringComparison.Ordinal)
                || delta.Contains("redacted", StringComparison.Ordinal)
            ),
            Is.EqualTo([
                """{"reasoning_signature":"sig_tSZqKR+4qkk="}""",
                """{"redacted_reasoning":"redacted_3101b497b4436060"}""",
            ])
        );
        Assert.That(deltas[^1], Is.EqualTo("{}"));
    }

    [Test]
    public async Task Stream_WithToolsAndUsage_IsWhole()
    {
        var answer = await _peer.PostAsync(
            $$$"""
            {"model":"google/gemini-3-pro","messages":[{"role":"user","content":"Weather in Porto?"}],"tools":[{{{Weather}}}],
             "stream":true,"stream_options":{"include_usage":true}}
            """
        );

        Assert.That(
            answer,
            Is.EqualTo(
                GatewayPeer.Events(
                    Chunk(
                        """{"role":"assistant","tool_calls":[{"index":0,"id":"call_3eZNqM2KYmYMID5BDDol1YUL","type":"function","function":{"name":"get_weather","arguments":""},"thought_signature":"thought_35bf47ab95b6a9e8"}]}"""
                    ),
                    Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"{\""}}]}"""),
                    Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"city\":\""}}]}"""),
                    Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"Porto\"}"}}]}"""),
                    Chunk("{}", finishReason: "\"tool_calls\""),
                    """
                    {
                      "id": "01KDYAK3483928JN1A1MS38HQ9",
                      "object": "chat.completion.chunk",
                      "created": 1767323045,
                      "model": "google/gemini-3-pro",
                      "system_fingerprint": "fp_994e576658",
                      "choices": [],
                      "usage": {
                        "completion_tokens": 4,
                        "prompt_tokens": 21,
                        "total_tokens": 25,
                        "prompt_tokens_details": { "cached_tokens": 0, "cache_creation_tokens": 0, "audio_tokens": 0 },
                        "completion_tokens_details": {
                          "reasoning_tokens": 0,
                          "accepted_prediction_tokens": null,
                          "rejected_prediction_tokens": null,
                          "audio_tokens": null
                        }
                      }
                    }
                    """
                )
            )
        );

        static string Chunk(string delta, string finishReason = "null") =>
            $$"""
                {
                  "id": "01KDYAK3483928JN1A1MS38HQ9",
                  "object": "chat.completion.chunk",
                  "created": 1767323045,
                  "model": "google/gemini-3-pro",
                  "system_fingerprint": "fp_994e576658",
                  "choices": [{ "index": 0, "delta": {{delta}}, "logprobs": null, "finish_reason": {{finishReason}} }],
                  "usage": null
                }
                """;
    }

    [Test]
    public async Task Stream_WhoseUsageNobodyAskedFor_HasNone()
    {
        var answer = await _peer.PostAsync(
            """{"model":"openai/gpt-4o","messages":[{"role":"user","content":"Say: Olá"}],"stream":true}"""
        );

        Assert.That(
            answer,
            Is.EqualTo(
                GatewayPeer.Events(
                    """{"id":"01KDYAK3483928JN1A1MS38HQ9","object":"chat.completion.chunk","created":1767323045,"model":"openai/gpt-4o","system_fingerprint":"fp_0944a42cb0","choices":[{"index":0,"delta":{"role":"assistant","content":"Olá"},"logprobs":null,"finish_reason":null}]}""",
                    """{"id":"01KDYAK3483928JN1A1MS38HQ9","object":"chat.completion.chunk","created":1767323045,"model":"openai/gpt-4o","system_fingerprint":"fp_0944a42cb0","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]}"""
                )
            )
        );
    }

    [Test]
    public async Task Answer_WithProbabilities_HasThem()
    {
        var choice = await _peer.ChoiceAsync(
            """{"model":"openai/gpt-4o","messages":[{"role":"user","content":"Say: Olá"}],"logprobs":true,"top_logprobs":1}"""
        );

        var token = choice.GetProperty("logprobs").GetProperty("content")[0];

        Assert.That(token.GetProperty("token").GetString(), Is.EqualTo("Olá"));
        Assert.That(token.GetProperty("top_logprobs").GetArrayLength(), Is.EqualTo(1));
    }

    private static List<string> Deltas(string stream) =>
        [
            .. stream
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Where(data => !data.EndsWith("[DONE]", StringComparison.Ordinal))
                .Select(data =>
                {
                    using var chunk = JsonDocument.Parse(data["data: ".Length..]);
                    return chunk.RootElement.GetProperty("choices")[0].GetProperty("delta").GetRawText();
                }),
        ];
}
