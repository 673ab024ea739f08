using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Everything in a conversation that a value can be taken from; what was taken once is not offered again.</summary>
internal sealed class Evidence
{
    private readonly List<Clue> _clues;
    private readonly List<Clue> _used = [];

    private Evidence(IReadOnlyList<string> texts, List<Clue> clues, Conversation conversation)
    {
        Texts = texts;
        _clues = clues;
        Conversation = conversation;
    }

    /// <summary>What was said and what functions returned, newest first.</summary>
    public IReadOnlyList<string> Texts { get; }

    public Conversation Conversation { get; }

    public string LastText => Texts.Count > 0 ? Texts[0] : "";

    public static Evidence Of(Conversation conversation, TimeProvider time) =>
        Of(conversation, conversation.LastUserText, time);

    /// <summary>Collects with <paramref name="lastText"/>, a part of it perhaps, in place of the last user message.</summary>
    public static Evidence Of(Conversation conversation, string lastText, TimeProvider time)
    {
        List<string> texts = [lastText];
        List<Clue> clues = [.. ClueScanner.Scan(lastText, 0, time)];
        var lastUser = true;
        foreach (var turn in conversation.Turns.Reverse())
        {
            if (turn.IsUser && lastUser)
            {
                lastUser = false;
            }
            else if (turn.IsUser || turn.IsTool)
            {
                var text = Conversation.Searched(turn.Text);
                if (turn.IsTool)
                {
                    clues.AddRange(Members(turn.Text, texts.Count));
                }

                clues.AddRange(ClueScanner.Scan(text, texts.Count, time));
                texts.Add(text);
            }
        }

        return new Evidence(texts, clues, conversation);
    }

    /// <summary>How much has been taken; <see cref="Return"/> goes back to it.</summary>
    public int Mark() => _used.Count;

    /// <summary>Goes back to a mark, and tells what had been taken since.</summary>
    public IReadOnlyList<Clue> Return(int mark)
    {
        var returned = _used.GetRange(mark, _used.Count - mark);
        _used.RemoveRange(mark, returned.Count);
        return returned;
    }

    /// <summary>Takes again what <see cref="Return"/> gave back.</summary>
    public void Use(IReadOnlyList<Clue> clues) => _used.AddRange(clues);

    /// <summary>Takes the clue that fits the property best.</summary>
    /// <param name="hint">What the property's name says.</param>
    /// <param name="accept">The value for a clue; <see langword="null"/> when it cannot be one.</param>
    /// <param name="threshold">Least score; lower takes a clue that merely fits by its kind.</param>
    public T? Take<T>(PropertyHint hint, Func<Clue, T?> accept, int threshold)
        where T : class
    {
        T? best = null;
        Clue? bestClue = null;
        var bestScore = threshold - 1;
        foreach (var clue in _clues)
        {
            var score = hint.Score(clue);
            if (score <= bestScore || IsUsed(clue) || accept(clue) is not { } value)
            {
                continue;
            }

            (best, bestClue, bestScore) = (value, clue, score);
        }

        if (bestClue is not null)
        {
            _used.Add(bestClue);
        }

        return best;
    }

    /// <summary>Counts a value as taken that was found in another way.</summary>
    public void Use(string text)
    {
        if (_clues.Find(clue => string.Equals(clue.Text, text, StringComparison.Ordinal)) is { } clue)
        {
            _used.Add(clue);
        }
    }

    /// <summary>How many messages ago the words were said; <see langword="null"/> when they were not.</summary>
    public int? Mentioned(string words)
    {
        var wanted = string.Join(' ', ToolWords.Of(words).Select(ToolWords.Stem));
        if (wanted.Length == 0)
        {
            return null;
        }

        for (var age = 0; age < Texts.Count; age++)
        {
            var said = $" {string.Join(' ', TopicWords.Words(Texts[age]).Select(ToolWords.Stem))} ";
            if (said.Contains($" {wanted} ", StringComparison.Ordinal))
            {
                return age;
            }
        }

        return null;
    }

    /// <summary>A pair and a plain value may be the same characters, read twice.</summary>
    private bool IsUsed(Clue clue) =>
        _used.Exists(used => ReferenceEquals(used, clue) || (used.Age == clue.Age && IsWithin(used, clue)));

    private static bool IsWithin(Clue used, Clue clue) =>
        used.Kind != clue.Kind
        && (used.Kind == ClueKind.Pair || clue.Kind == ClueKind.Pair)
        && (
            used.Text.Contains(clue.Text, StringComparison.Ordinal)
            || clue.Text.Contains(used.Text, StringComparison.Ordinal)
        );

    private static IEnumerable<Clue> Members(string text, int age)
    {
        JsonElement json;
        try
        {
            using var document = JsonDocument.Parse(text);
            json = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Most functions return plain text, and that is scanned as such.
            yield break;
        }

        foreach (var clue in Members(json, [], age))
        {
            yield return clue;
        }
    }

    private static IEnumerable<Clue> Members(JsonElement json, IReadOnlyList<string> path, int age) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject()
                .SelectMany(member => Members(member.Value, [.. ToolWords.Of(member.Name).Reverse(), .. path], age)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Members(item, path, age)),
            JsonValueKind.Number => [new Clue(ClueKind.Number, json.GetRawText(), age, path, [])],
            JsonValueKind.String => [new Clue(ClueKind.Pair, json.GetString()!, age, path, [])],
            _ => [],
        };
}
