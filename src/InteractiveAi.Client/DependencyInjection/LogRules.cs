using System.Collections.Frozen;
using Microsoft.Extensions.Http;

namespace InteractiveAi.Client;

/// <summary>What the client factory's own log may show of headers.</summary>
internal static class LogRules
{
    private static readonly FrozenSet<string> Credentials = new[]
    {
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
        "Set-Cookie",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps credentials out of the log whatever else the caller wants to see in it.</summary>
    public static void HideCredentials(HttpClientFactoryOptions options)
    {
        Func<string, bool> chosen = options.ShouldRedactHeaderValue;
        options.ShouldRedactHeaderValue = name => Credentials.Contains(name) || chosen(name);
    }
}
