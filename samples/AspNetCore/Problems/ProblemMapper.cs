namespace InteractiveAi.Client.Samples.Web;

/// <summary>Which failure is whose: the caller's (4xx), the gateway's or our account's with it (502 to 504), or our own (500).</summary>
internal static class ProblemMapper
{
    public static Problem Of(Exception exception) =>
        exception switch
        {
            ApiException api => Of(api.Kind, api.IsTransient) with
            {
                RetryAfter = api.RetryAfter,
                RequestId = api.RequestId,
            },
            ChatStreamException { Error: null } cut => new Problem(
                StatusCodes.Status502BadGateway,
                "The answer was cut off",
                "The connection to the gateway broke before the answer was complete.",
                "Cut",
                cut.IsTransient
            )
            {
                RequestId = cut.RequestId,
            },
            ChatStreamException broken => Of(broken.Kind, broken.IsTransient) with { RequestId = broken.RequestId },
            ChatTimeoutException late => new Problem(
                StatusCodes.Status504GatewayTimeout,
                "The answer takes too long",
                $"Nothing came for {late.Limit.TotalSeconds:0} seconds.",
                $"{ApiErrorKind.Timeout}",
                IsTransient: true
            ),
            ResponseFormatException => new Problem(
                StatusCodes.Status502BadGateway,
                "The gateway answers strangely",
                "What it sent is not an answer that this service understands.",
                "Format",
                IsTransient: false
            ),
            // Its message names the address, which is nobody's business.
            HttpRequestException => new Problem(
                StatusCodes.Status502BadGateway,
                "The gateway cannot be reached",
                "There is no connection to it at the moment.",
                "Connection",
                IsTransient: true
            ),
            BadHttpRequestException bad => new Problem(
                bad.StatusCode,
                "The request cannot be read",
                "Its body is not the JSON that this service takes.",
                "Request",
                IsTransient: false
            ),
            // What the client refuses before it is sent: paths and rules, no values.
            ArgumentException argument => Of(ApiErrorKind.InvalidRequest, isTransient: false) with
            {
                Detail = argument.Message,
            },
            _ => new Problem(
                StatusCodes.Status500InternalServerError,
                "Something went wrong here",
                "It is in this service's log.",
                "Internal",
                IsTransient: false
            ),
        };

    private static Problem Of(ApiErrorKind kind, bool isTransient)
    {
        var (status, title, detail) = kind switch
        {
            // Our key and our account, not the caller's: a 401 would make a browser ask for a password.
            ApiErrorKind.Authentication or ApiErrorKind.Permission => (
                StatusCodes.Status502BadGateway,
                "The gateway refuses this service",
                "Its key is missing, wrong, or may not do this. Whoever runs the service has to see to it."
            ),
            ApiErrorKind.Credit => (
                StatusCodes.Status503ServiceUnavailable,
                "The credit is used up",
                "Whoever runs this service has to top it up at the gateway."
            ),
            ApiErrorKind.InvalidRequest => (
                StatusCodes.Status400BadRequest,
                "This cannot be asked",
                "The gateway or the model does not take the request, for example because the conversation has become too long."
            ),
            ApiErrorKind.NotFound => (
                StatusCodes.Status502BadGateway,
                "The model is not there",
                "The gateway does not have the model, or nobody who serves it."
            ),
            ApiErrorKind.RateLimit => (
                StatusCodes.Status429TooManyRequests,
                "Too many questions at once",
                "The gateway takes no more for the moment."
            ),
            ApiErrorKind.Moderation => (
                StatusCodes.Status422UnprocessableEntity,
                "This was held back",
                "A filter of the gateway or the model does not let it pass."
            ),
            ApiErrorKind.Timeout => (
                StatusCodes.Status504GatewayTimeout,
                "The answer takes too long",
                "The gateway gave up waiting for the model."
            ),
            ApiErrorKind.Overloaded => (
                StatusCodes.Status503ServiceUnavailable,
                "The gateway is busy",
                "It has no capacity to spare at the moment."
            ),
            ApiErrorKind.Provider => (
                StatusCodes.Status502BadGateway,
                "The model failed",
                "The provider behind the gateway could not answer."
            ),
            _ => (StatusCodes.Status502BadGateway, "The gateway failed", "It could not answer."),
        };
        return new Problem(status, title, detail, kind.ToString(), isTransient);
    }
}
