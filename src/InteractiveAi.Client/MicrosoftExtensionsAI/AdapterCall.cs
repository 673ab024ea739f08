namespace InteractiveAi.Client;

/// <summary>A call in this library's own types, made from one of the abstraction's.</summary>
internal sealed class AdapterCall
{
    public AdapterCall(ChatRequest request, CallOptions options, MappingReport report)
    {
        Request = request;
        Report = report;
        Options = options with { OnResponse = info => Info = info };
    }

    public ChatRequest Request { get; }

    /// <summary>Headers and time limit of the call.</summary>
    public CallOptions Options { get; }

    /// <summary>What the gateway does not have of the call.</summary>
    public MappingReport Report { get; }

    /// <summary>What the response said for itself, once it has begun.</summary>
    public ResponseInfo? Info { get; private set; }
}
