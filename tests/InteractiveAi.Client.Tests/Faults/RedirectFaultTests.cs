using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Redirects, to another machine and to this one: neither key nor prompt goes where nobody sent them.
public sealed class RedirectFaultTests
{
    private static readonly int[] Statuses = [300, 301, 302, 303, 307, 308];

    [Test]
    public async Task Calls_RedirectedToAnotherOrigin_AreRefusedAndNothingGoesThere(
        [Values] bool streaming,
        [ValueSource(nameof(Statuses))] int status,
        [Values] Framing framing
    )
    {
        await using var other = new FaultServer();
        await using var server = new FaultServer([
            Read,
            Write(Moved(status, $"{other.Address}api?token=s3cret", framing)),
        ]);
        using var client = server.Client(options => options.MaxRetries = 2);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();
        await other.EndAsync();

        var failure = outcome.FailedWith<ApiException>();
        Assert.That(((int)failure.StatusCode, failure.IsTransient), Is.EqualTo((status, false)));
        Assert.That(failure.Message, Does.Contain(other.Address.Authority).And.Contain("Endpoint"));
        Assert.That(failure.ToString(), Does.Not.Contain("s3cret").And.Not.Contain(TestClient.Key));
    }

    [Test]
    public async Task Calls_RedirectedToAnotherOriginThroughAnHttpClientThatFollows_KeepTheKeyAtHome(
        [Values] bool streaming,
        [Values(307, 308)] int status
    )
    {
        await using var other = new FaultServer([Read, Write(Good(streaming)), WaitForEnd]);
        await using var server = new FaultServer([Read, Write(Moved(status, $"{other.Address}", Framing.Length))]);
        FaultOutcome outcome;
        using (var http = new HttpClient())
        using (var client = server.Client(http: http))
        {
            outcome = await FaultOutcome.OfAsync(client, streaming);
        }

        await server.EndAsync();
        await other.EndAsync();

        outcome.IsAnswer("Olá");
        Assert.That(server.Calls[0].Head, Does.Contain(TestClient.Key));
        Assert.That(other.Calls[0].Head, Does.Not.Contain("Authorization").And.Not.Contain(TestClient.Key));
        Assert.That(other.Calls[0].Body, Does.Not.Contain(TestClient.Key));
    }

    [Test]
    public async Task Calls_RedirectedInACircle_AreRefusedAtOnce([Values] bool streaming)
    {
        await using var server = new FaultServer([Read, Write(Moved(307, "/api/v1/chat/completions", Framing.Length))]);
        using var client = server.Client(options => options.MaxRetries = 2);

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();

        Assert.That((int)outcome.FailedWith<ApiException>().StatusCode, Is.EqualTo(307));
    }

    [TestCase("")]
    [TestCase("Location: \r\n")]
    [TestCase("Location: http://[\r\n")]
    [TestCase("Location: javascript:alert(1)\r\n")]
    [TestCase("Location: file:///etc/passwd\r\n")]
    public async Task Calls_RedirectedNowhere_AreRefused(string location)
    {
        foreach (var streaming in new[] { false, true })
        {
            await using var server = new FaultServer([Read, Write(Whole("", contentType: null, 302, location))]);
            using var client = server.Client();

            var outcome = await FaultOutcome.OfAsync(client, streaming);
            await server.EndAsync();

            Assert.That((int)outcome.FailedWith<ApiException>().StatusCode, Is.EqualTo(302));
        }
    }

    private static string Moved(int status, string to, Framing framing) =>
        Whole("<html>Moved</html>", "text/html", status, $"Location: {to}\r\n", framing);
}
