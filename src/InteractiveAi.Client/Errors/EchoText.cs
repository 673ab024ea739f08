using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace InteractiveAi.Client;

/// <summary>A text reduced to what survives every way of quoting it: its letters and digits, in one case, with the way back to where each stood.</summary>
/// <remarks>White space, punctuation and quotation marks do not count, and escapes are undone: of JSON, of HTML, of URLs and of Python, and each within the others.</remarks>
internal sealed class EchoText
{
    // An error within an error within an error: what is deeper is nobody's.
    private const int MaxDepth = 4;

    private readonly Unit[] _significant;

    private EchoText(string text, List<Unit> units)
    {
        Text = text;
        _significant =
        [
            .. units.Where(static unit => char.IsLetterOrDigit(unit.Character) || char.IsSurrogate(unit.Character)),
        ];
    }

    public string Text { get; }

    /// <summary>How many letters and digits there are.</summary>
    public int Length => _significant.Length;

    public char this[int i] => char.ToLowerInvariant(_significant[i].Character);

    /// <summary>A text as it stands.</summary>
    public static EchoText Plain(string text) => new(text, UnitsOf(text));

    /// <summary>A text as it reads once its escapes are undone; <see langword="null"/> when it has none.</summary>
    public static EchoText? Decoded(string text)
    {
        if (!text.AsSpan().ContainsAny('\\', '%', '&'))
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
    public bool AreJoined(int i) => i + 1 < Length && _significant[i].End == _significant[i + 1].Start;

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

    /// <summary>Undoes one layer of escapes.</summary>
    private sealed class Decoder(List<Unit> units)
    {
        private readonly string _text = string.Concat(units.Select(static unit => unit.Character));
        private readonly List<Unit> _decoded = new(units.Count);

        public List<Unit> Decode()
        {
            for (int i = 0; i < _text.Length; )
            {
                i = _text[i] switch
                {
                    '\\' => AddEscape(i),
                    '%' => AddPercent(i),
                    '&' => AddEntity(i),
                    _ => Add(_text[i], i, i + 1),
                };
            }

            return _decoded;
        }

        // However often a text was put into another, its escapes are a row of backslashes and one thing behind it.
        private int AddEscape(int start)
        {
            int at = start;
            while (at < _text.Length && _text[at] is '\\')
            {
                at++;
            }

            if (at == _text.Length)
            {
                return at;
            }

            return _text[at] switch
            {
                'u' when Hex(at + 1, 4) is { } unit => Add((char)unit, start, at + 5),
                'x' when Hex(at + 1, 2) is { } unit => Add((char)unit, start, at + 3),
                'U' when Hex(at + 1, 8) is { } rune && Rune.IsValid(rune) => Add(new Rune(rune), start, at + 9),
                'n' or 'r' or 't' or 'b' or 'f' => Add(' ', start, at + 1),
                var character => Add(character, start, at + 1),
            };
        }

        private int AddPercent(int start)
        {
            Span<byte> utf8 = stackalloc byte[4];
            int count = 0;
            while (
                count < utf8.Length
                && start + 3 * count < _text.Length
                && _text[start + 3 * count] is '%'
                && Hex(start + 3 * count + 1, 2) is { } one
            )
            {
                utf8[count++] = (byte)one;
            }

            return count > 0 && Rune.DecodeFromUtf8(utf8[..count], out Rune rune, out int used) is OperationStatus.Done
                ? Add(rune, start, start + 3 * used)
                : Add('%', start, start + 1);
        }

        private int AddEntity(int start)
        {
            const int longest = 10;
            int length = _text.AsSpan(start, Math.Min(longest, _text.Length - start)).IndexOf(';') + 1;
            string entity = _text.Substring(start, Math.Max(length, 1));
            string character = WebUtility.HtmlDecode(entity);
            return
                string.Equals(character, entity, StringComparison.Ordinal)
                || !Rune.TryGetRuneAt(character, 0, out Rune rune)
                ? Add('&', start, start + 1)
                : Add(rune, start, start + length);
        }

        private int Add(Rune rune, int start, int end)
        {
            Span<char> characters = stackalloc char[2];
            foreach (char character in characters[..rune.EncodeToUtf16(characters)])
            {
                Add(character, start, end);
            }

            return end;
        }

        private int Add(char character, int start, int end)
        {
            _decoded.Add(new Unit(character, units[start].Start, units[end - 1].End));
            return end;
        }

        private int? Hex(int start, int length) =>
            start + length <= _text.Length
            && int.TryParse(
                _text.AsSpan(start, length),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out int code
            )
                ? code
                : null;
    }
}
