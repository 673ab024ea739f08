using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client;

internal static partial class ClientRegistrar
{
    /// <summary>The category under which it is logged what a gateway does not have of a call.</summary>
    private const string LogCategory = "InteractiveAi.Client.IChatClient";

    static partial void RegisterChatInterface(IServiceCollection services, string? key)
    {
        // Only where there is none: a pipeline that the host has registered already is what it wants.
        if (key is null)
        {
            services.TryAddSingleton(static provider =>
                View(provider, provider.GetRequiredService<ChatClient>(), null)
            );
        }
        else
        {
            services.TryAddKeyedSingleton(
                key,
                static (provider, key) => View(provider, provider.GetRequiredKeyedService<ChatClient>(key), key)
            );
        }
    }

    private static IChatClient View(IServiceProvider provider, ChatClient client, object? key)
    {
        ChatAdapterOptions options =
            (key is null ? null : provider.GetKeyedService<ChatAdapterOptions>(key))
            ?? provider.GetService<ChatAdapterOptions>()
            ?? new ChatAdapterOptions();
        return client.AsIChatClient(
            options with
            {
                Logger = options.Logger ?? provider.GetService<ILoggerFactory>()?.CreateLogger(LogCategory),
            }
        );
    }
}
