using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace InteractiveAi.Client;

/// <summary>A rate limit as the gateway reports it in its response headers.</summary>
/// <remarks>
/// Interactive AI and JamAI Base report one limit, and only when it was exceeded (<c>X-RateLimit-Limit</c>, <c>-Remaining</c>, <c>-Reset</c>).
/// Endpoints in OpenAI's manner report two on every answer: requests, which are the properties of this object, and tokens, in <see cref="Tokens"/>.
/// Headers that are not understood here stay in <see cref="ResponseInfo.Headers"/>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RateLimit
{
    /// <summary>How many requests (of <see cref="Tokens"/>: tokens) one window allows (<c>X-RateLimit-Limit</c>).</summary>
    public long? Limit { get; init; }

    /// <summary>How many are left in this window (<c>X-RateLimit-Remaining</c>).</summary>
    public long? Remaining { get; init; }

    /// <summary>When the window ends (<c>X-RateLimit-Reset</c>).</summary>
    /// <remarks>Read from seconds or milliseconds since 1970, seconds from now, a duration such as <c>6m0s</c>, or a date.</remarks>
    public DateTimeOffset? Reset { get; init; }

    /// <summary>The limit on tokens where the gateway has a separate one (<c>x-ratelimit-limit-tokens</c> and its siblings).</summary>
    public RateLimit? Tokens { get; init; }

    /// <summary>What is left of it, and until when.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"RateLimit({Text(Remaining)} of {Text(Limit)} left{(Reset is { } end ? $" until {end.UtcDateTime:u}" : "")})"
        );

    internal static RateLimit? FromHeaders(HttpResponseHeaders headers, TimeProvider clock) =>
        Read(
            headers,
            static (headers, name) =>
                headers.NonValidated.TryGetValues(name, out var values) ? HeaderRules.First(values) : null,
            clock
        );

    internal static RateLimit? FromError(ApiError? error, TimeProvider clock) =>
        LenientJson.Member(error?.Metadata, "headers"u8) is { } headers
            ? Read(headers, static (headers, name) => LenientJson.Text(LenientJson.Header(headers, name)), clock)
            : null;

    private static RateLimit? Read<TSource>(TSource source, Func<TSource, string, string?> header, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var requests =
            Bucket("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
            ?? Bucket("x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests")
            ?? Bucket("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");
        var tokens = Bucket("x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens");
        return tokens is null
            ? requests
            : new RateLimit
            {
                Limit = requests?.Limit,
                Remaining = requests?.Remaining,
                Reset = requests?.Reset,
                Tokens = tokens,
            };

        RateLimit? Bucket(string limit, string remaining, string reset)
        {
            var allowed = Count(header(source, limit));
            var left = Count(header(source, remaining));
            var end = header(source, reset) is { } text ? WireTime.Moment(text, now) : null;
            return (allowed, left, end) is (null, null, null)
                ? null
                : new RateLimit
                {
                    Limit = allowed,
                    Remaining = left,
                    Reset = end,
                };
        }
    }

    // The count may be followed by the policy behind it: "100, 100;w=60".
    private static long? Count(string? text)
    {
        var digits = text.AsSpan().TrimStart();
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        if (end >= 0 && digits[end] is not ('.' or ',' or ';' or ' '))
        {
            return null;
        }

        return long.TryParse(
            end < 0 ? digits : digits[..end],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var count
        )
            ? count
            : null;
    }

    private static string Text(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
