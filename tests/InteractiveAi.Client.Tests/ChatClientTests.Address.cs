using RichardSzalay.MockHttp;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatClientTests
{
    private const string Reply = """
        {"id":"gen-1","object":"chat.completion","created":1,"model":"openai/gpt-4o","choices":[{"index":0,"message":{"role":"assistant","content":"Olá"},"finish_reason":"stop"}]}
        """;

    [Test]
    public async Task CompleteAsync_DefaultEndpoint_PostsToInteractiveAi()
    {
        using var http = new MockHttpMessageHandler();
        http.Expect(HttpMethod.Post, "https://app.interactive.ai/api/v1/chat/completions")
            .WithHeaders("Authorization", $"Bearer {Key}")
            .WithPartialContent("\"model\":\"openai/gpt-4o\"")
            .Respond("application/json", Reply);
        using var client = new ChatClient(http.ToHttpClient(), new InteractiveAiOptions { ApiKey = Key });

        var reply = await client.CompleteAsync(Ask());

        Assert.That(reply.Text, Is.EqualTo("Olá"));
        http.VerifyNoOutstandingExpectation();
    }

    [TestCase("https://app.interactive.ai", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/api", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/api/", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/api/v1", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/api/v1/", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase(
        "https://app.interactive.ai/api/v1/chat/completions",
        "https://app.interactive.ai/api/v1/chat/completions"
    )]
    [TestCase(
        "https://app.interactive.ai/api/v1/chat/completions/",
        "https://app.interactive.ai/api/v1/chat/completions"
    )]
    [TestCase("https://dev.interactive.ai", "https://dev.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://gateway.test:8443/api/v2", "https://gateway.test:8443/api/v2/chat/completions")]
    [TestCase("https://proxy.test/llm/api/", "https://proxy.test/llm/api/v1/chat/completions")]
    [TestCase("https://proxy.test/my%20team/v1", "https://proxy.test/my%20team/v1/chat/completions")]
    [TestCase("http://localhost:8080", "http://localhost:8080/api/v1/chat/completions")]
    [TestCase("http://127.0.0.1:8080/api", "http://127.0.0.1:8080/api/v1/chat/completions")]
    [TestCase("http://[::1]:8080/api/v1/", "http://[::1]:8080/api/v1/chat/completions")]
    public async Task CompleteAsync_AnyFormOfBaseAddress_PostsToItsChatCompletions(string endpoint, string expected)
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler, options => options.Endpoint = new Uri(endpoint));

        await client.CompleteAsync(Ask());

        Assert.That(
            (handler.Request.Method, handler.Request.Uri?.AbsoluteUri),
            Is.EqualTo((HttpMethod.Post, expected))
        );
    }

    [Test]
    public async Task CompleteAsync_HttpClientWithBaseAddress_UsesTheEndpointOfTheOptions()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var http = Http(handler);
        http.BaseAddress = new Uri("https://elsewhere.test/base/");
        using var client = new ChatClient(http, new InteractiveAiOptions { ApiKey = Key });

        await client.CompleteAsync(Ask());

        Assert.That(handler.Request.Uri?.AbsoluteUri, Is.EqualTo("https://app.interactive.ai/api/v1/chat/completions"));
    }

    [TestCase(1, 1, HttpVersionPolicy.RequestVersionExact)]
    [TestCase(2, 0, HttpVersionPolicy.RequestVersionOrHigher)]
    [TestCase(3, 0, HttpVersionPolicy.RequestVersionOrLower)]
    public async Task CompleteAsync_OwnHttpClient_ItsHttpVersionIsUsed(int major, int minor, HttpVersionPolicy policy)
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var http = Http(handler);
        (http.DefaultRequestVersion, http.DefaultVersionPolicy) = (new Version(major, minor), policy);
        using var client = new ChatClient(http, new InteractiveAiOptions { ApiKey = Key });

        await client.CompleteAsync(Ask());

        Assert.That(
            (handler.Request.Version, handler.Request.VersionPolicy),
            Is.EqualTo((new Version(major, minor), policy))
        );
    }

    [TestCase("http://gateway.test/api/v1")]
    [TestCase("http://10.0.0.7")]
    [TestCase("http://localhost.evil.test/")]
    public void Constructor_PlainHttpToAnotherMachine_IsRefusedUnlessAllowed(string endpoint)
    {
        var options = new InteractiveAiOptions { ApiKey = Key, Endpoint = new Uri(endpoint) };

        Assert.That(() => new ChatClient(options), Throws.ArgumentException.With.Message.Contains("AllowInsecureHttp"));
        Assert.That(
            () => new ChatClient(new HttpClient(), options),
            Throws.ArgumentException.With.Message.Contains("AllowInsecureHttp")
        );
        options.AllowInsecureHttp = true;
        Assert.That(() => new ChatClient(options).Dispose(), Throws.Nothing);
    }
}
