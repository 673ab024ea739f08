using System.Text;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Damages inputs: as a network does, byte by byte, and as a careless sender does, value by value.</summary>
internal static class Mutator
{
    /// <summary>Damages an input now and then, once or several times over.</summary>
    public static byte[] Mutate(InputSource source, byte[] input, Func<byte[]> another)
    {
        if (source.Chance(4))
        {
            return input;
        }

        for (int times = source.Chance(3) ? source.Random.Next(1, 6) : 1; times > 0; times--)
        {
            input = source.Chance(2) ? Bytes(source, input, another) : Tokens(source, input);
        }

        return input;
    }

    private static byte[] Bytes(InputSource source, byte[] input, Func<byte[]> another)
    {
        Random random = source.Random;
        int at = random.Next(input.Length + 1);
        int to = Math.Min(input.Length, at + random.Next(1, source.Chance(4) ? 300 : 6));
        ReadOnlySpan<byte> before = input.AsSpan(0, at);
        ReadOnlySpan<byte> piece = input.AsSpan(at, to - at);
        ReadOnlySpan<byte> after = input.AsSpan(to);
        switch (random.Next(11))
        {
            case 0 when at < input.Length:
                byte[] flipped = [.. input];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return [.. before, (byte)random.Next(256), .. piece, .. after];
            case 2:
                return [.. before, .. after];
            case 3:
                return [.. before, .. piece, .. piece, .. after];
            case 4:
                return before.ToArray();
            case 5:
                byte[] other = another();
                return [.. before, .. other.AsSpan(random.Next(other.Length + 1))];
            case 6:
                ReadOnlySpan<byte> odd = random.Next(9) switch
                {
                    0 => [0xC3],
                    1 => [0xFF, 0xFE],
                    2 => [0xED, 0xA0, 0xBD],
                    3 => [0xF0, 0x9F, 0x8C],
                    4 => [0],
                    5 => [0xEF, 0xBB, 0xBF],
                    6 => "\n\n"u8,
                    7 => "\r"u8,
                    _ => "data: "u8,
                };
                return [.. before, .. odd, .. piece, .. after];
            case 7:
                return [0xEF, 0xBB, 0xBF, .. input];
            case 8:
                return Lines(input, source.Pick(["\r\n", "\r", "\n\n", "\n \n"]));
            case 9:
                return Encoding
                    .UTF8.GetBytes($"{source.Pick([" ", "\n\n\n", ": \n", "\0", "\t"])}")
                    .Concat(input)
                    .ToArray();
            default:
                return [.. before, .. "\\\"{}[],:\\u00e9\n"u8[random.Next(10)..], .. piece, .. after];
        }
    }

    private static byte[] Tokens(InputSource source, byte[] input)
    {
        (List<Range> values, List<Range> members) = JsonTokens.Find(input);
        Random random = source.Random;
        if (members.Count > 0 && source.Chance(3))
        {
            Range member = source.Pick(members);
            byte[] text = input[member];
            int colon = Array.IndexOf(text, (byte)':');
            return random.Next(4) switch
            {
                // Twice, with the same or another value.
                0 => Replace(input, member, [.. text, (byte)',', .. text]),
                1 => Replace(input, member, [.. text, (byte)',', .. text.AsSpan(0, colon + 1), .. Odd(source)]),
                // Under another name.
                2 => Replace(
                    input,
                    member,
                    [.. Encoding.UTF8.GetBytes($"\"{source.Pick(source.Corpus.Names)}\""), .. text.AsSpan(colon)]
                ),
                _ => Replace(input, member, input[source.Pick(members)]),
            };
        }

        return values.Count is 0
            ? Odd(source)
            : Replace(input, source.Pick(values), source.Chance(4) ? input[source.Pick(values)] : Odd(source));
    }

    private static byte[] Odd(InputSource source)
    {
        int deep = source.Pick([5, 60, 126, 127, 128, 129, 2_000]);
        string json = source.Random.Next(16) switch
        {
            0 => "null",
            1 => "true",
            2 or 3 => source.Number(),
            4 => $"\"{source.Number()}\"",
            5 => "{}",
            6 => "[]",
            7 => "[null]",
            8 => "\"\\ud83d\"",
            9 => new string('[', deep) + new string(']', deep),
            10 => string.Concat(Enumerable.Repeat("{\"a\":", deep)) + "1" + new string('}', deep),
            11 => $"\"{new string('x', source.Random.Next(10_000))}\"",
            12 => new string('9', source.Random.Next(1, 400)),
            13 => source.Object(),
            14 => $"[{source.Value()},{source.Value()}]",
            _ => source.Value(),
        };
        return Encoding.UTF8.GetBytes(json);
    }

    private static byte[] Replace(byte[] input, Range place, ReadOnlySpan<byte> with) =>
        [.. input.AsSpan(0, place.Start.Value), .. with, .. input.AsSpan(place.End.Value)];

    private static byte[] Lines(byte[] input, string end) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(input).Replace("\n", end, StringComparison.Ordinal));
}
