using System.Globalization;

namespace InteractiveAi.Client;

/// <summary>Settings for one call. What is <see langword="null"/> is taken from the client's <see cref="ChatClientOptions"/>.</summary>
/// <remarks>Checked when the call is made, before anything is sent. One object can serve many calls, at the same time too.</remarks>
public sealed record CallOptions
{
    /// <summary>Headers for this call. They replace headers of the same name that the client would send.</summary>
    /// <remarks>
    /// <c>Authorization</c> is allowed and replaces the API key: it is sent as it is given here, scheme included, and is not asked for again after a 401.
    /// Headers of the body (<c>Content-*</c>) and of the connection (<c>Host</c>, <c>Transfer-Encoding</c> and the like) are refused,
    /// and so are values with line breaks.
    /// </remarks>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

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

    /// <summary>A one-line summary without header values, which may be keys.</summary>
    /// <returns>The settings that differ from the client's.</returns>
    public override string ToString()
    {
        var set = new List<string>();
        if (Headers is { Count: > 0 })
        {
            set.Add(string.Create(CultureInfo.InvariantCulture, $"{Headers.Count} headers"));
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

    /// <summary>Refuses what cannot be sent or waited for.</summary>
    /// <exception cref="ArgumentException">A header name or value is not allowed. The value is not part of the message.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time limit is not positive or too long, or a retry count is negative.</exception>
    internal void Validate()
    {
        if (Headers is not null)
        {
            HeaderRules.Check(Headers, nameof(Headers));
        }

        SettingRules.CheckTimeLimit(Timeout, nameof(Timeout));
        SettingRules.CheckTimeLimit(StreamIdleTimeout, nameof(StreamIdleTimeout));
        SettingRules.CheckCount(MaxRetries, nameof(MaxRetries));
    }
}
