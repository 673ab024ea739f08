namespace InteractiveAi.Client;

/// <summary>The gateway reported success and sent something that is not its contract: broken JSON, HTML, or nothing.</summary>
/// <remarks>Missing members and unknown values are no reason for it; only content that cannot be read at all.</remarks>
public sealed class ResponseFormatException : ChatClientException
{
    /// <summary>The longest <see cref="Excerpt"/>, in characters.</summary>
    internal const int MaxExcerpt = 1024;

    /// <summary>An exception with everything known about the unreadable answer.</summary>
    /// <param name="context">The failure. Public, so that a test can make one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public ResponseFormatException(ResponseFormatErrorContext context)
        : base(ErrorSentence.Of(context), context.Response, context.InnerException)
    {
        Path = context.Path;
        Excerpt = context.Excerpt is { Length: > 0 } excerpt
            ? ErrorText.Bound(CredentialMask.Patterns.Apply(ErrorText.Bound(excerpt, MaxExcerpt)), MaxExcerpt)
            : null;
    }

    /// <summary>The JSON path where reading stopped, for example <c>$.choices[0].message</c>; <see langword="null"/> when it was not JSON at all.</summary>
    /// <remarks>A name that is none of the wire's, or not one of the type's that is read, is content, and <c>*</c> stands in its place.</remarks>
    public string? Path { get; }

    /// <summary>The beginning of what could not be read, at most 1,024 characters, credentials masked; <see langword="null"/> when it was empty.</summary>
    /// <remarks>It may hold parts of the answer or of the prompt, and is not part of the message for that reason.</remarks>
    public string? Excerpt { get; }
}
