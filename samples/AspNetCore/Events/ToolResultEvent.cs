namespace InteractiveAi.Client.Samples.Web;

/// <summary>A function has returned.</summary>
internal sealed record ToolResultEvent(string Id, string Result) : ChatEvent
{
    public override string Name => "tool-result";
}
