using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

/// <summary>The options of a client for the gateway that a scripted one stands in for.</summary>
internal static class DialectOptions
{
    public static ChatClientOptions Of(GatewayDialect dialect, Uri? endpoint)
    {
        ChatClientOptions options = dialect switch
        {
            GatewayDialect.Orq => new OrqOptions(),
            GatewayDialect.JamAi => new JamAiOptions(),
            _ => new InteractiveAiOptions(),
        };
        options.ApiKey = "test-key";
        options.Endpoint = endpoint ?? options.Endpoint;
        return options;
    }
}
