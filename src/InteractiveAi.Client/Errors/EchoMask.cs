using System.Text;

namespace InteractiveAi.Client;

/// <summary>Takes out of the words of an error what they repeat of a request, before they become part of a message.</summary>
/// <remarks>
/// <para>
/// A part of the words is taken out when it stands in a text of the request too and is not made of the words of errors alone: from twelve letters
/// or digits on, and from six on where it is quoted, breaks off with an ellipsis, is a whole text of the request, or looks like an id or an address.
/// How it is escaped, encoded, composed, spaced and cased does not matter. Names of parameters and the public values, such as the model, stay.
/// </para>
/// <para>Used for one text: made from it, shown what was sent, and asked for the rest. The work is linear in both.</para>
/// </remarks>
internal sealed class EchoMask
{
    /// <summary>What stands in place of what was taken out.</summary>
    public const string Hidden = "[…]";

    private readonly string _text;
    private readonly List<EchoSearch> _searches = [];
    private readonly List<string> _public = [];
    private readonly bool _hasData;

    public EchoMask(string text)
    {
        _text = text;
        _hasData = HasData(text);
        _searches.Add(new EchoSearch(EchoText.Plain(text)));
        if (EchoText.Decoded(text) is { } decoded)
        {
            _searches.Add(new EchoSearch(decoded));
        }
    }

    /// <summary>Shows a text of the request.</summary>
    public void Sent(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        Note(EchoText.Plain(text));
        if (EchoText.Decoded(text) is { } decoded)
        {
            Note(decoded);
        }

        if (_hasData)
        {
            foreach (string data in EchoData.FormsOf(text))
            {
                Note(EchoText.Plain(data));
            }
        }
    }

    /// <summary>Shows a value of the request that is no secret.</summary>
    public void Public(string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            _public.Add(value);
        }
    }

    /// <summary>The text without what it repeats; the very same string when it repeats nothing.</summary>
    public string Apply()
    {
        bool[] covered = new bool[_text.Length];
        foreach (EchoSearch search in _searches)
        {
            search.Cover(covered);
        }

        CoverData(covered);
        if (!covered.Contains(true))
        {
            return _text;
        }

        Uncover(covered);
        return covered.Contains(true) ? Write(covered) : _text;
    }

    private void Note(EchoText text)
    {
        string significant = text.Significant();
        foreach (EchoSearch search in _searches)
        {
            search.Note(significant);
        }
    }

    // Encoded, a text is one long word.
    private static bool HasData(string text)
    {
        const int shortest = 16;
        int length = 0;
        foreach (char character in text)
        {
            length = char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '-' or '_' ? length + 1 : 0;
            if (length >= shortest)
            {
                return true;
            }
        }

        return false;
    }

    // Attachments are not looked at, whose base64 can be of any size; but no word is of this length.
    private void CoverData(bool[] covered)
    {
        const int longestWord = 64;
        for (int start = 0; start < _text.Length; )
        {
            int end = start;
            while (
                end < _text.Length
                && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '+' or '/' or '=' or '-' or '_')
            )
            {
                end++;
            }

            if (end - start >= longestWord)
            {
                Array.Fill(covered, true, start, end - start);
            }

            start = end + 1;
        }
    }

    private void Uncover(bool[] covered)
    {
        foreach (string value in _public)
        {
            for (
                int at = 0;
                (at = _text.IndexOf(value, at, StringComparison.OrdinalIgnoreCase)) >= 0;
                at += value.Length
            )
            {
                if (!IsWord(at - 1) && !IsWord(at + value.Length))
                {
                    Uncover(covered, at, at + value.Length);
                }
            }
        }

        for (int start = 0; start < _text.Length; )
        {
            int end = start;
            while (end < _text.Length && !char.IsWhiteSpace(_text[end]))
            {
                end++;
            }

            if (EchoWords.IsParameter(_text.AsSpan(start, end - start)))
            {
                Uncover(covered, start, end);
            }

            start = end + 1;
        }
    }

    // With the ordinary words around it, which were covered only together with what they stood beside.
    private void Uncover(bool[] covered, int start, int end)
    {
        if (!covered.AsSpan(start, end - start).Contains(true))
        {
            return;
        }

        int first = start;
        while (first > 0 && (covered[first - 1] || !IsWord(first - 1)))
        {
            first--;
        }

        int last = end;
        while (last < _text.Length && (covered[last] || !IsWord(last)))
        {
            last++;
        }

        while (start > first && !IsWord(start - 1))
        {
            start--;
        }

        while (end < last && !IsWord(end))
        {
            end++;
        }

        Array.Fill(covered, false, start, end - start);
        UncoverOrdinary(covered, first, start);
        UncoverOrdinary(covered, end, last);
    }

    private void UncoverOrdinary(bool[] covered, int start, int end)
    {
        for (int i = start; i < end; )
        {
            int wordEnd = i;
            while (wordEnd < end && IsWord(wordEnd))
            {
                wordEnd++;
            }

            if (wordEnd > i && !EchoWords.IsOrdinary(_text.AsSpan(i, wordEnd - i)))
            {
                return;
            }

            i = Math.Max(i + 1, wordEnd);
        }

        Array.Fill(covered, false, start, end - start);
    }

    private string Write(bool[] covered)
    {
        StringBuilder written = new(_text.Length);
        for (int i = 0; i < _text.Length; )
        {
            if (!covered[i])
            {
                written.Append(_text[i++]);
                continue;
            }

            // What parts two echoes without being a word is part of them.
            int end = i;
            for (int next = i; next < _text.Length && (covered[next] || !IsWord(next)); next++)
            {
                end = covered[next] ? next + 1 : end;
            }

            written.Append(Hidden);
            i = end;
        }

        return written.ToString();
    }

    private bool IsWord(int i) => i >= 0 && i < _text.Length && char.IsLetterOrDigit(_text[i]);
}
