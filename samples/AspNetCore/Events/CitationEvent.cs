namespace InteractiveAi.Client.Samples.Web;

/// <summary>Something that the answer rests on.</summary>
/// <param name="Marker">How the text of the answer refers to it; <see langword="null"/> when it does not.</param>
internal sealed record CitationEvent(string Title, string? Url, string? Snippet, string? Place, string? Marker)
    : ChatEvent
{
    internal override string Name => "citation";
}
