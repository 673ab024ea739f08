using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// The environment belongs to the whole process.
[NonParallelizable]
public sealed class InteractiveAiOptionsTests
{
    private static readonly string[] Names =
    [
        "LLMROUTER_API_KEY",
        "LLMROUTER_BASE_URL",
        "INTERACTIVE_API_KEY",
        "INTERACTIVE_HOSTNAME",
    ];

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
    public void FromEnvironment_KeyAlone_UsesInteractiveAisOwnEndpoint()
    {
        Environment.SetEnvironmentVariable("LLMROUTER_API_KEY", $" {Key}\n");

        var options = InteractiveAiOptions.FromEnvironment();

        Assert.That((options.ApiKey, options.Endpoint), Is.EqualTo((Key, InteractiveAiOptions.DefaultEndpoint)));
    }

    [TestCase("https://dev.interactive.ai", "https://dev.interactive.ai/api/v1/chat/completions")]
    [TestCase(" https://dev.interactive.ai/api/ ", "https://dev.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://dev.interactive.ai/api/v1/", "https://dev.interactive.ai/api/v1/chat/completions")]
    [TestCase("", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase(" ", "https://app.interactive.ai/api/v1/chat/completions")]
    public async Task FromEnvironment_BaseUrl_IsWhereTheClientSends(string url, string expected)
    {
        Environment.SetEnvironmentVariable("LLMROUTER_API_KEY", Key);
        Environment.SetEnvironmentVariable("LLMROUTER_BASE_URL", url);
        var handler = new VerbatimHandler(VerbatimReply.Json("""{"choices":[]}"""));
        using var client = new ChatClient(Http(handler), InteractiveAiOptions.FromEnvironment());

        await client.CompleteAsync("Hi");

        Assert.That(
            (handler.Request.Uri?.AbsoluteUri, handler.Request["Authorization"]),
            Is.EqualTo((expected, $"Bearer {Key}"))
        );
    }

    [Test]
    public void FromEnvironment_OnlyTheProjectKeyIsSet_IsRefused([Values(null, "", "  ")] string? routerKey)
    {
        Environment.SetEnvironmentVariable("LLMROUTER_API_KEY", routerKey);
        Environment.SetEnvironmentVariable("INTERACTIVE_API_KEY", "sk-project");
        Environment.SetEnvironmentVariable("INTERACTIVE_HOSTNAME", "https://elsewhere.test");

        Assert.That(
            InteractiveAiOptions.FromEnvironment,
            Throws
                .InvalidOperationException.With.Message.Contains("LLMROUTER_API_KEY")
                .And.Message.Not.Contains("sk-project")
        );
    }

    [TestCase("api/v1")]
    [TestCase("not an address")]
    public void FromEnvironment_BaseUrlIsNoAddress_IsRefused(string url)
    {
        Environment.SetEnvironmentVariable("LLMROUTER_API_KEY", Key);
        Environment.SetEnvironmentVariable("LLMROUTER_BASE_URL", url);

        Assert.That(
            InteractiveAiOptions.FromEnvironment,
            Throws.InvalidOperationException.With.Message.Contains("LLMROUTER_BASE_URL")
        );
    }

    [TestCase("ftp://gateway.test")]
    [TestCase("localhost:8080/api")]
    [TestCase("http://gateway.test")]
    public void FromEnvironment_BaseUrlOfAnotherKind_IsRefusedByTheClient(string url)
    {
        Environment.SetEnvironmentVariable("LLMROUTER_API_KEY", Key);
        Environment.SetEnvironmentVariable("LLMROUTER_BASE_URL", url);

        Assert.That(() => new ChatClient(InteractiveAiOptions.FromEnvironment()), Throws.ArgumentException);
    }

    [Test]
    public void ToString_KeyAndHeaders_AreNotInIt()
    {
        var options = new InteractiveAiOptions { ApiKey = Key, Headers = { ["X-Secret"] = "hidden" } };

        Assert.That(options.ToString(), Is.EqualTo("InteractiveAiOptions(https://app.interactive.ai)"));
    }
}
