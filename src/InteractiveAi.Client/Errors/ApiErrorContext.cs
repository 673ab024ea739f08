using System.Net;

namespace InteractiveAi.Client;

/// <summary>Everything an <see cref="ApiException"/> is made of. Only <see cref="StatusCode"/> is needed; what is left out is derived from the rest.</summary>
public sealed class ApiErrorContext
{
    /// <summary>The HTTP status. 200 when the error came in the body of a successful response.</summary>
    public HttpStatusCode StatusCode { get; init; }

    /// <summary>What the gateway said about the failure.</summary>
    public ApiError? Error { get; init; }

    /// <summary>The kind of failure.</summary>
    /// <value>The default value is <see langword="null"/>: read from the status and the error.</value>
    public ApiErrorKind? Kind { get; init; }

    /// <summary>Whether the same call may succeed later.</summary>
    /// <value>The default value is <see langword="null"/>: read from the kind, the status and the error.</value>
    public bool? IsTransient { get; init; }

    /// <summary>How long the gateway asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The rate limit that the gateway reported.</summary>
    /// <value>The default value is <see langword="null"/>: taken from <see cref="Response"/>.</value>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The gateway's id of the request.</summary>
    /// <value>The default value is <see langword="null"/>: taken from <see cref="Response"/>, else from <see cref="Error"/>.</value>
    public string? RequestId { get; init; }

    /// <summary>The provider behind the gateway.</summary>
    /// <value>The default value is <see langword="null"/>: taken from <see cref="Error"/>.</value>
    public string? ProviderName { get; init; }

    /// <summary>The body of the response: bounded, credentials masked, <see langword="null"/> when empty.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>The response that carried the error.</summary>
    public ResponseInfo? Response { get; init; }

    /// <summary>One sentence that says what to do next, put at the end of the exception's message.</summary>
    public string? Hint { get; init; }

    /// <summary>The exception behind this one, for example the failure to read the body.</summary>
    public Exception? InnerException { get; init; }

    /// <summary>Takes out of words that become part of the message what they repeat of the request.</summary>
    internal Func<string, string>? HidePrompt { get; init; }
}
