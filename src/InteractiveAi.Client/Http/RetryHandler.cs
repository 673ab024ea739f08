using System.Net;
using System.Security.Authentication;

namespace InteractiveAi.Client;

/// <summary>Repeats a request whose failure passes: lost connections, 408, 409, 429, 500, 502, 503, 504, 524 and 529.</summary>
/// <remarks>
/// It sees responses when their headers have arrived, so that a stream which has begun is never repeated. <c>Retry-After</c> is waited for up to
/// <see cref="ChatClientOptions.MaxRetryDelay"/>; a longer one is handed to the caller at once, and so is
/// every failure after which the call's time limit leaves no room for the wait. Without it the wait is 0.5 s, doubled each time and spread by half
/// in both directions from the first repetition on, so that clients which failed together do not return together.
/// A gateway's <c>x-should-retry</c> overrules the status, but nothing repeats 401, 402 and 403.
/// </remarks>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);

    // Made when the first attempt of any call fails, which in many programs is never: then the library behind it is not even loaded.
    private RetryPipeline? _repeats;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _maxDelay;
    private readonly int _maxRetries;
    private readonly Func<double> _jitter;

    /// <summary>A handler with the limits and the clock of the options.</summary>
    /// <param name="options">A snapshot that does not change any more.</param>
    /// <param name="jitter">A source of numbers from 0 to below 1; random when it is left out.</param>
    public RetryHandler(ChatClientOptions options, Func<double>? jitter = null)
    {
        _clock = options.TimeProvider;
        _maxDelay = options.MaxRetryDelay;
        _maxRetries = options.MaxRetries;
        _jitter = jitter ?? Random.Shared.NextDouble;
    }

    /// <summary>Told of every repetition before it is waited for.</summary>
    public Action<RetryAttempt>? OnRetry { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var allowed = (request as CallMessage)?.MaxRetries ?? _maxRetries;
        return allowed <= 0 || !CanReplay(request)
            ? base.SendAsync(request, cancellationToken)
            : SendRepeatedlyAsync(request, allowed, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendRepeatedlyAsync(
        HttpRequestMessage request,
        int allowed,
        CancellationToken cancellationToken
    )
    {
        HttpResponseMessage? response = null;
        Exception? exception = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (ShouldRetry(request, response: null, e))
        {
            exception = e;
        }

        if (response is null || ShouldRetry(request, response, exception: null))
        {
            response = await RepeatAsync(request, allowed, response, exception, cancellationToken)
                .ConfigureAwait(false);
        }

        // Not left to the handlers below, which may have sent a copy: the count of retries is with this one.
        response.RequestMessage = request;
        return response;
    }

    private Task<HttpResponseMessage> RepeatAsync(
        HttpRequestMessage request,
        int allowed,
        HttpResponseMessage? response,
        Exception? exception,
        CancellationToken cancellationToken
    ) =>
        LazyInitializer
            .EnsureInitialized(ref _repeats, () => new RetryPipeline(_clock, SendOnceAsync, DelayOf, Report))
            .RunAsync(new RetryCall(request, allowed, response, exception), cancellationToken);

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    private bool ShouldRetry(HttpRequestMessage request, HttpResponseMessage? response, Exception? exception) =>
        CanReplay(request)
        && (
            response is null
                ? exception is not null && Passes(exception)
                : Passes(response) && !(RetryAfter.FromHeaders(response.Headers, _clock) > _maxDelay)
        );

    private TimeSpan? DelayOf(
        int attempt,
        HttpRequestMessage request,
        HttpResponseMessage? response,
        Exception? exception
    ) =>
        // A wait that outlasts the call would end in its time limit, which says nothing of what is the matter.
        ShouldRetry(request, response, exception)
        && DelayOf(attempt, response) is var delay
        && !(delay >= (request as CallMessage)?.TimeLeft)
            ? delay
            : null;

    private TimeSpan DelayOf(int attempt, HttpResponseMessage? response)
    {
        // A wait of zero says "now", which every client would do at the same time.
        if (
            response is not null
            && RetryAfter.FromHeaders(response.Headers, _clock) is { } wait
            && wait > TimeSpan.Zero
        )
        {
            return wait;
        }

        var backoff = FirstDelay * Math.Pow(2, Math.Min(attempt, 20)) * (0.5 + _jitter());
        return backoff < _maxDelay ? backoff : _maxDelay;
    }

    private void Report(RetryAttempt attempt)
    {
        if (attempt.Request is CallMessage call)
        {
            call.Retries = attempt.Number;
            call.Telemetry?.Retrying(attempt);
        }

        OnRetry?.Invoke(attempt);
    }

    private static bool CanReplay(HttpRequestMessage request) =>
        request.Content is null or IReplayableContent { CanReplay: true };

    private static bool Passes(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status is < 400 or 401 or 402 or 403)
        {
            return false;
        }

        return ShouldRetryHeader(response) ?? Passes(status);
    }

    private static bool Passes(int status) => status is 408 or 409 or 429 or 500 or 502 or 503 or 504 or 524 or 529;

    /// <summary>The gateway's own word on whether a repetition makes sense (<c>x-should-retry</c>).</summary>
    internal static bool? ShouldRetryHeader(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("x-should-retry", out var values)
        && bool.TryParse(HeaderRules.First(values), out var stated)
            ? stated
            : null;

    private static bool Passes(Exception exception) =>
        exception switch
        {
            HttpRequestException { StatusCode: { } status } => Passes((int)status),
            // A certificate that is not trusted, credentials that a proxy refuses and our own limits are the same next time.
            HttpRequestException { InnerException: AuthenticationException } => false,
            HttpRequestException http => http.HttpRequestError
                is not (
                    HttpRequestError.UserAuthenticationError
                    or HttpRequestError.VersionNegotiationError
                    or HttpRequestError.ConfigurationLimitExceeded
                )
                && http.InnerException is not FileNotFoundException and not DirectoryNotFoundException,
            FileNotFoundException or DirectoryNotFoundException or PathTooLongException or DriveNotFoundException =>
                false,
            IOException => true,
            _ => false,
        };
}
