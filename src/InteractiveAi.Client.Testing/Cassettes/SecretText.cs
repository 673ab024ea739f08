using System.Text;

namespace InteractiveAi.Client.Testing;

/// <summary>One text that must not be there.</summary>
/// <param name="text">The text.</param>
/// <param name="inParts">Whether its beginnings and ends are not to be there either, in any case: gateways show keys like that.</param>
internal sealed class SecretText(string text, bool inParts = false)
{
    /// <summary>How long a part of a credential must be to be told from a word; a shorter credential is none.</summary>
    public const int ShortestPart = 8;

    // Less than that beside a mask is more likely emphasis than a key: "***Notes***".
    private const int ShortestRest = 3;

    private readonly byte[] _bytes = [.. Encoding.UTF8.GetBytes(text).Select(unit => inParts ? Lower(unit) : unit)];

    public void Find(PlainBytes text, List<Cover> covers)
    {
        var shortest = inParts ? ShortestPart : _bytes.Length;
        for (var position = 0; position < text.Length; position++)
        {
            var length = Beginning(text, position);
            if (length >= shortest)
            {
                covers.Add(text.Cover(position, length));
            }

            if (inParts)
            {
                FindEnd(text, position, covers);
                FindBesideMask(text, position, covers);
            }
        }
    }

    private static byte Lower(byte unit) => unit is >= (byte)'A' and <= (byte)'Z' ? (byte)(unit | 0x20) : unit;

    // What a gateway puts where it has left something out: "sk-ab*****yz".
    private static bool IsMask(PlainBytes text, int position) =>
        position >= 0
        && position + 2 < text.Length
        && text[position] is (byte)'*' or (byte)'.'
        && text[position + 1] == text[position]
        && text[position + 2] == text[position];

    private byte At(PlainBytes text, int position) => inParts ? Lower(text[position]) : text[position];

    /// <summary>How much of the beginning stands here.</summary>
    private int Beginning(PlainBytes text, int position)
    {
        var length = 0;
        while (
            length < _bytes.Length && position + length < text.Length && At(text, position + length) == _bytes[length]
        )
        {
            length++;
        }

        return length;
    }

    /// <summary>How much of the end stands before here.</summary>
    private int End(PlainBytes text, int position)
    {
        var length = 0;
        while (length < _bytes.Length && position > length && At(text, position - length - 1) == _bytes[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    private void FindEnd(PlainBytes text, int position, List<Cover> covers)
    {
        var length = End(text, position + 1);
        if (length >= ShortestPart)
        {
            covers.Add(text.Cover(position + 1 - length, length));
        }
    }

    private void FindBesideMask(PlainBytes text, int position, List<Cover> covers)
    {
        if (!IsMask(text, position))
        {
            return;
        }

        for (var length = Math.Min(_bytes.Length, position); length >= ShortestRest; length--)
        {
            if (Beginning(text, position - length) >= length)
            {
                covers.Add(text.Cover(position - length, length));
                break;
            }
        }

        // Only behind the last of the row can the rest begin.
        var behind = position + 3;
        if (behind >= text.Length || text[behind] == text[position])
        {
            return;
        }

        for (var length = Math.Min(_bytes.Length, text.Length - behind); length >= ShortestRest; length--)
        {
            if (End(text, behind + length) >= length)
            {
                covers.Add(text.Cover(behind, length));
                break;
            }
        }
    }
}
