namespace InteractiveAi.Client;

/// <summary>One call whose request is checked and serialised, so that nothing of the user's is needed any more.</summary>
internal sealed class PreparedCall(RequestBody body, CallOptions? options, bool streaming) : IDisposable
{
    private int _begun;

    public RequestBody Body { get; } = body;

    public CallOptions? Options { get; } = options;

    /// <summary>The call's own headers, as they were when it was made.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = options?.OwnHeaders() ?? [];

    public bool IsStreaming { get; } = streaming;

    /// <summary>The id under which the call was sent, the same on every attempt; <see langword="null"/> where the gateway takes none.</summary>
    public string? RequestId { get; set; }

    /// <summary>Spans, metrics and log of the call; <see langword="null"/> when nobody listens.</summary>
    public CallTelemetry? Telemetry { get; init; }

    /// <summary>How many answers the request asks for.</summary>
    public int Choices { get; init; } = 1;

    /// <summary>Whether the call brings its own credential, so that the client's is not needed.</summary>
    public bool HasAuthorization =>
        Headers.Count > 0
        && Headers.Any(static header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase));

    /// <summary>The clock's timestamp when the call was sent for the first time.</summary>
    public long Began { get; set; }

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
