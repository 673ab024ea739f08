using System.Net;

namespace InteractiveAi.Client.Tests;

public sealed class ResponseInfoTests
{
    private readonly ManualTimeProvider _clock = new();

    [Test]
    public void RequestId_SeveralHeaders_FollowsTheirOrder()
    {
        var headers = new (string Name, string Value)[]
        {
            ("cf-ray", "ray"),
            ("request-id", "plain"),
            ("x-request-id", "x"),
            ("X-Generation-Id", "gen-1"),
        };
        var found = new List<string?>();

        for (var count = 0; count <= headers.Length; count++)
        {
            using var response = StubHandler.Response(200, headers[..count]);
            found.Add(ResponseInfo.From(response, _clock).RequestId);
        }

        Assert.That(found, Is.EqualTo(new[] { null, "ray", "plain", "x", "gen-1" }));
    }

    [Test]
    public void RequestId_BlankHeader_IsPassedOver()
    {
        using var response = StubHandler.Response(200, ("X-Generation-Id", "  "), ("x-request-id", "x"));

        Assert.That(ResponseInfo.From(response, _clock).RequestId, Is.EqualTo("x"));
    }

    [Test]
    public void Headers_OfResponseAndContent_AreThereWithoutCookies()
    {
        using var response = StubHandler.Response(
            200,
            ("Server", "test"),
            ("Set-Cookie", "session=1"),
            ("Set-Cookie2", "session=2"),
            ("Vary", "a"),
            ("Vary", "b")
        );
        response.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        var headers = ResponseInfo.From(response, _clock).Headers;

        Assert.That(headers.Keys, Is.EquivalentTo(new[] { "Server", "Vary", "Content-Type" }));
        Assert.That(headers["VARY"], Is.EqualTo(new[] { "a", "b" }));
        Assert.That(headers["content-type"], Is.EqualTo(new[] { "application/json; charset=utf-8" }));
    }

    [Test]
    public void Headers_AfterTheResponseIsGone_AreStillThere()
    {
        ResponseInfo info;
        using (var response = StubHandler.Response(200, ("x-request-id", "x")))
        {
            info = ResponseInfo.From(response, _clock);
        }

        Assert.That(info.Headers["x-request-id"], Is.EqualTo(new[] { "x" }));
    }

    [Test]
    public void Initializer_ForMocks_SetsEverything()
    {
        var info = new ResponseInfo
        {
            StatusCode = HttpStatusCode.Created,
            RequestId = "r",
            RateLimit = new RateLimit { Limit = 1 },
            Headers = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["b"] },
            Retries = 2,
        };

        Assert.That(
            (info.StatusCode, info.RequestId, info.RateLimit!.Limit, info.Headers["a"][0], info.Retries),
            Is.EqualTo((HttpStatusCode.Created, "r", 1L, "b", 2))
        );
    }

    [Test]
    public void Headers_NotSet_AreEmpty() => Assert.That(new ResponseInfo().Headers, Is.Empty);

    [Test]
    public void ToString_Any_IsStatusAndRequestIdOnOneLine() =>
        Assert.That(
            new ResponseInfo { StatusCode = HttpStatusCode.OK, RequestId = "r\r\n1" }.ToString(),
            Is.EqualTo("ResponseInfo(200, request r 1)")
        );
}
