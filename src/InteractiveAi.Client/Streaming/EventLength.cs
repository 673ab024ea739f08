namespace InteractiveAi.Client;

/// <summary>Counts how long the event is that is coming in, so that an endless one is refused before a reader of events has gathered it.</summary>
/// <remarks>What lies between two blank lines counts, in bytes, wherever the reads cut it. A read that cannot reach the limit is only searched for its last blank line, from its end.</remarks>
/// <param name="limit">The longest event that is let through.</param>
internal struct EventLength(int limit)
{
    private long _length;
    private byte _last;

    /// <summary>Counts what came.</summary>
    /// <returns>How much of it may be read on: all of it, or the events that stand before the one that is too long.</returns>
    public int Accept(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return 0;
        }

        if (_length + bytes.Length > limit)
        {
            return AcceptNearLimit(bytes);
        }

        int end = EndOfLastEvent(bytes);
        _length =
            end >= 0 ? bytes.Length - end
            : IsRestOfLineBreak(_last, bytes[0]) ? bytes.Length - 1
            : _length + bytes.Length;
        _last = bytes[^1];
        return bytes.Length;
    }

    private int AcceptNearLimit(ReadOnlySpan<byte> bytes)
    {
        int accepted = 0;
        for (int position = 0; position < bytes.Length; )
        {
            int lineLength = bytes[position..].IndexOfAny((byte)'\n', (byte)'\r');
            int next = lineLength < 0 ? bytes.Length : position + lineLength + 1;
            byte before = next > 1 ? bytes[next - 2] : _last;
            if (lineLength >= 0 && EndsEvent(before, bytes[next - 1]))
            {
                _length = 0;
                accepted = next;
            }
            else if (!IsRestOfLineBreak(before, bytes[next - 1]))
            {
                _length += next - position;
            }

            if (_length > limit)
            {
                return accepted;
            }

            position = next;
        }

        _last = bytes[^1];
        return bytes.Length;
    }

    private readonly int EndOfLastEvent(ReadOnlySpan<byte> bytes)
    {
        int length = bytes.Length;
        while (bytes[..length].LastIndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var index)
        {
            if (EndsEvent(index > 0 ? bytes[index - 1] : _last, bytes[index]))
            {
                bool isPair = bytes[index] is (byte)'\r' && index + 1 < bytes.Length && bytes[index + 1] is (byte)'\n';
                return isPair ? index + 2 : index + 1;
            }

            length = index;
        }

        return -1;
    }

    // Two line breaks in a row, of which a carriage return and a line feed together are only one.
    private static bool EndsEvent(byte first, byte second) =>
        (first, second) is ((byte)'\n', (byte)'\n' or (byte)'\r') or ((byte)'\r', (byte)'\r');

    // The line feed of the carriage return that has ended the event already.
    private readonly bool IsRestOfLineBreak(byte first, byte second) =>
        _length is 0 && (first, second) is ((byte)'\r', (byte)'\n');
}
