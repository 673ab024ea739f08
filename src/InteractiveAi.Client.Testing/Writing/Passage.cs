namespace InteractiveAi.Client.Testing;

/// <summary>A piece of a document that was found for an answer.</summary>
internal sealed record Passage(string Text, string Title, int Page, string FileName, string DocumentId, string Id);
