using System.Net;

namespace InteractiveAi.Client.Tests;

public class LocalGatewayErrorTests
{
    private GatewayPeer _peer = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _peer = await GatewayPeer.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _peer.DisposeAsync();

    [Test]
    public async Task Call_WithoutAKey_IsUnauthorised()
    {
        using var request = _peer.Request(GatewayPeer.Conversation("Hi"), key: null);

        using var response = await _peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(401));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/json"));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                """{"error":{"code":401,"message":"No auth credentials found","param":null,"type":"authentication_error"}}"""
            )
        );
    }

    [Test]
    public async Task Call_OfAnotherPath_IsNotFound()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _peer.Gateway.Endpoint + "/models");

        using var response = await _peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(404));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                """{"error":{"code":404,"message":"There is nothing at /api/v1/models","param":null,"type":"not_found_error"}}"""
            )
        );
    }

    [TestCase("/api/v1/chat/completions", 200)]
    [TestCase("/v1/chat/completions", 200)]
    [TestCase("/chat/completions", 200)]
    [TestCase("/nonsense/chat/completions", 404)]
    [TestCase("/v2/router/chat/completions", 404)]
    [TestCase("/api/v1/nonsense/chat/completions", 404)]
    public async Task Call_OfAPathOfTheWireFormat_IsServed(string path, int status)
    {
        using var request = _peer.Request(GatewayPeer.Conversation("Hi"));
        request.RequestUri = new Uri(_peer.Gateway.Endpoint, path);

        using var response = await _peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Call_WithAnotherMethod_IsNotAllowed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _peer.Gateway.Endpoint + "/chat/completions");

        using var response = await _peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(405));
        Assert.That(response.Content.Headers.Allow, Is.EqualTo(new[] { "POST" }));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                """{"error":{"code":405,"message":"GET is not allowed here, use POST","param":null,"type":"invalid_request_error"}}"""
            )
        );
    }

    [TestCase("", "The body is not valid JSON", null)]
    [TestCase("{", "The body is not valid JSON", null)]
    [TestCase("[]", "The body must be an object", null)]
    [TestCase("{}", "messages is required", "messages")]
    [TestCase("""{"messages":null}""", "messages is required", "messages")]
    [TestCase("""{"messages":[]}""", "messages must contain at least one message", "messages")]
    [TestCase("""{"messages":"Hi"}""", "messages must be an array", "messages")]
    [TestCase("""{"messages":["Hi"]}""", "messages[0] must be an object", "messages[0]")]
    [TestCase("""{"messages":[{"content":"Hi"}]}""", "messages[0].role is required", "messages[0].role")]
    [TestCase(
        """{"messages":[{"role":"boss","content":"Hi"}]}""",
        "messages[0].role must be one of system, developer, user, assistant, tool",
        "messages[0].role"
    )]
    [TestCase("""{"messages":[{"role":"user"}]}""", "messages[0].content is required", "messages[0].content")]
    [TestCase(
        """{"messages":[{"role":"user","content":5}]}""",
        "messages[0].content must be a string or an array of parts",
        "messages[0].content"
    )]
    [TestCase(
        """{"messages":[{"role":"user","content":"\ud800"}]}""",
        "messages[0].content is not valid Unicode text",
        "messages[0].content"
    )]
    [TestCase(
        """{"messages":[{"role":"user","content":[{"type":"hologram"}]}]}""",
        "messages[0].content[0].type is not a content part that this gateway knows",
        "messages[0].content[0].type"
    )]
    [TestCase(
        """{"messages":[{"role":"system","content":[{"type":"image_url","image_url":{"url":"https://example.test/a.png"}}]}]}""",
        "messages[0].content[0].type must be text in a system message",
        "messages[0].content[0].type"
    )]
    [TestCase(
        """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,A"}}]}]}""",
        "messages[0].content[0].image_url.url is not valid base64",
        "messages[0].content[0].image_url.url"
    )]
    [TestCase(
        """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"dog.jpg"}}]}]}""",
        "messages[0].content[0].image_url.url must be a URL or a data URI",
        "messages[0].content[0].image_url.url"
    )]
    [TestCase(
        """{"messages":[{"role":"user","content":[{"type":"file","file":{"filename":"a"}}]}]}""",
        "messages[0].content[0].file.file_data is required where there is no file_id",
        "messages[0].content[0].file.file_data"
    )]
    [TestCase(
        """{"messages":[{"role":"tool","tool_call_id":"c1","content":"x"}]}""",
        "messages[0].tool_call_id does not answer a tool call right before it",
        "messages[0].tool_call_id"
    )]
    [TestCase(
        """{"messages":[{"role":"user","content":"x"},{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]}]}""",
        "messages[1].tool_calls must be followed by a tool message for each call; missing: c1",
        "messages[1].tool_calls"
    )]
    [TestCase(
        """{"messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"user","content":"x"},{"role":"tool","tool_call_id":"c1","content":"x"}]}""",
        "messages[0].tool_calls must be followed by a tool message for each call; missing: c1",
        "messages[0].tool_calls"
    )]
    [TestCase(
        """{"messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"c2","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"c3","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c2","content":"x"}]}""",
        "messages[0].tool_calls must be followed by a tool message for each call; missing: c1, c3",
        "messages[0].tool_calls"
    )]
    [TestCase(
        """{"messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c1","content":"x"},{"role":"user","content":"x"},{"role":"tool","tool_call_id":"c1","content":"x"}]}""",
        "messages[3].tool_call_id does not answer a tool call right before it",
        "messages[3].tool_call_id"
    )]
    [TestCase(
        """{"messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c1","content":"x"},{"role":"assistant","tool_calls":[{"id":"c2","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c1","content":"x"},{"role":"tool","tool_call_id":"c2","content":"x"}]}""",
        "messages[3].tool_call_id does not answer a tool call right before it",
        "messages[3].tool_call_id"
    )]
    public async Task Body_ThatIsNotAConversation_IsRefused(string body, string message, string? param) =>
        await AssertRefusedAsync(body, message, param);

    [TestCase("\"temperature\":2.1", "temperature must be between 0 and 2", "temperature")]
    [TestCase("\"temperature\":\"hot\"", "temperature must be a number", "temperature")]
    [TestCase("\"top_p\":-0.1", "top_p must be between 0 and 1", "top_p")]
    [TestCase("\"frequency_penalty\":-3", "frequency_penalty must be between -2 and 2", "frequency_penalty")]
    [TestCase("\"presence_penalty\":3", "presence_penalty must be between -2 and 2", "presence_penalty")]
    [TestCase("\"max_tokens\":0", "max_tokens must be at least 1", "max_tokens")]
    [TestCase("\"max_completion_tokens\":0", "max_completion_tokens must be at least 1", "max_completion_tokens")]
    [TestCase("\"top_logprobs\":21", "top_logprobs must be between 0 and 20", "top_logprobs")]
    [TestCase("\"top_logprobs\":1.5", "top_logprobs must be an integer", "top_logprobs")]
    [TestCase("\"n\":0", "n must be between 1 and 128", "n")]
    [TestCase("\"seed\":1e16", "seed must be between -9007199254740991 and 9007199254740991", "seed")]
    [TestCase("\"stream\":\"yes\"", "stream must be a boolean", "stream")]
    [TestCase("\"model\":1", "model must be a string", "model")]
    [TestCase("\"models\":[1]", "models[0] must be a string", "models[0]")]
    [TestCase("\"route\":\"random\"", "route must be one of fallback, sort", "route")]
    [TestCase("\"stop\":[\"a\",\"b\",\"c\",\"d\",\"e\"]", "stop must contain at most 4 sequences", "stop")]
    [TestCase("\"logit_bias\":{\"5\":\"x\"}", "logit_bias.5 must be a number", "logit_bias.5")]
    [TestCase("\"metadata\":{\"a\":1}", "metadata.a must be a string", "metadata.a")]
    [TestCase(
        "\"reasoning\":{\"effort\":\"huge\"}",
        "reasoning.effort must be one of xhigh, high, medium, low, minimal, none",
        "reasoning.effort"
    )]
    [TestCase("\"plugins\":[{}]", "plugins[0].id is required", "plugins[0].id")]
    [TestCase(
        "\"response_format\":{\"type\":\"xml\"}",
        "response_format.type must be one of text, json_object, json_schema, grammar, python",
        "response_format.type"
    )]
    [TestCase(
        "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{}}",
        "response_format.json_schema.name is required",
        "response_format.json_schema.name"
    )]
    [TestCase(
        "\"tool_choice\":\"maybe\"",
        "tool_choice must be none, auto, required or a named function",
        "tool_choice"
    )]
    [TestCase("\"tool_choice\":\"required\"", "tool_choice is required, but there are no tools", "tool_choice")]
    [TestCase(
        "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}}",
        "tool_choice.function.name is not among the tools of the request",
        "tool_choice.function.name"
    )]
    [TestCase("\"tools\":[{\"type\":\"function\"}]", "tools[0].function is required", "tools[0].function")]
    [TestCase(
        "\"provider\":{\"only\":[\"A\"],\"ignore\":[\"A\"]}",
        "provider.ignore leaves no provider that is allowed to serve the request",
        "provider.ignore"
    )]
    public async Task Parameter_OutOfItsTypeOrBounds_IsRefused(string parameter, string message, string param) =>
        await AssertRefusedAsync($$"""{"messages":[{"role":"user","content":"Hi"}],{{parameter}}}""", message, param);

    [Test]
    public async Task SessionId_TooLongInTheBodyOrTheHeader_IsRefused()
    {
        var session = new string('s', 129);
        using var request = _peer.Request(GatewayPeer.Conversation("Hi"));
        request.Headers.Add("x-session-id", session);

        using var response = await _peer.SendAsync(request);

        await AssertRefusedAsync(
            $$"""{"messages":[{"role":"user","content":"Hi"}],"session_id":"{{session}}"}""",
            "session_id must have at most 128 characters",
            "session_id"
        );
        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("\"param\":\"x-session-id\""));
    }

    [Test]
    public async Task Nulls_OfOptionalParameters_CountAsAbsent()
    {
        var content = await _peer.ContentAsync(
            """
            {"messages":[{"role":"user","content":"Say: fine"}],"temperature":null,"top_p":null,"max_tokens":null,"stop":null,"seed":null,
             "logprobs":null,"top_logprobs":null,"provider":null,"route":null,"stream_options":null,"logit_bias":null,
             "reasoning":{"effort":null,"summary":null}}
            """
        );

        Assert.That(content, Is.EqualTo("fine"));
    }

    [Test]
    public async Task FailNext_WithNothingButAStatus_SaysWhatThatMeans()
    {
        _peer.Gateway.FailNext(HttpStatusCode.ServiceUnavailable);
        using var request = _peer.Request(GatewayPeer.Conversation("Hi"));

        using var response = await _peer.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(response.Headers.Contains("Retry-After"), Is.False);
        Assert.That(response.Headers.Contains("X-RateLimit-Limit"), Is.False);
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                """{"error":{"code":503,"message":"No provider is available for this model at the moment","param":null,"type":"overloaded_error"}}"""
            )
        );
    }

    [Test]
    public async Task FailNext_OfA429_CarriesTheRateLimitHeaders()
    {
        _peer.Gateway.FailNext(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromSeconds(1.5));
        using var request = _peer.Request(GatewayPeer.Conversation("Hi"));

        using var response = await _peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(429));
        Assert.That(response.Headers.RetryAfter?.ToString(), Is.EqualTo("2"));
        Assert.That(response.Headers.GetValues("X-RateLimit-Limit"), Is.EqualTo(new[] { "60" }));
        Assert.That(response.Headers.GetValues("X-RateLimit-Remaining"), Is.EqualTo(new[] { "0" }));
        // 2026-01-02T03:04:05Z and a second and a half, in milliseconds.
        Assert.That(response.Headers.GetValues("X-RateLimit-Reset"), Is.EqualTo(new[] { "1767323046500" }));
    }

    [Test]
    public async Task FailNext_WithABody_SendsItAsItIs()
    {
        const string Body = """{"error":"text","code":529}""";
        _peer
            .Gateway.FailNext((HttpStatusCode)529, Body)
            .FailNext(HttpStatusCode.OK, """{"error":{"message":"late"}}""");
        using var first = _peer.Request(GatewayPeer.Conversation("Hi"), key: null);
        using var second = _peer.Request(GatewayPeer.Conversation("Hi"));

        using var failed = await _peer.SendAsync(first);
        using var failedLate = await _peer.SendAsync(second);

        Assert.That((int)failed.StatusCode, Is.EqualTo(529));
        Assert.That(await failed.Content.ReadAsStringAsync(), Is.EqualTo(Body));
        Assert.That((int)failedLate.StatusCode, Is.EqualTo(200));
        Assert.That(await failedLate.Content.ReadAsStringAsync(), Is.EqualTo("""{"error":{"message":"late"}}"""));
    }

    private async Task AssertRefusedAsync(string body, string message, string? param)
    {
        using var request = _peer.Request(body);

        using var response = await _peer.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                $$$"""{"error":{"code":400,"message":"{{{message}}}","param":{{{(param is null ? "null" : $"\"{param}\"")}}},"type":"invalid_request_error"}}"""
            )
        );
    }
}
