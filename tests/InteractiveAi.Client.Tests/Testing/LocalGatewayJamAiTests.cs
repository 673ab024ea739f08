using System.Text.Json;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

/// <summary>The local gateway as JamAI Base, over plain HTTP.</summary>
public sealed partial class LocalGatewayJamAiTests
{
    private const string Usage = """
        "prompt_tokens_details":{"text_tokens":null,"image_tokens":null,"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"text_tokens":null,"image_tokens":null,"audio_tokens":0,"reasoning_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0},"tool_usage_details":{"web_search_calls":0,"code_interpreter_calls":0}
        """;

    private GatewayPeer _peer = null!;

    [SetUp]
    public async Task StartAsync() => _peer = await GatewayPeer.StartAsync(dialect: GatewayDialect.JamAi);

    [TearDown]
    public async Task StopAsync() => await _peer.DisposeAsync();

    [Test]
    public async Task Answer_ToACallWithAnId_HasThatIdAndANullForWhatIsNotThere()
    {
        using var request = _peer.Request(
            """{"id":"mine","messages":[{"role":"user","content":"Say: Hello there, Ana"}]}"""
        );
        request.Headers.Add("x-request-id", "req-7");

        using var response = await _peer.SendAsync(request);

        Assert.That(_peer.Gateway.Endpoint.AbsolutePath, Is.EqualTo("/api/v1"));
        Assert.That(response.Headers.GetValues("x-request-id"), Is.EqualTo(["req-7"]));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                GatewayPeer.Compact(
                    $$$"""
                    {
                      "id": "req-7",
                      "object": "chat.completion",
                      "created": 1767323045,
                      "model": "openai/gpt-4o-mini",
                      "choices": [
                        {
                          "index": 0,
                          "message": {
                            "role": "assistant",
                            "content": "Hello there, Ana",
                            "reasoning_content": null,
                            "refusal": null,
                            "tool_calls": null,
                            "function_call": null,
                            "audio": null
                          },
                          "delta": null,
                          "logprobs": null,
                          "finish_reason": "stop"
                        }
                      ],
                      "usage": { "prompt_tokens": 8, "completion_tokens": 3, "total_tokens": 11, {{{Usage}}} },
                      "references": null,
                      "service_tier": null,
                      "system_fingerprint": null
                    }
                    """
                )
            )
        );
    }

    [Test]
    public async Task Answer_ToACallWithoutAnId_HasAUuidInBodyAndHeader()
    {
        using var request = _peer.Request("""{"messages":[{"role":"user","content":"Say: Olá"}]}""");

        using var response = await _peer.SendAsync(request);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.That(
            response.Headers.GetValues("x-request-id").Single(),
            Is.EqualTo("019b7ca9-8c88-7392-8825-1a14938179c8")
        );
        Assert.That(body.RootElement.GetProperty("id").GetString(), Is.EqualTo("019b7ca9-8c88-7392-8825-1a14938179c8"));
    }

    [Test]
    public async Task Answer_WithReasoning_HasItAsReasoningContent()
    {
        var choice = await _peer.ChoiceAsync(
            """{"messages":[{"role":"user","content":"Say: Olá"}],"reasoning_effort":"low","thinking_budget":100}"""
        );

        Assert.That(
            choice.GetProperty("message").GetProperty("reasoning_content").GetString(),
            Is.EqualTo("The user wants to know about Olá. No function is needed for that.")
        );
    }

    [Test]
    public async Task Stream_WithLookUp_BeginsWithItsReferencesAndSaysEverythingTwice()
    {
        using var request = _peer.Request(
            """{"messages":[{"role":"user","content":"Say: Olá"}],"stream":true,"rag_params":{"table_id":"papers","k":1,"search_query":"greetings"}}"""
        );
        request.Headers.Add("x-request-id", "req-7");

        using var response = await _peer.SendAsync(request);

        Assert.That(response.Headers.GetValues("X-Accel-Buffering"), Is.EqualTo(["no"]));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                GatewayPeer.Events(
                    """{"object":"chat.references","chunks":[{"text":"What page 1 of papers-1 says about greetings.","title":"About greetings","page":1,"file_name":"papers-1.pdf","file_path":"","document_id":"doc_bbf435d43ec85f6e","chunk_id":"chunk_dd94ec9b05aa4601","context":{},"metadata":{"rrf_score":0.016393}}],"search_query":"greetings","finish_reason":null}""",
                    Chunk(Said("\"Olá\"")),
                    Chunk(Said("\" [@\"")),
                    Chunk(Said("\"0]\"")),
                    Chunk(Said("null"), finishReason: "\"stop\""),
                    Last(prompt: 6, completion: 3)
                )
            )
        );
    }

    [Test]
    public async Task Stream_WithTools_SendsFragmentsWithoutAPosition()
    {
        using var request = _peer.Request(
            """
            {"messages":[{"role":"user","content":"Weather in Porto?"}],"stream":true,"stop":null,"tool_choice":null,"reasoning_effort":null,
             "tools":[{"type":"function","function":{"name":"get_weather","parameters":{"properties":{"city":{"type":"string"}},"required":["city"]}}}]}
            """
        );
        request.Headers.Add("x-request-id", "req-7");

        using var response = await _peer.SendAsync(request);

        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                GatewayPeer.Events(
                    Chunk(Called("\"get_weather\"", "")),
                    Chunk(Called("null", "{\\\"")),
                    Chunk(Called("null", "city\\\":\\\"")),
                    Chunk(Called("null", "Porto\\\"}")),
                    Chunk(Said("null"), finishReason: "\"tool_calls\""),
                    Last(prompt: 19, completion: 4)
                )
            )
        );
    }

    [Test]
    public async Task Stream_OfAModelThatSaysNothing_HasNotAByte()
    {
        using var request = _peer.Request(
            """{"messages":[{"role":"user","content":"Say: Olá"}],"stream":true,"stop":["O"]}"""
        );

        using var response = await _peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task Answer_ToWhatTheGatewayDoesNotKnow_IgnoresIt()
    {
        var content = await _peer.ContentAsync(
            """
            {"messages":[{"role":"user","content":"Say: Olá"},{"role":"assistant","content":"Olá","reasoning_details":[],"tool_calls":[{"id":"c"}]},
              {"role":"user","content":"Say: Oi"}],"response_format":{"type":"json_object"},"seed":1.5,"provider":7}
            """
        );

        Assert.That(content, Is.EqualTo("Oi"));
    }

    [Test]
    public async Task Answer_WithLookUp_HasItsReferencesInTheBody()
    {
        using var answer = JsonDocument.Parse(
            await _peer.PostAsync(
                """{"messages":[{"role":"user","content":"What about old tramways?"}],"rag_params":{"table_id":"papers","inline_citations":false}}"""
            )
        );

        var references = answer.RootElement.GetProperty("references");

        Assert.That(references.GetProperty("object").GetString(), Is.EqualTo("chat.references"));
        Assert.That(references.GetProperty("search_query").GetString(), Is.EqualTo("old tramways"));
        Assert.That(references.GetProperty("chunks").GetArrayLength(), Is.EqualTo(3));
        Assert.That(
            answer.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString(),
            Does.Not.Contain("[@")
        );
    }

    private static string Said(string content) =>
        $$"""
            "role":"assistant","content":{{content}},"reasoning_content":null,"refusal":null,"tool_calls":null,"function_call":null
            """;

    private static string Called(string name, string arguments) =>
        $$"""
            "role":"assistant","content":null,"reasoning_content":null,"refusal":null,"tool_calls":[{"id":"call_3eZNqM2KYmYMID5BDDol1YUL","type":"function","function":{"arguments":"{{arguments}}","name":{{name}}} }],"function_call":null
            """;

    private static string Chunk(string members, string finishReason = "null") =>
        $$"""
            {
              "id": "req-7",
              "object": "chat.completion.chunk",
              "created": 1767323045,
              "model": "openai/gpt-4o-mini",
              "choices": [
                {
                  "index": 0,
                  "message": { {{members}}, "audio": null },
                  "delta": { {{members}} },
                  "logprobs": null,
                  "finish_reason": {{finishReason}}
                }
              ],
              "usage": null,
              "references": null,
              "service_tier": null,
              "system_fingerprint": null
            }
            """;

    private static string Last(int prompt, int completion) =>
        $$$"""
            {
              "id": "req-7",
              "object": "chat.completion.chunk",
              "created": 1767323045,
              "model": "openai/gpt-4o-mini",
              "choices": [],
              "usage": { "prompt_tokens": {{{prompt}}}, "completion_tokens": {{{completion}}}, "total_tokens": {{{prompt
                + completion}}}, {{{Usage}}} },
              "references": null,
              "service_tier": null,
              "system_fingerprint": null
            }
            """;
}
