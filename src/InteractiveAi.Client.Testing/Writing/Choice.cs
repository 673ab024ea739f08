namespace InteractiveAi.Client.Testing;

/// <summary>One choice of an answer, cut into the pieces in which it is streamed.</summary>
internal sealed class Choice
{
    public required int Index { get; init; }

    public required string FinishReason { get; init; }

    public IReadOnlyList<string> Reasoning { get; init; } = [];

    /// <summary>Tokens of reasoning that were generated, shown or not.</summary>
    public int ReasoningTokens { get; init; }

    /// <summary>Proof that comes with the reasoning; <see langword="null"/> when no reasoning is shown.</summary>
    public string? Signature { get; init; }

    public IReadOnlyList<string> Content { get; init; } = [];

    /// <summary>What the model says instead of doing as it was asked; <see langword="null"/> when it does.</summary>
    public string? Refusal { get; init; }

    public IReadOnlyList<ChoiceCall> Calls { get; init; } = [];

    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The text; <see langword="null"/> when there are calls or a refusal instead.</summary>
    public string? Text =>
        Content.Count is 0 && (Calls.Count > 0 || Refusal is not null) ? null : string.Concat(Content);

    /// <summary>All tokens of this choice that are paid for.</summary>
    public int Tokens
    {
        get
        {
            var count = ReasoningTokens + Content.Count;
            foreach (var call in Calls)
            {
                count += 1 + call.Fragments.Count;
            }

            return count;
        }
    }
}
