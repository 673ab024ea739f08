using InteractiveAi.Client.Orq;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// The environment belongs to the whole process.
[NonParallelizable]
public sealed class OrqOptionsTests
{
    private static readonly string[] Names = ["ORQ_API_KEY", "ORQ_BASE_URL", "LLMROUTER_API_KEY"];

    private readonly Dictionary<string, string?> _before = [];

    [SetUp]
    public void Clear()
    {
        foreach (var name in Names)
        {
            _before[name] = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [TearDown]
    public void Restore()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Test]
    public void FromEnvironment_KeyAlone_UsesOrqsOwnEndpoint()
    {
        Environment.SetEnvironmentVariable("ORQ_API_KEY", $" {Key}\n");

        var options = OrqOptions.FromEnvironment();

        Assert.That((options.ApiKey, options.Endpoint), Is.EqualTo((Key, OrqOptions.DefaultEndpoint)));
    }

    [TestCase("https://my.orq.ai", "https://my.orq.ai/v2/router/chat/completions")]
    [TestCase("https://my.orq.ai/", "https://my.orq.ai/v2/router/chat/completions")]
    [TestCase("https://api.orq.ai/v2/router", "https://api.orq.ai/v2/router/chat/completions")]
    [TestCase(" https://api.orq.ai/v2/router/ ", "https://api.orq.ai/v2/router/chat/completions")]
    [TestCase("https://api.orq.ai/v2/proxy", "https://api.orq.ai/v2/proxy/chat/completions")]
    [TestCase("https://api.orq.ai/v3/router", "https://api.orq.ai/v3/router/chat/completions")]
    [TestCase("https://api.orq.ai/v3/router/", "https://api.orq.ai/v3/router/chat/completions")]
    [TestCase("https://api.orq.ai/v3/router/chat/completions", "https://api.orq.ai/v3/router/chat/completions")]
    [TestCase("https://api.orq.ai/v2/proxy/chat/completions/", "https://api.orq.ai/v2/proxy/chat/completions")]
    [TestCase("https://api.orq.ai/v2", "https://api.orq.ai/v2/router/chat/completions")]
    [TestCase("https://api.orq.ai/v3/", "https://api.orq.ai/v3/router/chat/completions")]
    [TestCase("https://relay.test:8443/orq/v2/router", "https://relay.test:8443/orq/v2/router/chat/completions")]
    [TestCase("https://relay.test/anything", "https://relay.test/anything/chat/completions")]
    [TestCase("", "https://api.orq.ai/v2/router/chat/completions")]
    public async Task FromEnvironment_BaseUrl_IsWhereTheClientSends(string url, string expected)
    {
        Environment.SetEnvironmentVariable("ORQ_API_KEY", Key);
        Environment.SetEnvironmentVariable("ORQ_BASE_URL", url);
        var handler = new VerbatimHandler(VerbatimReply.Json("""{"choices":[]}"""));
        using var client = new ChatClient(Http(handler), OrqOptions.FromEnvironment());

        await client.CompleteAsync("Hi", "openai/gpt-4o");

        Assert.That(
            (handler.Request.Uri?.AbsoluteUri, handler.Request["Authorization"], handler.Request.Body),
            Is.EqualTo(
                (expected, $"Bearer {Key}", """{"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}]}""")
            )
        );
    }

    [Test]
    public void FromEnvironment_NoKey_IsRefused([Values(null, "", "  ")] string? key)
    {
        Environment.SetEnvironmentVariable("ORQ_API_KEY", key);
        Environment.SetEnvironmentVariable("LLMROUTER_API_KEY", "sk-other");

        Assert.That(
            OrqOptions.FromEnvironment,
            Throws.InvalidOperationException.With.Message.Contains("ORQ_API_KEY").And.Message.Not.Contains("sk-other")
        );
    }

    [TestCase("v2/router")]
    [TestCase("not an address")]
    public void FromEnvironment_BaseUrlIsNoAddress_IsRefused(string url)
    {
        Environment.SetEnvironmentVariable("ORQ_API_KEY", Key);
        Environment.SetEnvironmentVariable("ORQ_BASE_URL", url);

        Assert.That(OrqOptions.FromEnvironment, Throws.InvalidOperationException.With.Message.Contains("ORQ_BASE_URL"));
    }

    [Test]
    public void ToString_KeyAndHeaders_AreNotInIt()
    {
        var options = new OrqOptions { ApiKey = Key, Headers = { ["X-Secret"] = "hidden" } };

        Assert.That(options.ToString(), Is.EqualTo("OrqOptions(https://api.orq.ai)"));
    }
}
