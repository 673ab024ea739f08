using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InteractiveAi.Client;

/// <summary>The settings that a client and its handlers were made with, whose key is always the current one.</summary>
internal sealed class ClientSettings
{
    private ClientSettings(ChatClientOptions options) => Options = options;

    public ChatClientOptions Options { get; }

    /// <summary>Takes the settings as they are now.</summary>
    /// <exception cref="OptionsValidationException">They are not usable.</exception>
    /// <param name="registration">The client.</param>
    /// <param name="read">Reads the settings as they are at the time.</param>
    /// <param name="clock">The container's clock.</param>
    /// <param name="log">The container's log.</param>
    public static ClientSettings Read(
        ClientRegistration registration,
        Func<ChatClientOptions> read,
        TimeProvider? clock,
        ILoggerFactory log
    )
    {
        ChatClientOptions options = read().Snapshot();
        // A clock that the options bring is more particular than the container's.
        if (clock is not null && ReferenceEquals(options.TimeProvider, TimeProvider.System))
        {
            options.TimeProvider = clock;
        }

        options.LoggerFactory ??= log;
        if (options.ApiKeyProvider is null)
        {
            options.CurrentApiKey = new ReloadedKey(
                registration,
                read,
                options,
                log.CreateLogger(ChatDiagnostics.Name)
            ).Get;
        }

        return new ClientSettings(options);
    }
}
