using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed partial class ErrorClassifierTests
{
    [TestCase(400, ApiErrorKind.InvalidRequest, false)]
    [TestCase(401, ApiErrorKind.Authentication, false)]
    [TestCase(402, ApiErrorKind.Credit, false)]
    [TestCase(403, ApiErrorKind.Permission, false)]
    [TestCase(404, ApiErrorKind.NotFound, false)]
    [TestCase(405, ApiErrorKind.InvalidRequest, false)]
    [TestCase(407, ApiErrorKind.Authentication, false)]
    [TestCase(408, ApiErrorKind.Timeout, true)]
    [TestCase(409, ApiErrorKind.InvalidRequest, true)]
    [TestCase(410, ApiErrorKind.NotFound, false)]
    [TestCase(413, ApiErrorKind.InvalidRequest, false)]
    [TestCase(415, ApiErrorKind.InvalidRequest, false)]
    [TestCase(422, ApiErrorKind.InvalidRequest, false)]
    [TestCase(429, ApiErrorKind.RateLimit, true)]
    [TestCase(451, ApiErrorKind.Permission, false)]
    [TestCase(499, ApiErrorKind.InvalidRequest, false)]
    [TestCase(500, ApiErrorKind.Server, true)]
    [TestCase(501, ApiErrorKind.Server, false)]
    [TestCase(502, ApiErrorKind.Provider, true)]
    [TestCase(503, ApiErrorKind.Overloaded, true)]
    [TestCase(504, ApiErrorKind.Timeout, true)]
    [TestCase(505, ApiErrorKind.Server, false)]
    [TestCase(520, ApiErrorKind.Server, true)]
    [TestCase(524, ApiErrorKind.Timeout, true)]
    [TestCase(529, ApiErrorKind.Overloaded, true)]
    [TestCase(599, ApiErrorKind.Server, true)]
    [TestCase(600, ApiErrorKind.Other, false)]
    [TestCase(301, ApiErrorKind.Other, false)]
    [TestCase(200, ApiErrorKind.Other, false)]
    public void KindOf_StatusAlone_IsItsKind(int status, ApiErrorKind kind, bool transient)
    {
        var found = ErrorClassifier.KindOf(status, error: null);

        Assert.That((found, ErrorClassifier.IsTransient(found, status, null)), Is.EqualTo((kind, transient)));
    }

    // Row 1: metadata of a moderation.
    [TestCase(
        403,
        """{"error":{"code":403,"message":"m","metadata":{"reasons":["violence"],"flagged_input":"x"}}}""",
        ApiErrorKind.Moderation
    )]
    [TestCase(
        403,
        """{"error":{"code":403,"message":"m","metadata":{"patterns":["ignore all"]}}}""",
        ApiErrorKind.Moderation
    )]
    [TestCase(
        403,
        """{"error":{"code":403,"message":"m","metadata":{"reasons":"none","provider_name":"X"}}}""",
        ApiErrorKind.Permission
    )]
    // Row 2: words of clear meaning, at any status.
    [TestCase(403, """{"object":"error","error":"insufficient_credits","message":"m"}""", ApiErrorKind.Credit)]
    [TestCase(403, """{"object":"error","error":"upgrade_tier","message":"m"}""", ApiErrorKind.Credit)]
    [TestCase(403, """{"object":"error","error":"forbidden","message":"m"}""", ApiErrorKind.Permission)]
    [TestCase(503, """{"object":"error","error":"busy","message":"m"}""", ApiErrorKind.Overloaded)]
    [TestCase(422, """{"object":"error","error":"context_overflow","message":"m"}""", ApiErrorKind.InvalidRequest)]
    [TestCase(
        401,
        """{"object":"error","error":"external_authentication_failed","message":"m"}""",
        ApiErrorKind.Authentication
    )]
    [TestCase(404, """{"object":"error","error":"resource_not_found","message":"m"}""", ApiErrorKind.NotFound)]
    [TestCase(500, """{"object":"error","error":"unexpected_error","message":"m"}""", ApiErrorKind.Server)]
    [TestCase(
        429,
        """{"error":{"message":"m","type":"insufficient_quota","code":"insufficient_quota"}}""",
        ApiErrorKind.Credit
    )]
    [TestCase(402, """{"error":{"code":"quota_exceeded","message":"m"}}""", ApiErrorKind.Credit)]
    [TestCase(422, """{"error":{"code":"provider_credential_invalid","message":"m"}}""", ApiErrorKind.Authentication)]
    [TestCase(404, """{"error":{"code":"prompt_snippet_not_found","message":"m"}}""", ApiErrorKind.NotFound)]
    [TestCase(400, """{"error":{"code":"content_filter","message":"m"}}""", ApiErrorKind.Moderation)]
    [TestCase(400, """{"error":{"code":"ResponsibleAIPolicyViolation","message":"m"}}""", ApiErrorKind.Moderation)]
    [TestCase(
        200,
        """{"error":{"code":502,"message":"m","metadata":{"error_type":"provider_overloaded"}}}""",
        ApiErrorKind.Overloaded
    )]
    [TestCase(
        200,
        """{"error":{"code":"server_error","message":"m"},"error_type":"authentication"}""",
        ApiErrorKind.Authentication
    )]
    [TestCase(
        400,
        """{"error":{"code":400,"message":"m","metadata":{"error_type":"context_length_exceeded"}}}""",
        ApiErrorKind.InvalidRequest
    )]
    [TestCase(200, """{"error":{"code":"RATE-LIMIT EXCEEDED","message":"m"}}""", ApiErrorKind.RateLimit)]
    // Row 3: a status of clear meaning goes before a number and before words of general meaning.
    [TestCase(
        401,
        """{"error":{"message":"m","type":"invalid_request_error","code":null}}""",
        ApiErrorKind.Authentication
    )]
    [TestCase(404, """{"error":{"message":"m","type":"invalid_request_error","code":"400"}}""", ApiErrorKind.NotFound)]
    [TestCase(503, """{"error":{"message":"m","code":429}}""", ApiErrorKind.Overloaded)]
    // Row 4: a number of clear meaning under a status that says little.
    [TestCase(200, """{"error":{"code":429,"message":"m"}}""", ApiErrorKind.RateLimit)]
    [TestCase(200, """{"error":{"code":"402","message":"m"}}""", ApiErrorKind.Credit)]
    [TestCase(400, """{"error":{"code":429,"message":"m"}}""", ApiErrorKind.RateLimit)]
    [TestCase(502, """{"error":{"code":503,"message":"m"}}""", ApiErrorKind.Overloaded)]
    [TestCase(500, """{"code":401,"error":"m"}""", ApiErrorKind.Authentication)]
    // Row 5: the provider's code, for what passes or was moderated only.
    [TestCase(
        400,
        """{"error":{"code":400,"message":"m","metadata":{"provider_name":"G","raw":"{\"error\":{\"code\":429,\"message\":\"q\"}}"}}}""",
        ApiErrorKind.RateLimit
    )]
    [TestCase(
        502,
        """{"error":{"code":502,"message":"m","metadata":{"provider_code":"rate_limited"}}}""",
        ApiErrorKind.RateLimit
    )]
    [TestCase(
        502,
        """{"error":{"code":502,"message":"m","metadata":{"provider_code":529}}}""",
        ApiErrorKind.Overloaded
    )]
    [TestCase(
        400,
        """{"error":{"code":400,"message":"m","metadata":{"provider_code":"content_filter"}}}""",
        ApiErrorKind.Moderation
    )]
    [TestCase(502, """{"error":{"code":502,"message":"m","metadata":{"provider_code":401}}}""", ApiErrorKind.Provider)]
    [TestCase(
        400,
        """{"error":{"code":400,"message":"m","metadata":{"provider_code":"insufficient_quota"}}}""",
        ApiErrorKind.InvalidRequest
    )]
    [TestCase(429, """{"error":{"code":429,"message":"m","metadata":{"provider_code":503}}}""", ApiErrorKind.RateLimit)]
    // Row 6: numbers of general meaning, and the provider that is named.
    [TestCase(200, """{"error":{"code":500,"message":"m"}}""", ApiErrorKind.Server)]
    [TestCase(200, """{"error":{"code":500,"message":"m","metadata":{"provider_name":"G"}}}""", ApiErrorKind.Provider)]
    [TestCase(500, """{"code":500,"error":"m","source":"provider"}""", ApiErrorKind.Provider)]
    [TestCase(500, """{"code":500,"error":"m","source":"system"}""", ApiErrorKind.Server)]
    [TestCase(500, """{"error":{"code":400,"message":"m"}}""", ApiErrorKind.InvalidRequest)]
    [TestCase(
        400,
        """{"error":{"code":400,"message":"m","metadata":{"provider_name":"G"}}}""",
        ApiErrorKind.InvalidRequest
    )]
    // Row 7: words of general meaning where nothing else is there.
    [TestCase(200, """{"error":{"code":"server_error","message":"m"}}""", ApiErrorKind.Server)]
    [TestCase(200, """{"error":{"message":"m","type":"invalid_request_error"}}""", ApiErrorKind.InvalidRequest)]
    [TestCase(200, """{"error":{"message":"m","code":"provider_error"}}""", ApiErrorKind.Provider)]
    [TestCase(200, """{"error":{"message":"m","code":"brand_new"}}""", ApiErrorKind.Other)]
    [TestCase(200, """{"error":"something"}""", ApiErrorKind.Other)]
    public void KindOf_StatusAndErrorTogether_FollowsTheTable(int status, string body, ApiErrorKind kind)
    {
        var error = ErrorReader.FromElement(JsonElement.Parse(body));

        Assert.That(ErrorClassifier.KindOf(status, error), Is.EqualTo(kind));
    }

    [TestCase(400, """{"error":{"code":400,"message":"m","availability":{"code":"x","retryable":true}}}""", true)]
    [TestCase(503, """{"error":{"code":503,"message":"m","availability":{"retryable":false}}}""", false)]
    [TestCase(503, """{"error":{"code":503,"message":"m","availability":{"retryable":"no"}}}""", true)]
    [TestCase(200, """{"error":{"code":501,"message":"m"}}""", false)]
    [TestCase(200, """{"error":{"code":505,"message":"m"}}""", false)]
    [TestCase(500, """{"error":{"code":500,"message":"m"}}""", true)]
    [TestCase(200, """{"error":{"code":409,"message":"m"}}""", false)]
    [TestCase(429, """{"error":{"code":"quota_exceeded","message":"m"}}""", false)]
    [TestCase(400, """{"error":{"code":429,"message":"m"}}""", true)]
    public void IsTransient_WhatTheErrorSays_Counts(int status, string body, bool transient)
    {
        var error = ErrorReader.FromElement(JsonElement.Parse(body));

        Assert.That(
            ErrorClassifier.IsTransient(ErrorClassifier.KindOf(status, error), status, error),
            Is.EqualTo(transient)
        );
    }

    [Test]
    public void KindOf_ErrorMadeInATest_IsReadFromItsPublicMembers()
    {
        var error = new ApiError
        {
            Metadata = JsonElement.Parse("""{"error_type":"rate_limit_exceeded","provider_code":"x"}"""),
        };

        Assert.That(ErrorClassifier.KindOf(status: null, error), Is.EqualTo(ApiErrorKind.RateLimit));
    }

    [TestCase("tr-TR")]
    [TestCase("az-Latn-AZ")]
    public void KindOf_UnderACultureWithAnotherI_IsTheSame(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
        try
        {
            var kind = ErrorClassifier.KindOf(200, new ApiError { Code = "INVALID_API_KEY" });

            Assert.That(kind, Is.EqualTo(ApiErrorKind.Authentication));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
