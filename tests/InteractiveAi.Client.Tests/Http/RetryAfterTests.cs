using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class RetryAfterTests
{
    // 2026-01-02 03:04:05 UTC.
    private readonly ManualTimeProvider _clock = new();

    [TestCase("0", 0)]
    [TestCase("7", 7)]
    [TestCase(" 7 ", 7)]
    [TestCase("7.5", 7.5)]
    [TestCase("1e1", 10)]
    [TestCase("86400", 86400)]
    [TestCase("Fri, 02 Jan 2026 03:04:35 GMT", 30)]
    [TestCase("Friday, 02-Jan-26 03:04:35 GMT", 30)]
    [TestCase("Fri, 02 Jan 2026 03:04:00 GMT", 0)]
    [TestCase("1767323075", 30)]
    [TestCase("1767323075000", 30)]
    public void FromHeaders_EveryForm_IsADuration(string value, double seconds)
    {
        using var response = StubHandler.Response(429, ("Retry-After", value));

        var wait = RetryAfter.FromHeaders(response.Headers, _clock);

        Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase("-1")]
    [TestCase("")]
    [TestCase("soon")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("7,5")]
    [TestCase("٧")]
    public void FromHeaders_Unreadable_IsNone(string value)
    {
        using var response = StubHandler.Response(429, ("Retry-After", value));

        var wait = RetryAfter.FromHeaders(response.Headers, _clock);

        Assert.That(wait, Is.Null);
    }

    [TestCase("1e300")]
    [TestCase("99999999")]
    [TestCase("Fri, 02 Jan 2099 03:04:35 GMT")]
    [TestCase("9999999999")]
    public void FromHeaders_Absurd_IsCappedRatherThanIgnored(string value)
    {
        using var response = StubHandler.Response(429, ("Retry-After", value));

        var wait = RetryAfter.FromHeaders(response.Headers, _clock);

        Assert.That(wait, Is.EqualTo(TimeSpan.FromDays(365)));
    }

    [Test]
    public void FromHeaders_Milliseconds_GoBeforeSeconds()
    {
        using var response = StubHandler.Response(429, ("Retry-After", "60"), ("retry-after-ms", "1250.5"));

        var wait = RetryAfter.FromHeaders(response.Headers, _clock);

        Assert.That(wait, Is.EqualTo(TimeSpan.FromMilliseconds(1250.5)));
    }

    [Test]
    public void FromHeaders_UnreadableMilliseconds_FallBackToSeconds()
    {
        using var response = StubHandler.Response(429, ("Retry-After", "60"), ("retry-after-ms", "-3"));

        var wait = RetryAfter.FromHeaders(response.Headers, _clock);

        Assert.That(wait, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public void FromHeaders_DateWithTheServersOwnClock_IsRelativeToThatClock()
    {
        using var response = StubHandler.Response(
            429,
            ("Date", "Mon, 05 Jan 2026 10:00:00 GMT"),
            ("Retry-After", "Mon, 05 Jan 2026 10:00:09 GMT")
        );

        var wait = RetryAfter.FromHeaders(response.Headers, _clock);

        Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(9)));
    }

    [Test]
    public void FromHeaders_NoHeader_IsNone()
    {
        using var response = StubHandler.Response(429);

        Assert.That(RetryAfter.FromHeaders(response.Headers, _clock), Is.Null);
    }

    [TestCase("""{"error":{"code":429,"metadata":{"headers":{"retry-after":"12"}}}}""", 12)]
    [TestCase("""{"error":{"code":429,"metadata":{"headers":{"Retry-After":["12"]}}}}""", 12)]
    [TestCase("""{"error":{"code":429,"metadata":{"headers":{"Retry-After-Ms":1500}}}}""", 1.5)]
    [TestCase("""{"error":{"code":429,"metadata":{"retry_after":3}}}""", 3)]
    [TestCase("""{"error":{"code":503,"message":"m","availability":{"retryable":true,"retry_after":2.5}}}""", 2.5)]
    [TestCase("""{"error":{"code":429,"metadata":{"retry_after_ms":2500}}}""", 2.5)]
    [TestCase("""{"error":{"code":429,"metadata":{"retry_after_seconds":"4"}}}""", 4)]
    [TestCase("""{"error":{"code":503,"message":"m","availability":{"retry_after_ms":700}}}""", 0.7)]
    [TestCase("""{"error":{"code":503,"message":"m","availability":{"retry_after_seconds":6}}}""", 6)]
    [TestCase(
        """{"error":{"code":429,"metadata":{"headers":{"retry-after-ms":900,"Retry-After":"12"},"retry_after":3}}}""",
        0.9
    )]
    [TestCase("""{"error":{"code":429,"metadata":{"headers":{"Retry-After":"12"},"retry_after":3}}}""", 12)]
    [TestCase(
        """{"error":{"code":429,"metadata":{"retry_after_seconds":6,"retry_after":5,"retry_after_ms":4000}}}""",
        4
    )]
    [TestCase("""{"error":{"code":429,"metadata":{"retry_after_seconds":6,"retry_after":5}}}""", 5)]
    [TestCase(
        """{"error":{"code":429,"message":"m","availability":{"retry_after":8},"metadata":{"retry_after":9}}}""",
        8
    )]
    [TestCase("""{"error":{"code":503,"message":"m","availability":{"retry_after":"x"}}}""", null)]
    [TestCase("""{"error":{"code":429,"metadata":{"headers":"none"}}}""", null)]
    [TestCase("""{"error":{"code":429,"metadata":7,"availability":[]}}""", null)]
    public void FromError_WhereverItStands_IsFound(string body, double? seconds)
    {
        var error = ErrorReader.FromElement(JsonElement.Parse(body));

        var wait = RetryAfter.FromError(error, _clock);

        Assert.That(wait, Is.EqualTo(seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null));
    }

    [TestCase("tr-TR")]
    [TestCase("fa-IR")]
    [TestCase("th-TH")]
    [TestCase("de-DE")]
    public void FromHeaders_UnderAnyCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            using var seconds = StubHandler.Response(429, ("Retry-After", "1.5"));
            using var date = StubHandler.Response(429, ("Retry-After", "Fri, 02 Jan 2026 03:04:35 GMT"));

            var waits = (RetryAfter.FromHeaders(seconds.Headers, _clock), RetryAfter.FromHeaders(date.Headers, _clock));

            Assert.That(waits, Is.EqualTo((TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(30))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
