namespace InteractiveAi.Client;

/// <summary>The end of a chain whose real end is an <see cref="HttpClient"/> that belongs to somebody else.</summary>
/// <remarks>
/// <see cref="HttpClient"/> refuses to send one message twice, so that every attempt gets a message of its own that shares the content.
/// The messages are never disposed: that would dispose the content before the next attempt.
/// </remarks>
/// <param name="client">The client.</param>
/// <param name="once">Whether nobody in front repeats a message, so that it needs no copy.</param>
internal sealed class ForwardingHandler(HttpClient client, bool once = false) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var attempt = once ? request : Copy(request);
        try
        {
            var response = await client
                .SendAsync(attempt, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            response.RequestMessage = request;
            return response;
        }
        catch (OperationCanceledException e) when (IsTimeout(e, cancellationToken))
        {
            throw ConnectTimeoutHandler.IsConnectTimeout(e)
                ? ConnectTimeoutHandler.Failure(e)
                : new ChatTimeoutException(ChatTimeoutPhase.HttpClient, client.Timeout, e);
        }
        finally
        {
            // Handlers behind the client may have left something, the number of retries for one.
            if (!once)
            {
                CopyOptions(attempt, request);
            }
        }
    }

    private static bool IsTimeout(OperationCanceledException exception, CancellationToken cancellationToken) =>
        exception.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested;

    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = request.Content,
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        CopyOptions(request, copy);
        return copy;
    }

    private static void CopyOptions(HttpRequestMessage from, HttpRequestMessage to)
    {
        // Looking at options that are not there must not make any.
        if (from.Options is ICollection<KeyValuePair<string, object?>> { Count: 0 })
        {
            return;
        }

        IDictionary<string, object?> target = to.Options;
        foreach (var (name, value) in from.Options)
        {
            target[name] = value;
        }
    }
}
