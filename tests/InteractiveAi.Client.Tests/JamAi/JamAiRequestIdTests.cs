using System.Globalization;
using System.Net;
using InteractiveAi.Client.JamAi;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed class JamAiRequestIdTests
{
    private const string Reply = """{"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"}}]}""";

    [Test]
    public async Task CompleteAsync_EveryCall_HasAnIdOfItsOwnThatSurfaces()
    {
        var clock = new ManualTimeProvider();
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply), VerbatimReply.Json(Reply));
        using var client = TestJamAi.Over(handler, options => options.TimeProvider = clock);
        List<string?> seen = [];
        var options = new CallOptions { OnResponse = info => seen.Add(info.RequestId) };

        await client.CompleteAsync(Ask(), options);
        await client.CompleteAsync(Ask(), options);

        var sent = handler.Requests.Select(static request => request["x-request-id"]).ToList();
        Assert.That(sent, Is.Unique);
        Assert.That(seen, Is.EqualTo(sent));
        Assert.That(sent, Has.All.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        Assert.That(
            long.Parse(sent[0]!.Replace("-", "")[..12], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            Is.EqualTo(clock.GetUtcNow().ToUnixTimeMilliseconds())
        );
    }

    [Test]
    public async Task CompleteAsync_RepeatedCall_KeepsItsId()
    {
        var asked = 0;
        var handler = new VerbatimHandler(
            VerbatimReply.Json("{}", 503).With("Retry-After", "0"),
            VerbatimReply.Json("{}", 401),
            VerbatimReply.Json(Reply)
        );
        using var client = TestJamAi.Over(
            handler,
            options =>
            {
                options.MaxRetries = 1;
                options.ApiKey = null;
                options.ApiKeyProvider = (_, _) => ValueTask.FromResult($"key-{++asked}");
            }
        );

        await client.CompleteAsync(Ask());

        Assert.That(handler.Requests, Has.Count.EqualTo(3));
        Assert.That(handler.Requests.Select(static sent => sent["x-request-id"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(handler.Requests[2]["Authorization"], Is.EqualTo("Bearer key-2"));
    }

    [Test]
    public async Task CompleteAsync_IdOfTheUsers_Wins([Values] bool ofTheCall)
    {
        var own = new Dictionary<string, string> { ["X-Request-ID"] = "mine-1234567890" };
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                """{"object":"error","error":"busy","message":"Busy.","request_id":"mine-1234567890"}""",
                503
            )
        );
        using var client = TestJamAi.Over(
            handler,
            options =>
            {
                if (!ofTheCall)
                {
                    options.Headers["X-Request-ID"] = "mine-1234567890";
                }
            }
        );

        var failure = await FailureAsync<ApiException>(
            client.CompleteAsync(Ask(), new CallOptions { Headers = ofTheCall ? own : null })
        );

        Assert.That(handler.Request["x-request-id"], Is.EqualTo("mine-1234567890"));
        Assert.That(
            (failure.RequestId, failure.Response?.RequestId),
            Is.EqualTo(("mine-1234567890", "mine-1234567890"))
        );
        Assert.That(failure.ResponseBody, Does.Contain("mine-1234567890"), "an id is no secret");
    }

    [TestCase("x-request-id", "theirs", null, "theirs")]
    [TestCase("x-request-id", "theirs", "of-the-body", "theirs")]
    [TestCase("x-request-id", "", "of-the-body", "of-the-body")]
    [TestCase("cf-ray", "of-the-edge", "of-the-body", "of-the-body")]
    [TestCase("cf-ray", "of-the-edge", null, null)]
    public async Task ApiException_IdOfTheResponse_GoesBeforeOurs(
        string header,
        string value,
        string? inBody,
        string? expected
    )
    {
        var body = inBody is null ? """{"error":"busy"}""" : $$"""{"error":"busy","request_id":"{{inBody}}"}""";
        var handler = new VerbatimHandler(VerbatimReply.Json(body, 503).With(header, value));
        using var client = TestJamAi.Over(handler);

        var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask()));

        Assert.That(failure.RequestId, Is.EqualTo(expected ?? handler.Request["x-request-id"]));
    }

    [TestCase("")]
    [TestCase("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hal\"}}]}\n\n")]
    [TestCase("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hal\"}}]}\n\ndata: nonsense\n\n")]
    [TestCase("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hal\"}}]}\n\ndata: {\"error\":\"busy\"}\n\n")]
    public async Task ChatStreamException_IdThatWasSent_IsInIt(string events)
    {
        var handler = new VerbatimHandler(VerbatimReply.Events(events));
        using var client = TestJamAi.Over(handler);

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(
            (failure as ChatStreamException)?.RequestId,
            Is.Not.Null.And.EqualTo(handler.Request["x-request-id"])
        );
    }

    [Test]
    public async Task CompleteAsync_OtherGateway_SendsNone()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = TestClient.Over(handler);
        ResponseInfo? info = null;

        await client.CompleteAsync(Ask(), new CallOptions { OnResponse = response => info = response });

        Assert.That((handler.Request["x-request-id"], info?.RequestId), Is.EqualTo((default(string), default(string))));
    }

    [Test]
    public void Create_ManyAtOnce_AreAllDifferent()
    {
        var clock = new ManualTimeProvider();

        var ids = Enumerable.Range(0, 1000).Select(_ => RequestIds.Create(clock)).ToList();

        Assert.That(ids, Is.Unique);
        Assert.That(ids.Select(static id => id[..13]).Distinct().Count(), Is.EqualTo(1), "the time comes first");
    }
}
