using System.Text;

namespace InteractiveAi.Client;

/// <summary>A text as it reads when it was encoded, whole or as a part of something longer.</summary>
internal static class EchoData
{
    // In bytes. What is quoted is short, and usually from the beginning.
    private const int Longest = 6 * 1024;

    /// <summary>The text as base64, from each of the three places of a group where it can begin, and as hexadecimal digits.</summary>
    /// <remarks>Without the characters at both ends that depend on what stands beside the text.</remarks>
    public static IEnumerable<string> FormsOf(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(ErrorText.Bound(text, Longest));
        yield return Convert.ToHexString(bytes);
        for (int place = 0; place < 3; place++)
        {
            // What comes before fills the group; its characters, and the one that it shares, are left out.
            byte[] group = [.. new byte[place], .. bytes];
            int first = (8 * place + 5) / 6;
            int end = 8 * group.Length / 6;
            if (first < end)
            {
                yield return Convert.ToBase64String(group)[first..end];
            }
        }
    }
}
