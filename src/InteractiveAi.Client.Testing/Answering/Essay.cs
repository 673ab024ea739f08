using System.Text;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>The answer to everything else: a few sentences around the words of the message.</summary>
internal static partial class Essay
{
    private const int Timeout = 1000;
    private const int ShortLength = 1;
    private const int LongLength = 4;

    public static string Tell(ReplyContext context)
    {
        var topics = TopicWords.Of(context.Text, 3);
        if (topics.Count == 0)
            return WithoutTopic(context);

        var about = Wording.Join(topics);
        var text = new StringBuilder(Opening(context, about));
        var count = LongForm().IsMatch(context.Text) ? LongLength : ShortLength;
        foreach (var sentence in Thoughts(context, topics).Take(count))
            text.Append(' ').Append(sentence);

        if (Earlier(context, topics) is { } earlier)
            text.Append(' ').Append(earlier);

        return text.Append(' ').Append(Closing(context, topics[^1])).ToString();
    }

    private static string WithoutTopic(ReplyContext context)
    {
        var turns = context.Conversation.UserTexts.Count;
        return turns > 1
            ? $"That is your {Wording.Ordinal(turns)} message, and I would gladly go on. What should it be about?"
            : "I am listening. What should we talk about?";
    }

    private static string Opening(ReplyContext context, string about) =>
        context.Text.Contains('?', StringComparison.Ordinal)
            ? context.Variation.Pick(
                "opening",
                $"You ask about {about}.",
                $"A good question about {about}.",
                $"Let me take {about} one step at a time.",
                $"On {about}, here is how I see it."
            )
            : context.Variation.Pick(
                "opening",
                $"So this is about {about}.",
                $"Let us look at {about}.",
                $"{Wording.Capitalise(about)}: gladly.",
                $"I understand, {about}."
            );

    private static IEnumerable<string> Thoughts(ReplyContext context, List<string> topics)
    {
        var first = topics[0];
        var last = topics[^1];
        string[] thoughts =
        [
            $"Most people notice {first} first and only later how much depends on the rest.",
            $"What matters with {first} is where you start and how far you want to go.",
            topics.Count > 1
                ? $"There is more between {first} and {last} than it seems at first sight."
                : $"There is more to {first} than it seems at first sight.",
            $"Seen from close by, {last} is a matter of small steps.",
            $"Whoever has spent an evening with {first} tells it differently from those who only read about it.",
            $"In the end {last} rewards patience.",
        ];
        var start = context.Variation.Number("thoughts", thoughts.Length);
        return Enumerable.Range(start, thoughts.Length).Select(index => thoughts[index % thoughts.Length]);
    }

    /// <summary>A thread back to the latest earlier message that was about something else.</summary>
    private static string? Earlier(ReplyContext context, List<string> topics)
    {
        var texts = context.Conversation.UserTexts;
        for (var index = texts.Count - 2; index >= 0; index--)
        {
            var other = TopicWords
                .Of(texts[index], 3)
                .Except(topics, StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault();
            if (other is null)
                continue;

            return context.Variation.Pick(
                "earlier",
                $"Earlier you brought up {other}, and the two belong together.",
                $"It also ties in with {other} from your {Wording.Ordinal(index + 1)} message.",
                $"Remember that we spoke of {other} before."
            );
        }

        return null;
    }

    private static string Closing(ReplyContext context, string topic)
    {
        var name = Memory.NameOf(context.Conversation);
        var address = name is null ? "" : $", {name}";
        return context.Variation.Pick(
            "closing",
            $"What interests you most about {topic}{address}?",
            $"Shall I go on with {topic}{address}?",
            $"Tell me more{address}, and I will be more precise.",
            context.Conversation.UserTexts.Count > 1
                ? $"That was your {Wording.Ordinal(context.Conversation.UserTexts.Count)} message{address}; keep them coming."
                : $"That is a fine way to begin{address}."
        );
    }

    [GeneratedRegex(
        @"\b(explain|describe|write|compose|tell me (about|a)|story|poem|essay|in detail|at length|everything)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex LongForm();
}
