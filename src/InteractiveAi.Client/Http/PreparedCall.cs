namespace InteractiveAi.Client;

/// <summary>One call whose request is checked and serialised, so that nothing of the user's is needed any more.</summary>
internal sealed class PreparedCall(RequestBody body, CallOptions? options, bool streaming) : IDisposable
{
    private int _begun;

    public RequestBody Body { get; } = body;

    public CallOptions? Options { get; } = options;

    public bool IsStreaming { get; } = streaming;

    /// <summary>Marks the call as under way.</summary>
    /// <exception cref="InvalidOperationException">It is, or was.</exception>
    public void Begin()
    {
        // Enumerating again would send, and charge for, the request again: that must be asked for by another call.
        if (Interlocked.Exchange(ref _begun, 1) is not 0)
        {
            throw new InvalidOperationException(
                "A stream can be enumerated only once, because each enumeration would be a new request. Call StreamAsync again."
            );
        }
    }

    public void Dispose() => Body.Dispose();
}
