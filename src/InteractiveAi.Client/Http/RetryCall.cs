namespace InteractiveAi.Client;

/// <summary>A request whose first attempt has failed and is to be repeated.</summary>
/// <param name="request">The request.</param>
/// <param name="allowed">How often it may be repeated.</param>
/// <param name="response">What the first attempt brought; <see langword="null"/> when that was an exception.</param>
/// <param name="exception">The exception of the first attempt.</param>
internal sealed class RetryCall(
    HttpRequestMessage request,
    int allowed,
    HttpResponseMessage? response,
    Exception? exception
) : IDisposable
{
    private HttpResponseMessage? _response = response;
    private Exception? _exception = exception;

    public HttpRequestMessage Request { get; } = request;

    public int Allowed { get; } = allowed;

    /// <summary>How long to wait for the next attempt; <see langword="null"/> when there is to be none.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>Hands over what became of the first attempt, once.</summary>
    public (HttpResponseMessage? Response, Exception? Exception) TakeFirst()
    {
        var first = (_response, _exception);
        (_response, _exception) = (null, null);
        return first;
    }

    /// <summary>Disposes of what nobody has taken.</summary>
    public void Dispose() => _response?.Dispose();
}
