// A request at hand.
global using InteractiveAi.Client;
global using static RequestSetup;

static class RequestSetup
{
    public static ChatRequest request => new() { Model = "openai/gpt-4o-mini", Messages = ["Hello"] };
}
