using System.Text;

namespace InteractiveAi.Client;

/// <summary>How far a stream has come: what was said so far, and whether every answer in it has ended.</summary>
internal sealed class StreamProgress
{
    private readonly StringBuilder _text = new();

    // By choice index, whether that answer has ended; made only for a stream of several answers.
    private Dictionary<int, bool>? _others;
    private bool? _first;

    /// <summary>The first answer's text so far.</summary>
    public string PartialText => _text.ToString();

    /// <summary>Whether any chunk has come.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether every answer that has begun has also ended, so that a missing end mark loses nothing.</summary>
    public bool IsFinished =>
        (_first is true || (_first is null && _others is not null)) && _others?.ContainsValue(false) is not true;

    public void Add(ChatCompletionChunk chunk)
    {
        HasBegun = true;
        OneOrMany<ChunkChoice> choices = chunk.ChoiceList;
        for (int i = 0; i < choices.Count; i++)
        {
            if (choices[i] is not { } choice)
            {
                continue;
            }

            bool ended = choice.FinishReason is { Value.Length: > 0 };
            int index = choice.Index ?? 0;
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
