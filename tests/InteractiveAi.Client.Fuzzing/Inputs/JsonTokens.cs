using System.Buffers;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Where the values and the members of a text stand that may once have been JSON.</summary>
internal static class JsonTokens
{
    private static readonly SearchValues<byte> ends = SearchValues.Create(",]} \t\r\n"u8);

    /// <summary>The places of values, containers included, and of members from name to value.</summary>
    public static (List<Range> Values, List<Range> Members) Find(ReadOnlySpan<byte> json)
    {
        List<Range> values = [];
        List<Range> members = [];
        Stack<(int Start, int Name)> open = [];
        int name = -1;
        for (int i = 0; i < json.Length; i++)
        {
            int start = i;
            switch (json[i])
            {
                case (byte)'{' or (byte)'[':
                    open.Push((i, name));
                    name = -1;
                    continue;
                case (byte)'}' or (byte)']' when open.TryPop(out var opened):
                    (start, name) = opened;
                    break;
                case (byte)'"':
                    i = EndOfString(json, i);
                    if (json[(i + 1)..].TrimStart(" \t\r\n"u8) is [(byte)':', ..])
                    {
                        name = start;
                        continue;
                    }

                    break;
                case >= (byte)'0' and <= (byte)'9' or (byte)'-' or >= (byte)'a' and <= (byte)'z':
                    int length = json[i..].IndexOfAny(ends);
                    i = length < 0 ? json.Length - 1 : i + length - 1;
                    break;
                default:
                    continue;
            }

            values.Add(start..(i + 1));
            if (name >= 0)
            {
                members.Add(name..(i + 1));
                name = -1;
            }
        }

        return (values, members);
    }

    private static int EndOfString(ReadOnlySpan<byte> json, int start)
    {
        for (int i = start + 1; i < json.Length; i++)
        {
            if (json[i] is (byte)'\\')
            {
                i++;
            }
            else if (json[i] is (byte)'"')
            {
                return i;
            }
        }

        return json.Length - 1;
    }
}
