using System.Globalization;
using System.Text;

namespace InteractiveAi.Client.Testing;

/// <summary>A body as it stands, or as it reads once the escapes of JSON, at any depth of nesting, and of addresses are undone, with the way back to where each byte stood.</summary>
internal sealed class PlainBytes
{
    private readonly byte[] _bytes;
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    private PlainBytes(byte[] bytes, int length, int[]? starts, int[]? ends) =>
        (_bytes, Length, _starts, _ends) = (bytes, length, starts, ends);

    public int Length { get; }

    public byte this[int position] => _bytes[position];

    public static PlainBytes Of(byte[] body) => new(body, body.Length, starts: null, ends: null);

    public static PlainBytes Decoded(byte[] body)
    {
        // What is escaped is never shorter than what it stands for.
        var bytes = new byte[body.Length];
        var starts = new int[body.Length];
        var ends = new int[body.Length];
        var length = 0;
        Span<byte> units = stackalloc byte[4];
        for (var position = 0; position < body.Length; )
        {
            var count = Read(body, position, units, out var next);
            foreach (var unit in units[..count])
            {
                (bytes[length], starts[length], ends[length]) = (unit, position, next);
                length++;
            }

            position = next;
        }

        return new PlainBytes(bytes, length, starts, ends);
    }

    /// <summary>Covers a stretch, with the whole of every escape that reaches into it.</summary>
    public Cover Cover(int position, int length) =>
        new(_starts?[position] ?? position, _ends?[position + length - 1] ?? position + length);

    private static int Read(byte[] body, int position, Span<byte> units, out int next)
    {
        next = position + 1;
        units[0] = body[position];
        if (body[position] is (byte)'%' && Hex(body, position + 1, 2) is { } encoded)
        {
            next = position + 3;
            units[0] = (byte)encoded;
            return 1;
        }

        if (body[position] is not (byte)'\\')
        {
            return 1;
        }

        var behind = Behind(body, position);
        if (behind == body.Length)
        {
            next = behind;
            return 1;
        }

        if (body[behind] is not (byte)'u' || Hex(body, behind + 1, 4) is not { } code)
        {
            next = behind + 1;
            units[0] = body[behind];
            return 1;
        }

        next = behind + 5;
        var rune = Rune.ReplacementChar;
        if (!Rune.TryCreate((char)code, out rune))
        {
            var second = Behind(body, next);
            if (
                second > next
                && second < body.Length
                && body[second] is (byte)'u'
                && Hex(body, second + 1, 4) is { } low
                && Rune.TryCreate((char)code, (char)low, out rune)
            )
            {
                next = second + 5;
            }
            else
            {
                rune = Rune.ReplacementChar;
            }
        }

        return rune.EncodeToUtf8(units);
    }

    // However often a text was put into a string, its escapes are a row of backslashes and one thing behind it.
    private static int Behind(byte[] body, int position)
    {
        while (position < body.Length && body[position] is (byte)'\\')
        {
            position++;
        }

        return position;
    }

    private static int? Hex(byte[] body, int start, int length) =>
        start + length <= body.Length
        && int.TryParse(
            body.AsSpan(start, length),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var code
        )
            ? code
            : null;
}
