namespace InteractiveAi.Client;

/// <summary>Makes a connection that could not be established in time the failed connection that it is.</summary>
/// <remarks>The platform reports its connect timeout as a cancellation, which nobody asked for, which hides the fault and which is not retried.</remarks>
internal sealed class ConnectTimeoutHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (IsConnectTimeout(e) && !cancellationToken.IsCancellationRequested)
        {
            throw Failure(e);
        }
    }

    /// <summary>Whether a cancellation is the platform's connect timeout.</summary>
    /// <remarks>The timeout of <see cref="HttpClient"/> looks the same but for the cancellation that is behind it once more.</remarks>
    internal static bool IsConnectTimeout(Exception? exception) =>
        exception
            is OperationCanceledException
            {
                InnerException: TimeoutException { InnerException: not OperationCanceledException }
            };

    /// <summary>The failure that it is, with the cancellation behind it.</summary>
    internal static HttpRequestException Failure(Exception exception) =>
        new(HttpRequestError.ConnectionError, "No connection to the gateway could be established in time.", exception);
}
