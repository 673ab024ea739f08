namespace InteractiveAi.Client.Testing;

/// <summary>A value that the conversation contains, with the words around it.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Text">The value, dates in ISO form, numbers in invariant form.</param>
/// <param name="Age">How many messages ago; 0 for the newest.</param>
/// <param name="Before">Words before it in the same sentence, nearest first, lower case.</param>
/// <param name="After">Words after it in the same sentence, nearest first, lower case.</param>
internal sealed record Clue(
    ClueKind Kind,
    string Text,
    int Age,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> After
)
{
    /// <summary>Currency sign right before a number.</summary>
    public string Sign { get; init; } = "";

    /// <summary>Capitalised perhaps only because a sentence begins there.</summary>
    public bool IsDoubtful { get; init; }
}
