using InteractiveAi.Client.JamAi;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// The environment belongs to the whole process.
[NonParallelizable]
public sealed class JamAiOptionsTests
{
    private const string Reply = """{"choices":[]}""";

    private static readonly string[] Names = ["JAMAI_TOKEN", "JAMAI_API_KEY", "JAMAI_API_BASE", "JAMAI_PROJECT_ID"];

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

    [TestCase("https://api.jamaibase.com", "https://api.jamaibase.com/api/v1/chat/completions")]
    [TestCase("https://api.jamaibase.com/api", "https://api.jamaibase.com/api/v1/chat/completions")]
    [TestCase("https://api.jamaibase.com/api/", "https://api.jamaibase.com/api/v1/chat/completions")]
    [TestCase("https://api.jamaibase.com/api/v1", "https://api.jamaibase.com/api/v1/chat/completions")]
    [TestCase("https://api.jamaibase.com/API/V1/", "https://api.jamaibase.com/API/V1/chat/completions")]
    [TestCase("https://proxy.test/jamai/api", "https://proxy.test/jamai/api/v1/chat/completions")]
    [TestCase("https://api.jamaibase.com/api/v1/chat/completions", "https://api.jamaibase.com/api/v1/chat/completions")]
    [TestCase("http://localhost:6969", "http://localhost:6969/api/v1/chat/completions")]
    public async Task Endpoint_InEveryForm_IsWhereTheClientSends(string endpoint, string expected)
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = new ChatClient(
            Http(handler),
            new JamAiOptions { ApiKey = Key, Endpoint = new Uri(endpoint) }
        );

        await client.CompleteAsync("Hi");

        Assert.That(handler.Request.Uri?.AbsoluteUri, Is.EqualTo(expected));
    }

    [Test]
    public void Endpoint_PlainHttpOnAnotherMachine_NeedsToBeAllowed()
    {
        var options = new JamAiOptions { ApiKey = Key, Endpoint = new Uri("http://jamai.intern:6969") };

        Assert.That(() => new ChatClient(options), Throws.ArgumentException.With.Message.Contains("AllowInsecureHttp"));
        options.AllowInsecureHttp = true;
        Assert.That(() => new ChatClient(options).Dispose(), Throws.Nothing);
    }

    [Test]
    public void FromEnvironment_TokenAlone_UsesTheCloud()
    {
        Environment.SetEnvironmentVariable("JAMAI_TOKEN", $" {Key}\n");
        Environment.SetEnvironmentVariable("JAMAI_API_KEY", "jamai_pat_older");

        var options = JamAiOptions.FromEnvironment();

        Assert.That(
            (options.ApiKey, options.Endpoint, options.ProjectId, options.UserId),
            Is.EqualTo((Key, new Uri("https://api.jamaibase.com/api/v1"), default(string), default(string)))
        );
    }

    [Test]
    public void FromEnvironment_OnlyTheOlderName_IsRead()
    {
        Environment.SetEnvironmentVariable("JAMAI_TOKEN", " ");
        Environment.SetEnvironmentVariable("JAMAI_API_KEY", Key);
        Environment.SetEnvironmentVariable("JAMAI_API_BASE", "https://jamai.test/api");
        Environment.SetEnvironmentVariable("JAMAI_PROJECT_ID", "proj_1");

        var options = JamAiOptions.FromEnvironment();

        Assert.That(
            (options.ApiKey, options.Endpoint, options.ProjectId),
            Is.EqualTo((Key, new Uri("https://jamai.test/api"), "proj_1"))
        );
    }

    [Test]
    public void FromEnvironment_NoToken_IsRefusedForTheCloudOnly()
    {
        Assert.That(
            JamAiOptions.FromEnvironment,
            Throws.InvalidOperationException.With.Message.Contains("JAMAI_TOKEN")
        );

        Environment.SetEnvironmentVariable("JAMAI_API_BASE", "http://localhost:6969");

        Assert.That(JamAiOptions.FromEnvironment().ApiKey, Is.Null);
        Assert.That(() => new ChatClient(JamAiOptions.FromEnvironment()).Dispose(), Throws.Nothing);
    }

    [Test]
    public void FromEnvironment_BaseIsNoAddress_IsRefused()
    {
        Environment.SetEnvironmentVariable("JAMAI_TOKEN", Key);
        Environment.SetEnvironmentVariable("JAMAI_API_BASE", "api/v1");

        Assert.That(
            JamAiOptions.FromEnvironment,
            Throws.InvalidOperationException.With.Message.Contains("JAMAI_API_BASE")
        );
    }

    [Test]
    public async Task CompleteAsync_WithoutIds_SendsNoHeadersForThem()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = new ChatClient(Http(handler), new JamAiOptions { ApiKey = Key });

        await client.CompleteAsync("Hi");

        Assert.That(
            handler.Request.Headers.Keys,
            Is.EquivalentTo(
                new[] { "Authorization", "Accept", "User-Agent", "x-request-id", "Content-Type", "Content-Length" }
            ).IgnoreCase
        );
        Assert.That(handler.Request["Authorization"], Is.EqualTo($"Bearer {Key}"));
    }

    [Test]
    public async Task CompleteAsync_WithIds_SendsThemAndACallCanReplaceThem()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply), VerbatimReply.Json(Reply));
        using var client = new ChatClient(
            Http(handler),
            new JamAiOptions
            {
                ApiKey = Key,
                UserId = "user-1",
                ProjectId = "proj-1",
            }
        );

        await client.CompleteAsync(Ask());
        await client.CompleteAsync(
            Ask(),
            new CallOptions { Headers = new Dictionary<string, string> { [JamAiOptions.ProjectIdHeader] = "proj-2" } }
        );

        Assert.That(
            handler.Requests.Select(static sent => (sent["X-USER-ID"], sent["X-PROJECT-ID"])),
            Is.EqualTo(new[] { ("user-1", "proj-1"), ("user-1", "proj-2") })
        );
    }

    [Test]
    public void Ids_ThatNoHeaderCanHold_AreRefused([Values("", " ", "a\r\nb", "ü", "a\0")] string id)
    {
        Assert.That(
            () => new ChatClient(new JamAiOptions { ApiKey = Key, UserId = id }),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("UserId")
        );
        Assert.That(
            () => new ChatClient(new JamAiOptions { ApiKey = Key, ProjectId = id }),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("ProjectId")
        );
    }

    [Test]
    public void Token_ForTheCloud_IsNeeded() =>
        Assert.That(
            () => new ChatClient(new JamAiOptions()),
            Throws.ArgumentException.With.Message.Contains("API key")
        );

    [Test]
    public void ToString_TokenAndIds_AreNotInIt()
    {
        var options = new JamAiOptions
        {
            ApiKey = Key,
            UserId = "hidden",
            ProjectId = "hidden",
        };

        Assert.That(options.ToString(), Is.EqualTo("JamAiOptions(https://api.jamaibase.com)"));
    }
}
