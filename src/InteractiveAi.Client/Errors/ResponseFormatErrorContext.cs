namespace InteractiveAi.Client;

/// <summary>Everything a <see cref="ResponseFormatException"/> is made of.</summary>
public sealed class ResponseFormatErrorContext
{
    /// <summary>What is wrong, as one sentence. Never a part of the answer itself: it becomes the message.</summary>
    /// <value>The default value is <see langword="null"/>: "The answer is not a chat completion."</value>
    public string? Problem { get; init; }

    /// <summary>The JSON path where reading stopped.</summary>
    public string? Path { get; init; }

    /// <summary>The beginning of what could not be read, credentials masked.</summary>
    public string? Excerpt { get; init; }

    /// <summary>The response that could not be read.</summary>
    public ResponseInfo? Response { get; init; }

    /// <summary>The exception of the JSON reader.</summary>
    public Exception? InnerException { get; init; }
}
