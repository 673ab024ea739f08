namespace InteractiveAi.Client.Samples.Web;

/// <summary>The answer begins; the conversation goes on under this id.</summary>
internal sealed record StartEvent(string Conversation, string Gateway, string? Model) : ChatEvent
{
    internal override string Name => "start";
}
