using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Reads the kind of a failure from everything that the gateway says about it.</summary>
/// <remarks>
/// Status and code contradict each other in practice: a 200 holds an error once generation began, a 400 or 502 wraps a provider's 429,
/// JamAI Base reports missing credit as 403. The first row that applies decides:
/// <list type="number">
/// <item><description>the metadata of a moderation (<c>reasons</c>, <c>flagged_input</c>, <c>patterns</c>): Moderation;</description></item>
/// <item><description>a word of clear meaning, in the order <c>error_type</c>, <c>code</c>, <c>type</c>: its kind (<c>insufficient_credits</c> is Credit at any status);</description></item>
/// <item><description>a status of clear meaning (any 4xx or 5xx but 400, 500, 502): its kind;</description></item>
/// <item><description>a numeric code of clear meaning under another status (200, none, 400, 500, 502): its kind;</description></item>
/// <item><description>the provider's own code, but only for what passes (rate limit, overload, time-out) or was moderated: a provider's 401 is not the caller's;</description></item>
/// <item><description>a numeric code of general meaning, else a status of general meaning: InvalidRequest for 400, Provider for 502, Server for other 5xx,
/// which becomes Provider where the error names a provider;</description></item>
/// <item><description>a word of general meaning (<c>server_error</c>): its kind; nothing at all: Other.</description></item>
/// </list>
/// </remarks>
internal static class ErrorClassifier
{
    public static ApiErrorKind KindOf(int? status, ApiError? error)
    {
        var code = Number(error?.Code);
        var kind =
            (error is null ? null : Moderation(error.Metadata))
            ?? Clear(error?.TypedCode)
            ?? Clear(error?.Code)
            ?? Clear(error?.Type)
            ?? Clear(status)
            ?? Clear(code)
            ?? Passing(error?.ProviderCode)
            ?? General(code)
            ?? General(status)
            ?? General(error?.TypedCode)
            ?? General(error?.Code)
            ?? General(error?.Type)
            ?? ApiErrorKind.Other;
        return kind == ApiErrorKind.Server && error is { IsFromProvider: true } ? ApiErrorKind.Provider : kind;
    }

    public static bool IsTransient(ApiErrorKind kind, int? status, ApiError? error)
    {
        if (LenientJson.Flag(error?.Availability, "retryable"u8) is { } stated)
        {
            return stated;
        }

        return kind switch
        {
            ApiErrorKind.RateLimit or ApiErrorKind.Timeout or ApiErrorKind.Overloaded or ApiErrorKind.Provider => true,
            // Not implemented and a wrong HTTP version do not pass.
            ApiErrorKind.Server => (status, Number(error?.Code)) is not ((501 or 505, _) or (_, 501 or 505)),
            ApiErrorKind.InvalidRequest => status == 409,
            _ => false,
        };
    }

    private static ApiErrorKind? Moderation(JsonElement? metadata) =>
        LenientJson.Member(metadata, "flagged_input"u8) is not null
        || LenientJson.Member(metadata, "reasons"u8) is { ValueKind: JsonValueKind.Array }
        || LenientJson.Member(metadata, "patterns"u8) is { ValueKind: JsonValueKind.Array }
            ? ApiErrorKind.Moderation
            : null;

    private static ApiErrorKind? Clear(int? status) =>
        status switch
        {
            401 or 407 => ApiErrorKind.Authentication,
            402 => ApiErrorKind.Credit,
            403 or 451 => ApiErrorKind.Permission,
            404 or 410 => ApiErrorKind.NotFound,
            408 or 504 or 524 => ApiErrorKind.Timeout,
            429 => ApiErrorKind.RateLimit,
            503 or 529 => ApiErrorKind.Overloaded,
            > 400 and < 500 => ApiErrorKind.InvalidRequest,
            > 500 and < 600 and not 502 => ApiErrorKind.Server,
            _ => null,
        };

    private static ApiErrorKind? General(int? status) =>
        status switch
        {
            400 => ApiErrorKind.InvalidRequest,
            502 => ApiErrorKind.Provider,
            500 => ApiErrorKind.Server,
            _ => null,
        };

