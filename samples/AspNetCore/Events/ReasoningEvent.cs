namespace InteractiveAi.Client.Samples.Web;

/// <summary>A piece of the model's thoughts.</summary>
internal sealed record ReasoningEvent(string Text) : ChatEvent
{
    internal override string Name => "reasoning";
}
