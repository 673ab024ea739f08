using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

public partial class ChatClient
{
    /// <summary>Asks one question and waits for the whole answer.</summary>
    /// <param name="prompt">What the user says.</param>
    /// <param name="model">The model that answers; the client's default when absent.</param>
    /// <param name="cancellationToken">Stops the call and closes its connection.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is, for example because the gateway requires a model.</exception>
    /// <exception cref="ApiException">The gateway answered with an error.</exception>
    /// <exception cref="ResponseFormatException">The answer cannot be read.</exception>
    /// <exception cref="ChatTimeoutException">The answer was not complete in time.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual Task<ChatCompletion> CompleteAsync(
        string prompt,
        string? model = null,
        CancellationToken cancellationToken = default
    ) => CompleteAsync(Ask(prompt, model), cancellationToken);

    /// <summary>Asks one question with settings for this call, and waits for the whole answer.</summary>
    /// <param name="prompt">What the user says.</param>
    /// <param name="model">The model that answers; the client's default when <see langword="null"/>.</param>
    /// <param name="options">What is different for this call; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Stops the call and closes its connection.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The request or the options cannot be sent as they are, for example because the gateway requires a model. Thrown by the call, not by the task.</exception>
    /// <exception cref="ApiException">The gateway answered with an error.</exception>
    /// <exception cref="ResponseFormatException">The answer cannot be read.</exception>
    /// <exception cref="ChatTimeoutException">The answer was not complete in time.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public virtual Task<ChatCompletion> CompleteAsync(
        string prompt,
        string? model,
        CallOptions? options,
        CancellationToken cancellationToken = default
    ) => SendAsync(Ask(prompt, model), options, cancellationToken);

    /// <summary>Sends a request whose answer is a type of yours: schema and reading included, without reflection.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="request">
    /// The request. Its <see cref="ChatRequest.ResponseFormat"/> is set to the type's schema unless you have set one.
    /// </param>
    /// <param name="contract">The type's source-generated contract, for example <c>AppJson.Default.Invoice</c>.</param>
    /// <param name="cancellationToken">Stops the call and closes its connection.</param>
    /// <returns>The value, or why there is none: the model declined, was cut off, or answered something else.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is. Thrown by the call, not by the task.</exception>
    /// <exception cref="ApiException">The gateway answered with an error.</exception>
    /// <exception cref="ResponseFormatException">The answer as such cannot be read; an unfit <em>content</em> is no exception.</exception>
    /// <exception cref="ChatTimeoutException">The answer was not complete in time.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual Task<StructuredCompletion<T>> CompleteAsync<T>(
        ChatRequest request,
        JsonTypeInfo<T> contract,
        CancellationToken cancellationToken = default
    ) => CompleteAsync(request, contract, options: null, cancellationToken);

    /// <summary>Sends a request whose answer is a type of yours, with settings for this call.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="request">
    /// The request. Its <see cref="ChatRequest.ResponseFormat"/> is set to the type's schema unless you have set one.
    /// </param>
    /// <param name="contract">The type's source-generated contract, for example <c>AppJson.Default.Invoice</c>.</param>
    /// <param name="options">What is different for this call; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Stops the call and closes its connection.</param>
    /// <returns>The value, or why there is none: the model declined, was cut off, or answered something else.</returns>
    /// <exception cref="ArgumentException">The request or the options cannot be sent as they are. Thrown by the call, not by the task.</exception>
    /// <exception cref="ApiException">The gateway answered with an error.</exception>
    /// <exception cref="ResponseFormatException">The answer as such cannot be read; an unfit <em>content</em> is no exception.</exception>
    /// <exception cref="ChatTimeoutException">The answer was not complete in time.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public virtual Task<StructuredCompletion<T>> CompleteAsync<T>(
        ChatRequest request,
        JsonTypeInfo<T> contract,
        CallOptions? options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(contract);
        ChatRequest asked = request.ResponseFormat is null
            ? request with
            {
                ResponseFormat = ResponseFormat.JsonSchema(contract),
            }
            : request;
        return ReadAsync(SendAsync(asked, options, cancellationToken), contract);

        static async Task<StructuredCompletion<T>> ReadAsync(Task<ChatCompletion> answer, JsonTypeInfo<T> contract) =>
            StructuredCompletion<T>.Read(await answer.ConfigureAwait(false), contract);
    }

    /// <summary>Asks one question whose answer is a type of yours: schema and reading included, without reflection.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="prompt">What the user says.</param>
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
        string prompt,
        JsonTypeInfo<T> contract,
        string? model = null,
        CancellationToken cancellationToken = default
    ) => CompleteAsync(Ask(prompt, model), contract, cancellationToken);

    /// <summary>Asks one question and yields the answer piece by piece, as it comes.</summary>
    /// <param name="prompt">What the user says.</param>
    /// <param name="model">The model that answers; the client's default when absent.</param>
    /// <param name="cancellationToken">Stops the stream and closes its connection.</param>
    /// <returns>The chunks, to be enumerated once.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is, for example because the gateway requires a model.</exception>
    /// <exception cref="ApiException">The gateway answered with an error. Thrown, like all that follow, while enumerating.</exception>
    /// <exception cref="ChatStreamException">The gateway reported an error in the stream, or the stream broke off.</exception>
    /// <exception cref="ChatTimeoutException">The first event did not come in time, or the stream was silent for too long.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual IAsyncEnumerable<ChatCompletionChunk> StreamAsync(
        string prompt,
        string? model = null,
        CancellationToken cancellationToken = default
    ) => StreamAsync(Ask(prompt, model), cancellationToken);

    /// <summary>Asks one question with settings for this call, and yields the answer piece by piece, as it comes.</summary>
    /// <param name="prompt">What the user says.</param>
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
        string prompt,
        string? model,
        CallOptions? options,
        CancellationToken cancellationToken = default
    ) => Chunks(Ask(prompt, model), options, cancellationToken);

    /// <summary>Sends a request and yields only the first choice's text, piece by piece, as it comes.</summary>
    /// <param name="request">The request, portable or of this client's gateway.</param>
    /// <param name="cancellationToken">Stops the stream and closes its connection.</param>
    /// <returns>The pieces of text, none of them empty, to be enumerated once.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is. Thrown by the call.</exception>
    /// <exception cref="ApiException">The gateway answered with an error. Thrown, like all that follow, while enumerating.</exception>
    /// <exception cref="ChatStreamException">The gateway reported an error in the stream, or the stream broke off.</exception>
    /// <exception cref="ChatTimeoutException">The first event did not come in time, or the stream was silent for too long.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <remarks>Tool calls, reasoning and refusals are not in it: use <see cref="StreamAsync(ChatRequest, CancellationToken)"/> for those.</remarks>
    public virtual IAsyncEnumerable<string> StreamTextAsync(
        ChatRequest request,
        CancellationToken cancellationToken = default
    )
    {
        // The chunks have the token of the call already; joined with the one of the enumeration, neither would be told apart.
        return TextOf(StreamAsync(request, cancellationToken), CancellationToken.None);
    }

    /// <summary>Sends a request with settings for this call, and yields only the first choice's text, piece by piece, as it comes.</summary>
    /// <param name="request">The request, portable or of this client's gateway.</param>
    /// <param name="options">What is different for this call; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Stops the stream and closes its connection. So does leaving the loop.</param>
    /// <returns>The pieces of text, none of them empty, to be enumerated once.</returns>
    /// <exception cref="ArgumentException">The request or the options cannot be sent as they are. Thrown by the call.</exception>
    /// <exception cref="ApiException">The gateway answered with an error. Thrown, like all that follow, while enumerating.</exception>
    /// <exception cref="ChatStreamException">The gateway reported an error in the stream, or the stream broke off.</exception>
    /// <exception cref="ResponseFormatException">The answer is no stream and no completion.</exception>
    /// <exception cref="ChatTimeoutException">The first event did not come in time, or the stream was silent for too long.</exception>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <remarks>Tool calls, reasoning and refusals are not in it: use <see cref="StreamAsync(ChatRequest, CallOptions?, CancellationToken)"/> for those.</remarks>
    [OverloadResolutionPriority(1)]
    public virtual IAsyncEnumerable<string> StreamTextAsync(
        ChatRequest request,
        CallOptions? options,
        CancellationToken cancellationToken = default
    ) => TextOf(Chunks(request, options, cancellationToken), CancellationToken.None);

    /// <summary>Asks one question and yields only the text of the answer, piece by piece, as it comes.</summary>
    /// <param name="prompt">What the user says.</param>
    /// <param name="model">The model that answers; the client's default when absent.</param>
    /// <param name="cancellationToken">Stops the stream and closes its connection.</param>
    /// <returns>The pieces of text, none of them empty, to be enumerated once.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent as it is, for example because the gateway requires a model.</exception>
    /// <exception cref="ApiException">The gateway answered with an error. Thrown, like all that follow, while enumerating.</exception>
    /// <exception cref="ChatStreamException">The gateway reported an error in the stream, or the stream broke off.</exception>
    /// <exception cref="ChatTimeoutException">The first event did not come in time, or the stream was silent for too long.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual IAsyncEnumerable<string> StreamTextAsync(
        string prompt,
        string? model = null,
        CancellationToken cancellationToken = default
    ) => StreamTextAsync(Ask(prompt, model), cancellationToken);

    /// <summary>Asks one question with settings for this call, and yields only the text of the answer, piece by piece, as it comes.</summary>
    /// <param name="prompt">What the user says.</param>
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
        string prompt,
        string? model,
        CallOptions? options,
        CancellationToken cancellationToken = default
    ) => StreamTextAsync(Ask(prompt, model), options, cancellationToken);

    // The shorter methods are the ones that tests override; without options both end at the same place.
    private Task<ChatCompletion> SendAsync(
        ChatRequest request,
        CallOptions? options,
        CancellationToken cancellationToken
    ) =>
        options is null
            ? CompleteAsync(request, cancellationToken)
            : CompleteAsync(request, options, cancellationToken);

    private IAsyncEnumerable<ChatCompletionChunk> Chunks(
        ChatRequest request,
        CallOptions? options,
        CancellationToken cancellationToken
    ) => options is null ? StreamAsync(request, cancellationToken) : StreamAsync(request, options, cancellationToken);

    private static ChatRequest Ask(string prompt, string? model)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return new ChatRequest { Model = model, Messages = [prompt] };
    }

    private static async IAsyncEnumerable<string> TextOf(
        IAsyncEnumerable<ChatCompletionChunk> chunks,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (ChatCompletionChunk chunk in chunks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // With several answers in one stream, the first choice in a chunk is not always the first answer.
            foreach (ChunkChoice choice in chunk.Choices)
            {
                if (choice is { Index: null or 0, Delta.Content: { Length: > 0 } text })
                {
                    yield return text;
                }
            }
        }
    }
}
