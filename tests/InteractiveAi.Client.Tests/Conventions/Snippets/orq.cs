// A client of orq.ai at hand.
global using InteractiveAi.Client;
global using InteractiveAi.Client.Orq;
global using static OrqSetup;

static class OrqSetup
{
    public static ChatClient client => new(OrqOptions.FromEnvironment());
}
