using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>Citations and retrieved references on their way in and out.</summary>
internal static class CitationContents
{
    /// <summary>The citations of an answer, each with the native object behind it; <see langword="null"/> when there are none.</summary>
    public static List<AIAnnotation>? FromWire(AssistantMessage? message, References? references)
    {
        List<AIAnnotation>? citations = null;
        foreach (Annotation annotation in message?.Annotations ?? [])
        {
            (citations ??= []).Add(Citation(annotation));
        }

        foreach (ReferenceChunk chunk in references?.Chunks ?? [])
        {
            (citations ??= []).Add(
                new CitationAnnotation
                {
                    Title = chunk.Title ?? chunk.FileName,
                    Snippet = chunk.Text,
                    FileId = chunk.DocumentId,
                    RawRepresentation = chunk,
                }
            );
        }

        return citations;
    }

    /// <summary>Citations that came with an answer, for the next request; the native objects where they are still there.</summary>
    public static IReadOnlyList<Annotation>? ToWire(IEnumerable<AIContent> contents)
    {
        List<Annotation>? annotations = null;
        foreach (AIAnnotation citation in contents.SelectMany(static content => content.Annotations ?? []))
        {
            switch (citation)
            {
                case { RawRepresentation: Annotation own }:
                    (annotations ??= []).Add(own);
                    break;
                // Retrieved by the gateway, which finds it again by itself.
                case { RawRepresentation: ReferenceChunk }:
                    break;
                case CitationAnnotation { Url: { } url } known:
                    var span = known.AnnotatedRegions?.OfType<TextSpanAnnotatedRegion>().FirstOrDefault();
                    (annotations ??= []).Add(
                        new Annotation
                        {
                            Type = "url_citation",
                            UrlCitation = new UrlCitation
                            {
                                Url = url.OriginalString,
                                Title = known.Title,
                                Content = known.Snippet,
                                StartIndex = span?.StartIndex,
                                EndIndex = span?.EndIndex,
                            },
                        }
                    );
                    break;
            }
        }

        return annotations;
    }

    private static CitationAnnotation Citation(Annotation annotation) =>
        new()
        {
            Title = annotation.UrlCitation?.Title ?? annotation.File?.Name,
            Url = Uri.TryCreate(annotation.UrlCitation?.Url, UriKind.Absolute, out Uri? url) ? url : null,
            Snippet = annotation.UrlCitation?.Content,
            FileId = annotation.File?.Hash,
            AnnotatedRegions = annotation.UrlCitation is { StartIndex: not null } or { EndIndex: not null }
                ?
                [
                    new TextSpanAnnotatedRegion
                    {
                        StartIndex = annotation.UrlCitation.StartIndex,
                        EndIndex = annotation.UrlCitation.EndIndex,
                    },
                ]
                : null,
            RawRepresentation = annotation,
        };
}
