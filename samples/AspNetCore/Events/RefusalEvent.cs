namespace InteractiveAi.Client.Samples.Web;

/// <summary>The model itself says no.</summary>
internal sealed record RefusalEvent(string Text) : ChatEvent
{
    internal override string Name => "refusal";
}
