namespace InteractiveAi.Client;

/// <summary>One reading of the words of an error, and what of it stands in the texts of a request.</summary>
internal sealed class EchoSearch
{
    private const int Shortest = 12;
    private const int ShortestQuoted = 6;

    // A part of a word is no reason to hide the word.
    private const int ShortestPart = 3;

    // As many letters, each by itself, are no words but a word that something stands between.
    private const int FewestApart = 4;

    private readonly EchoText _text;
    private readonly EchoIndex _index;
    private readonly List<(int First, int Last)> _words = [];
    private readonly List<(int First, int Last)> _pieces = [];

    public EchoSearch(EchoText text)
    {
        _text = text;
        _index = new EchoIndex(text.Significant());
        FindWords();
        foreach ((int start, int end) in EchoPieces.Of(text.Text))
        {
            AddPiece(start, end);
        }
    }

    /// <summary>Shows the letters and digits of a text of the request.</summary>
    public void Note(string significant) => _index.Note(significant);

    /// <summary>Marks the characters that repeat what was shown.</summary>
    public void Cover(bool[] covered)
    {
        (int[] found, int[] whole) = _index.Places();
        for (int last = 0; last < _text.Length; last++)
        {
            bool goesOn = last + 1 < _text.Length && found[last + 1] == found[last] + 1;
            if (found[last] > 0 && !goesOn)
            {
                CoverFound(covered, last - found[last] + 1, last);
            }

            if (whole[last] > 0)
            {
                CoverPart(covered, last - whole[last] + 1, last, ShortestQuoted);
            }
        }
    }

    private void CoverFound(bool[] covered, int first, int last)
    {
        if (WeightOf(first, last) >= Shortest)
        {
            Cover(covered, first, last);
        }

        foreach ((int pieceFirst, int pieceLast) in _pieces)
        {
            if (pieceFirst <= last && pieceLast >= first)
            {
                CoverPart(covered, Math.Max(first, pieceFirst), Math.Min(last, pieceLast), ShortestQuoted);
            }
        }
    }

    // Of something short only whole words count.
    private void CoverPart(bool[] covered, int first, int last, int shortest)
    {
        while (first <= last && !BeginsWord(first))
        {
            first++;
        }

        while (first <= last && !EndsWord(last))
        {
            last--;
        }

        if (first <= last && WeightOf(first, last) >= shortest)
        {
            Cover(covered, first, last);
        }
    }

    private void Cover(bool[] covered, int first, int last)
    {
        (int from, int to) = (first, last);
        bool isOrdinary = true;
        int apart = 0;
        foreach ((int wordFirst, int wordLast) in _words)
        {
            if (wordFirst > last || wordLast < first)
            {
                continue;
            }

            (int partFirst, int partLast) = (Math.Max(wordFirst, first), Math.Min(wordLast, last));
            bool isWhole = partFirst == wordFirst && partLast == wordLast;
            bool isPart = !isWhole && WeightOf(partFirst, partLast) < ShortestPart;
            apart = wordFirst == wordLast && !char.IsAsciiDigit(_text[wordFirst]) ? apart + 1 : 0;
            isOrdinary &= apart < FewestApart;
            isOrdinary &= isPart || IsOrdinary(wordFirst, wordLast) || IsOrdinary(partFirst, partLast);
            if (!isWhole && !IsWide(wordFirst, wordLast))
            {
                // The rest of the word belongs to it, unless it is another word that happens to begin or end alike.
                from = wordFirst < first ? (isPart ? partLast + 1 : wordFirst) : from;
                to = wordLast > last ? (isPart ? partFirst - 1 : wordLast) : to;
            }
        }

        if (!isOrdinary && from <= to)
        {
            Array.Fill(covered, true, _text.StartOf(from), _text.EndOf(to) - _text.StartOf(from));
        }
    }

    private bool IsOrdinary(int first, int last)
    {
        Span<char> word = stackalloc char[32];
        if (last - first >= word.Length)
        {
            return false;
        }

        for (int i = first; i <= last; i++)
        {
            word[i - first] = _text[i];
        }

        return EchoWords.IsOrdinary(word[..(last - first + 1)]);
    }

    // A character of a script without letters says as much as a syllable or a word, and a digit more than a letter.
    private int WeightOf(int first, int last)
    {
        int weight = 0;
        for (int i = first; i <= last; i++)
        {
            weight +=
                IsPartOfSyllable(_text[i]) ? 1
                : IsWide(_text[i]) ? 3
                : char.IsAsciiDigit(_text[i]) ? 2
                : 1;
        }

        return weight;
    }

    private bool IsWide(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (IsWide(_text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWide(char character) =>
        character is >= '\u2E80' and <= '\uDFFF' || IsPartOfSyllable(character);

    // Two or three of these make a Korean syllable, into which syllables have been taken apart.
    private static bool IsPartOfSyllable(char character) => character is >= '\u1100' and <= '\u11FF';

    private bool BeginsWord(int i) => i == 0 || !_text.AreJoined(i - 1) || IsWide(_text[i]);

    private bool EndsWord(int i) => !_text.AreJoined(i) || IsWide(_text[i]);

    // A number in groups, as those of telephones and cards are written, is one.
    private bool IsGrouped(int i) =>
        i + 1 < _text.Length
        && _text.StartOf(i + 1) - _text.EndOf(i) == 1
        && char.IsAsciiDigit(_text[i])
        && char.IsAsciiDigit(_text[i + 1]);

    private void FindWords()
    {
        for (int first = 0; first < _text.Length; )
        {
            int last = first;
            while (_text.AreJoined(last) || IsGrouped(last))
            {
                last++;
            }

            _words.Add((first, last));
            first = last + 1;
        }
    }

    private void AddPiece(int start, int end)
    {
        int first = 0;
        while (first < _text.Length && _text.StartOf(first) < start)
        {
            first++;
        }

        int last = _text.Length - 1;
        while (last >= 0 && _text.EndOf(last) > end)
        {
            last--;
        }

        if (first <= last)
        {
            _pieces.Add((first, last));
        }
    }
}
