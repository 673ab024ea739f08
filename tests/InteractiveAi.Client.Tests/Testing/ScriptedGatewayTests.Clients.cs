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
}
