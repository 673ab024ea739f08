// A client of JamAI Base at hand.
global using InteractiveAi.Client;
global using InteractiveAi.Client.JamAi;
global using static JamAiSetup;

static class JamAiSetup
{
    public static ChatClient client => new(JamAiOptions.FromEnvironment());
}
