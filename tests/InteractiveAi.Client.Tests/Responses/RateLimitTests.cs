using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class RateLimitTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly ManualTimeProvider _clock = new();

    [Test]
    public void FromHeaders_InteractiveAisMilliseconds_AreRead()
    {
        using var response = StubHandler.Response(
            429,
            ("X-RateLimit-Limit", "20"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset", "1767323105250")
        );

        var limit = RateLimit.FromHeaders(response.Headers, _clock)!;

        Assert.That(
            (limit.Limit, limit.Remaining, limit.Reset, limit.Tokens),
            Is.EqualTo((20L, 0L, Now.AddSeconds(60.25), (RateLimit?)null))
        );
    }

    [Test]
    public void FromHeaders_JamAisSecondsAndExtras_AreRead()
    {
        using var response = StubHandler.Response(
            429,
            ("X-RateLimit-Limit", "100"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset", "1767323105"),
            ("X-RateLimit-Used", "101"),
            ("X-RateLimit-Meta", """{"scope":"org"}""")
        );

        var limit = RateLimit.FromHeaders(response.Headers, _clock)!;

        Assert.That((limit.Limit, limit.Remaining, limit.Reset), Is.EqualTo((100L, 0L, Now.AddSeconds(60))));
    }

    [Test]
    public void FromHeaders_OpenAIsTwoBuckets_AreBothKept()
    {
        using var response = StubHandler.Response(
            200,
            ("x-ratelimit-limit-requests", "60"),
            ("x-ratelimit-remaining-requests", "59"),
            ("x-ratelimit-reset-requests", "1s"),
            ("x-ratelimit-limit-tokens", "150000"),
            ("x-ratelimit-remaining-tokens", "149984"),
            ("x-ratelimit-reset-tokens", "6m0s")
        );

        var limit = RateLimit.FromHeaders(response.Headers, _clock)!;

        Assert.That((limit.Limit, limit.Remaining, limit.Reset), Is.EqualTo((60L, 59L, Now.AddSeconds(1))));
        Assert.That(
            (limit.Tokens!.Limit, limit.Tokens.Remaining, limit.Tokens.Reset),
            Is.EqualTo((150000L, 149984L, Now.AddMinutes(6)))
        );
    }

    [Test]
    public void FromHeaders_TokensOnly_LeavesRequestsOpen()
    {
        using var response = StubHandler.Response(200, ("x-ratelimit-remaining-tokens", "5"));

        var limit = RateLimit.FromHeaders(response.Headers, _clock)!;

        Assert.That(
            (limit.Limit, limit.Remaining, limit.Reset, limit.Tokens!.Remaining),
            Is.EqualTo(((long?)null, (long?)null, (DateTimeOffset?)null, 5L))
        );
    }

    [TestCase("30", 30)]
    [TestCase("0.5", 0.5)]
    [TestCase("0", 0)]
    [TestCase("120ms", 0.12)]
    [TestCase("1.5s", 1.5)]
    [TestCase("1h2m3s", 3723)]
    [TestCase("1d", 86400)]
    [TestCase("2m59.56s", 179.56)]
    [TestCase("2026-01-02T03:05:05Z", 60)]
    [TestCase("2026-01-02T04:05:05+01:00", 60)]
    [TestCase("Fri, 02 Jan 2026 03:05:05 GMT", 60)]
    public void Reset_EveryForm_IsAMoment(string value, double secondsFromNow)
    {
        using var response = StubHandler.Response(429, ("X-RateLimit-Reset", value));

        var limit = RateLimit.FromHeaders(response.Headers, _clock)!;

        Assert.That(limit.Reset, Is.EqualTo(Now.AddSeconds(secondsFromNow)));
    }

    [TestCase("-5")]
    [TestCase("later")]
    [TestCase("5 parsecs")]
    [TestCase("1.2.3s")]
    [TestCase("1e200")]
    public void FromHeaders_NothingReadable_IsNone(string reset)
    {
        using var response = StubHandler.Response(
            429,
            ("X-RateLimit-Limit", "many"),
            ("X-RateLimit-Remaining", "-1"),
            ("X-RateLimit-Reset", reset)
        );

        Assert.That(RateLimit.FromHeaders(response.Headers, _clock), Is.Null);
    }

    [TestCase("100, 100;w=60", 100)]
    [TestCase("100;w=60", 100)]
    [TestCase("100.0", 100)]
    [TestCase(" 100 ", 100)]
    public void Limit_WithThePolicyBehindIt_IsTheCount(string value, long expected)
    {
        using var response = StubHandler.Response(200, ("RateLimit-Limit", value));

        Assert.That(RateLimit.FromHeaders(response.Headers, _clock)!.Limit, Is.EqualTo(expected));
    }

    [Test]
    public void FromError_HeadersInTheBody_AreRead()
    {
        var error = ErrorReader.FromElement(
            JsonElement.Parse(
                """
                {"error":{"message":"Rate limit exceeded: free-models-per-min","code":429,"metadata":{"headers":{
                "X-RateLimit-Limit":"10","X-RateLimit-Remaining":"0","X-RateLimit-Reset":"1767323105000"},"provider_name":null}},"user_id":"u"}
                """
            )
        );

        var limit = RateLimit.FromError(error, _clock)!;

        Assert.That((limit.Limit, limit.Remaining, limit.Reset), Is.EqualTo((10L, 0L, Now.AddSeconds(60))));
    }

    [TestCase("fa-IR")]
    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void FromHeaders_UnderAnyCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            using var response = StubHandler.Response(
                429,
                ("X-RateLimit-Limit", "20"),
                ("X-RateLimit-Reset", "2026-01-02T03:05:05Z")
            );

            var limit = RateLimit.FromHeaders(response.Headers, _clock)!;

            Assert.That((limit.Limit, limit.Reset), Is.EqualTo((20L, Now.AddSeconds(60))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
