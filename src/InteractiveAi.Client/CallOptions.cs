using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace InteractiveAi.Client;

/// <summary>Settings for one call. What is <see langword="null"/> is taken from the client's <see cref="ChatClientOptions"/>.</summary>
/// <remarks>
/// Checked when the call is made, before anything is sent. One object can serve many calls, at the same time too, while nobody changes its
/// <see cref="Headers"/>; a call goes on with those that it began with. A copy made by <c>with</c> has headers of its own.
/// </remarks>
public sealed record CallOptions
{
    private IDictionary<string, string>? _headers;

    /// <summary>Makes options that leave everything as the client has it.</summary>
    public CallOptions() { }

    private CallOptions(CallOptions original)
    {
        Timeout = original.Timeout;
        StreamIdleTimeout = original.StreamIdleTimeout;
        MaxRetries = original.MaxRetries;
        OnResponse = original.OnResponse;
        if (original._headers is { } headers)
        {
            // What is added to a copy must not reach the calls of the original. Names that differ in case only stay apart, to be refused.
            var areApart = headers.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() == headers.Count;
            _headers = new Dictionary<string, string>(
                headers,
                areApart ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
            );
        }
    }

    /// <summary>Headers for this call. They replace headers of the same name that the client would send.</summary>
    /// <value>Empty by default, to be filled as in <c>Headers = { ["X-Team"] = "blue" }</c>; <see langword="null"/> empties it.</value>
    /// <remarks>
    /// <c>Authorization</c> is allowed and replaces the API key: it is sent as it is given here, scheme included, and is not asked for again after a 401.
    /// Headers of the body (<c>Content-*</c>) and of the connection (<c>Host</c>, <c>Transfer-Encoding</c> and the like) are refused,
    /// and so are values with line breaks.
    /// </remarks>
    [AllowNull]
    public IDictionary<string, string> Headers
    {
        get => _headers ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        init => _headers = value;
    }

    /// <summary>The longest wait for the complete answer or, of a stream, for its first event, all retries included.</summary>
    /// <value>
    /// The default value is <see langword="null"/>: <see cref="ChatClientOptions.Timeout"/>. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The longest silence between two events of a stream. Keep-alive comments break it.</summary>
    /// <value>
    /// The default value is <see langword="null"/>: <see cref="ChatClientOptions.StreamIdleTimeout"/>. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </value>
    public TimeSpan? StreamIdleTimeout { get; init; }

    /// <summary>How many times the request may be repeated after a failure that passes.</summary>
    /// <value>The default value is <see langword="null"/>: <see cref="ChatClientOptions.MaxRetries"/>. 0 sends it once.</value>
    public int? MaxRetries { get; init; }

    /// <summary>A callback that gets status, request id, rate limit and headers when the response has begun, before its body is read; for error responses too.</summary>
    /// <remarks>It runs inside the call, once, for the last response when the request was repeated. What it throws ends the call.</remarks>
    public Action<ResponseInfo>? OnResponse { get; init; }

    /// <summary>Whether another call would be made with the same settings.</summary>
    /// <param name="other">The other settings.</param>
    /// <returns><see langword="true"/> when all are equal, the headers by name and value.</returns>
    public bool Equals(CallOptions? other) =>
        other is not null
        && Timeout == other.Timeout
        && StreamIdleTimeout == other.StreamIdleTimeout
        && MaxRetries == other.MaxRetries
        && OnResponse == other.OnResponse
        && HaveSameHeaders(_headers, other._headers);

    /// <summary>A hash code that fits <see cref="Equals(CallOptions?)"/>.</summary>
    /// <returns>The hash code; adding a header changes it.</returns>
    public override int GetHashCode() =>
        HashCode.Combine(Timeout, StreamIdleTimeout, MaxRetries, OnResponse, _headers?.Count ?? 0);

    /// <summary>A one-line summary without header values, which may be keys.</summary>
    /// <returns>The settings that differ from the client's.</returns>
    public override string ToString()
    {
        var set = new List<string>();
        if (_headers is { Count: > 0 } headers)
        {
            set.Add(string.Create(CultureInfo.InvariantCulture, $"{headers.Count} headers"));
        }

        if (Timeout is { } timeout)
        {
            set.Add($"timeout {timeout:c}");
        }

        if (StreamIdleTimeout is { } idle)
        {
            set.Add($"idle timeout {idle:c}");
        }

        if (MaxRetries is { } retries)
        {
            set.Add(string.Create(CultureInfo.InvariantCulture, $"{retries} retries"));
        }

        return $"CallOptions({string.Join(", ", set)})";
    }

    /// <summary>The headers as they are now.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> OwnHeaders() => _headers is { Count: > 0 } own ? [.. own] : [];

    /// <summary>Refuses what cannot be sent or waited for.</summary>
    /// <exception cref="ArgumentException">A header name or value is not allowed. The value is not part of the message.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time limit is not positive or too long, or a retry count is negative.</exception>
    internal void Validate()
    {
        if (_headers is { } headers)
        {
            HeaderRules.Check(headers, nameof(Headers));
        }

        SettingRules.CheckTimeLimit(Timeout, nameof(Timeout));
        SettingRules.CheckTimeLimit(StreamIdleTimeout, nameof(StreamIdleTimeout));
        SettingRules.CheckCount(MaxRetries, nameof(MaxRetries));
    }

    private static bool HaveSameHeaders(IDictionary<string, string>? some, IDictionary<string, string>? others)
    {
        if (some is not { Count: > 0 } || others is not { Count: > 0 })
        {
            return (some?.Count ?? 0) == (others?.Count ?? 0);
        }

        return some.Count == others.Count && AreIn(others, some) && AreIn(some, others);
    }

    // Not by the dictionary's own comparison: of two, one may tell cases apart and the other not, and the answer would depend on which is asked.
    private static bool AreIn(IDictionary<string, string> all, IDictionary<string, string> some) =>
        some.All(header =>
            all.Any(other =>
                string.Equals(header.Key, other.Key, StringComparison.OrdinalIgnoreCase)
                && string.Equals(header.Value, other.Value, StringComparison.Ordinal)
            )
        );
}