    private static ApiErrorKind? Passing(string? providerCode) =>
        (Clear(providerCode) ?? Clear(Number(providerCode))) switch
        {
            ApiErrorKind.RateLimit => ApiErrorKind.RateLimit,
            ApiErrorKind.Overloaded => ApiErrorKind.Overloaded,
            ApiErrorKind.Timeout => ApiErrorKind.Timeout,
            ApiErrorKind.Moderation => ApiErrorKind.Moderation,
            _ => null,
        };

    private static ApiErrorKind? Clear(string? word) =>
        Normalize(word) switch
        {
            "authentication"
            or "authentication_required"
            or "authentication_error"
            or "authentication_failed"
            or "external_authentication_failed"
            or "unauthorized"
            or "unauthenticated"
            or "invalid_api_key"
            or "expired_api_key"
            or "invalid_token"
            or "token_expired"
            or "provider_credential_invalid" => ApiErrorKind.Authentication,

            "payment_required"
            or "billing_error"
            or "billing_hard_limit_reached"
            or "budget_exceeded"
            or "credit_limit_exceeded"
            or "insufficient_credits"
            or "insufficient_quota"
            or "quota_exceeded"
            or "upgrade_tier" => ApiErrorKind.Credit,

            "permission_denied"
            or "permission_error"
            or "forbidden"
            or "access_denied"
            or "insufficient_scope"
            or "insufficient_permissions"
            or "resource_protected"
            or "workspace_disabled"
            or "wrong_project" => ApiErrorKind.Permission,

            "rate_limit"
            or "rate_limit_error"
            or "rate_limit_exceeded"
            or "rate_limited"
            or "resource_exhausted"
            or "too_many_requests" => ApiErrorKind.RateLimit,

            "moderation"
            or "moderation_blocked"
            or "content_filter"
            or "content_moderation"
            or "content_policy"
            or "content_policy_violation"
            or "guardrail_blocked"
            or "guardrail_violation"
            or "input_flagged"
            or "refusal"
            or "responsibleaipolicyviolation" => ApiErrorKind.Moderation,

            "timeout"
            or "timeout_error"
            or "request_timeout"
            or "provider_timeout"
            or "gateway_timeout"
            or "deadline_exceeded" => ApiErrorKind.Timeout,

            "busy"
            or "engine_overloaded"
            or "overloaded"
            or "overloaded_error"
            or "provider_overloaded"
            or "service_unavailable"
            or "unavailable" => ApiErrorKind.Overloaded,

            "provider_unavailable" or "upstream_error" => ApiErrorKind.Provider,

            "bad_input"
            or "context_length_exceeded"
            or "context_overflow"
            or "image_download_failed"
            or "image_too_large"
            or "image_too_small"
            or "invalid_image"
            or "invalid_prompt"
            or "invalid_request_body"
            or "max_tokens_exceeded"
            or "model_configuration_missing"
            or "payload_too_large"
            or "precondition_failed"
            or "request_too_large"
            or "string_too_long"
            or "unprocessable"
            or "unsupported_engine"
            or "unsupported_image_format"
            or "unsupported_media_type"
            or "validation_error"
            or "variant_not_resolved" => ApiErrorKind.InvalidRequest,

            "not_found" or "not_found_error" => ApiErrorKind.NotFound,
            { } other when other.EndsWith("_not_found", StringComparison.Ordinal) => ApiErrorKind.NotFound,
            _ => null,
        };

    // Words that stand beside a more exact status or code more often than not: OpenAI's shape has invalid_request_error at 401 and 404 too.
    private static ApiErrorKind? General(string? word) =>
        Normalize(word) switch
        {
            "bad_request" or "invalid_request" or "invalid_request_error" => ApiErrorKind.InvalidRequest,
            "bad_gateway" or "provider_error" => ApiErrorKind.Provider,
            "api_error"
            or "internal"
            or "internal_error"
            or "internal_server_error"
            or "not_implemented"
            or "server"
            or "server_error"
            or "unexpected_error"
            or "unmapped" => ApiErrorKind.Server,
            _ => null,
        };

    private static string? Normalize(string? word) =>
        word is { Length: > 0 and < 64 } ? word.ToLowerInvariant().Replace('-', '_').Replace(' ', '_') : null;

    private static int? Number(string? code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
