using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>Refusals in Interactive AI's error shape.</summary>
internal static class InteractiveAiErrors
{
    private const int RateLimit = 60;
    private static readonly TimeSpan RateWindow = TimeSpan.FromMinutes(1);

    /// <summary>Writes the code as a number, as the gateway's pages show it, and all four members that its schema declares.</summary>
    public static GatewayError Of(int status, string? message, string? param = null) =>
        GatewayError.Of(
            status,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("error");
                json.WriteNumber("code", status);
                json.WriteString("message", message ?? MessageOf(status));
                json.WriteString("param", param);
                json.WriteString("type", TypeOf(status));
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    public static void AddLimits(HttpResponse response, int status, DateTimeOffset now, TimeSpan? retryAfter)
    {
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = WireWriting.Seconds(wait);
        }

        if (status == StatusCodes.Status429TooManyRequests)
        {
            // Gateway: the limits are told on 429s only, and the reset in milliseconds since 1970 (wire-facts 1.6).
            var reset = now + (retryAfter ?? RateWindow);
            response.Headers["X-RateLimit-Limit"] = RateLimit.ToString(CultureInfo.InvariantCulture);
            response.Headers["X-RateLimit-Remaining"] = "0";
            response.Headers["X-RateLimit-Reset"] = reset
                .ToUnixTimeMilliseconds()
                .ToString(CultureInfo.InvariantCulture);
        }
    }

    public static string TypeOf(int status) =>
        status switch
        {
            400 or 405 or 409 or 413 or 415 or 422 => "invalid_request_error",
            401 => "authentication_error",
            402 => "insufficient_credits",
            403 => "permission_error",
            404 => "not_found_error",
            408 or 504 or 524 => "timeout_error",
            429 => "rate_limit_error",
            502 => "provider_error",
            503 or 529 => "overloaded_error",
            _ => "server_error",
        };

    public static string MessageOf(int status) =>
        status switch
        {
            400 => "The request is not valid",
            401 => "No auth credentials found",
            402 => "Insufficient credits. Add more in the account's settings",
            403 => "This key may not do that",
            404 => "No such resource",
            408 => "The request timed out",
            413 => "The request is too large",
            429 => "Rate limit exceeded: 60 requests per minute",
            502 => "Provider returned error",
            503 => "No provider is available for this model at the moment",
            504 or 524 => "The provider did not answer in time",
            529 => "The provider is overloaded",
            _ => "Internal server error",
        };
}
