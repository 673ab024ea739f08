using System.Text.Json;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

/// <summary>What goes out to an endpoint of which nothing is known but its wire format.</summary>
public sealed partial class OpenAICompatibleTests
{
    private const string Answer = """
        {"id":"chatcmpl-7","object":"chat.completion","created":1767225600,"model":"llama3.2","choices":[{"index":0,"message":{"role":"assistant","content":"Olá"},"finish_reason":"stop"}],"usage":{"prompt_tokens":11,"completion_tokens":2,"total_tokens":13}}
        """;

    [TestCase("http://localhost:11434", "http://localhost:11434/v1/chat/completions")]
    [TestCase("http://localhost:11434/", "http://localhost:11434/v1/chat/completions")]
    [TestCase("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions")]
    [TestCase("http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions")]
    [TestCase("http://localhost:11434/v1/chat/completions", "http://localhost:11434/v1/chat/completions")]
    [TestCase("http://localhost:11434/v1/chat/completions/", "http://localhost:11434/v1/chat/completions")]
    [TestCase("http://localhost:3000/api", "http://localhost:3000/api/chat/completions")]
    [TestCase("https://router.test/api/v1", "https://router.test/api/v1/chat/completions")]
    [TestCase("https://router.test/openai/v1beta/openai/", "https://router.test/openai/v1beta/openai/chat/completions")]
    [TestCase("https://proxy.test/my%20team/v1", "https://proxy.test/my%20team/v1/chat/completions")]
    [TestCase("http://[::1]:8080", "http://[::1]:8080/v1/chat/completions")]
    public async Task CompleteAsync_AnyFormOfBaseAddress_PostsToItsChatCompletions(string endpoint, string expected)
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer));
        using var client = Local(handler, endpoint: endpoint);

        var reply = await client.CompleteAsync("Hi");

        Assert.That(
            (handler.Request.Method, handler.Request.Uri?.AbsoluteUri, reply.Text, reply.Usage?.TotalTokens),
            Is.EqualTo((HttpMethod.Post, expected, "Olá", 13))
        );
    }

    [Test]
    public async Task CompleteAsync_NoKey_SendsNoCredentialAndTheUsersHeaders()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer));
        using var client = Local(handler, options => options.Headers["X-Team"] = "tests");

        await client.CompleteAsync(Ask());

        Assert.That(handler.Request["Authorization"], Is.Null);
        Assert.That(handler.Request["X-Team"], Is.EqualTo("tests"));
        Assert.That(handler.Request["Accept"], Is.EqualTo("application/json"));
    }

    [Test]
    public async Task CompleteAsync_Key_IsSentAsBearer()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer));
        using var client = Local(handler, options => options.ApiKey = Key);

        await client.CompleteAsync(Ask());

        Assert.That(handler.Request["Authorization"], Is.EqualTo($"Bearer {Key}"));
    }

    [Test]
    public async Task CompleteAsync_NeitherModelNorDefault_SendsNone()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer));
        using var client = Local(handler);

        await client.CompleteAsync(new ChatRequest { Messages = ["Hi"] });

        Assert.That(handler.Request.Body, Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}]}"""));
    }

    [Test]
    public async Task CompleteAsync_ValuesThatOnlyLocalServersTake_AreSent()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer));
        using var client = Local(handler, options => options.DefaultModel = "llama3.2");
        var request = new ChatRequest
        {
            Messages = ["Hi"],
            Temperature = 3.5,
            TopP = 1.1,
            MaxTokens = -1,
            FrequencyPenalty = -9,
            TopLogprobs = -1,
            Seed = long.MaxValue,
            Stop = ["a", "b", "c", "d", "e"],
            AdditionalProperties = new Dictionary<string, JsonElement>
            {
                ["min_p"] = Wire.Element("0.05"),
                ["chat_template_kwargs"] = Wire.Element("""{"enable_thinking":false}"""),
            },
        };

        await client.CompleteAsync(request);

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """
                {"model":"llama3.2","messages":[{"role":"user","content":"Hi"}],"temperature":3.5,"top_p":1.1,"max_tokens":-1,"frequency_penalty":-9,"stop":["a","b","c","d","e"],"seed":9223372036854775807,"top_logprobs":-1,"min_p":0.05,"chat_template_kwargs":{"enable_thinking":false}}
                """
            )
        );
    }

    [Test]
    public async Task CompleteAsync_NameThatOnlyLocalServersTake_IsSent()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer));
        using var client = Local(handler);

        await client.CompleteAsync(new ChatRequest { Messages = ["Hi"], Tools = [new FunctionTool("get weather")] });

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """{"messages":[{"role":"user","content":"Hi"}],"tools":[{"type":"function","function":{"name":"get weather"}}]}"""
            )
        );
    }

    [Test]
    public void CompleteAsync_WhatNoJsonCanHold_IsRefused([Values] bool validateBounds)
    {
        using var client = Local(new VerbatimHandler(), options => options.ValidateBounds = validateBounds);
        var request = new ChatRequest { Messages = [], Temperature = double.NaN };

        var call = () => client.CompleteAsync(request);

        Assert.That(
            call,
            Throws
                .ArgumentException.With.Message.Contains("$.messages: ")
                .And.Message.Contains("$.temperature: JSON has no such number")
        );
    }

    [TestCase(true, ""","stream_options":{"include_usage":true}""")]
    [TestCase(false, "")]
    public async Task StreamAsync_IncludeUsage_DecidesWhetherUsageIsAskedFor(bool includeUsage, string expected)
    {
        var handler = new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n"));
        using var client = Local(handler, options => options.IncludeUsage = includeUsage);

        await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                $$"""
                {"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}],"stream":true{{expected}}}
                """
            )
        );
        Assert.That(handler.Request["Accept"], Is.EqualTo("text/event-stream"));
    }

    [Test]
    public async Task StreamAsync_OptionsOfTheRequest_AreSentWhateverTheClientAsksFor()
    {
        var handler = new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n"));
        using var client = Local(handler, options => options.IncludeUsage = false);

        await ReadAsync(client.StreamAsync(Ask() with { StreamOptions = new StreamOptions { IncludeUsage = true } }));

        Assert.That(handler.Request.Body, Does.EndWith(""","stream":true,"stream_options":{"include_usage":true}}"""));
    }

    [TestCase("http://localhost:11434/v1", null, "localhost:11434")]
    [TestCase("https://router.test/v1", "  ", "router.test")]
    [TestCase("http://[::1]:8080", null, "[::1]:8080")]
    [TestCase("http://localhost:11434/v1", " Ollama ", "Ollama")]
    public void Calls_RequestOfAnotherGateway_AreRefusedByBothNames(string endpoint, string? name, string expected)
    {
        using var client = Local(new VerbatimHandler(), options => options.DisplayName = name, endpoint);
        var request = new InteractiveAiChatRequest { Messages = ["Hi"] };
        var sentence =
            $"InteractiveAiChatRequest can only be sent to Interactive AI; this client is configured for {expected}.";

        Assert.That(() => client.CompleteAsync(request), Throws.ArgumentException.With.Message.StartsWith(sentence));
        Assert.That(() => client.StreamAsync(request), Throws.ArgumentException.With.Message.StartsWith(sentence));
    }

    [Test]
    public void ToString_OfOptionsAndClient_ShowNoKey()
    {
        var options = new OpenAICompatibleOptions(new Uri("http://localhost:11434/v1/secret-path"))
        {
            ApiKey = Key,
            DisplayName = "Ollama",
        };
        using var client = new ChatClient(options);

        Assert.That(
            (options.ToString(), client.ToString()),
            Is.EqualTo(("OpenAICompatibleOptions(http://localhost:11434)", "ChatClient(Ollama, localhost)"))
        );
    }

    [TestCase("https://azure.test/openai/deployments/gpt/chat/completions?api-version=2024-10-21", "a query")]
    [TestCase("http://10.0.0.7:8000/v1", "AllowInsecureHttp")]
    [TestCase("https://user:pass@router.test/v1", "a user name or password")]
    public void Constructor_EndpointThatCannotBeUsed_IsRefused(string endpoint, string reason)
    {
        var options = new OpenAICompatibleOptions(new Uri(endpoint));

        Assert.That(() => new ChatClient(options), Throws.ArgumentException.With.Message.Contains(reason));
    }

    [Test]
    public void Constructor_NoEndpoint_IsRefused() =>
        Assert.That(
            () => new OpenAICompatibleOptions(null!),
            Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("endpoint")
        );

    private static ChatClient Local(
        HttpMessageHandler handler,
        Action<OpenAICompatibleOptions>? configure = null,
        string endpoint = "http://localhost:11434/v1"
    )
    {
        var options = new OpenAICompatibleOptions(new Uri(endpoint)) { MaxRetries = 0 };
        configure?.Invoke(options);
        return new ChatClient(Http(handler), options);
    }
}
