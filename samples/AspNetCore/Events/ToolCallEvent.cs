namespace InteractiveAi.Client.Samples.Web;

/// <summary>The model wants a function run; the arguments are complete.</summary>
internal sealed record ToolCallEvent(string Id, string Function, string Arguments) : ChatEvent
{
    internal override string Name => "tool-call";
}
