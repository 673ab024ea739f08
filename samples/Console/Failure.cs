namespace InteractiveAi.Client.Samples;

/// <summary>What went wrong, and what to do about it, in one line.</summary>
internal static class Failure
{
    /// <summary>One line for what is not a mistake in the sample itself; <see langword="null"/> for what is.</summary>
    public static string? Explain(Exception exception, GatewayProfile gateway) =>
        exception switch
        {
            ApiException { Kind: ApiErrorKind.Authentication } =>
                $"{exception.Message} The key was read from {gateway.KeyVariable}.",
            ApiException { Kind: ApiErrorKind.RateLimit, RetryAfter: { } wait } limited =>
                $"{limited.Message} Try again in {wait.TotalSeconds:0} seconds.",
            ChatClientException or ChatTimeoutException or SettingsException => exception.Message,
            HttpRequestException or IOException => $"The gateway cannot be reached: {exception.Message}",
            _ => null,
        };

    /// <summary>Whether the next message may well succeed.</summary>
    public static bool IsPassing(Exception exception) =>
        exception is ApiException { IsTransient: true } or ChatStreamException or ChatTimeoutException;
}
