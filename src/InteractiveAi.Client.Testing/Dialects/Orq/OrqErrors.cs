using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>Refusals in the four shapes that orq.ai's pages and clients show, so that a test meets them all.</summary>
internal static class OrqErrors
{
    private const string DocUrl = "https://docs.orq.ai/reference/errors";

    public static GatewayError Of(int status, string? message)
    {
        var text = message ?? MessageOf(status);
        // Gateway: four shapes are documented, and none of them in the specification (wire-facts 2.4).
        return status switch
        {
            StatusCodes.Status401Unauthorized => Flat(status, text),
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => Bare(status, text),
            502 or 503 or 504 => OfProvider(status, text),
            _ => Current(status, text, path: null),
        };
    }

    public static GatewayError InvalidBody(string? path, string message) =>
        Current(
            StatusCodes.Status400BadRequest,
            $"{(string.IsNullOrEmpty(path) ? "The body" : path)} {message}",
            string.IsNullOrEmpty(path) ? null : path
        );

    private static GatewayError Current(int status, string message, string? path) =>
        GatewayError.Of(
            status,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("error");
                json.WriteString("code", CodeOf(status));
                json.WriteString("message", message);
                json.WriteString("doc_url", DocUrl);
                if (path is not null)
                {
                    json.WriteStartObject("details");
                    json.WriteString("path", path);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    private static GatewayError Flat(int status, string message) =>
        GatewayError.Of(
            status,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("code", status);
                json.WriteString("error", message);
                json.WriteString("source", "system");
                json.WriteEndObject();
            }
        );

    private static GatewayError Bare(int status, string message) =>
        GatewayError.Of(
            status,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("code", CodeOf(status));
                json.WriteString("message", message);
                json.WriteEndObject();
            }
        );

    private static GatewayError OfProvider(int status, string message) =>
        GatewayError.Of(
            status,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("error");
                json.WriteString("message", message);
                json.WriteString("type", "api_error");
                json.WriteNull("param");
                json.WriteString("code", CodeOf(status));
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    private static string CodeOf(int status) =>
        status switch
        {
            400 or 413 or 415 => "invalid_request_body",
            401 => "invalid_api_key",
            402 => "quota_exceeded",
            403 => "insufficient_scope",
            404 => "not_found",
            405 => "method_not_allowed",
            408 => "request_timeout",
            422 => "variant_not_resolved",
            429 => "rate_limit_exceeded",
            501 => "not_implemented",
            502 => "provider_error",
            503 => "provider_overloaded",
            504 => "provider_timeout",
            _ => "internal_error",
        };

    private static string MessageOf(int status) =>
        status switch
        {
            400 => "The body of the request is not valid",
            401 => "The API key is missing or not valid",
            402 => "The quota of this workspace is used up",
            403 => "The API key lacks the scope for this",
            404 => "There is nothing here",
            408 => "The request took too long",
            429 => "Too many requests",
            501 => "That is not implemented",
            502 => "The provider returned an error",
            503 => "The provider is overloaded",
            504 => "The provider did not answer in time",
            _ => "An internal error occurred",
        };
}
