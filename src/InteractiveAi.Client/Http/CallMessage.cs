namespace InteractiveAi.Client;

/// <summary>The HTTP request of a call, with what the handlers under the client have to know of the call.</summary>
/// <remarks>Fields of its own, because the options of a message are a dictionary that would be made for every call.</remarks>
internal abstract class CallMessage : HttpRequestMessage
{
    protected CallMessage(Uri address)
        : base(HttpMethod.Post, address) { }

    /// <summary>The number of repetitions allowed for this call, instead of the client's.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>How much of the call's time limit is left; <see langword="null"/> when it has none.</summary>
    public abstract TimeSpan? TimeLeft { get; }

    /// <summary>The number of repetitions that were made, written by <see cref="RetryHandler"/> for <see cref="ResponseInfo.Retries"/>.</summary>
    public int Retries { get; set; }

    /// <summary>Whoever observes the call, told of repetitions; <see langword="null"/> when nobody listens.</summary>
    public CallTelemetry? Telemetry { get; init; }

    /// <summary>Whether an <see cref="HttpClient"/> has had this message, which none takes twice.</summary>
    public bool WasForwarded { get; set; }

    /// <summary>The same request once more, as it was before anybody added to it. It shares the content.</summary>
    public abstract CallMessage Again();
}
