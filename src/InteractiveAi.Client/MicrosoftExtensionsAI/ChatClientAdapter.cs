using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>A <see cref="ChatClient"/> as an <see cref="IChatClient"/>.</summary>
/// <remarks>Thread-safe. It keeps no conversation, so it never says a conversation id: middleware would drop the history.</remarks>
internal sealed class ChatClientAdapter : IChatClient
{
    private readonly ChatClient _client;
    private readonly ChatAdapterOptions _options;
    private readonly ChatDialect _dialect;
    private readonly ChatClientMetadata _metadata;

    public ChatClientAdapter(ChatClient client, ChatAdapterOptions options)
    {
        _client = client;
        _options = options;
        _dialect = ChatDialect.Of(client.Gateway);
        _metadata = new ChatClientMetadata(
            client.Gateway?.ProviderName,
            client.Settings?.Endpoint,
            options.DefaultModel ?? client.Settings?.DefaultModel
        );
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        AdapterCall call = Map(messages, options);
        return CompleteAsync(call, _client.CompleteAsync(call.Request, call.Options, cancellationToken));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        AdapterCall call = Map(messages, options);
        return StreamAsync(call, _client.StreamAsync(call.Request, call.Options, cancellationToken), cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(_client) ? _client
            : null;
    }

    // A view: the client belongs to whoever made it.
    public void Dispose() { }

    private AdapterCall Map(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        MappingReport report = new(_options, _dialect.Name);
        return new RequestMapper(_dialect, _options, report).Map(this, messages, options);
    }

    private static async Task<ChatResponse> CompleteAsync(AdapterCall call, Task<ChatCompletion> answer) =>
        ResponseMapper.Map(await answer.ConfigureAwait(false), call);

    private static async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        AdapterCall call,
        IAsyncEnumerable<ChatCompletionChunk> chunks,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        UpdateMapper mapper = new(call);
        await foreach (ChatCompletionChunk chunk in chunks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (mapper.Map(chunk) is { } update)
            {
                yield return update;
            }
        }

        // Only here is it known that the stream ended well: calls, signatures and usage are whole.
        foreach (ChatResponseUpdate update in mapper.Close())
        {
            yield return update;
        }
    }
}
