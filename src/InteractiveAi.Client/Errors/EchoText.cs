using System.Globalization;
using System.Net;
using System.Text;

namespace InteractiveAi.Client;

/// <summary>A text reduced to what survives every way of quoting it: its letters and digits, in one case, with the way back to where each stood.</summary>
/// <remarks>White space, punctuation and quotation marks do not count, and escapes are undone: of JSON at any depth of nesting, of HTML, of URLs and of Python.</remarks>
internal sealed class EchoText
{
    private readonly List<char> _significant = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    private EchoText(string text) => Text = text;

    public string Text { get; }

    /// <summary>How many letters and digits there are.</summary>
    public int Length => _significant.Count;

    public char this[int i] => _significant[i];

    /// <summary>A text as it stands.</summary>
    public static EchoText Plain(string text)
    {
        EchoText plain = new(text);
        for (int i = 0; i < text.Length; i++)
        {
            plain.Add(text[i], i, i + 1);
        }

        return plain;
    }

    /// <summary>A text as it reads once its escapes are undone; <see langword="null"/> when it has none.</summary>
    public static EchoText? Decoded(string text)
    {
        if (!text.AsSpan().ContainsAny('\\', '%', '&'))
        {
            return null;
        }

        EchoText decoded = new(text);
        for (int i = 0; i < text.Length; )
        {
            i = text[i] switch
            {
                '\\' => decoded.AddEscape(i),
                '%' => decoded.AddPercent(i),
                '&' => decoded.AddEntity(i),
                _ => decoded.Add(text[i], i, i + 1),
            };
        }

        return decoded;
    }

    /// <summary>Where the letter or digit begins in the text.</summary>
    public int StartOf(int i) => _starts[i];

    /// <summary>Where the letter or digit ends in the text.</summary>
    public int EndOf(int i) => _ends[i];

    /// <summary>The letters and digits alone.</summary>
    public string Significant() => string.Concat(_significant);

    /// <summary>Whether the two stand side by side, with nothing but marks of an escape between them.</summary>
    public bool AreJoined(int i) => i + 1 < Length && _ends[i] == _starts[i + 1];

    // However often a text was put into another, its escapes are a row of backslashes and one thing behind it.
    private int AddEscape(int start)
    {
        int at = start;
        while (at < Text.Length && Text[at] is '\\')
        {
            at++;
        }

        if (at == Text.Length)
        {
            return at;
        }

        return Text[at] switch
        {
            'u' when Hex(at + 1, 4) is { } unit => Add((char)unit, start, at + 5),
            'x' when Hex(at + 1, 2) is { } unit => Add((char)unit, start, at + 3),
            'U' when Hex(at + 1, 8) is { } rune && Rune.IsValid(rune) => Add(new Rune(rune), start, at + 9),
            'n' or 'r' or 't' or 'b' or 'f' => at + 1,
            var character => Add(character, start, at + 1),
        };
    }

    private int AddPercent(int start)
    {
        Span<byte> utf8 = stackalloc byte[4];
        int count = 0;
        while (
            count < utf8.Length
            && start + 3 * count < Text.Length
            && Text[start + 3 * count] is '%'
            && Hex(start + 3 * count + 1, 2) is { } one
        )
        {
            utf8[count++] = (byte)one;
        }

        return
            count > 0
            && Rune.DecodeFromUtf8(utf8[..count], out Rune rune, out int used) is System.Buffers.OperationStatus.Done
            ? Add(rune, start, start + 3 * used)
            : start + 1;
    }

    private int AddEntity(int start)
    {
        int at = start + 1;
        while (Text.AsSpan(at).StartsWith("amp;", StringComparison.Ordinal))
        {
            at += 4;
        }

        int length = Text.AsSpan(at, Math.Min(10, Text.Length - at)).IndexOf(';');
        if (length <= 0)
        {
            return at;
        }

        int end = at + length + 1;
        string entity = $"&{Text.AsSpan(at, length + 1)}";
        string character = WebUtility.HtmlDecode(entity);
        return
            string.Equals(character, entity, StringComparison.Ordinal)
            || !Rune.TryGetRuneAt(character, 0, out Rune rune)
            ? at
            : Add(rune, start, end);
    }

    private int Add(Rune rune, int start, int end)
    {
        Span<char> units = stackalloc char[2];
        foreach (char unit in units[..rune.EncodeToUtf16(units)])
        {
            Add(unit, start, end);
        }

        return end;
    }

    private int Add(char character, int start, int end)
    {
        if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
        {
            _significant.Add(char.ToLowerInvariant(character));
            _starts.Add(start);
            _ends.Add(end);
        }

        return end;
    }

    private int? Hex(int start, int length) =>
        start + length <= Text.Length
        && int.TryParse(
            Text.AsSpan(start, length),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out int code
        )
            ? code
            : null;
}
