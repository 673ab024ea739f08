using System.Buffers;

namespace InteractiveAi.Client;

/// <summary>How far a stream has come: what was said so far, and whether every answer in it has ended.</summary>
/// <param name="expected">How many answers were asked for.</param>
internal sealed class StreamProgress(int expected) : IDisposable
{
    // The text is needed only when the stream fails, so that its memory is borrowed; and given back empty, because answers must not lie about.
    private char[] _text = [];
    private int _length;

    // By choice index, whether that answer has ended; made only for a stream of several answers.
    private Dictionary<int, bool>? _others;
    private bool? _first;
    private bool _hasReferences;
    private bool _hasChoices;

    /// <summary>The first answer's text so far.</summary>
    public string PartialText => new(_text, 0, _length);

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
        // A provider that has answered before may answer again, in an event of a form that is known from then.
        Provider = chunk.Provider ?? Provider;
        if (chunk.IsFramed(out ChunkFrame? frame, out object? texts))
        {
            // An event of a known form neither ends an answer nor brings references.
            _hasChoices = true;
            Add(frame.Index ?? 0, ended: false, frame.ContentOf(texts));
            return;
        }

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
            Add(choice.Index ?? i, ended, choice.Delta?.Content);
        }
    }

    public void Dispose()
    {
        char[] text = _text;
        _text = [];
        _length = 0;
        if (text.Length > 0)
        {
            ArrayPool<char>.Shared.Return(text, clearArray: true);
        }
    }

    private void Add(int index, bool ended, string? text)
    {
        if (index is 0)
        {
            // A finish reason can be followed by a null: what has ended stays so.
            _first = _first is true || ended;
            Append(text);
        }
        else
        {
            _others ??= [];
            _others[index] = ended || _others.GetValueOrDefault(index);
        }
    }

    private void Append(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (text.Length > _text.Length - _length)
        {
            char[] longer = ArrayPool<char>.Shared.Rent(Math.Max(1024, Math.Max(2 * _length, _length + text.Length)));
            _text.AsSpan(0, _length).CopyTo(longer);
            char[] shorter = _text;
            _text = longer;
            if (shorter.Length > 0)
            {
                ArrayPool<char>.Shared.Return(shorter, clearArray: true);
            }
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }
}
