namespace InteractiveAi.Client.Testing;

/// <summary>Views of a request's messages that answers are made from.</summary>
internal sealed class Conversation
{
    // Enough of any message to answer it; keeps the search patterns quick on a pasted book.
    private const int MaxSearchedLength = 8_000;

    public Conversation(IReadOnlyList<Turn> turns)
    {
        Turns = turns;
        UserTexts = [.. turns.Where(turn => turn.IsUser).Select(turn => Searched(turn.Text))];
        Instructions = string.Join('\n', turns.Where(turn => turn.IsInstruction).Select(turn => Searched(turn.Text)));
        var trailing = turns.Reverse().TakeWhile(turn => turn.IsTool).Reverse();
        ToolResults = [.. trailing];
        Reported = ReportedResults.Find(LastUserText);
    }

    public IReadOnlyList<Turn> Turns { get; }

    /// <summary>What the user said, oldest first.</summary>
    public IReadOnlyList<string> UserTexts { get; }

    public string LastUserText => UserTexts.Count > 0 ? UserTexts[^1] : "";

    /// <summary>The system and developer messages.</summary>
    public string Instructions { get; }

    /// <summary>The tool messages at the end, which wait to be used; empty when something else was said last.</summary>
    public IReadOnlyList<Turn> ToolResults { get; }

    /// <summary>The results that the last user message tells.</summary>
    public IReadOnlyList<(RequestedCall Call, string Result)> Reported { get; }

    /// <summary>Attachments of the last user message.</summary>
    public IReadOnlyList<Attachment> Attachments => Turns.LastOrDefault(turn => turn.IsUser)?.Attachments ?? [];

    public RequestedCall? FindCall(string? id)
    {
        for (var index = Turns.Count - 1; index >= 0; index--)
        {
            foreach (var call in Turns[index].Calls)
            {
                if (string.Equals(call.Id, id, StringComparison.Ordinal))
                {
                    return call;
                }
            }
        }

        return null;
    }

    /// <summary>As much of a text as is looked at.</summary>
    public static string Searched(string text) => text.Length <= MaxSearchedLength ? text : text[..MaxSearchedLength];
}
