namespace InteractiveAi.Client.Testing;

/// <summary>How well a function fits a message, and by which of the message's words.</summary>
internal sealed record ToolFit(ToolDefinition Tool, int Score, IReadOnlySet<string> Words)
{
    /// <summary>From here on the function is called without being asked for by name.</summary>
    public const int Enough = 3;

    private const int NameWord = 3;
    private const int VerbWord = 2;
    private const int DescriptionWord = 1;
    private const int NamedValue = 1;
    private const int Formula = 3;

    public static ToolFit Of(ToolDefinition tool, string text)
    {
        var said = TopicWords.Words(text).Select(ToolWords.Topic).ToHashSet(StringComparer.Ordinal);
        var name = ToolWords.Of(tool.Name);
        var nouns = name.Where(word => !ToolWords.IsVerb(word))
            .Select(ToolWords.Topic)
            .ToHashSet(StringComparer.Ordinal);
        var verbs = name.Where(ToolWords.IsVerb).Select(ToolWords.Topic).ToHashSet(StringComparer.Ordinal);
        var matched = nouns.Where(said.Contains).ToHashSet(StringComparer.Ordinal);
        var score = matched.Count * NameWord;
        // A name that is nothing but a verb has to be taken at its word.
        score +=
            verbs.Count(said.Contains)
            * (
                nouns.Count == 0 ? NameWord
                : matched.Count > 0 ? VerbWord
                : 0
            );

        // "Convert …", "Search …": an order that begins with the function's own verb.
        var first = TopicWords.Words(text).FirstOrDefault(word => word is not ("please" or "Please")) ?? "";
        if (!ToolWords.IsWeakVerb(first) && verbs.Contains(ToolWords.Topic(first)) && nouns.Count > 0)
        {
            score += NameWord;
        }

        var described = TopicWords
            .Words(tool.Description)
            .Where(word => !TopicWords.IsFillerWord(word) && !ToolWords.IsVerb(word.ToLowerInvariant()))
            .Select(ToolWords.Topic)
            .ToHashSet(StringComparer.Ordinal);
        described.ExceptWith(nouns);
        score += described.Count(said.Contains) * DescriptionWord;

        var parameters = new ToolParameters(tool);
        if (score > 0)
        {
            score += parameters.CountMentioned(text) * NamedValue;
        }

        if (parameters.TakesFormula && Arithmetic.Find(text) is not null)
        {
            score += Formula;
        }

        return new ToolFit(tool, score, matched);
    }
}
