using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>A refusal in Interactive AI's error shape.</summary>
internal sealed class GatewayError
{
    private const int RateLimit = 60;
    private static readonly TimeSpan RateWindow = TimeSpan.FromMinutes(1);

    private readonly byte[] _body;

    private GatewayError(int status, byte[] body)
    {
        Status = status;
        _body = body;
    }

    public int Status { get; }

    /// <summary>Writes the code as a number, as the gateway's pages show it, and all four members that its schema declares.</summary>
    public static GatewayError Of(int status, string message, string? param = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WireWriting.Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteNumber("code", status);
            json.WriteString("message", message);
            json.WriteString("param", param);
            json.WriteString("type", TypeOf(status));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new GatewayError(status, buffer.WrittenSpan.ToArray());
    }

    public static GatewayError Of(int status) => Of(status, MessageOf(status));

    public static GatewayError Raw(int status, string jsonBody) => new(status, WireWriting.Utf8.GetBytes(jsonBody));

    public async Task WriteAsync(HttpContext context, TimeProvider time, TimeSpan? retryAfter)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.ContentLength = _body.Length;
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (Status == StatusCodes.Status429TooManyRequests)
        {
            // Gateway: the limits are told on 429s only, and the reset in milliseconds since 1970 (wire-facts 1.6).
            var reset = time.GetUtcNow() + (retryAfter ?? RateWindow);
            response.Headers["X-RateLimit-Limit"] = RateLimit.ToString(CultureInfo.InvariantCulture);
            response.Headers["X-RateLimit-Remaining"] = "0";
            response.Headers["X-RateLimit-Reset"] = reset
                .ToUnixTimeMilliseconds()
                .ToString(CultureInfo.InvariantCulture);
        }

        await response.Body.WriteAsync(_body, context.RequestAborted).ConfigureAwait(false);
    }

    private static string TypeOf(int status) =>
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

    private static string MessageOf(int status) =>
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
