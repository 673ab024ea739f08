// A client at hand, and a token.
global using static ClientSetup;
global using InteractiveAi.Client;

static class ClientSetup
{
    public static ChatClient client => new(InteractiveAiOptions.FromEnvironment());

    public static CancellationToken cancellationToken => CancellationToken.None;
}
