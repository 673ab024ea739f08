using System.Text;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>The answer to everything else: a few sentences around the words of the message.</summary>
internal static partial class Essay
{
    private const int Timeout = 1000;
    private const int ShortLength = 1;
    private const int LongLength = 4;
    private const int MaxTopics = 2;

    public static string Tell(ReplyContext context)
    {
        var topics = TopicWords.Phrases(context.Text, MaxTopics);
        if (topics.Count == 0)
        {
            return WithoutTopic(context);
        }

        if (PoemWish().IsMatch(context.Text))
        {
            return Poem(context, topics[0]);
        }

        if (StoryWish().IsMatch(context.Text))
        {
            return Story(context, topics);
        }

        var text = new StringBuilder(Opening(context, Wording.Join(topics)));
        foreach (
            var sentence in Thoughts(context, topics)
                .Take(LengthWish().IsMatch(context.Text) ? LongLength : ShortLength)
        )
        {
            text.Append(' ').Append(sentence);
        }

        if (Earlier(context, topics) is { } earlier)
        {
            text.Append(' ').Append(earlier);
        }

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
                $"That is a good question about {about}.",
                $"Let me take {about} one step at a time.",
                $"On {about}, here is how I see it."
            )
            : context.Variation.Pick(
                "opening",
                $"So this is about {about}.",
                $"Let us look at {about}.",
                $"{Wording.Capitalise(about)}: gladly.",
                $"I understand, {about} it is."
            );

    /// <summary>Sentences that are true of anything, and right for one as for many.</summary>
    private static IEnumerable<string> Thoughts(ReplyContext context, List<string> topics)
    {
        var first = topics[0];
        var last = topics[^1];
        string[] thoughts =
        [
            $"With {first}, the first impression seldom tells the whole story.",
            $"When it comes to {first}, it matters where you start and how far you want to go.",
            topics.Count > 1
                ? $"The link between {first} and {last} is closer than it seems."
                : $"Behind {first} there is more than one can see at first.",
            $"As for {last}, small steps lead further than big plans.",
            $"Ask three people about {first} and you will hear four opinions.",
            $"Anyone who has spent time with {last} would tell you to be patient.",
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
                .Phrases(texts[index], MaxTopics)
                .Except(topics, StringComparer.OrdinalIgnoreCase)
                .MaxBy(topic => topic.Length);
            if (other is null)
            {
                continue;
            }

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
        var turns = context.Conversation.UserTexts.Count;
        var address = Memory.NameOf(context.Conversation) is { } name ? ", " + name : "";
        return context.Variation.Pick(
            "closing",
            $"What interests you most about {topic}{address}?",
            $"Shall I go on with {topic}{address}?",
            $"Tell me more{address}, and I will be more precise.",
            turns > 1
                ? $"That was your {Wording.Ordinal(turns)} message{address}; keep them coming."
                : $"That is a fine way to begin{address}."
        );
    }

    private static string Poem(ReplyContext context, string topic) =>
        context.Variation.Pick(
            "poem",
            $"{Wording.Capitalise(topic)}, at dawn:\nthe first word falls, then the next,\nand the page fills up.",
            $"One word, then a pause.\n{Wording.Capitalise(topic)}, out of thin air,\narriving like rain.",
            $"Nobody hurries.\n{Wording.Capitalise(topic)} in the evening,\na lamp, and a name."
        );

    private static string Story(ReplyContext context, List<string> topics)
    {
        var hero =
            Memory.NameOf(context.Conversation) ?? context.Variation.Pick("hero", "Ana", "Rui", "Ingrid", "Kofi");
        var topic = topics[0];
        var place =
            topics.Count > 1
                ? topics[1]
                : context.Variation.Pick("place", "the harbour", "a small town", "the end of the line");
        return $"Once upon a time, {hero} heard of {topic}. Nobody at home believed a word of it, so {hero} packed a bag and left "
            + $"before sunrise. The way led past {place}, where an old woman said: “Whoever looks for {topic} should first learn to "
            + $"wait.” {hero} waited, one evening and then another, and on the third {topic} came after all. "
            + $"{hero} wrote it all down, word by word, and that is how you come to read it.";
    }

    [GeneratedRegex(
        @"\b(explain|describe|write|compose|tell me (more )?about|essay|in detail|at length|everything)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex LengthWish();

    [GeneratedRegex(
        @"\b(haiku|poem|verse)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex PoemWish();

    [GeneratedRegex(
        @"\b(story|tale)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex StoryWish();
}
