namespace InteractiveAi.Client.Samples.Web;

/// <summary>Something that the answer rests on.</summary>
internal sealed record CitationEvent(string Title, string? Url, string? Snippet, string? Place) : ChatEvent
{
    internal override string Name => "citation";
}
