using System.Globalization;
using System.Net;
using static InteractiveAi.Client.Tests.StubHandler;

namespace InteractiveAi.Client.Tests;

public sealed partial class RetryHandlerTests
{
    [TestCase(0.0, 0.25, 0.5, 1.0)]
    [TestCase(0.5, 0.5, 1.0, 2.0)]
    [TestCase(0.75, 0.625, 1.25, 2.5)]
    public async Task Delay_WithoutRetryAfter_DoublesFromHalfASecondAndIsSpreadFromTheFirstOn(
        double jitter,
        double first,
        double second,
        double third
    )
    {
        var delays = await DelaysAsync(
            Options(maxRetries: 3),
            jitter,
            Status(500),
            Status(500),
            Status(500),
            Status(200)
        );

        Assert.That(delays, Is.EqualTo(new[] { first, second, third }).Within(1e-6));
    }

    [Test]
    public async Task Delay_Backoff_NeverExceedsTheLongestDelay()
    {
        var options = Options(maxRetries: 6);
        options.MaxRetryDelay = TimeSpan.FromSeconds(3);

        var delays = await DelaysAsync(options, 0.5, [.. Enumerable.Repeat(Status(500), 6), Status(200)]);

        Assert.That(delays, Is.EqualTo(new[] { 0.5, 1, 2, 3, 3, 3 }).Within(1e-6));
    }

    // Doubled as often, half a second is more than a time span can hold.
    [Test]
    public async Task Delay_AfterManyRepetitions_StaysTheLongest()
    {
        var replies = Enumerable.Repeat(Status(500), 60).Append(Status(200));

        var delays = await DelaysAsync(Options(maxRetries: 60), 0.5, [.. replies]);

        Assert.That(delays.Skip(7), Is.EqualTo(Enumerable.Repeat(30.0, 53)).Within(1e-6));
    }

    [TestCase("Retry-After", "7", 7)]
    [TestCase("Retry-After", "0.25", 0.25)]
    [TestCase("Retry-After", "30", 30)]
    [TestCase("retry-after-ms", "1500", 1.5)]
    [TestCase("Retry-After", "Fri, 02 Jan 2026 03:04:25 GMT", 20)]
    [TestCase("Retry-After", "0", 0.5)]
    [TestCase("Retry-After", "-5", 0.5)]
    [TestCase("Retry-After", "soon", 0.5)]
    public async Task Delay_WithRetryAfter_IsWhatTheGatewayAsks(string header, string value, double expected)
    {
        var delays = await DelaysAsync(Options(maxRetries: 1), 0.5, Status(429, (header, value)), Status(200));

        Assert.That(delays, Is.EqualTo(new[] { expected }).Within(1e-6));
    }

    [TestCase("31")]
    [TestCase("3600")]
    [TestCase("1e300")]
    [TestCase("Fri, 02 Jan 2026 04:04:05 GMT")]
    public async Task SendAsync_RetryAfterBeyondTheLongestDelay_IsReturnedAtOnce(string value)
    {
        var stub = new StubHandler(Status(429, ("Retry-After", value)));

        using var response = await SendThroughDelaysAsync(stub, Options(maxRetries: 2));

        Assert.That((response.StatusCode, stub.Requests.Count), Is.EqualTo((HttpStatusCode.TooManyRequests, 1)));
    }

    [Test]
    public async Task Delay_FailedResponse_IsDisposedBeforeItIsWaitedFor()
    {
        var body = new FaultyStream([], FaultyStream.Fault.Stall);
        var failed = new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StreamContent(body) };
        using var invoker = Invoker(new StubHandler((_, _) => Task.FromResult(failed), Status(200)));

        var sending = invoker.SendAsync(Get(), CancellationToken.None);
        await _clock.NextTimerAsync();
        var disposed = body.IsDisposed;
        _clock.Advance(TimeSpan.FromSeconds(1));
        using var response = await sending;

        Assert.That(disposed, Is.True);
    }

    [Test]
    public void Delay_CancelledWhileTheFailureCame_DisposesOfIt()
    {
        var body = new FaultyStream([], FaultyStream.Fault.Stall);
        using var source = new CancellationTokenSource();
        var stub = new StubHandler(
            async (_, _) =>
            {
                await source.CancelAsync();
                return new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StreamContent(body) };
            },
            Status(200)
        );
        using var invoker = Invoker(stub);

        Assert.That(
            async () => await invoker.SendAsync(Get(), source.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That((body.IsDisposed, stub.Requests.Count), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task Delay_Cancelled_EndsAtOnceWithoutAnotherAttempt()
    {
        var stub = new StubHandler(Status(500), Status(200));
        using var source = new CancellationTokenSource();
        using var invoker = Invoker(stub);

        var sending = invoker.SendAsync(Get(), source.Token);
        await _clock.NextTimerAsync();
        await source.CancelAsync();

        Assert.That(async () => await sending, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((stub.Requests.Count, _clock.Waiting.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Delay_ClockHasNotReachedIt_NothingIsSent()
    {
        var stub = new StubHandler(Status(500), Status(200));
        using var invoker = Invoker(stub);

        var sending = invoker.SendAsync(Get(), CancellationToken.None);
        await _clock.NextTimerAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(499));
        var early = stub.Requests.Count;
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        using var response = await sending;

        Assert.That((early, stub.Requests.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Delay_RandomJitter_IsNeverNothing()
    {
        var delays = new List<double>();

        for (var i = 0; i < 200; i++)
        {
            delays.AddRange(await DelaysAsync(Options(maxRetries: 1), jitter: null, Status(500), Status(200)));
        }

        Assert.That(delays, Has.All.InRange(0.25, 0.75));
        Assert.That(delays.Distinct().Count(), Is.GreaterThan(100));
    }

    [TestCase("tr-TR")]
    [TestCase("fa-IR")]
    [TestCase("th-TH")]
    [TestCase("ar-SA")]
    public async Task Delay_UnderAnyCulture_IsReadTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var fraction = await DelaysAsync(
                Options(maxRetries: 1),
                0.5,
                Status(429, ("Retry-After", "1.5")),
                Status(200)
            );
            var date = await DelaysAsync(
                Options(maxRetries: 1),
                0.5,
                Status(
                    429,
                    ("Retry-After", "Fri, 02 Jan 2026 03:04:36 GMT"),
                    ("Date", "Fri, 02 Jan 2026 03:04:25 GMT")
                ),
                Status(200)
            );

            Assert.That((fraction.Single(), date.Single()), Is.EqualTo((1.5, 11.0)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private async Task<List<double>> DelaysAsync(
        ChatClientOptions options,
        double? jitter,
        params Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] replies
    )
    {
        using var invoker = new HttpMessageInvoker(
            new RetryHandler(options, jitter is { } fixedJitter ? () => fixedJitter : null)
            {
                InnerHandler = new StubHandler(replies),
            }
        );
        var sending = invoker.SendAsync(Get(), CancellationToken.None);
        var delays = await _clock.RunAsync(sending);
        (await sending).Dispose();
        return [.. delays.Select(delay => delay.TotalSeconds)];
    }

    private HttpMessageInvoker Invoker(StubHandler stub) =>
        new(new RetryHandler(Options(maxRetries: 2), jitter: () => 0.5) { InnerHandler = stub });

    private static HttpRequestMessage Get() => new(HttpMethod.Get, "https://gateway.test/");
}
