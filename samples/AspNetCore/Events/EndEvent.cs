namespace InteractiveAi.Client.Samples.Web;

/// <summary>The answer is complete.</summary>
internal sealed record EndEvent(string Reason, string? Model, string? Provider, IReadOnlyList<string>? Unmapped)
    : ChatEvent
{
    internal override string Name => "end";
}
