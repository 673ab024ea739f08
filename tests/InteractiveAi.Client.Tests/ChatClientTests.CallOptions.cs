using System.Net;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatClientTests
{
    [Test]
    public async Task OnResponse_Success_TellsStatusRequestIdRateLimitAndHeaders([Values] bool streaming)
    {
        var reply = streaming ? VerbatimReply.Events("data: [DONE]\n\n") : VerbatimReply.Json(Reply);
        var handler = new VerbatimHandler(
            reply
                .With("X-Generation-Id", "gen-42")
                .With("X-RateLimit-Limit", "100")
                .With("X-RateLimit-Remaining", "99")
                .With("X-Region", "eu")
                .With("Set-Cookie", "session=secret")
        );
        using var client = Over(handler);
        var infos = new List<ResponseInfo>();
        var options = new CallOptions { OnResponse = infos.Add };

        await (streaming ? (Task)ReadAsync(client.StreamAsync(Ask(), options)) : client.CompleteAsync(Ask(), options));

        Assert.That(infos, Has.Count.EqualTo(1));
        Assert.That(
            (infos[0].StatusCode, infos[0].RequestId, infos[0].RateLimit?.Limit, infos[0].RateLimit?.Remaining),
            Is.EqualTo((HttpStatusCode.OK, "gen-42", 100L, 99L))
        );
        Assert.That(infos[0].Headers["x-region"], Is.EqualTo(new[] { "eu" }));
        Assert.That(infos[0].Headers.Keys, Has.None.EqualTo("Set-Cookie"));
    }

    [Test]
    public async Task OnResponse_Error_IsToldBeforeTheException([Values] bool streaming)
    {
        var handler = new VerbatimHandler(
            VerbatimReply
                .Json("""{"error":{"code":429,"message":"Slow down"}}""", 429)
                .With("x-request-id", "req-7")
                .With("Retry-After", "3")
        );
        using var client = Over(handler);
        var infos = new List<ResponseInfo>();
        var options = new CallOptions { OnResponse = infos.Add };

        var failure = streaming
            ? await FailureAsync<ApiException>(client.StreamAsync(Ask(), options))
            : await FailureAsync<ApiException>(client.CompleteAsync(Ask(), options));

        Assert.That(
            infos.Select(info => (info.StatusCode, info.RequestId)),
            Is.EqualTo(new[] { (HttpStatusCode.TooManyRequests, "req-7") })
        );
        Assert.That(
            (failure.Kind, failure.RetryAfter, failure.RequestId),
            Is.EqualTo((ApiErrorKind.RateLimit, TimeSpan.FromSeconds(3), "req-7"))
        );
    }

    [Test]
    public async Task OnResponse_Throws_TheCallFailsWithThatAndTheResponseIsClosed([Values] bool streaming)
    {
        var failure = new FormatException("The log is full.");
        var body = new FaultyStream([], FaultyStream.Fault.Stall);
        var handler = new VerbatimHandler(VerbatimReply.Body(body));
        using var client = Over(handler);
        var options = new CallOptions { OnResponse = _ => throw failure };

        var thrown = streaming
            ? await FailureAsync<FormatException>(client.StreamAsync(Ask(), options))
            : await FailureAsync<FormatException>(client.CompleteAsync(Ask(), options));

        Assert.That((thrown, body.IsDisposed), Is.EqualTo((failure, true)));
    }

    [Test]
    public async Task OnResponse_AfterRetries_IsToldOfTheLastResponseAndTheirNumber()
    {
        var clock = new ManualTimeProvider();
        var handler = new VerbatimHandler(
            VerbatimReply.Json("{}", 503),
            VerbatimReply.Failure(new HttpRequestException("reset")),
            VerbatimReply.Json(Reply)
        );
        using var client = Over(handler, options => (options.MaxRetries, options.TimeProvider) = (0, clock));
        var infos = new List<ResponseInfo>();

        var call = client.CompleteAsync(Ask(), new CallOptions { MaxRetries = 2, OnResponse = infos.Add });
        await clock.NextTimerAsync(); // the limit of the call, which is not to pass
        await clock.RunAsync(call);

        Assert.That(
            infos.Select(info => (info.StatusCode, info.Retries)),
            Is.EqualTo(new[] { (HttpStatusCode.OK, 2) })
        );
        Assert.That(handler.Requests.Select(request => request.Body).Distinct().ToList(), Has.Count.EqualTo(1));
    }

    [TestCase(3, 0, 1)]
    [TestCase(0, 1, 2)]
    [TestCase(1, null, 2)]
    public async Task MaxRetries_OfTheCall_ReplacesTheClients(int ofClient, int? ofCall, int attempts)
    {
        var clock = new ManualTimeProvider();
        var handler = new VerbatimHandler(Enumerable.Repeat(VerbatimReply.Json("{}", 503), 5));
        using var client = Over(handler, options => (options.MaxRetries, options.TimeProvider) = (ofClient, clock));

        var call = FailureAsync<ApiException>(client.CompleteAsync(Ask(), new CallOptions { MaxRetries = ofCall }));
        await clock.NextTimerAsync(); // the limit of the call, which is not to pass
        await clock.RunAsync(call);

        Assert.That(handler.Requests, Has.Count.EqualTo(attempts));
    }

    [Test]
    public async Task CallOptions_ManyCallsAtOnce_ServeThemAll()
    {
        var handler = new VerbatimHandler(Enumerable.Repeat(VerbatimReply.Json(Reply), 20));
        using var client = Over(handler);
        var told = 0;
        var options = new CallOptions
        {
            Headers = new Dictionary<string, string> { ["X-Team"] = "blue" },
            OnResponse = _ => Interlocked.Increment(ref told),
        };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.CompleteAsync(Ask(), options)));

        Assert.That((told, handler.Requests.Count(request => request["X-Team"] is "blue")), Is.EqualTo((20, 20)));
    }
}
