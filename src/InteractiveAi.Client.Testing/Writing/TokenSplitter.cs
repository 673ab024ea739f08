using System.Globalization;
using System.Text;

namespace InteractiveAi.Client.Testing;

/// <summary>Cuts text into what counts as tokens here: words with the space before and the punctuation after them.</summary>
/// <remarks>Joining the tokens gives the text again.</remarks>
internal static class TokenSplitter
{
    private const int MaxWordLength = 16;
    private const int MaxPunctuation = 3;

    public static List<string> Split(string text)
    {
        List<string> tokens = [];
        var start = 0;
        while (start < text.Length)
        {
            var end = EndOfToken(text, start);
            tokens.Add(text[start..end]);
            start = end;
        }

        return tokens;
    }

    public static int Count(string text)
    {
        var count = 0;
        for (var start = 0; start < text.Length; start = EndOfToken(text, start))
        {
            count++;
        }

        return count;
    }

    private static int EndOfToken(string text, int start)
    {
        var position = start;
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        var wordStart = position;
        while (position < text.Length && position - wordStart < MaxWordLength)
        {
            var rune = RuneAt(text, position);
            if (!IsWord(rune))
            {
                break;
            }

            position += rune.Utf16SequenceLength;
            if (IsIdeographic(rune))
            {
                break;
            }
        }

        for (var marks = 0; marks < MaxPunctuation && position < text.Length; marks++)
        {
            var rune = RuneAt(text, position);
            if (IsWord(rune) || Rune.IsWhiteSpace(rune))
            {
                break;
            }

            position += rune.Utf16SequenceLength;
        }

        return position;
    }

    /// <summary>The rune there; an unpaired surrogate counts as the replacement character, which is one unit long too.</summary>
    private static Rune RuneAt(string text, int position) =>
        Rune.TryGetRuneAt(text, position, out var rune) ? rune : Rune.ReplacementChar;

    private static bool IsWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || rune.Value is '\'' or '’' or '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Scripts without spaces between words: kana, the ideographs and their extensions.</summary>
    private static bool IsIdeographic(Rune rune) =>
        rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or >= 0x20000;
}
