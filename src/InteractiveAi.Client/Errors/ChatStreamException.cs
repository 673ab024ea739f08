namespace InteractiveAi.Client;

/// <summary>The gateway began an answer and did not finish it: an error in the middle of the stream, a stream that was cut, or an event that is too long to be read.</summary>
/// <remarks>
/// What had arrived is kept in <see cref="PartialText"/>; it is not an answer, and tool calls in it are not complete.
/// It is never retried by this library, because the tokens that came have been paid for.
/// </remarks>
public sealed class ChatStreamException : ChatClientException
{
    /// <summary>An exception with everything known about the broken stream.</summary>
    /// <param name="context">The failure. Public, so that a test can make one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public ChatStreamException(ChatStreamErrorContext context)
        : base(ErrorSentence.Of(context), context.Response, context.InnerException)
    {
        Error = context.Error;
        IsTruncated = context.IsTruncated;
        PartialText = context.PartialText ?? string.Empty;
        ProviderName = context.ProviderName ?? context.Error?.ProviderName;
        ToldProvider = ErrorSentence.Name(ProviderName, context.HidePrompt);
        Usage = context.Usage;
        Kind = context.Error is null ? ApiErrorKind.Provider : ErrorClassifier.KindOf(status: null, context.Error);
        IsTransient =
            context.IsTransient
            ?? (context.Error is null || ErrorClassifier.IsTransient(Kind, status: null, context.Error));
    }

    /// <summary>The error that the stream carried; <see langword="null"/> when the stream just ended.</summary>
    public ApiError? Error { get; }

    /// <summary>Whether the stream ended without an error of the gateway's and without its end, politely or with the connection: no <c>[DONE]</c>, and not a finish reason for each answer that was asked for; or references, and no answer after them.</summary>
    public bool IsTruncated { get; }

    /// <summary>The kind of failure. A stream that was cut counts as <see cref="ApiErrorKind.Provider"/>.</summary>
    public ApiErrorKind Kind { get; }

    /// <summary>Whether the same call may succeed when it is made again from the beginning. Not after an event longer than <see cref="ChatClientOptions.MaxEventBytes"/>.</summary>
    public bool IsTransient { get; }

    /// <summary>The text of the first choice that had arrived; empty when none had.</summary>
    public string PartialText { get; }

    /// <summary>The provider that was answering, where the gateway names it.</summary>
    public string? ProviderName { get; }

    /// <summary>The tokens and the cost that the stream had told before it broke; mostly <see langword="null"/>, because they come last.</summary>
    public TokenUsage? Usage { get; }

    /// <summary>The rate limit, where the response reported one.</summary>
    public RateLimit? RateLimit => Response?.RateLimit;

    /// <summary>The gateway's id of the request, for its support.</summary>
    public string? RequestId => Response?.RequestId ?? Error?.RequestId;

    /// <summary>The provider's name as it may stand in a log: it is what an error says it is, which can be anything.</summary>
    internal string? ToldProvider { get; }
}
