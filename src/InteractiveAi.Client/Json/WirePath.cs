using System.Text;

namespace InteractiveAi.Client;

/// <summary>Paths into what a gateway sent, fit for messages: whoever wrote the JSON wrote its names too.</summary>
internal static class WirePath
{
    /// <summary>A path of the serializer's with <c>*</c> in place of every name that is not made of the words of the wire.</summary>
    /// <returns><see langword="null"/> for no path.</returns>
    public static string? WithoutContent(string? path)
    {
        if (path is not ['$', .. var rest])
        {
            return null;
        }

        StringBuilder kept = new("$");
        for (int i = 0; i < rest.Length; )
        {
            int end = rest.AsSpan(i + 1).IndexOfAny('.', '[') is >= 0 and var next ? i + 1 + next : rest.Length;
            ReadOnlySpan<char> step = rest.AsSpan(i, end - i);
            bool isIndex = step is ['[', .. var index, ']'] && !index.ContainsAnyExceptInRange('0', '9');
            if (!isIndex && !(step is ['.', .. var name] && EchoWords.IsCode(name)))
            {
                kept.Append(".*");
                if (step[0] is '[')
                {
                    // Quotes inside a name are not escaped, so where it ends cannot be told, and the rest may be part of it.
                    break;
                }
            }
            else
            {
                kept.Append(step);
            }

            i = end;
        }

        return kept.ToString();
    }
}
