using System.Buffers;
using System.Globalization;
using System.Text;

namespace InteractiveAi.Client;

/// <summary>A text reduced to what survives every way of quoting it: its letters and digits, in one case, with the way back to where each stood.</summary>
/// <remarks>
/// White space, punctuation and quotation marks do not count, nor do accents and the other marks of a letter, however they are composed, nor the width of a character.
/// Escapes are undone: of JSON, of HTML, of URLs, of mails and of programming languages, and each within the others.
/// </remarks>
internal sealed partial class EchoText
{
    // An error within an error within an error: what is deeper is nobody's.
    private const int MaxDepth = 4;

    private static readonly SearchValues<char> Escaping = SearchValues.Create("\\%&=+");

    private readonly List<Unit> _significant;

    private EchoText(string text, List<Unit> units)
    {
        Text = text;
        _significant = new List<Unit>(units.Count);
        foreach (Unit unit in units)
        {
            Add(unit);
        }
    }

    public string Text { get; }

    /// <summary>How many letters and digits there are.</summary>
    public int Length => _significant.Count;

    public char this[int i] => char.ToLowerInvariant(_significant[i].Character);

    /// <summary>A text as it stands.</summary>
    public static EchoText Plain(string text) => new(text, UnitsOf(text));

    /// <summary>A text as it reads once its escapes are undone; <see langword="null"/> when it has none.</summary>
    public static EchoText? Decoded(string text)
    {
        if (!text.AsSpan().ContainsAny(Escaping))
        {
            return null;
        }

        List<Unit> units = UnitsOf(text);
        for (int depth = 0; depth < MaxDepth; depth++)
        {
            Decoder decoder = new(units);
            List<Unit> decoded = decoder.Decode();
            if (decoded.Count == units.Count)
            {
                break;
            }

            units = decoded;
        }

        return new EchoText(text, units);
    }

    /// <summary>Where the letter or digit begins in the text.</summary>
    public int StartOf(int i) => _significant[i].Start;

    /// <summary>Where the letter or digit ends in the text.</summary>
    public int EndOf(int i) => _significant[i].End;

    /// <summary>The letters and digits alone.</summary>
    public string Significant() =>
        string.Create(
            Length,
            this,
            static (span, text) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] = text[i];
                }
            }
        );

    /// <summary>Whether the next one stands beside it, so that both are of one word.</summary>
    public bool AreJoined(int i) =>
        i + 1 < Length
        && (
            _significant[i].End == _significant[i + 1].Start
            // Two letters of one character, such as a ligature.
            || _significant[i].Start == _significant[i + 1].Start
        );

    private void Add(Unit unit)
    {
        char character = unit.Character;
        if (char.IsAscii(character) || char.IsSurrogate(character))
        {
            if (!char.IsAscii(character) || char.IsAsciiLetterOrDigit(character))
            {
                _significant.Add(unit);
            }
        }
        else if (IsMark(character))
        {
            // Of the letter before it, so that words in which vowels are marks stay words.
            if (_significant.Count > 0 && _significant[^1].End == unit.Start)
            {
                _significant[^1] = _significant[^1] with { End = unit.End };
            }
        }
        else if (char.IsLetterOrDigit(character))
        {
            foreach (char letter in LettersOf(character))
            {
                if (char.IsLetterOrDigit(letter))
                {
                    _significant.Add(unit with { Character = letter });
                }
            }
        }
    }

    private static bool IsMark(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    // The same letters whether they were composed or not, and whatever changing their case has made of them.
    private static string LettersOf(char letter) =>
        letter switch
        {
            'ß' or 'ẞ' => "ss",
            'ς' => "σ",
            'ı' => "i",
            // Most of such texts consist of these, which are made of nothing.
            >= '\u4E00' and <= '\u9FFF' => letter.ToString(),
            _ => letter.ToString().Normalize(NormalizationForm.FormKD),
        };

    private static List<Unit> UnitsOf(string text)
    {
        List<Unit> units = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            units.Add(new Unit(text[i], i, i + 1));
        }

        return units;
    }

    private readonly record struct Unit(char Character, int Start, int End);
}
