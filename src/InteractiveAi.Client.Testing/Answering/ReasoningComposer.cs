using System.Buffers.Binary;
using System.Globalization;

namespace InteractiveAi.Client.Testing;

/// <summary>The thoughts before an answer: more of them the more effort is asked for.</summary>
internal static class ReasoningComposer
{
    public static string Compose(ReplyContext context, IReadOnlyList<WantedCall> wanted, string effort)
    {
        var topics = TopicWords.Phrases(context.Text, 2);
        var subject = topics.Count > 0 ? string.Join(" and ", topics) : "what was said last";
        var turns = context.Conversation.UserTexts.Count;
        string[] thoughts =
        [
            $"The user wants to know about {subject}.",
            wanted.Count > 0 ? $"The function {wanted[0].Name} can tell." : "No function is needed for that.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"There {(turns == 1 ? "is 1 message" : $"are {turns} messages")} to take into account."
            ),
            "Nothing said before contradicts the last message.",
            "So the answer can be short and direct.",
        ];
        var count = effort switch
        {
            "minimal" => 1,
            "low" => 2,
            "medium" => 3,
            "high" => 4,
            _ => 5,
        };
        return string.Join(' ', thoughts.Take(count));
    }

    /// <summary>An opaque proof of the thoughts, as a provider's signature is to the client.</summary>
    public static string Sign(IEnumerable<string> reasoning)
    {
        Span<byte> hash = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(hash, Variation.Hash(string.Concat(reasoning)));
        return "sig_" + Convert.ToBase64String(hash);
    }
}
