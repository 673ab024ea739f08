using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Samples;

/// <summary>All that differs between the gateways in this sample; the rest of it does not know which one it talks to.</summary>
internal abstract class GatewayProfile
{
    /// <summary>The profiles by the word that the command line has for them.</summary>
    public static IReadOnlyDictionary<string, GatewayProfile> All { get; } =
        new Dictionary<string, GatewayProfile>(StringComparer.Ordinal)
        {
            ["interactive-ai"] = new InteractiveAiProfile(),
            ["orq"] = new OrqProfile(),
            ["jamai"] = new JamAiProfile(),
        };

    public abstract string Name { get; }

    /// <summary>The environment variable with the key.</summary>
    public abstract string KeyVariable { get; }

    /// <summary>What the gateway in this process is to sound like.</summary>
    public abstract GatewayDialect Dialect { get; }

    /// <summary>Settings from the environment, for the gateway itself.</summary>
    public abstract ChatClientOptions FromEnvironment();

    /// <summary>Settings for a gateway in this process.</summary>
    public abstract ChatClientOptions ForLocal(Uri endpoint);

    /// <summary>How results of tools go back: one message for each, as the gateway takes them.</summary>
    public virtual IEnumerable<Message> Results(IReadOnlyList<(ToolCall Call, string Result)> results) =>
        results.Select(result => new ToolMessage(result.Call.Id, result.Result));

    /// <summary>The heading over what only this gateway has.</summary>
    public abstract string OwnTitle { get; }

    /// <summary>Shows what only this gateway has.</summary>
    public abstract Task ShowOwnAsync(ChatClient client, Spending spending);
}
