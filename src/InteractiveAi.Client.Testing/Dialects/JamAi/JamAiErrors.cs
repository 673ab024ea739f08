using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>Refusals in JamAI Base's flat shape, with all that it echoes: a client must not show it.</summary>
internal static class JamAiErrors
{
    private const int RateLimit = 60;
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    public static GatewayError Of(HttpContext context, int status, string? message)
    {
        var (code, exception, text) = Describe(status);
        return GatewayError.Of(
            status,
            json =>
            {
                json.WriteStartObject();
                WriteHead(json, code, message ?? text);
                json.WriteString("detail", $"{message ?? text}\nException:{exception}('{message ?? text}')");
                WriteTail(json, context, exception);
                json.WriteEndObject();
            }
        );
    }

    /// <summary>A refusal by validation: every problem, and the whole request once more.</summary>
    public static GatewayError Invalid(HttpContext context, JsonElement? body, IReadOnlyList<JamAiProblem> problems) =>
        GatewayError.Of(
            StatusCodes.Status422UnprocessableEntity,
            json =>
            {
                json.WriteStartObject();
                WriteHead(json, "validation_error", Summary(problems));
                json.WriteStartArray("detail");
                foreach (var problem in problems)
                {
                    WriteProblem(json, problem);
                }

                json.WriteEndArray();
                WriteTail(json, context, "");
                json.WritePropertyName("body");
                if (body is { } echo)
                {
                    // As it came: written anew, half a character in it would be an error of its own.
                    json.WriteRawValue(echo.GetRawText());
                }
                else
                {
                    json.WriteNullValue();
                }

                json.WriteEndObject();
            }
        );

    public static void AddLimits(HttpResponse response, int status, DateTimeOffset now, TimeSpan? retryAfter)
    {
        // Gateway: both say when to come back, half a minute where nothing better is known (wire-facts 3.5).
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = WireWriting.Seconds(retryAfter ?? DefaultWait);
        }
        else if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = WireWriting.Seconds(wait);
        }

        if (status == StatusCodes.Status429TooManyRequests)
        {
            var limit = RateLimit.ToString(CultureInfo.InvariantCulture);
            var reset = (now + (retryAfter ?? DefaultWait)).ToUnixTimeSeconds();
            response.Headers["X-RateLimit-Limit"] = limit;
            response.Headers["X-RateLimit-Remaining"] = "0";
            response.Headers["X-RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
            response.Headers["X-RateLimit-Used"] = limit;
            response.Headers["X-RateLimit-Meta"] = "{}";
        }
    }

    private static void WriteHead(Utf8JsonWriter json, string code, string message)
    {
        json.WriteString("object", "error");
        json.WriteString("error", code);
        json.WriteString("message", message);
    }

    private static void WriteTail(Utf8JsonWriter json, HttpContext context, string exception)
    {
        json.WriteString("request_id", JamAiRequestId.Of(context));
        json.WriteString("exception", exception);
        json.WriteStartObject("request_headers");
        foreach (var header in context.Request.Headers)
        {
            var name = header.Key.ToLowerInvariant();
            json.WriteString(name, name is "authorization" ? Half(header.Value.ToString()) : header.Value.ToString());
        }

        json.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter json, JamAiProblem problem)
    {
        json.WriteStartObject();
        json.WriteString("type", problem.Type);
        problem.Place.WriteTo(json);
        json.WriteString("msg", problem.Message);
        json.WriteString("input", problem.Input?.GetRawText() ?? "{}");
        json.WriteEndObject();
    }

    private static string Summary(IReadOnlyList<JamAiProblem> problems)
    {
        var text = new StringBuilder("The request is not valid:");
        for (var index = 0; index < problems.Count; index++)
        {
            var problem = problems[index];
            text.Append(CultureInfo.InvariantCulture, $"\n{index + 1}. {problem.Place} : {problem.Message}.");
        }

        return text.ToString();
    }

    // Gateway: a fifth of the credential stays readable at either end (wire-facts 3.5).
    private static string Half(string authorization)
    {
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        var token = authorization[(space + 1)..];
        var shown = token.Length / 5;
        return $"{authorization[..(space + 1)]}{token[..shown]}*****{token[^shown..]}";
    }

    private static (string Code, string Exception, string Message) Describe(int status) =>
        status switch
        {
            401 => ("unauthorized", "AuthorizationError", "You need to authenticate with a valid token."),
            402 or 403 => ("insufficient_credits", "InsufficientCreditsError", "The credits are used up."),
            404 => ("resource_not_found", "ResourceNotFoundError", "There is no such resource."),
            405 => ("method_not_allowed", "MethodNotAllowedError", "This method is not allowed here."),
            409 => ("resource_exists", "ResourceExistsError", "There is such a resource already."),
            415 => ("unsupported_media_type", "UnsupportedMediaTypeError", "This type of file is not supported."),
            422 => ("bad_input", "BadInputError", "The request cannot be worked with."),
            429 => ("rate_limit_exceeded", "RateLimitExceedError", "There are too many requests."),
            501 => ("not_implemented", "UnavailableError", "That is not implemented."),
            503 => ("busy", "ServerBusyError", "The server is busy at the moment."),
            _ => ("unexpected_error", "Exception", "Something unexpected happened."),
        };
}
