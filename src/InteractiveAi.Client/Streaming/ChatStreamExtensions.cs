namespace InteractiveAi.Client;

/// <summary>What can be done with a whole stream of chunks.</summary>
public static class ChatStreamExtensions
{
    /// <summary>Reads a stream to its end and puts the chunks together to a completion.</summary>
    /// <param name="chunks">The stream, usually of <see cref="ChatClient.StreamAsync(ChatRequest, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Ends the reading; it is handed to the stream as well.</param>
    /// <returns>The same completion that the gateway would have sent without streaming; see <see cref="CompletionBuilder"/>.</returns>
    /// <remarks>Whatever the stream throws passes through. To show the chunks as they come, use a <see cref="CompletionBuilder"/>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="chunks"/> is <see langword="null"/>.</exception>
    /// <exception cref="ChatStreamException">The stream carried an error or was cut off.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static Task<ChatCompletion> ToCompletionAsync(
        this IAsyncEnumerable<ChatCompletionChunk> chunks,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(chunks);
        return FoldAsync(chunks, cancellationToken);
    }

    private static async Task<ChatCompletion> FoldAsync(
        IAsyncEnumerable<ChatCompletionChunk> chunks,
        CancellationToken cancellationToken
    )
    {
        var builder = new CompletionBuilder();
        await foreach (var chunk in chunks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            builder.Add(chunk);
        }

        return builder.Build();
    }
}
