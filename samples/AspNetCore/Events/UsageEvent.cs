namespace InteractiveAi.Client.Samples.Web;

/// <summary>Tokens of all rounds together.</summary>
internal sealed record UsageEvent(long Input, long Output, long Reasoning, decimal? Cost) : ChatEvent
{
    internal override string Name => "usage";
}
