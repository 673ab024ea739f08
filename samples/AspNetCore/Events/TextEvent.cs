namespace InteractiveAi.Client.Samples.Web;

/// <summary>A piece of the answer.</summary>
internal sealed record TextEvent(string Text) : ChatEvent
{
    internal override string Name => "text";
}
