using System.Buffers;
using System.Net;
using System.Text;

namespace InteractiveAi.Client;

internal sealed partial class EchoText
{
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
                    '%' => AddBytes(i, PercentByte) ?? Add('%', i, i + 1),
                    // A single one is more likely an assignment.
                    '=' => AddBytes(i, QuotedByte, shortest: 2) ?? Add('=', i, i + 1),
                    '&' => AddEntity(i),
                    'U' or 'u' => AddCodePoint(i),
                    _ => Add(_text[i], i, i + 1),
                };
            }

            return _decoded;
        }

        // However often a text was put into another, its escapes are a row of backslashes and one thing behind it.
        private int AddEscape(int start)
        {
            int at = EndOfBackslashes(start);
            if (at == _text.Length)
            {
                return at;
            }

            if (AddBytes(start, EscapedByte) is { } end)
            {
                return end;
            }

            return _text[at] switch
            {
                'u' when Hex(at + 1, 4) is { } unit => Add((char)unit, start, at + 5),
                'u' when InBraces(at + 1) is var (rune, braceEnd) => Add(rune, start, braceEnd),
                'U' when Hex(at + 1, 8) is { } rune && Rune.IsValid(rune) => Add(new Rune(rune), start, at + 9),
                // Not of UTF-8: then of one byte for a character.
                'x' or (>= '0' and <= '3') when EscapedByte(start) is var (unit, byteEnd) => Add(
                    (char)unit,
                    start,
                    byteEnd
                ),
                'n' or 'r' or 't' or 'b' or 'f' => Add(' ', start, at + 1),
                var character => Add(character, start, at + 1),
            };
        }

        /// <summary>Adds the character whose bytes of UTF-8 are written one by one.</summary>
        private int? AddBytes(int start, Func<int, (byte Value, int End)?> read, int shortest = 1)
        {
            Span<byte> utf8 = stackalloc byte[4];
            Span<int> ends = stackalloc int[4];
            int count = 0;
            for (int at = start; count < utf8.Length && read(at) is var (value, end); at = end)
            {
                utf8[count] = value;
                ends[count++] = end;
            }

            return
                count >= shortest
                && Rune.DecodeFromUtf8(utf8[..count], out Rune rune, out int used) is OperationStatus.Done
                && used >= shortest
                ? Add(rune, start, ends[used - 1])
                : null;
        }

        private (byte Value, int End)? PercentByte(int at) => MarkedByte(at, '%');

        private (byte Value, int End)? QuotedByte(int at) => MarkedByte(at, '=');

        private (byte Value, int End)? MarkedByte(int at, char mark) =>
            at < _text.Length && _text[at] == mark && Hex(at + 1, 2) is { } value ? ((byte)value, at + 3) : null;

        private (byte Value, int End)? EscapedByte(int start)
        {
            int at = EndOfBackslashes(start);
            return at == start || at == _text.Length ? null
                : _text[at] is 'x' && Hex(at + 1, 2) is { } value ? ((byte)value, at + 3)
                : Octal(at) is { } code ? (code, at + 3)
                : null;
        }

        private byte? Octal(int start) =>
            start + 3 <= _text.Length
            && _text[start] is >= '0' and <= '3'
            && _text[start + 1] is >= '0' and <= '7'
            && _text[start + 2] is >= '0' and <= '7'
                ? (byte)(((_text[start] - '0') << 6) | ((_text[start + 1] - '0') << 3) | (_text[start + 2] - '0'))
                : null;

        private (Rune Rune, int End)? InBraces(int start)
        {
            const int longest = 8;
            if (start >= _text.Length || _text[start] is not '{')
            {
                return null;
            }

            int length = _text.AsSpan(start, Math.Min(longest, _text.Length - start)).IndexOf('}') - 1;
            return length > 0 && Hex(start + 1, length) is { } code && Rune.IsValid(code)
                ? (new Rune(code), start + length + 2)
                : null;
        }

        // U+00E9
        private int AddCodePoint(int start)
        {
            const int shortest = 4;
            const int longest = 6;
            int at = start + 2;
            if (at < _text.Length && _text[start + 1] is '+')
            {
                for (int length = longest; length >= shortest; length--)
                {
                    if (Hex(at, length) is { } code && Rune.IsValid(code))
                    {
                        return Add(new Rune(code), start, at + length);
                    }
                }
            }

            return Add(_text[start], start, start + 1);
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

        private int EndOfBackslashes(int start)
        {
            int at = start;
            while (at < _text.Length && _text[at] is '\\')
            {
                at++;
            }

            return at;
        }

        private int? Hex(int start, int length) => HexDigits.At(_text, start, length);
    }
}
