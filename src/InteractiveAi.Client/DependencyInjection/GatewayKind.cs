namespace InteractiveAi.Client;

/// <summary>What the registrations of one gateway have in common.</summary>
/// <typeparam name="TOptions">The gateway's options.</typeparam>
/// <param name="Method">The method that registers a client of it, for messages.</param>
/// <param name="DefaultKey">The key of the client that was given no name.</param>
internal sealed record GatewayKind<TOptions>(string Method, string DefaultKey)
    where TOptions : ChatClientOptions
{
    /// <summary>Takes over what only this gateway has from a section.</summary>
    public Action<SectionReader, ClientSection, TOptions> ReadOwn { get; init; } = static (_, _, _) => { };

    /// <summary>Makes the options to be configured, where they have no public constructor that does.</summary>
    public Func<TOptions>? Create { get; init; }
}
