using System.Net;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

public sealed partial class ScriptedGatewayTests
{
    [Test]
    public async Task CreateClient_OfAnyGateway_SpeaksToItByItsClock()
    {
        using var client = overSocket
            ? _server!.CreateClient(static options => options.DefaultModel = "m")
            : _handler!.CreateClient(static options => options.DefaultModel = "m");
        _script.Reply("Hello");
        _script.Reply(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromSeconds(20)).ThenReply("again");

        var first = await client.CompleteAsync("Hi");
        var second = client.CompleteAsync("Hi");
        await _clock.SkipWaitsAsync(second);

        Assert.That((first.Text, (await second).Text), Is.EqualTo(("Hello", "again")));
        Assert.That(Calls.Select(static call => call.Request.Model), Is.EqualTo(["m", "m", "m"]));
    }

    [Test]
    public async Task CreateClient_Disposed_LeavesTheGatewayToOthers()
    {
        var make = () => overSocket ? _server!.CreateClient() : _handler!.CreateClient();
        _script.Reply("one").ThenReply("two");

        string[] texts = new string[2];
        for (var i = 0; i < 2; i++)
        {
            using var client = make();
            texts[i] = (await client.CompleteAsync("Hi", model: "m")).Text;
        }

        Assert.That(texts, Is.EqualTo(["one", "two"]));
    }

    private static IEnumerable<TestCaseData> Credentials()
    {
        yield return Case("provider", static options => options.ApiKeyProvider = static (_, _) => new("own"));
        yield return Case("header", static options => options.Headers["authorization"] = "Bearer own");
        yield return Case("key", static options => options.ApiKey = "own");

        static TestCaseData Case(string name, Action<ChatClientOptions> configure) =>
            new TestCaseData(configure).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Credentials))]
    public async Task CreateClient_CredentialOfTheTest_IsSentInPlaceOfTheOneOfNoWorth(
        Action<ChatClientOptions> configure
    )
    {
        using var client = overSocket ? _server!.CreateClient(configure) : _handler!.CreateClient(configure);
        _script.Reply("Hello");

        await client.CompleteAsync("Hi", model: "m");

        Assert.That(Calls.Single().IsAuthorizedBy("own"));
    }

    [Test]
    public void CreateClient_NoKeyByIntent_IsRefusedAsEverywhere()
    {
        using var gateway = new ScriptedGateway(dialect);

        Assert.That(
            () => gateway.CreateClient(static options => options.ApiKey = null),
            Throws.ArgumentException.With.Message.Contains("There is no API key")
        );
    }
}
