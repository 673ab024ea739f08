using Microsoft.AspNetCore.Mvc;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>What a caller may know of a failure: nothing in it comes from a header, a key, an address or a body.</summary>
/// <param name="Kind">The kind of failure, for programs.</param>
/// <param name="IsTransient">Whether the same request may succeed later.</param>
internal sealed record Problem(int Status, string Title, string Detail, string Kind, bool IsTransient)
{
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The gateway's id of the request, which its support asks for.</summary>
    public string? RequestId { get; init; }

    public int? RetryAfterSeconds => RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null;

    public ProblemDetails ToDetails(string? traceId)
    {
        ProblemDetails details = new()
        {
            Status = Status,
            Title = Title,
            Detail = Detail,
        };
        details.Extensions["kind"] = Kind;
        details.Extensions["isTransient"] = IsTransient;
        if (RetryAfterSeconds is { } wait)
        {
            details.Extensions["retryAfter"] = wait;
        }

        if (traceId is not null)
        {
            details.Extensions["traceId"] = traceId;
        }

        if (RequestId is not null)
        {
            details.Extensions["requestId"] = RequestId;
        }

        return details;
    }

    public ErrorEvent ToEvent(string? traceId) =>
        new(Status, Title, Detail, Kind, IsTransient, RetryAfterSeconds, RequestId, traceId);
}
