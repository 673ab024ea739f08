using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

public partial class ChatClient
{
    /// <summary>Sends a conversation and waits for the model's whole answer.</summary>
    /// <param name="messages">The conversation so far, oldest first; at least one message, which alone is <c>[message]</c>. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="model">The model that answers; the client's default when absent.</param>
    /// <param name="cancellationToken">Stops the call and closes its connection.</param>
    /// <returns>The answer; its <see cref="ChatCompletion.Message"/> is what the next turn goes on from.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is, for example because the gateway requires a model. Thrown by the call, not by the task.</exception>
    /// <exception cref="ApiException">The gateway answered with an error.</exception>
    /// <exception cref="ResponseFormatException">The answer cannot be read.</exception>
    /// <exception cref="ChatTimeoutException">The answer was not complete in time.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual Task<ChatCompletion> CompleteAsync(
        IEnumerable<Message> messages,
        string? model = null,
        CancellationToken cancellationToken = default
    ) => CompleteAsync(Continue(messages, model), cancellationToken);

    /// <summary>Sends a conversation with settings for this call, and waits for the model's whole answer.</summary>
    /// <param name="messages">The conversation so far, oldest first; at least one message, which alone is <c>[message]</c>. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="model">The model that answers; the client's default when <see langword="null"/>.</param>
    /// <param name="options">What is different for this call; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Stops the call and closes its connection.</param>
    /// <returns>The answer; its <see cref="ChatCompletion.Message"/> is what the next turn goes on from.</returns>
    /// <exception cref="ArgumentException">The request or the options cannot be sent as they are, for example because the gateway requires a model. Thrown by the call, not by the task.</exception>
    /// <exception cref="ApiException">The gateway answered with an error.</exception>
    /// <exception cref="ResponseFormatException">The answer cannot be read.</exception>
    /// <exception cref="ChatTimeoutException">The answer was not complete in time.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public virtual Task<ChatCompletion> CompleteAsync(
        IEnumerable<Message> messages,
        string? model,
        CallOptions? options,
        CancellationToken cancellationToken = default
    ) => SendAsync(Continue(messages, model), options, cancellationToken);

    /// <summary>Sends a conversation whose next answer is a type of yours: schema and reading included, without reflection.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="messages">The conversation so far, oldest first; at least one message, which alone is <c>[message]</c>. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="contract">The type's source-generated contract, for example <c>AppJson.Default.Invoice</c>.</param>
    /// <param name="model">The model that answers; the client's default when absent.</param>
    /// <param name="cancellationToken">Stops the call and closes its connection.</param>
    /// <returns>The value, or why there is none: the model declined, was cut off, or answered something else.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is, for example because the gateway requires a model. Thrown by the call, not by the task.</exception>
    /// <exception cref="ApiException">The gateway answered with an error.</exception>
    /// <exception cref="ResponseFormatException">The answer as such cannot be read; an unfit <em>content</em> is no exception.</exception>
    /// <exception cref="ChatTimeoutException">The answer was not complete in time.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual Task<StructuredCompletion<T>> CompleteAsync<T>(
        IEnumerable<Message> messages,
        JsonTypeInfo<T> contract,
        string? model = null,
        CancellationToken cancellationToken = default
    ) => CompleteAsync(Continue(messages, model), contract, cancellationToken);

    /// <summary>Sends a conversation and yields the model's answer piece by piece, as it comes.</summary>
    /// <param name="messages">The conversation so far, oldest first; at least one message, which alone is <c>[message]</c>. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="model">The model that answers; the client's default when absent.</param>
    /// <param name="cancellationToken">Stops the stream and closes its connection. So does leaving the loop.</param>
    /// <returns>The chunks, to be enumerated once.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is, for example because the gateway requires a model. Thrown by the call.</exception>
    /// <exception cref="ApiException">The gateway answered with an error. Thrown, like all that follow, while enumerating.</exception>
    /// <exception cref="ChatStreamException">The gateway reported an error in the stream, or the stream broke off.</exception>
    /// <exception cref="ResponseFormatException">The answer is no stream and no completion.</exception>
    /// <exception cref="ChatTimeoutException">The first event did not come in time, or the stream was silent for too long.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual IAsyncEnumerable<ChatCompletionChunk> StreamAsync(
        IEnumerable<Message> messages,
        string? model = null,
        CancellationToken cancellationToken = default
    ) => StreamAsync(Continue(messages, model), cancellationToken);

    /// <summary>Sends a conversation with settings for this call, and yields the model's answer piece by piece, as it comes.</summary>
    /// <param name="messages">The conversation so far, oldest first; at least one message, which alone is <c>[message]</c>. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="model">The model that answers; the client's default when <see langword="null"/>.</param>
    /// <param name="options">What is different for this call; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Stops the stream and closes its connection. So does leaving the loop.</param>
    /// <returns>The chunks, to be enumerated once.</returns>
    /// <exception cref="ArgumentException">The request or the options cannot be sent as they are, for example because the gateway requires a model. Thrown by the call.</exception>
    /// <exception cref="ApiException">The gateway answered with an error. Thrown, like all that follow, while enumerating.</exception>
    /// <exception cref="ChatStreamException">The gateway reported an error in the stream, or the stream broke off.</exception>
    /// <exception cref="ResponseFormatException">The answer is no stream and no completion.</exception>
    /// <exception cref="ChatTimeoutException">The first event did not come in time, or the stream was silent for too long.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public virtual IAsyncEnumerable<ChatCompletionChunk> StreamAsync(
        IEnumerable<Message> messages,
        string? model,
        CallOptions? options,
        CancellationToken cancellationToken = default
    ) => Chunks(Continue(messages, model), options, cancellationToken);

    /// <summary>Sends a conversation and yields only the text of the model's answer, piece by piece, as it comes.</summary>
    /// <param name="messages">The conversation so far, oldest first; at least one message, which alone is <c>[message]</c>. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="model">The model that answers; the client's default when absent.</param>
    /// <param name="cancellationToken">Stops the stream and closes its connection. So does leaving the loop.</param>
    /// <returns>The pieces of text, none of them empty, to be enumerated once.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is, for example because the gateway requires a model. Thrown by the call.</exception>
    /// <exception cref="ApiException">The gateway answered with an error. Thrown, like all that follow, while enumerating.</exception>
    /// <exception cref="ChatStreamException">The gateway reported an error in the stream, or the stream broke off.</exception>
    /// <exception cref="ResponseFormatException">The answer is no stream and no completion.</exception>
    /// <exception cref="ChatTimeoutException">The first event did not come in time, or the stream was silent for too long.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual IAsyncEnumerable<string> StreamTextAsync(
        IEnumerable<Message> messages,
        string? model = null,
        CancellationToken cancellationToken = default
    ) => StreamTextAsync(Continue(messages, model), cancellationToken);

    /// <summary>Sends a conversation with settings for this call, and yields only the text of the model's answer, piece by piece, as it comes.</summary>
    /// <param name="messages">The conversation so far, oldest first; at least one message, which alone is <c>[message]</c>. It may be changed as soon as the method has returned, all but the media in it.</param>
    /// <param name="model">The model that answers; the client's default when <see langword="null"/>.</param>
    /// <param name="options">What is different for this call; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Stops the stream and closes its connection. So does leaving the loop.</param>
    /// <returns>The pieces of text, none of them empty, to be enumerated once.</returns>
    /// <exception cref="ArgumentException">The request or the options cannot be sent as they are, for example because the gateway requires a model. Thrown by the call.</exception>
    /// <exception cref="ApiException">The gateway answered with an error. Thrown, like all that follow, while enumerating.</exception>
    /// <exception cref="ChatStreamException">The gateway reported an error in the stream, or the stream broke off.</exception>
    /// <exception cref="ResponseFormatException">The answer is no stream and no completion.</exception>
    /// <exception cref="ChatTimeoutException">The first event did not come in time, or the stream was silent for too long.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public virtual IAsyncEnumerable<string> StreamTextAsync(
        IEnumerable<Message> messages,
        string? model,
        CallOptions? options,
        CancellationToken cancellationToken = default
    ) => StreamTextAsync(Continue(messages, model), options, cancellationToken);

    private static ChatRequest Continue(IEnumerable<Message> messages, string? model)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return new ChatRequest { Model = model, Messages = messages as IReadOnlyList<Message> ?? [.. messages] };
    }
}
