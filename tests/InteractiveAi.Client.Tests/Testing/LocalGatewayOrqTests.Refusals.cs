using System.Net;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed partial class LocalGatewayOrqTests
{
    private const string Call =
        """{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{}"}}""";

    [Test]
    public async Task Refusal_OfARequestWithoutAModel_IsWhole()
    {
        using var request = _peer.Request("""{"messages":[{"role":"user","content":"Hi"}]}""");

        using var response = await _peer.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                """
                {"error":{"code":"invalid_request_body","message":"model is required","doc_url":"https://docs.orq.ai/reference/errors","details":{"path":"model"}}}
                """
            )
        );
    }

    // Members that other gateways know, or that an answer has and a request has not.
    [TestCase("""{"role":"assistant","content":"Hi","reasoning_details":[]}""", "reasoning_details")]
    [TestCase("""{"role":"assistant","content":"Hi","reasoning":"Hm."}""", "reasoning")]
    [TestCase("""{"role":"assistant","content":"Hi","reasoning_signature":"s"}""", "reasoning_signature")]
    [TestCase("""{"role":"assistant","content":"Hi","redacted_reasoning":"r"}""", "redacted_reasoning")]
    [TestCase("""{"role":"assistant","content":"Hi","annotations":[]}""", "annotations")]
    [TestCase("""{"role":"assistant","content":"Hi","images":[]}""", "images")]
    [TestCase("""{"role":"assistant","content":null,"tool_calls":[]}""", "content")]
    [TestCase("""{"role":"assistant","audio":{"id":"a","data":"AAAA"},"content":"Hi"}""", "audio.data")]
    [TestCase(
        """{"role":"assistant","tool_calls":[{"index":0,"id":"c","type":"function","function":{}}]}""",
        "tool_calls[0].index"
    )]
    [TestCase("""{"role":"assistant","content":[{"type":"reasoning","reasoning":"Hm."}]}""", "content[0].signature")]
    [TestCase(
        """{"role":"user","content":[{"type":"reasoning","reasoning":"Hm.","signature":"s"}]}""",
        "content[0].type"
    )]
    [TestCase(
        """{"role":"user","content":[{"type":"video_url","video_url":{"url":"https://v.test"}}]}""",
        "content[0].type"
    )]
    [TestCase("""{"role":"user","content":[{"type":"file","file":{"file_id":"f"}}]}""", "content[0].file.file_id")]
    [TestCase(
        """{"role":"user","content":[{"type":"file","file":{"file_data":"https://f.test/a.pdf"}}]}""",
        "content[0].file.file_data"
    )]
    [TestCase(
        """{"role":"user","content":[{"type":"file","file":{"file_data":"data:,a","uri":"https://f.test"}}]}""",
        "content[0].file.file_data"
    )]
    [TestCase("""{"role":"system","content":[]}""", "content")]
    [TestCase("""{"role":"user","content":"Hi","cache_control":{"type":"ephemeral"}}""", "cache_control")]
    [TestCase("""{"role":"tool","content":"17"}""", "tool_call_id")]
    [TestCase("""{"role":"tool","content":"17","tool_call_id":"c9"}""", "tool_call_id")]
    [TestCase("""{"role":"function","content":"17"}""", "role")]
    public async Task Message_OfAnotherForm_IsRefused(string message, string path)
    {
        var answer = await _peer.PostAsync($$"""{"model":"openai/gpt-4o","messages":[{{message}}]}""");

        Assert.That(Path(answer), Is.EqualTo($"messages[0].{path}"));
    }

    [TestCase("\"response_format\":{\"type\":\"grammar\",\"grammar\":\"root ::= 'a'\"}", "response_format.type")]
    [TestCase("\"stream_options\":{\"include_usage\":true}", "stream_options")]
    [TestCase("\"top_logprobs\":2", "top_logprobs")]
    [TestCase("\"thinking\":{\"type\":\"enabled\"}", "thinking.budget_tokens")]
    [TestCase("\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1023}", "thinking.budget_tokens")]
    [TestCase(
        "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2048},\"max_tokens\":2048",
        "thinking.budget_tokens"
    )]
    [TestCase("\"reasoning_effort\":\"lots\"", "reasoning_effort")]
    [TestCase("\"tools\":[{\"type\":\"web_search\"}]", "tools[0].type")]
    [TestCase(
        "\"tools\":[{\"function\":{\"name\":\"f\",\"parameters\":{\"properties\":{}}}}]",
        "tools[0].function.parameters.type"
    )]
    [TestCase(
        "\"tools\":[{\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{},\"additionalProperties\":{}}}}]",
        "tools[0].function.parameters.additionalProperties"
    )]
    [TestCase("\"guardrails\":[{\"id\":\"orq_pii_detection\"}]", "guardrails[0].execute_on")]
    [TestCase("\"fallbacks\":[{}]", "fallbacks[0].model")]
    [TestCase("\"retry\":{\"count\":6}", "retry.count")]
    [TestCase("\"retry\":{\"on_codes\":[]}", "retry.on_codes")]
    [TestCase("\"cache\":{\"type\":\"fuzzy\"}", "cache.type")]
    [TestCase("\"timeout\":{}", "timeout.call_timeout")]
    [TestCase("\"modalities\":[\"text\",\"audio\"]", "audio")]
    [TestCase("\"orq\":{\"knowledge_bases\":[{\"top_k\":3}]}", "orq.knowledge_bases[0].knowledge_id")]
    [TestCase("\"orq\":{\"retry\":{\"count\":0}}", "orq.retry.count")]
    public async Task Setting_BeyondTheSpecification_IsRefused(string member, string path)
    {
        var answer = await _peer.PostAsync(
            $$"""{"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}],{{member}}}"""
        );

        Assert.That(Path(answer), Is.EqualTo(path));
    }

    [Test]
    public async Task Settings_OfEveryKind_AreTaken()
    {
        var content = await _peer.ContentAsync(
            """
            {"model":"openai/gpt-4o","messages":[
              {"role":"developer","content":[{"type":"text","text":"Be brief.","cache_control":{"type":"ephemeral","ttl":"1h"}}]},
              {"role":"user","content":[{"type":"text","text":"Say: Olá"}],"name":"ana"}],
             "name":"t","verbosity":"low","top_k":3,"guardrails":[{"id":"orq_pii_detection","execute_on":"input"}],
             "fallbacks":[{"model":"anthropic/claude-haiku-4-5"}],"retry":{"count":2,"on_codes":[429,503]},
             "cache":{"type":"exact_match","ttl":60},"timeout":{"call_timeout":30000},"variables":{"a":1},"thinking":{"type":"disabled"},
             "load_balancer":{"type":"weight_based","models":[{"model":"openai/gpt-4o","weight":0.5}]},
             "orq":{"thread":{"id":"t-1"},"knowledge_bases":[{"knowledge_id":"kb","top_k":5}]},"plugins":[{"id":"response_healing"}]}
            """
        );

        Assert.That(content, Is.EqualTo("Olá"));
    }

    [Test]
    public async Task Reasoning_SentBackAsParts_IsTakenWithItsOwnSignatureOnly()
    {
        var message = (
            await _peer.ChoiceAsync(
                """{"model":"anthropic/claude-sonnet-4.5","messages":[{"role":"user","content":"Say: Olá"}],"reasoning_effort":"low"}"""
            )
        ).GetProperty("message");
        var reasoning = message.GetProperty("reasoning").GetString();
        var signature = message.GetProperty("reasoning_signature").GetString();

        var taken = await _peer.ContentAsync(Next(reasoning!, signature!));
        var ofAnother = await _peer.ContentAsync(Next("Hm.", "of-another-provider"));
        var altered = await _peer.PostAsync(Next(reasoning + " ", signature!));

        Assert.That((taken, ofAnother), Is.EqualTo(("Oi", "Oi")));
        Assert.That(Path(altered), Is.EqualTo("messages[1].content[0].signature"));

        static string Next(string reasoning, string signature) =>
            $$"""
                {"model":"anthropic/claude-sonnet-4.5","messages":[{"role":"user","content":"Say: Olá"},
                  {"role":"assistant","content":[{"type":"reasoning","reasoning":"{{reasoning}}","signature":"{{signature}}"},
                    {"type":"redacted_reasoning","data":"d"},{"type":"text","text":"Olá"}]},
                  {"role":"user","content":"Say: Oi"}]}
                """;
    }

    [Test]
    public async Task ThoughtSignature_OfGoogle_MustGoBackWithItsCall()
    {
        var message = (
            await _peer.ChoiceAsync(
                $$"""{"model":"google/gemini-3-pro","messages":[{"role":"user","content":"Weather in Porto?"}],"tools":[{{Weather}}]}"""
            )
        ).GetProperty("message");
        var call = message.GetProperty("tool_calls")[0];
        var (id, signature) = (call.GetProperty("id").GetString(), call.GetProperty("thought_signature").GetString());

        var taken = await _peer.ContentAsync(Next($",\"thought_signature\":\"{signature}\""));
        var without = await _peer.PostAsync(Next(""));
        var ofAnother = await _peer.PostAsync(Next(",\"thought_signature\":\"thought_0\""));

        Assert.That(taken, Is.EqualTo("The weather for Porto: 17 °C."));
        Assert.That(Path(without), Is.EqualTo("messages[1].tool_calls[0].thought_signature"));
        Assert.That(Path(ofAnother), Is.EqualTo("messages[1].tool_calls[0].thought_signature"));

        string Next(string member) =>
            $$$"""
                {"model":"google/gemini-3-pro","messages":[{"role":"user","content":"Weather in Porto?"},
                  {"role":"assistant","tool_calls":[{"id":"{{{id}}}","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Porto\"}"}{{{member}}}}]},
                  {"role":"tool","tool_call_id":"{{{id}}}","content":"17 °C"}]}
                """;
    }

    [Test]
    public async Task ToolMessage_WithANullForItsCall_IsTaken()
    {
        var content = await _peer.ContentAsync(
            $$"""
            {"model":"openai/gpt-4o","messages":[{"role":"user","content":"Weather?"},{"role":"assistant","tool_calls":[{{Call}}]},
              {"role":"tool","content":[{"type":"text","text":"17 °C"}],"tool_call_id":null}]}
            """
        );

        Assert.That(content, Is.EqualTo("The result: 17 °C."));
    }

    [Test]
    public async Task ToolCall_WithoutItsResult_IsRefused()
    {
        using var request = _peer.Request(
            $$"""
            {"model":"openai/gpt-4o","messages":[{"role":"user","content":"Weather?"},{"role":"assistant","tool_calls":[{{Call}}]},{"role":"user","content":"Well?"}]}
            """
        );

        using var response = await _peer.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Does.Contain("messages[1].tool_calls must be followed by a tool message for each call; missing: call_1")
        );
    }

    [TestCase("/v2/router/chat/completions", 200)]
    [TestCase("/v2/proxy/chat/completions", 200)]
    [TestCase("/v3/router/chat/completions", 200)]
    [TestCase("/api/v1/chat/completions", 404)]
    [TestCase("/v2/router/v1/chat/completions", 404)]
    public async Task Path_OfTheRouter_IsTheOnlyOneServed(string path, int status)
    {
        using var request = _peer.Request("""{"model":"m","messages":[{"role":"user","content":"Hi"}]}""");
        request.RequestUri = new Uri(_peer.Gateway.Endpoint, path);

        using var response = await _peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    // The four shapes that are documented.
    [TestCase(401, """{"code":401,"error":"The API key is missing or not valid","source":"system"}""")]
    [TestCase(404, """{"code":"not_found","message":"There is nothing here"}""")]
    [TestCase(
        429,
        """{"error":{"code":"rate_limit_exceeded","message":"Too many requests","doc_url":"https://docs.orq.ai/reference/errors"}}"""
    )]
    [TestCase(
        503,
        """{"error":{"message":"The provider is overloaded","type":"api_error","param":null,"code":"provider_overloaded"}}"""
    )]
    public async Task FailNext_EachStatus_HasAShapeThatIsDocumented(int status, string expected)
    {
        _peer.Gateway.FailNext((HttpStatusCode)status, retryAfter: TimeSpan.FromSeconds(2.5));
        using var request = _peer.Request("{}");

        using var response = await _peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(expected));
        Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(3)));
        Assert.That(response.Headers.Contains("X-RateLimit-Limit"), Is.False);
    }

    [Test]
    public async Task Body_ThatIsNotJson_IsRefused()
    {
        var answer = await _peer.PostAsync("{");

        Assert.That(
            answer,
            Is.EqualTo(
                """
                {"error":{"code":"invalid_request_body","message":"The body is not valid JSON","doc_url":"https://docs.orq.ai/reference/errors"}}
                """
            )
        );
    }

    [Test]
    public async Task Call_WithoutAKey_IsRefused()
    {
        using var request = _peer.Request("""{"model":"m","messages":[{"role":"user","content":"Hi"}]}""", key: null);

        using var response = await _peer.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static string? Path(string error)
    {
        using var json = JsonDocument.Parse(error);
        return json.RootElement.GetProperty("error").GetProperty("details").GetProperty("path").GetString();
    }
}
