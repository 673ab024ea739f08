using System.Globalization;
using System.Net;

namespace InteractiveAi.Client.Tests;

public sealed partial class HttpPipelineTests
{
    [Test]
    public async Task Over_HandlersThatChangeTheMessage_ChangeTheirOwnAttemptAlone()
    {
        var seen = new List<(string Header, Uri? Address, string? Authorization, HttpContent? Content)>();
        var stub = new StubHandler(
            Enumerable.Repeat<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>>(
                (message, _) =>
                {
                    message.Headers.Add("X-Attempt", seen.Count.ToString(CultureInfo.InvariantCulture));
                    seen.Add(
                        (
                            string.Join(',', message.Headers.GetValues("X-Attempt")),
                            message.RequestUri,
                            message.Headers.Authorization?.Parameter,
                            message.Content
                        )
                    );
                    // What the platform does when it follows a redirect, and what a handler that packs a body does
                    message.RequestUri = new Uri("https://elsewhere.test/");
                    message.Headers.Authorization = null;
                    message.Content = new ByteArrayContent([]);
                    return Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
                },
                3
            )
        );
        using var client = new HttpClient(stub);
        using var invoker = HttpPipeline.Over(client, Options());
        using var request = Request();
        HttpContent? content = request.Content;

        var sending = invoker.SendAsync(request, CancellationToken.None);
        await _clock.RunAsync(sending);
        using var response = await sending;

        Assert.That(
            seen,
            Is.EqualTo(new[] { ("0", Url, "key", content), ("1", Url, "key", content), ("2", Url, "key", content) })
        );
        Assert.That(ResponseInfo.From(response, _clock).Retries, Is.EqualTo(2));
    }
}
