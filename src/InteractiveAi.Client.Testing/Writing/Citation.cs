namespace InteractiveAi.Client.Testing;

/// <summary>A web result that an answer rests on, as the <c>url_citation</c> annotation tells it.</summary>
internal sealed record Citation(string Url, string Title, string Content, int Start, int End);
