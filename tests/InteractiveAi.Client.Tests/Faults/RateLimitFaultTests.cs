using System.Collections.Concurrent;
using System.Net;
using System.Text;
using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Gateways that say "not now", over and over, and in every way in which they say for how long.
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RateLimitFaultTests
{
    private const string Now = "Fri, 02 Jan 2026 03:04:05 GMT";
    private const string Body = """{"error":{"code":429,"message":"Slow down"}}""";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly ManualTimeProvider _clock = new();

    // The wait in seconds before each repetition; none stands for the client's own, which grows and is random.
    private static IEnumerable<TestCaseData> Waits() =>
        [
            new TestCaseData("", null),
            new TestCaseData("Retry-After: 2", 2.0),
            new TestCaseData("Retry-After: 0.5", 0.5),
            new TestCaseData("Retry-After: 30", 30.0),
            new TestCaseData("retry-after-ms: 1500", 1.5),
            new TestCaseData("retry-after-ms: 1500\r\nRetry-After: 20", 1.5),
            new TestCaseData("Retry-After: Fri, 02 Jan 2026 03:04:08 GMT", 3.0),
            new TestCaseData($"Date: {Now}\r\nRetry-After: Fri, 02 Jan 2026 03:04:08 GMT", 3.0),
            new TestCaseData("Retry-After: 1767323048", 3.0),
            // Now is not soon: all clients would come back together.
            new TestCaseData("Retry-After: 0", null),
            new TestCaseData("retry-after-ms: 0", null),
            new TestCaseData("Retry-After: Fri, 02 Jan 2026 03:04:04 GMT", null),
            new TestCaseData("Retry-After: Thu, 01 Jan 1970 00:00:00 GMT", null),
            new TestCaseData("Retry-After: 1000000000", null),
            // Nonsense is as nothing.
            new TestCaseData("Retry-After: -5", null),
            new TestCaseData("Retry-After: soon", null),
            new TestCaseData("Retry-After: NaN", null),
            new TestCaseData("Retry-After: 1e400", null),
            new TestCaseData("Retry-After: ", null),
            new TestCaseData("Retry-After: 2, 3", null),
            new TestCaseData("retry-after-ms: soon\r\nRetry-After: 2", 2.0),
        ];

    [TestCaseSource(nameof(Waits))]
    public async Task Calls_OneAfterTheOtherIsRefused_AreSentAgainAfterTheWaitAndThenFail(
        string headers,
        double? seconds
    )
    {
        foreach (var streaming in new[] { false, true })
        {
            var refusal = Whole(Body, Json, 429, Lines(headers) + "x-request-id: req-3\r\n");
            await using var server = new FaultServer([
                Read,
                Write(refusal),
                Read,
                Write(refusal),
                Read,
                Write(refusal),
                WaitForEnd,
            ]);
            FaultOutcome outcome;
            IReadOnlyList<TimeSpan> waits;
            using (var client = server.Client(Retrying))
            {
                var call = FaultOutcome.OfAsync(client, streaming);
                waits = await _clock.RunAsync(call, over: wait => wait != Limit && wait != BodyLimit);
                outcome = await call;
            }

            await server.EndAsync();

            var failure = outcome.FailedWith<ApiException>();
            Assert.That(
                (
                    (int)failure.StatusCode,
                    failure.Kind,
                    failure.IsTransient,
                    failure.RequestId,
                    failure.Response?.Retries
                ),
                Is.EqualTo((429, ApiErrorKind.RateLimit, true, "req-3", 2))
            );
            Assert.That(server.Calls, Has.Count.EqualTo(3).And.All.Property("Body").EqualTo(server.Calls[0].Body));
            Assert.That(waits, Has.Count.EqualTo(2));
            if (seconds is { } each)
            {
                // A date comes nearer while it is waited for.
                var isDate =
                    headers.Contains("2026", StringComparison.Ordinal)
                    || headers.Contains("17673", StringComparison.Ordinal);
                Assert.That(waits[0], Is.EqualTo(TimeSpan.FromSeconds(each)));
                Assert.That(isDate || waits[1] == waits[0]);
            }
            else
            {
                Assert.That(waits[0].TotalSeconds, Is.InRange(0.25, 0.75));
                Assert.That(waits[1].TotalSeconds, Is.InRange(0.5, 1.5));
            }

            _clock.Advance(TimeSpan.Zero - (_clock.GetUtcNow() - DateTimeOffset.Parse(Now, null)));
        }
    }

    private static IEnumerable<TestCaseData> TooLong() =>
        [
            new TestCaseData("Retry-After: 31", TimeSpan.FromSeconds(31)),
            new TestCaseData("Retry-After: 3600", TimeSpan.FromHours(1)),
            new TestCaseData("retry-after-ms: 30001", TimeSpan.FromMilliseconds(30_001)),
            new TestCaseData("Retry-After: 1e30", TimeSpan.FromDays(365)),
            new TestCaseData("Retry-After: 999999999", TimeSpan.FromDays(365)),
            new TestCaseData("Retry-After: 99999999999999999999", TimeSpan.FromDays(365)),
            new TestCaseData("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", TimeSpan.FromDays(365)),
            new TestCaseData("Retry-After: Fri, 02 Jan 2026 04:04:05 GMT", TimeSpan.FromHours(1)),
        ];

    [TestCaseSource(nameof(TooLong))]
    public async Task Calls_WaitIsLongerThanAllowed_FailAtOnceWithIt(string headers, TimeSpan wait)
    {
        foreach (var streaming in new[] { false, true })
        {
            foreach (var status in new[] { 429, 503 })
            {
                await using var server = new FaultServer([Read, Write(Whole(Body, Json, status, Lines(headers)))]);
                using var client = server.Client(Retrying);

                var outcome = await FaultOutcome.OfAsync(client, streaming);
                await server.EndAsync();

                var failure = outcome.FailedWith<ApiException>();
                Assert.That((failure.RetryAfter, failure.Response?.Retries), Is.EqualTo((wait, 0)));
            }
        }
    }

    // Waiting would end in the time limit, and nobody would learn of the refusal.
    [TestCase(20, "Retry-After: 25", 0)]
    [TestCase(20, "Retry-After: 20", 0)]
    [TestCase(20, "Retry-After: 12", 1)]
    [TestCase(0.2, "", 0)]
    [TestCase(0.75, "", 1)]
    [TestCase(-0.001, "Retry-After: 30", 2)]
    public async Task Calls_WaitWouldOutlastTheTimeLimit_FailWithWhatTheGatewaySaid(
        double timeout,
        string headers,
        int retries
    )
    {
        foreach (var streaming in new[] { false, true })
        {
            var limit = timeout < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(timeout);
            var refusal = Whole(Body, Json, 429, Lines(headers));
            FaultStep[] steps =
            [
                .. Enumerable.Repeat<FaultStep[]>([Read, Write(refusal)], retries + 1).SelectMany(step => step),
                WaitForEnd,
            ];
            await using var server = new FaultServer(steps);
            FaultOutcome outcome;
            using (var client = server.Client(Retrying))
            {
                var call = FaultOutcome.OfAsync(client, streaming, options: new CallOptions { Timeout = limit });
                await _clock.RunAsync(call, over: wait => wait != limit && wait != BodyLimit);
                outcome = await call;
            }

            await server.EndAsync();

            var failure = outcome.FailedWith<ApiException>();
            Assert.That(
                (failure.Kind, failure.Response?.Retries, server.Calls.Count),
                Is.EqualTo((ApiErrorKind.RateLimit, retries, retries + 1))
            );
        }
    }

    [Test]
    public async Task Calls_WaitAfterALostConnectionWouldOutlastTheTimeLimit_FailWithTheLoss()
    {
        foreach (var streaming in new[] { false, true })
        {
            await using var server = new FaultServer([Read, Reset]);
            using var client = server.Client(Retrying);

            var options = new CallOptions { Timeout = TimeSpan.FromSeconds(0.2) };
            var outcome = await FaultOutcome.OfAsync(client, streaming, options: options);
            await server.EndAsync();

            Assert.That(outcome.Failure, Is.InstanceOf<HttpRequestException>());
        }
    }

    [Test]
    public async Task Calls_ManyAtOnceAreRefused_EachComesThroughWithItsOwnBody()
    {
        const int Calls = 32;
        var refusal = Encoding.UTF8.GetBytes(Whole(Body, Json, 429, "Retry-After: 0\r\n"));
        var answer = Encoding.UTF8.GetBytes(Good(streaming: false));
        ConcurrentDictionary<string, int> attempts = new(StringComparer.Ordinal);
        // Which call comes over which connection, and how many of these there are, is the platform's affair: every body is refused twice.
        FaultStep serve = async connection =>
        {
            while (await connection.Wire.ReadCallAsync(connection.Limit) is { } call)
            {
                int attempt = attempts.AddOrUpdate(call.Body, 1, static (_, before) => before + 1);
                await connection.WriteAsync(attempt <= 2 ? refusal : answer);
            }
        };
        await using FaultServer server = new([.. Enumerable.Repeat<FaultStep[]>([serve], 4 * Calls)]);
        FaultOutcome[] outcomes;
        using (var client = server.Client(options => options.MaxRetries = 8))
        {
            outcomes = await Task.WhenAll(
                Enumerable
                    .Range(0, Calls)
                    .Select(number =>
                        FaultOutcome.OfAsync(client, streaming: false, TestClient.Ask($"number {number}"))
                    )
            );
        }

        Assert.That(outcomes.Select(outcome => outcome.Failure?.Message), Is.All.Null);
        Assert.That(outcomes.Select(outcome => outcome.Response!.Retries), Is.All.EqualTo(2));
        Assert.That((attempts.Count, attempts.Values.Distinct()), Is.EqualTo((Calls, new[] { 3 })));
    }

    private static TimeSpan BodyLimit { get; } = TimeSpan.FromSeconds(5);

    private static string Lines(string headers) => headers.Length > 0 ? headers + "\r\n" : "";

    private void Retrying(InteractiveAiOptions options) =>
        (options.MaxRetries, options.MaxRetryDelay, options.TimeProvider, options.Timeout, options.StreamIdleTimeout) =
            (2, TimeSpan.FromSeconds(30), _clock, Limit, Timeout.InfiniteTimeSpan);
}
