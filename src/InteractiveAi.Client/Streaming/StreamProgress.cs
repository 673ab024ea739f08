using System.Text;

namespace InteractiveAi.Client;

/// <summary>How far a stream has come: what was said so far, and whether every answer in it has ended.</summary>
/// <param name="expected">How many answers were asked for.</param>
internal sealed class StreamProgress(int expected)
{
    private readonly StringBuilder _text = new();

    // By choice index, whether that answer has ended; made only for a stream of several answers.
    private Dictionary<int, bool>? _others;
    private bool? _first;
    private bool _hasReferences;
    private bool _hasChoices;

    /// <summary>The first answer's text so far.</summary>
    public string PartialText => _text.ToString();

    /// <summary>Whether any chunk has come.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The provider that was answering.</summary>
    public string? Provider { get; private set; }

    /// <summary>The usage that was told so far.</summary>
    public TokenUsage? Usage { get; private set; }

    /// <summary>Whether as many answers as were asked for have come, and each has ended, so that a missing end mark loses nothing.</summary>
    public bool IsFinished =>
        _first is not false
        && _others?.ContainsValue(false) is not true
        && (_first is null ? 0 : 1) + (_others?.Count ?? 0) >= expected;

    /// <summary>Whether references came that did not fit the model.</summary>
    public bool HasOverflown { get; private set; }

    /// <summary>Whether references came, and no piece of an answer with or after them.</summary>
    public bool LacksItsAnswer => _hasReferences && !_hasChoices;

    public void Add(ChatCompletionChunk chunk)
    {
        HasBegun = true;
        Provider = chunk.Provider ?? Provider;
        Usage = chunk.Usage ?? Usage;
        if (chunk.References is { } references)
        {
            _hasReferences = true;
            HasOverflown |= references.FinishReason == FinishReason.ContextOverflow;
        }

        OneOrMany<ChunkChoice> choices = chunk.ChoiceList;
        _hasChoices |= choices.Count > 0;
        for (int i = 0; i < choices.Count; i++)
        {
            ChunkChoice choice = choices[i];
            bool ended = choice.FinishReason is { Value.Length: > 0 };
            // Without an index the place stands for it, as in the fold.
            int index = choice.Index ?? i;
            if (index is 0)
            {
                // A finish reason can be followed by a null: what has ended stays so.
                _first = _first is true || ended;
                _text.Append(choice.Delta?.Content);
            }
            else
            {
                _others ??= [];
                _others[index] = ended || _others.GetValueOrDefault(index);
            }
        }
    }
}
