using System.Net;

namespace InteractiveAi.Client;

/// <summary>The gateway answered, and the answer is an error: a status other than 2xx, or a 2xx whose body holds an error.</summary>
/// <remarks>Filter on <see cref="Kind"/>: <c>catch (ApiException e) when (e.Kind == ApiErrorKind.RateLimit)</c>.</remarks>
public sealed class ApiException : ChatClientException
{
    /// <summary>An exception with everything known about the failure.</summary>
    /// <param name="context">The failure. Public, so that a test can make one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public ApiException(ApiErrorContext context)
        : base(ErrorSentence.Of(context), context.Response, context.InnerException)
    {
        StatusCode = context.StatusCode;
        Error = context.Error;
        Kind = context.Kind ?? ErrorClassifier.KindOf((int)context.StatusCode, context.Error);
        IsTransient = context.IsTransient ?? ErrorClassifier.IsTransient(Kind, (int)context.StatusCode, context.Error);
        RetryAfter = context.RetryAfter;
        RateLimit = context.RateLimit ?? context.Response?.RateLimit;
        RequestId = context.RequestId ?? context.Response?.RequestId ?? context.Error?.RequestId;
        ProviderName = context.ProviderName ?? context.Error?.ProviderName;
        ToldProvider = ErrorSentence.Name(ProviderName, context.HidePrompt);
        ResponseBody = context.ResponseBody;
    }

    /// <summary>The HTTP status. 200 when the error came in the body of a successful response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The kind of failure, read from status, code and details together.</summary>
    public ApiErrorKind Kind { get; }

    /// <summary>What the gateway said. <see langword="null"/> when the body was empty or said nothing readable.</summary>
    public ApiError? Error { get; }

    /// <summary>How long the gateway asks to wait before the next attempt, between zero and 365 days; <see langword="null"/> when it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The rate limit that the gateway reported with the failure.</summary>
    public RateLimit? RateLimit { get; }

    /// <summary>The gateway's id of the request, for its support.</summary>
    public string? RequestId { get; }

    /// <summary>The provider behind the gateway that failed or refused, where the gateway names it.</summary>
    public string? ProviderName { get; }

    /// <summary>
    /// Whether the same call may succeed later: rate limits, overload, time-outs, provider and server failures, and whatever the gateway itself marks as repeatable.
    /// </summary>
    public bool IsTransient { get; }

    /// <summary>The beginning of the body as text, at most 32,768 characters, credentials masked; <see langword="null"/> when it was empty.</summary>
    /// <remarks>It may repeat the request, prompts included (JamAI Base does): do not log it by default.</remarks>
    public string? ResponseBody { get; }

    /// <summary>The provider's name as it may stand in a log: it is what an error says it is, which can be anything.</summary>
    internal string? ToldProvider { get; }
}
