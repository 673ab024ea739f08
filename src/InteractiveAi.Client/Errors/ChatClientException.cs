namespace InteractiveAi.Client;

/// <summary>The base of the exceptions that only this library can throw: a gateway that refused, broke off, or answered in a form that is not its contract.</summary>
/// <remarks>
/// The messages of all of them are one short sentence without prompt, body, header or key, because telemetry and logs copy messages.
/// Failures of the connection stay <see cref="HttpRequestException"/>, cancellation stays <see cref="OperationCanceledException"/>,
/// and our own deadlines are <see cref="ChatTimeoutException"/>. The hierarchy is closed, so that a <c>switch</c> over it can be complete.
/// </remarks>
public abstract class ChatClientException : Exception
{
    private protected ChatClientException(string message, ResponseInfo? response, Exception? innerException)
        : base(message, innerException) => Response = response;

    /// <summary>The response that the failure belongs to: status, request id, headers, rate limit. <see langword="null"/> when there is none.</summary>
    public ResponseInfo? Response { get; }
}
