using InteractiveAi.Client;

namespace Microsoft.Extensions.AI;

/// <summary>The way from a <see cref="ChatClient"/> to an <see cref="IChatClient"/>, and from the gateways' own tools to an <see cref="AITool"/>.</summary>
public static class InteractiveAiChatClientExtensions
{
    /// <summary>Makes an <see cref="IChatClient"/> that sends through this client.</summary>
    /// <param name="client">The client, of whichever gateway. It stays yours: disposing of the result does not dispose of it.</param>
    /// <param name="model">The model of calls that name none in <see cref="ChatOptions.ModelId"/>; <see langword="null"/> for the client's own default.</param>
    /// <returns>A view of the client. Thread-safe; it keeps no conversation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    /// <remarks>See <see cref="ChatAdapterOptions"/> for what can be set, and for what becomes of options that the gateway does not have.</remarks>
    public static IChatClient AsIChatClient(this ChatClient client, string? model = null) =>
        AsIChatClient(client, new ChatAdapterOptions { DefaultModel = model });

    /// <summary>Makes an <see cref="IChatClient"/> that sends through this client, with settings.</summary>
    /// <param name="client">The client, of whichever gateway. It stays yours: disposing of the result does not dispose of it.</param>
    /// <param name="options">The settings. They are copied.</param>
    /// <returns>A view of the client. Thread-safe; it keeps no conversation.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IChatClient AsIChatClient(this ChatClient client, ChatAdapterOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        return new ChatClientAdapter(client, options with { });
    }

    /// <summary>Makes a tool of a gateway's wire usable in <see cref="ChatOptions.Tools"/>.</summary>
    /// <param name="tool">The tool, for example one that the gateway runs itself, or an <see cref="UnknownTool"/>.</param>
    /// <returns>A tool that the adapter sends as it is, and that nobody invokes here.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tool"/> is <see langword="null"/>.</exception>
    public static AITool AsAITool(this Tool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return new GatewayTool(tool);
    }
}
