using System.Net.Http.Headers;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>How long a gateway asks to wait, from headers or, where it puts them there, from the error in the body.</summary>
internal static class RetryAfter
{
    /// <summary>The wait of <c>retry-after-ms</c>, else of <c>Retry-After</c> as seconds (fractions allowed), as a date, or as a moment since 1970.</summary>
    /// <remarks>A date is compared with the response's own <c>Date</c> where it has one, so that a wrong clock here does not matter.</remarks>
    public static TimeSpan? FromHeaders(HttpResponseHeaders headers, TimeProvider clock) =>
        Milliseconds(First(headers, "retry-after-ms")) ?? Parse(First(headers, "Retry-After"), headers, clock);

    /// <summary>The wait that the error itself names: headers repeated in its metadata, or <c>retry_after</c> in <c>availability</c> or metadata.</summary>
    public static TimeSpan? FromError(ApiError? error, TimeProvider clock)
    {
        if (error is null)
        {
            return null;
        }

        var headers = LenientJson.Member(error.Metadata, "headers"u8);
        return Milliseconds(LenientJson.Text(LenientJson.Header(headers, "retry-after-ms")))
            ?? Parse(LenientJson.Text(LenientJson.Header(headers, "Retry-After")), headers: null, clock)
            ?? Named(error.Availability, clock)
            ?? Named(error.Metadata, clock);
    }

    private static TimeSpan? Named(JsonElement? owner, TimeProvider clock) =>
        Milliseconds(LenientJson.Text(owner, "retry_after_ms"u8))
        ?? Parse(LenientJson.Text(owner, "retry_after"u8), headers: null, clock)
        ?? Parse(LenientJson.Text(owner, "retry_after_seconds"u8), headers: null, clock);

    private static TimeSpan? Milliseconds(string? text) =>
        WireTime.TryNumber(text, out var number) ? WireTime.Seconds(number / 1000) : null;

    private static TimeSpan? Parse(string? text, HttpResponseHeaders? headers, TimeProvider clock)
    {
        if (text is null)
        {
            return null;
        }

        if (WireTime.TryNumber(text, out var number))
        {
            return WireTime.Epoch(number) is { } moment
                ? WireTime.Until(moment, clock.GetUtcNow())
                : WireTime.Seconds(number);
        }

        return WireTime.HttpDate(text) is { } date ? WireTime.Until(date, headers?.Date ?? clock.GetUtcNow()) : null;
    }

    // Not the typed property, which knows whole seconds only and drops what it cannot read.
    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? HeaderRules.First(values) : null;
}
