// A request at hand.
global using InteractiveAi.Client;
global using static RequestSetup;

static class RequestSetup
{
    public static ChatRequest request => new() { Messages = ["Hello"] };
}
