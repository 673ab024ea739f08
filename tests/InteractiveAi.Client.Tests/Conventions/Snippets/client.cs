// A client at hand, and a token.
global using InteractiveAi.Client;
global using static ClientSetup;

static class ClientSetup
{
    public static ChatClient client => new("key");

    public static CancellationToken cancellationToken => CancellationToken.None;
}
