namespace InteractiveAi.Client;

/// <summary>Everything a <see cref="ChatStreamException"/> is made of.</summary>
public sealed class ChatStreamErrorContext
{
    /// <summary>The error that the stream carried. <see langword="null"/> when the stream just ended.</summary>
    public ApiError? Error { get; init; }

    /// <summary>Whether the stream ended without an error and without an end.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>How far a stream came that just ended, as a sentence of ours.</summary>
    internal string? Problem { get; init; }

    /// <summary>Whether the same call may succeed later; <see langword="null"/> to read it from the error.</summary>
    internal bool? IsTransient { get; init; }

    /// <summary>The text that had arrived.</summary>
    public string? PartialText { get; init; }

    /// <summary>The provider that was answering.</summary>
    /// <value>The default value is <see langword="null"/>: taken from <see cref="Error"/>.</value>
    public string? ProviderName { get; init; }

    /// <summary>The tokens and the cost that the stream had told.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The response whose stream broke.</summary>
    public ResponseInfo? Response { get; init; }

    /// <summary>The exception behind this one, for example the lost connection.</summary>
    public Exception? InnerException { get; init; }

    /// <summary>Takes out of words that become part of the message what they repeat of the request.</summary>
    internal Func<string, string>? HidePrompt { get; init; }
}
