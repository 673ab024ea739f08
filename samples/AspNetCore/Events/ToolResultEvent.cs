namespace InteractiveAi.Client.Samples.Web;

/// <summary>A function has returned.</summary>
internal sealed record ToolResultEvent(string Id, string Result) : ChatEvent
{
    internal override string Name => "tool-result";
}
