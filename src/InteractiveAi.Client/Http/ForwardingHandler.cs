namespace InteractiveAi.Client;

/// <summary>The end of a chain whose real end is an <see cref="HttpClient"/> that belongs to somebody else.</summary>
/// <remarks>
/// <see cref="HttpClient"/> refuses to send one message twice, and the handlers in it may add to a message, so that every attempt but the first
/// gets a message of its own that shares the content. The messages are never disposed: that would dispose the content before the next attempt.
/// </remarks>
/// <param name="client">The client.</param>
internal sealed class ForwardingHandler(HttpClient client) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var call = (CallMessage)request;
        var attempt = call.WasForwarded ? Again(call) : call;
        call.WasForwarded = true;
        var content = attempt.Content;
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
            // Handlers behind the client may repeat as well.
            call.Retries = attempt.Retries;
            // What the next attempt will send decides whether there is one, not what a handler has made of it for this one.
            if (!ReferenceEquals(attempt.Content, content))
            {
                attempt.Content = content;
            }
        }
    }

    private static bool IsTimeout(OperationCanceledException exception, CancellationToken cancellationToken) =>
        exception.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested;

    private static CallMessage Again(CallMessage call)
    {
        var attempt = call.Again();
        attempt.Retries = call.Retries;
        return attempt;
    }
}
