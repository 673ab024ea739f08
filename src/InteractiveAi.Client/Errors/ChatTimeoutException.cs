using System.Globalization;

namespace InteractiveAi.Client;

/// <summary>A deadline of this library passed.</summary>
/// <remarks>
/// A <see cref="TimeoutException"/> and never an <see cref="OperationCanceledException"/>: middleware takes those for the caller's own wish, and the fault would be lost.
/// It is not retried, because the deadline covers all attempts together.
/// </remarks>
public sealed class ChatTimeoutException : TimeoutException
{
    /// <summary>An exception for a wait that lasted too long.</summary>
    /// <param name="phase">The wait.</param>
    /// <param name="limit">The limit that passed.</param>
    public ChatTimeoutException(ChatTimeoutPhase phase, TimeSpan limit)
        : this(phase, limit, innerException: null) { }

    /// <summary>An exception for a wait that lasted too long, with the exception that ended it.</summary>
    /// <param name="phase">The wait.</param>
    /// <param name="limit">The limit that passed.</param>
    /// <param name="innerException">The exception that ended the wait, if any.</param>
    public ChatTimeoutException(ChatTimeoutPhase phase, TimeSpan limit, Exception? innerException)
        : base(Describe(phase, limit), innerException)
    {
        Phase = phase;
        Limit = limit;
    }

    /// <summary>The wait that lasted too long.</summary>
    public ChatTimeoutPhase Phase { get; }

    /// <summary>The limit that passed.</summary>
    public TimeSpan Limit { get; }

    private static string Describe(ChatTimeoutPhase phase, TimeSpan limit)
    {
        var seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return phase switch
        {
            ChatTimeoutPhase.FirstEvent =>
                $"The stream sent no event within {seconds} s; the limit is {nameof(CallOptions.Timeout)} of the call or of the client.",
            ChatTimeoutPhase.Idle =>
                $"The stream fell silent for {seconds} s; the limit is {nameof(CallOptions.StreamIdleTimeout)} of the call or of the client.",
            ChatTimeoutPhase.HttpClient =>
                $"The HttpClient gave up after {seconds} s; set its Timeout to Timeout.InfiniteTimeSpan, the client has limits of its own.",
            _ =>
                $"The answer was not complete within {seconds} s; the limit is {nameof(CallOptions.Timeout)} of the call or of the client.",
        };
    }
}
