using System.Net;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed partial class LocalGatewayJamAiTests
{
    private const string Hello = """{"role":"user","content":"Hi"}""";

    [Test]
    public async Task Refusal_OfARequestWithManyMistakes_TellsThemAllAndEchoesTheRequest()
    {
        using var request = _peer.Request(
            """{"messages":[{"role":"tool","content":null,"tool_call_id":"c1"}],"stop":"END","temperature":null}""",
            key: "0123456789abcdefghijklmnopqrst"
        );
        request.Headers.Add("x-request-id", "req-7");

        using var response = await _peer.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                GatewayPeer.Compact(
                    $$"""
                    {
                      "object": "error",
                      "error": "validation_error",
                      "message": "The request is not valid:\n1. body.messages[0].role : This should be one of system, user, assistant.\n2. body.temperature : This should be a number.\n3. body.stop : This should be a list.",
                      "detail": [
                        {
                          "type": "enum",
                          "loc": ["body", "messages", 0, "role"],
                          "msg": "This should be one of system, user, assistant",
                          "input": "\"tool\""
                        },
                        { "type": "float_type", "loc": ["body", "temperature"], "msg": "This should be a number", "input": "null" },
                        { "type": "list_type", "loc": ["body", "stop"], "msg": "This should be a list", "input": "\"END\"" }
                      ],
                      "request_id": "req-7",
                      "exception": "",
                      "request_headers": {
                        "host": "{{_peer.Gateway.Endpoint.Authority}}",
                        "authorization": "Bearer 012345*****opqrst",
                        "content-type": "application/json; charset=utf-8",
                        "content-length": "97",
                        "x-request-id": "req-7"
                      },
                      "body": { "messages": [{ "role": "tool", "content": null, "tool_call_id": "c1" }], "stop": "END", "temperature": null }
                    }
                    """
                )
            )
        );
    }

    [TestCase("""{}""", "missing body.messages")]
    [TestCase("""[]""", "model_attributes_type body")]
    [TestCase("""{"messages":[]}""", "too_short body.messages")]
    [TestCase("""{"messages":[{"role":"developer","content":"Hi"}]}""", "enum body.messages.0.role")]
    [TestCase("""{"messages":[{"role":"user"}]}""", "missing body.messages.0.content")]
    [TestCase("""{"messages":[{"role":"user","content":7}]}""", "string_type body.messages.0.content")]
    [TestCase("""{"messages":[{"role":"user","content":"\ud83d"}]}""", "string_unicode body.messages.0.content")]
    [TestCase(
        """{"messages":[{"role":"user","content":[{"type":"file","file":{}}]}]}""",
        "union_tag_invalid body.messages.0.content.0"
    )]
    [TestCase(
        """{"messages":[{"role":"user","content":[{"text":"Hi"}]}]}""",
        "union_tag_not_found body.messages.0.content.0"
    )]
    [TestCase(
        """{"messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"","format":"flac"}}]}]}""",
        "enum body.messages.0.content.0.input_audio.format"
    )]
    public Task Messages_OfAnotherForm_AreRefused(string body, string expected) => RefusedAsync(body, expected);

    [TestCase("\"model\":null", "string_type body.model")]
    [TestCase("\"id\":null", "string_type body.id")]
    [TestCase("\"user\":null", "string_type body.user")]
    [TestCase("\"stream\":null", "bool_type body.stream")]
    [TestCase("\"top_p\":null", "float_type body.top_p")]
    [TestCase("\"max_tokens\":null", "int_type body.max_tokens")]
    [TestCase("\"n\":null", "int_type body.n")]
    [TestCase("\"presence_penalty\":null", "float_type body.presence_penalty")]
    [TestCase("\"frequency_penalty\":null", "float_type body.frequency_penalty")]
    [TestCase("\"logit_bias\":null", "dict_type body.logit_bias")]
    [TestCase("\"reasoning_summary\":null", "enum body.reasoning_summary")]
    [TestCase("\"stop\":\"END\"", "list_type body.stop")]
    [TestCase("\"stop\":[]", "too_short body.stop")]
    [TestCase("\"top_p\":0", "greater_than_equal body.top_p")]
    [TestCase("\"max_tokens\":0", "greater_than_equal body.max_tokens")]
    [TestCase("\"max_tokens\":1.5", "int_from_float body.max_tokens")]
    [TestCase("\"reasoning_effort\":\"xhigh\"", "enum body.reasoning_effort")]
    [TestCase("\"thinking_budget\":4096", "value_error body.thinking_budget")]
    [TestCase("\"rag_params\":{}", "value_error body.rag_params.table_id")]
    [TestCase("\"rag_params\":{\"table_id\":\"t\",\"k\":1025}", "less_than_equal body.rag_params.k")]
    [TestCase("\"tools\":[]", "too_short body.tools")]
    [TestCase("\"tools\":[{\"function\":{\"name\":\"f\"}}]", "union_tag_not_found body.tools.0")]
    [TestCase(
        "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]",
        "missing body.tools.0.function.parameters.required"
    )]
    [TestCase(
        "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"properties\":{\"a\":{\"type\":[\"string\",\"null\"]}},\"required\":[]}}}]",
        "string_type body.tools.0.function.parameters.properties.a.type"
    )]
    [TestCase("\"tool_choice\":{\"type\":\"function\"}", "missing body.tool_choice.function")]
    [TestCase("\"tool_choice\":\"any\"", "enum body.tool_choice")]
    public Task Member_OfAnotherForm_IsRefused(string member, string expected) =>
        RefusedAsync($$"""{"messages":[{{Hello}}],{{member}}}""", expected);

    [TestCase(401, "unauthorized")]
    [TestCase(403, "insufficient_credits")]
    [TestCase(422, "bad_input")]
    [TestCase(429, "rate_limit_exceeded")]
    [TestCase(503, "busy")]
    [TestCase(500, "unexpected_error")]
    public async Task FailNext_EachStatus_HasItsCodeAndEchoesTheHeaders(int status, string code)
    {
        _peer.Gateway.FailNext((HttpStatusCode)status);
        using var request = _peer.Request("{}");

        using var response = await _peer.SendAsync(request);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(body.RootElement.GetProperty("error").GetString(), Is.EqualTo(code));
        Assert.That(
            body.RootElement.GetProperty("request_headers").GetProperty("authorization").GetString(),
            Is.EqualTo("Bearer t*****y")
        );
        Assert.That(
            body.RootElement.GetProperty("request_id").GetString(),
            Is.EqualTo(response.Headers.GetValues("x-request-id").Single())
        );
        Assert.That(
            response.Headers.RetryAfter?.Delta,
            Is.EqualTo(status is 429 or 503 ? TimeSpan.FromSeconds(30) : (TimeSpan?)null)
        );
    }

    [Test]
    public async Task FailNext_RateLimit_TellsTheLimitsWithAResetInSeconds()
    {
        _peer.Gateway.FailNext(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromSeconds(5));
        using var request = _peer.Request("{}");

        using var response = await _peer.SendAsync(request);

        Assert.That(
            response
                .Headers.Where(header => header.Key.StartsWith("X-RateLimit-", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(header => header.Key, header => header.Value.Single()),
            Is.EqualTo(
                new Dictionary<string, string>
                {
                    ["X-RateLimit-Limit"] = "60",
                    ["X-RateLimit-Remaining"] = "0",
                    ["X-RateLimit-Reset"] = "1767323050",
                    ["X-RateLimit-Used"] = "60",
                    ["X-RateLimit-Meta"] = "{}",
                }
            )
        );
    }

    [TestCase("/api/v1/chat/completions", 200)]
    [TestCase("/v1/chat/completions", 404)]
    [TestCase("/api/chat/completions", 404)]
    public async Task Path_OfTheGateway_IsTheOnlyOneServed(string path, int status)
    {
        using var request = _peer.Request($$"""{"messages":[{{Hello}}]}""");
        request.RequestUri = new Uri(_peer.Gateway.Endpoint, path);

        using var response = await _peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public Task Body_ThatIsNotJson_IsRefused() => RefusedAsync("{", "json_invalid body");

    private async Task RefusedAsync(string body, string expected)
    {
        using var request = _peer.Request(body);

        using var response = await _peer.SendAsync(request);
        using var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var problems = error
            .RootElement.GetProperty("detail")
            .EnumerateArray()
            .Select(problem =>
                $"{problem.GetProperty("type")} {string.Join('.', problem.GetProperty("loc").EnumerateArray())}"
            );

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(problems, Is.EqualTo([expected]));
    }
}
