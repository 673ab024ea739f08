using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client;

/// <summary>The API key as the options have it now, for a client that is older than they are.</summary>
/// <remarks>
/// Options that were reloaded and cannot be used do not stop a client that works: it goes on with its last key, the log says why, and when
/// the gateway refuses that key the call fails with the reason.
/// </remarks>
internal sealed class ReloadedKey(
    ClientRegistration registration,
    Func<ChatClientOptions> read,
    ChatClientOptions first,
    ILogger log
)
{
    private volatile string? _last = first.ApiKey;
    private string? _reported;

    /// <summary>The key; <see langword="null"/> where there is none and none is needed.</summary>
    /// <exception cref="InvalidOperationException">The gateway has refused the last key that could be used.</exception>
    public string? Get(ApiKeyContext context)
    {
        if (Update() is not { } failure)
        {
            return _last;
        }

        if (context.PreviousKeyWasRefused)
        {
            throw new InvalidOperationException(
                $"The gateway refused the key (401), and there is no newer one, because the settings that were reloaded cannot be used. {failure.Message}",
                failure
            );
        }

        // Once for each problem rather than for each call.
        if (
            !string.Equals(
                Interlocked.Exchange(ref _reported, failure.Message),
                failure.Message,
                StringComparison.Ordinal
            )
        )
        {
            CallLog.ReloadedSettingsNotUsable(log, registration.ToString(), failure.Message);
        }

        return _last;
    }

    /// <summary>Takes over the current key.</summary>
    /// <returns>Why that is not possible; <see langword="null"/> when it was.</returns>
    private Exception? Update()
    {
        ChatClientOptions current;
        try
        {
            current = read();
        }
        catch (Exception failure)
        {
            // Of any kind: what configures options may be the caller's own code.
            return failure;
        }

        if (current.Endpoint != first.Endpoint)
        {
            // The new key may be meant for nobody but the new endpoint.
            return new InvalidOperationException(
                "The endpoint has changed, which a client that exists does not follow. Restart the application."
            );
        }

        if (current.ApiKey is null && _last is not null && BringsAnotherCredential(current))
        {
            return new InvalidOperationException(
                "The key gave way to another kind of credential, which a client that exists does not follow. Restart the application."
            );
        }

        _last = current.ApiKey;
        Volatile.Write(ref _reported, null);
        return null;
    }

    private static bool BringsAnotherCredential(ChatClientOptions options) =>
        options.ApiKeyProvider is not null || options.Headers.ContainsKey("Authorization");
}
