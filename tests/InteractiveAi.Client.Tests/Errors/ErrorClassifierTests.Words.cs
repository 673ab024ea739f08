using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed partial class ErrorClassifierTests
{
    // Every word that gateways and providers are known to use, where nothing but the word says what it is.
    [TestCase(
        ApiErrorKind.Authentication,
        "authentication authentication_required authentication_error authentication_failed external_authentication_failed unauthorized unauthenticated "
            + "invalid_api_key expired_api_key invalid_token token_expired provider_credential_invalid"
    )]
    [TestCase(
        ApiErrorKind.Credit,
        "payment_required billing_error billing_hard_limit_reached budget_exceeded credit_limit_exceeded insufficient_credits insufficient_quota "
            + "quota_exceeded upgrade_tier"
    )]
    [TestCase(
        ApiErrorKind.Permission,
        "permission_denied permission_error forbidden access_denied insufficient_scope insufficient_permissions resource_protected "
            + "workspace_disabled wrong_project"
    )]
    [TestCase(
        ApiErrorKind.RateLimit,
        "rate_limit rate_limit_error rate_limit_exceeded rate_limited resource_exhausted too_many_requests"
    )]
    [TestCase(
        ApiErrorKind.Moderation,
        "moderation moderation_blocked content_filter content_moderation content_policy content_policy_violation guardrail_blocked "
            + "guardrail_violation input_flagged refusal ResponsibleAIPolicyViolation"
    )]
    [TestCase(
        ApiErrorKind.Timeout,
        "timeout timeout_error request_timeout provider_timeout gateway_timeout deadline_exceeded"
    )]
    [TestCase(
        ApiErrorKind.Overloaded,
        "busy engine_overloaded overloaded overloaded_error provider_overloaded service_unavailable unavailable"
    )]
    [TestCase(ApiErrorKind.Provider, "provider_unavailable upstream_error bad_gateway provider_error")]
    [TestCase(
        ApiErrorKind.InvalidRequest,
        "bad_input context_length_exceeded context_overflow image_download_failed image_too_large image_too_small invalid_image invalid_prompt "
            + "invalid_request_body max_tokens_exceeded model_configuration_missing payload_too_large precondition_failed request_too_large string_too_long "
            + "unprocessable unsupported_engine unsupported_image_format unsupported_media_type validation_error variant_not_resolved bad_request "
            + "invalid_request invalid_request_error"
    )]
    [TestCase(ApiErrorKind.NotFound, "not_found not_found_error model_not_found Prompt-Not-Found")]
    [TestCase(
        ApiErrorKind.Server,
        "api_error internal internal_error internal_server_error not_implemented server server_error unexpected_error unmapped"
    )]
    [TestCase(ApiErrorKind.Other, "found not_foundling error unknown ratelimit server_errors")]
    public void KindOf_AWordAlone_IsItsKindWhereverItStands(ApiErrorKind kind, string words)
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var word in words.Split(' '))
        {
            foreach (
                var body in (string[])
                    [
                        $$$"""{"error":{"code":"{{{word}}}","message":"m"}}""",
                        $$$"""{"error":{"type":"{{{word}}}","message":"m"}}""",
                        $$$"""{"error":{"metadata":{"error_type":"{{{word}}}"},"message":"m"}}""",
                        $$$"""{"error":{"code":"{{{word.ToUpperInvariant().Replace('_', '-')}}}","message":"m"}}""",
                    ]
            )
            {
                var error = ErrorReader.FromElement(JsonElement.Parse(body));

                Assert.That(ErrorClassifier.KindOf(200, error), Is.EqualTo(kind), body);
            }
        }
    }

    [TestCase("""{"error":{"message":"m","metadata":{"flagged_input":"x"}}}""")]
    [TestCase("""{"error":{"message":"m","metadata":{"reasons":[]}}}""")]
    [TestCase("""{"error":{"message":"m","metadata":{"patterns":["x"]}}}""")]
    public void KindOf_AnyMarkOfModeration_IsEnough(string body) =>
        Assert.That(
            ErrorClassifier.KindOf(403, ErrorReader.FromElement(JsonElement.Parse(body))),
            Is.EqualTo(ApiErrorKind.Moderation)
        );

    [TestCase("""{"error":{"message":"m","metadata":{"reasons":"x","patterns":{}}}}""")]
    public void KindOf_ReasonsThatAreNoList_AreNone(string body) =>
        Assert.That(
            ErrorClassifier.KindOf(403, ErrorReader.FromElement(JsonElement.Parse(body))),
            Is.EqualTo(ApiErrorKind.Permission)
        );

    // Nobody's word is that long.
    [TestCase(63, ApiErrorKind.NotFound)]
    [TestCase(64, ApiErrorKind.Other)]
    public void KindOf_AWordOfThisLength_IsLookedAtOrNot(int length, ApiErrorKind kind)
    {
        var word = "_not_found".PadLeft(length, 'a');

        var error = ErrorReader.FromElement(JsonElement.Parse($$$"""{"error":{"code":"{{{word}}}"}}"""));

        Assert.That(ErrorClassifier.KindOf(200, error), Is.EqualTo(kind));
    }

    // The type says more than a code that is general.
    [TestCase("""{"error":{"code":"server_error","type":"invalid_request_error"}}""", ApiErrorKind.Server)]
    [TestCase("""{"error":{"code":"invalid_request","metadata":{"error_type":"server_error"}}}""", ApiErrorKind.Server)]
    [TestCase("""{"error":{"code":"timeout","type":"rate_limit_error"}}""", ApiErrorKind.Timeout)]
    [TestCase("""{"error":{"code":"timeout","metadata":{"error_type":"busy"}}}""", ApiErrorKind.Overloaded)]
    [TestCase("""{"error":{"code":"brand_new","type":"rate_limit_error"}}""", ApiErrorKind.RateLimit)]
    public void KindOf_TwoWords_TheMoreTrustedCounts(string body, ApiErrorKind kind) =>
        Assert.That(ErrorClassifier.KindOf(200, ErrorReader.FromElement(JsonElement.Parse(body))), Is.EqualTo(kind));
}
