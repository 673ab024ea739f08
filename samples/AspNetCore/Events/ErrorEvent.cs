namespace InteractiveAi.Client.Samples.Web;

/// <summary>The answer broke off: the same as a problem details body, which cannot be sent any more when an answer has begun.</summary>
internal sealed record ErrorEvent(
    int Status,
    string Title,
    string Detail,
    string Kind,
    bool IsTransient,
    int? RetryAfter,
    string? RequestId,
    string? TraceId
) : ChatEvent
{
    internal override string Name => "error";
}
