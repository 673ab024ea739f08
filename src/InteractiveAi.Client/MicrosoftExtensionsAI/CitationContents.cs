using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>Citations and retrieved references on their way in and out.</summary>
internal static class CitationContents
{
    /// <summary>The citations of an answer, each with the native object behind it; <see langword="null"/> when there are none.</summary>
    public static List<AIAnnotation>? FromWire(AssistantMessage? message, References? references)
    {
        List<AIAnnotation> citations =
        [
            .. (message?.Annotations ?? []).Select(Citation),
            .. (references?.Chunks ?? []).Select(Citation),
        ];
        return citations.Count is 0 ? null : citations;
    }

    /// <summary>Citations that came with an answer, for the next request.</summary>
    public static IReadOnlyList<Annotation>? ToWire(IEnumerable<AIContent?> contents)
    {
        List<Annotation>? annotations = null;
        foreach (AIAnnotation citation in contents.SelectMany(static content => content?.Annotations ?? []))
        {
            if (ToWire(citation) is { } annotation)
            {
                (annotations ??= []).Add(annotation);
            }
        }

        return annotations;
    }

    private static Annotation? ToWire(AIAnnotation citation)
    {
        if (citation.RawRepresentation is Annotation own)
        {
            return own;
        }

        if (WireMembers.In(citation.AdditionalProperties) is { } kept)
        {
            // What was retrieved by the gateway has no type: it is found again without our help.
            return kept.TryGetProperty("type", out _) ? kept.Deserialize(WireJson.Context.Annotation) : null;
        }

        if (citation is not CitationAnnotation { Url: { } url } known)
        {
            return null;
        }

        var span = known.AnnotatedRegions?.OfType<TextSpanAnnotatedRegion>().FirstOrDefault();
        return new Annotation
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
        };
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
            AdditionalProperties = WireMembers.Of(
                JsonSerializer.SerializeToElement(annotation, WireJson.Context.Annotation)
            ),
        };

    private static CitationAnnotation Citation(ReferenceChunk chunk) =>
        new()
        {
            Title = string.IsNullOrEmpty(chunk.Title) ? chunk.FileName : chunk.Title,
            Snippet = chunk.Text,
            FileId = chunk.DocumentId,
            RawRepresentation = chunk,
            AdditionalProperties = WireMembers.Of(
                JsonSerializer.SerializeToElement(chunk, WireJson.Context.ReferenceChunk)
            ),
        };
}
