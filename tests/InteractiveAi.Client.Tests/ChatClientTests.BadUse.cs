using System.Text.Json;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// Every mistake is thrown by the call itself: neither by its task nor by the first MoveNext, and before anything is sent.
public sealed partial class ChatClientTests
{
    private static IEnumerable<TestCaseData> BadRequests()
    {
        yield return Bad("no messages", new ChatRequest { Messages = [] }, "$.messages");
        yield return Bad("messages that are null", new ChatRequest { Messages = null! }, "$.messages");
        yield return Bad("a message that is null", new ChatRequest { Messages = ["Hi", null!] }, "$.messages[1]");
        yield return Bad("not a number", Ask() with { Temperature = double.NaN }, "$.temperature");
        yield return Bad("infinity", Ask() with { TopP = double.PositiveInfinity }, "$.top_p");
        yield return Bad(
            "infinity in a map",
            Ask() with
            {
                LogitBias = new Dictionary<string, double> { ["50256"] = double.NegativeInfinity },
            },
            "$.logit_bias['50256']"
        );
        yield return Bad("too warm", Ask() with { Temperature = 2.5 }, "$.temperature");
        yield return Bad("too many stops", Ask() with { Stop = ["1", "2", "3", "4", "5"] }, "$.stop");
        yield return Bad("no tokens at all", Ask() with { MaxTokens = 0 }, "$.max_tokens");
        yield return Bad(
            "a session id that is too long",
            new InteractiveAiChatRequest { Messages = ["Hi"], SessionId = new string('s', 129) },
            "$.session_id"
        );
        yield return Bad(
            "a typed member again",
            Ask() with
            {
                AdditionalProperties = new Dictionary<string, JsonElement> { ["temperature"] = Json("1") },
            },
            "$.temperature"
        );
        yield return Bad(
            "the streaming flag, which is not the user's",
            Ask() with
            {
                AdditionalProperties = new Dictionary<string, JsonElement> { ["stream"] = Json("true") },
            },
            "$.stream"
        );
        yield return Bad(
            "a gateway's typed member again",
            new InteractiveAiChatRequest
            {
                Messages = ["Hi"],
                AdditionalProperties = new Dictionary<string, JsonElement> { ["provider"] = Json("{}") },
            },
            "$.provider"
        );
        yield return Bad(
            "an element without a value",
            Ask() with
            {
                AdditionalProperties = new Dictionary<string, JsonElement> { ["top_k"] = default },
            },
            "$.top_k"
        );
        yield return Bad("a type that somebody derived", new DerivedRequest { Messages = ["Hi"] }, "DerivedRequest");

        static TestCaseData Bad(string name, ChatRequest request, string told) =>
            new TestCaseData(request, told).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(BadRequests))]
    public void Calls_BadRequest_IsRefusedByEveryMethodAtOnce(ChatRequest request, string told)
    {
        var handler = new VerbatimHandler();
        using var client = Over(handler);
        var options = new CallOptions { MaxRetries = 1 };
        Func<object>[] calls =
        [
            () => client.CompleteAsync(request),
            () => client.CompleteAsync(request, options),
            () => client.CompleteAsync(request, WireJson.Context.TokenUsage),
            () => client.CompleteAsync(request, WireJson.Context.TokenUsage, options),
            () => client.StreamAsync(request),
            () => client.StreamAsync(request, options),
            () => client.StreamTextAsync(request),
        ];

        foreach (var call in calls)
        {
            Assert.That(
                call,
                Throws
                    .ArgumentException.With.Message.Contains(told)
                    .And.Property(nameof(ArgumentException.ParamName))
                    .EqualTo("request")
            );
        }

        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public void CompleteAsync_SeveralThingsWrong_AllAreTold()
    {
        using var client = Over(new VerbatimHandler());

        Assert.That(
            () =>
                (object)
                    client.CompleteAsync(
                        new ChatRequest
                        {
                            Messages = [],
                            Temperature = -1,
                            TopLogprobs = 21,
                        }
                    ),
            Throws
                .ArgumentException.With.Message.Contains("$.messages")
                .And.Message.Contains("$.temperature")
                .And.Message.Contains("$.top_logprobs")
        );
    }

    [Test]
    public async Task CompleteAsync_BoundsSwitchedOff_OnlyWhatJsonCannotSayIsRefused()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler, options => options.ValidateBounds = false);

        await client.CompleteAsync(Ask() with { Temperature = 2.5 });

        Assert.That(handler.Request.Body, Does.Contain("\"temperature\":2.5"));
        Assert.That(
            () => (object)client.CompleteAsync(Ask() with { Temperature = double.NaN }),
            Throws.ArgumentException
        );
    }

    [Test]
    public void Calls_NoRequestOrPrompt_IsRefusedAtOnce()
    {
        using var client = Over(new VerbatimHandler());
        Func<object>[] calls =
        [
            () => client.CompleteAsync((ChatRequest)null!),
            () => client.CompleteAsync((ChatRequest)null!, new CallOptions()),
            () => client.CompleteAsync((string)null!),
            () => client.CompleteAsync((ChatRequest)null!, WireJson.Context.TokenUsage),
            () => client.CompleteAsync((string)null!, WireJson.Context.TokenUsage),
            () => client.CompleteAsync((List<Message>)null!, WireJson.Context.TokenUsage),
            () => client.CompleteAsync<TokenUsage>(Ask(), null!),
            () => client.StreamAsync((ChatRequest)null!),
            () => client.StreamAsync((ChatRequest)null!, new CallOptions()),
            () => client.StreamAsync((string)null!),
            () => client.StreamTextAsync((ChatRequest)null!),
            () => client.StreamTextAsync((string)null!),
        ];

        foreach (var call in calls)
        {
            Assert.That(call, Throws.ArgumentNullException);
        }
    }

    private static IEnumerable<CallOptions> BadCallOptions() =>
        [
            new() { Timeout = TimeSpan.Zero },
            new() { Timeout = TimeSpan.FromSeconds(-5) },
            new() { Timeout = TimeSpan.MaxValue },
            new() { StreamIdleTimeout = TimeSpan.Zero },
            new() { StreamIdleTimeout = TimeSpan.FromDays(50) },
            new() { MaxRetries = -1 },
        ];

    [TestCaseSource(nameof(BadCallOptions))]
    public void Calls_BadCallOptions_AreRefusedAtOnce(CallOptions options)
    {
        using var client = Over(new VerbatimHandler());

        Assert.That(
            () => (object)client.CompleteAsync(Ask(), options),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
        Assert.That(() => (object)client.StreamAsync(Ask(), options), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Constructor_NothingGiven_IsRefused()
    {
        Assert.That(() => new ChatClient((ChatClientOptions)null!), Throws.ArgumentNullException);
        Assert.That(
            () => new ChatClient(null!, new InteractiveAiOptions { ApiKey = Key }),
            Throws.ArgumentNullException
        );
        Assert.That(() => new ChatClient(new HttpClient(), null!), Throws.ArgumentNullException);
    }

    private static IEnumerable<TestCaseData> BadClientOptions()
    {
        yield return Bad("no key", options => options.ApiKey = null, "no API key");
        yield return Bad("a blank key", options => options.ApiKey = " ", "empty");
        yield return Bad(
            "two credentials",
            options => options.ApiKeyProvider = (_, _) => new ValueTask<string>(Key),
            "More than one credential"
        );
        yield return Bad(
            "a key and a header",
            options => options.Headers["authorization"] = "Basic eA==",
            "More than one credential"
        );
        yield return Bad("no endpoint", options => options.Endpoint = null!, "missing");
        yield return Bad(
            "a relative endpoint",
            options => options.Endpoint = new Uri("/api", UriKind.Relative),
            "absolute"
        );
        yield return Bad("another scheme", options => options.Endpoint = new Uri("ftp://gateway.test"), "absolute");
        yield return Bad(
            "a password in the address",
            options => options.Endpoint = new Uri("https://user:secret@gateway.test"),
            "credentials belong in"
        );
        yield return Bad("a query", options => options.Endpoint = new Uri("https://gateway.test/?a=b"), "query");
        yield return Bad("no time", options => options.Timeout = TimeSpan.Zero, "Timeout");
        yield return Bad("no idle time", options => options.StreamIdleTimeout = TimeSpan.Zero, "StreamIdleTimeout");
        yield return Bad("negative retries", options => options.MaxRetries = -1, "MaxRetries");
        yield return Bad("negative delay", options => options.MaxRetryDelay = TimeSpan.FromTicks(-1), "MaxRetryDelay");
        yield return Bad("no clock", options => options.TimeProvider = null!, "clock");

        static TestCaseData Bad(string name, Action<InteractiveAiOptions> spoil, string told) =>
            new TestCaseData(spoil, told).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(BadClientOptions))]
    public void Constructor_BadOptions_AreRefusedWithTheReason(Action<InteractiveAiOptions> spoil, string told)
    {
        var options = new InteractiveAiOptions { ApiKey = Key };
        spoil(options);

        Assert.That(
            () => new ChatClient(options),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains(told).And.Message.Not.Contains("secret")
        );
        Assert.That(() => new ChatClient(new HttpClient(), options), Throws.InstanceOf<ArgumentException>());
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase("sk-secret\n")]
    [TestCase("sk-secret sk-other")]
    [TestCase("Bearer sk-secret")]
    [TestCase("sk-sécret")]
    public void Constructor_MalformedKey_IsRefusedWithoutBeingQuoted(string key) =>
        Assert.That(() => new ChatClient(key), Throws.ArgumentException.With.Message.Not.Contains("sk-"));

    [Test]
    public async Task Constructor_OptionsChangeAfterwards_TheClientStaysAsItWas()
    {
        var options = new InteractiveAiOptions
        {
            ApiKey = Key,
            Headers = { ["X-Team"] = "blue" },
            DefaultModel = "m",
        };
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = new ChatClient(Http(handler), options);

        options.ApiKey = "sk-other";
        options.Headers["X-Team"] = "red";
        options.Endpoint = new Uri("https://elsewhere.test");
        options.DefaultModel = null;
        await client.CompleteAsync("Hi");

        Assert.That(
            (handler.Request.Uri?.Host, handler.Request["Authorization"], handler.Request["X-Team"]),
            Is.EqualTo(("app.interactive.ai", $"Bearer {Key}", "blue"))
        );
        Assert.That(handler.Request.Body, Does.StartWith("""{"model":"m","""));
    }

    private sealed record DerivedRequest : ChatRequest;
}
