using System.Net;
using System.Security.Authentication;
using static InteractiveAi.Client.Tests.StubHandler;

namespace InteractiveAi.Client.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class RetryHandlerTests
{
    private readonly ManualTimeProvider _clock = new();

    [TestCase(408)]
    [TestCase(409)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    [TestCase(524)]
    [TestCase(529)]
    public async Task SendAsync_StatusThatPasses_IsRepeated(int status)
    {
        var stub = new StubHandler(Status(status), Status(200));

        using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: 2));

        Assert.That((response.StatusCode, stub.Requests.Count), Is.EqualTo((HttpStatusCode.OK, 2)));
    }

    [TestCase(301)]
    [TestCase(400)]
    [TestCase(401)]
    [TestCase(402)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(413)]
    [TestCase(422)]
    [TestCase(501)]
    [TestCase(505)]
    public async Task SendAsync_StatusThatStays_IsReturnedAtOnce(int status)
    {
        var stub = new StubHandler(Status(status));

        using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: 2));

        Assert.That(((int)response.StatusCode, stub.Requests.Count), Is.EqualTo((status, 1)));
    }

    [TestCase(400, "true", 2)]
    [TestCase(404, "True", 2)]
    [TestCase(429, "false", 1)]
    [TestCase(500, "false", 1)]
    [TestCase(500, "perhaps", 2)]
    [TestCase(401, "true", 1)]
    [TestCase(402, "true", 1)]
    [TestCase(403, "true", 1)]
    [TestCase(200, "true", 1)]
    public async Task SendAsync_GatewaySaysWhetherToRetry_IsObeyedExceptForCredentialsAndCredit(
        int status,
        string word,
        int attempts
    )
    {
        var stub = new StubHandler(Status(status, ("x-should-retry", word)), Status(200));

        using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: 2));

        Assert.That(stub.Requests, Has.Count.EqualTo(attempts));
    }

    private static IEnumerable<TestCaseData> ConnectionFailures()
    {
        yield return new TestCaseData(new HttpRequestException("refused"), 2);
        yield return new TestCaseData(new HttpRequestException(HttpRequestError.ConnectionError), 2);
        yield return new TestCaseData(new HttpRequestException(HttpRequestError.NameResolutionError), 2);
        yield return new TestCaseData(
            new HttpRequestException(HttpRequestError.ResponseEnded, null, new IOException("reset")),
            2
        );
        yield return new TestCaseData(
            new HttpRequestException(
                HttpRequestError.SecureConnectionError,
                null,
                new IOException("reset in handshake")
            ),
            2
        );
        yield return new TestCaseData(new IOException("reset"), 2);
        yield return new TestCaseData(new HttpRequestException("busy", null, HttpStatusCode.ServiceUnavailable), 2);
        yield return new TestCaseData(new HttpRequestException("no", null, HttpStatusCode.NotFound), 1);
        yield return new TestCaseData(
            new HttpRequestException(
                HttpRequestError.SecureConnectionError,
                null,
                new AuthenticationException("certificate")
            ),
            1
        );
        yield return new TestCaseData(new HttpRequestException(HttpRequestError.UserAuthenticationError), 1);
        yield return new TestCaseData(new HttpRequestException("copying", new FileNotFoundException("image.png")), 1);
        yield return new TestCaseData(new HttpRequestException("copying", new DirectoryNotFoundException("images")), 1);
        yield return new TestCaseData(new HttpRequestException(HttpRequestError.VersionNegotiationError), 1);
        yield return new TestCaseData(new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded), 1);
        yield return new TestCaseData(new FileNotFoundException("image.png"), 1);
        yield return new TestCaseData(new DirectoryNotFoundException("images"), 1);
        yield return new TestCaseData(new PathTooLongException("image.png"), 1);
        yield return new TestCaseData(new DriveNotFoundException("x"), 1);
        yield return new TestCaseData(
            new ChatTimeoutException(ChatTimeoutPhase.HttpClient, TimeSpan.FromSeconds(1)),
            1
        );
        yield return new TestCaseData(new OperationCanceledException(), 1);
        yield return new TestCaseData(new InvalidOperationException("a fault of the caller"), 1);
    }

    [TestCaseSource(nameof(ConnectionFailures))]
    public async Task SendAsync_AttemptThrows_IsRepeatedOnlyForFailuresOfTheConnection(Exception failure, int attempts)
    {
        var stub = new StubHandler(Fails(failure), Status(200));
        Exception? thrown = null;

        try
        {
            using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: 2));
        }
        catch (Exception e)
        {
            thrown = e;
        }

        Assert.That(stub.Requests, Has.Count.EqualTo(attempts));
        Assert.That(thrown, attempts == 1 ? Is.SameAs(failure) : Is.Null);
    }

    [Test]
    public async Task SendAsync_EveryAttemptFails_TheLastAnswerIsReturned()
    {
        var stub = new StubHandler(Status(500), Status(502), Status(503, ("x-request-id", "last")));

        using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: 2));

        Assert.That(
            (response.StatusCode, response.Headers.GetValues("x-request-id").Single(), stub.Requests.Count),
            Is.EqualTo((HttpStatusCode.ServiceUnavailable, "last", 3))
        );
    }

    [Test]
    public void SendAsync_EveryAttemptThrows_TheLastExceptionIsThrown()
    {
        var last = new HttpRequestException("third");
        var stub = new StubHandler(
            Fails(new HttpRequestException("first")),
            Fails(new IOException("second")),
            Fails(last)
        );

        Assert.That(() => SendThroughDelaysAsync(stub, Options(maxRetries: 2)), Throws.Exception.SameAs(last));
    }

    [TestCase(0, null, 1)]
    [TestCase(0, 1, 2)]
    [TestCase(5, 0, 1)]
    [TestCase(1, 3, 4)]
    [TestCase(1, null, 2)]
    public async Task SendAsync_RetriesOfTheCall_ReplaceThoseOfTheClient(int ofClient, int? ofCall, int attempts)
    {
        var stub = new StubHandler(Enumerable.Repeat(Status(500), 10));
        using var request = new StubMessage { MaxRetries = ofCall };

        using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: ofClient), request);

        Assert.That(stub.Requests, Has.Count.EqualTo(attempts));
    }

    [Test]
    public async Task SendAsync_ContentThatCannotBeReplayed_IsSentOnce()
    {
        var stub = new StubHandler(Status(500));
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://gateway.test/")
        {
            Content = new StringContent("{}"),
        };

        using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: 2), request);

        Assert.That(stub.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SendAsync_ContentThatCanBeReplayed_IsTheSameInEveryAttempt()
    {
        var content = new ReplayableContent();
        var stub = new StubHandler(Status(500), Status(200));
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://gateway.test/") { Content = content };

        using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: 2), request);

        Assert.That(stub.Requests.Select(r => r.Content), Is.EqualTo(new[] { content, content }));
    }

    [Test]
    public void SendAsync_ContentWhoseOwnSourceFailed_IsNotSentAgain()
    {
        var content = new ReplayableContent();
        var stub = new StubHandler(
            (_, _) =>
            {
                content.CanReplay = false;
                throw new HttpRequestException("Error while copying content", new IOException("the disk is gone"));
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://gateway.test/") { Content = content };

        Assert.That(
            () => SendThroughDelaysAsync(stub, Options(maxRetries: 2), request),
            Throws.InstanceOf<HttpRequestException>()
        );

        Assert.That(stub.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SendAsync_Repeated_CountIsInTheResponseInfo()
    {
        var stub = new StubHandler(Status(500), Fails(new HttpRequestException("reset")), Status(200));

        using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: 2));

        Assert.That(ResponseInfo.From(response, _clock).Retries, Is.EqualTo(2));
    }

    [Test]
    public async Task SendAsync_FirstAttemptAnswered_CountIsZero()
    {
        using var response = await SendThroughDelaysAsync(new StubHandler(Status(200)), Options(maxRetries: 2));

        Assert.That(ResponseInfo.From(response, _clock).Retries, Is.Zero);
    }

    [Test]
    public async Task OnRetry_EachRepetition_IsToldNumberDelayAndCause()
    {
        var failure = new HttpRequestException("reset");
        var told = new List<RetryAttempt>();
        var stub = new StubHandler(Status(503, ("Retry-After", "7")), Fails(failure), Status(200));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://gateway.test/");

        using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: 2), request, told.Add);

        Assert.That(
            told,
            Is.EqualTo(
                new[]
                {
                    new RetryAttempt(1, TimeSpan.FromSeconds(7), HttpStatusCode.ServiceUnavailable, null, request),
                    new RetryAttempt(2, TimeSpan.FromSeconds(1), null, failure, request),
                }
            )
        );
    }

    private TestOptions Options(int maxRetries) =>
        new()
        {
            ApiKey = "key",
            MaxRetries = maxRetries,
            TimeProvider = _clock,
        };

    /// <summary>Sends with jitter in the middle, moving the clock over every delay.</summary>
    private async Task<HttpResponseMessage> SendThroughDelaysAsync(
        StubHandler stub,
        ChatClientOptions options,
        HttpRequestMessage? request = null,
        Action<RetryAttempt>? onRetry = null
    )
    {
        using var invoker = new HttpMessageInvoker(
            new RetryHandler(options, jitter: () => 0.5) { InnerHandler = stub, OnRetry = onRetry }
        );
        request ??= new StubMessage();
        var sending = invoker.SendAsync(request, CancellationToken.None);
        await _clock.RunAsync(sending);
        return await sending;
    }

    private sealed class ReplayableContent : HttpContent, IReplayableContent
    {
        public bool CanReplay { get; set; } = true;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return true;
        }
    }
}
