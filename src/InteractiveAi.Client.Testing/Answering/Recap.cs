using System.Globalization;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Tells what the conversation, or a text in the message, has been about.</summary>
internal static partial class Recap
{
    private const int Timeout = 1000;
    private const int MaxTopics = 2;

    public static string? Tell(ReplyContext context)
    {
        if (CountQuestion().IsMatch(context.Text))
        {
            return Counted(context.Conversation);
        }

        if (Request().Match(context.Text) is not { Success: true } request)
        {
            return null;
        }

        return request.Groups["text"] is { Success: true } text
            ? OfText(text.Value)
            : OfConversation(context.Conversation);
    }

    private static string Counted(Conversation conversation)
    {
        var mine = conversation.UserTexts.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(mine == 1 ? "You have sent one message" : $"You have sent {Wording.Number(mine)} messages")}, out of {conversation.Turns.Count} in the conversation."
        );
    }

    private static string OfConversation(Conversation conversation)
    {
        var earlier = conversation.UserTexts.Take(conversation.UserTexts.Count - 1).ToList();
        if (earlier.Count == 0)
        {
            return "There is nothing to summarise yet: this is your first message.";
        }

        var parts = earlier.ConvertAll(text =>
            TopicWords.Phrases(text, MaxTopics) is { Count: > 0 } topics ? Wording.Join(topics) : Wording.Quote(text)
        );
        return parts.Count switch
        {
            1 => $"So far we have talked about {parts[0]}.",
            2 => $"You began with {parts[0]} and went on to {parts[1]}.",
            _ =>
                $"You began with {parts[0]}, went on to {string.Join(", then ", parts.GetRange(1, parts.Count - 2))}, and came to {parts[^1]}.",
        };
    }

    private static string OfText(string text)
    {
        var words = TopicWords.Words(text).Count();
        var topics = TopicWords.Phrases(text, MaxTopics);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"In short, {words} words about {(topics.Count > 0 ? Wording.Join(topics) : "very little")}: {Wording.Quote(text, 100)}"
        );
    }

    [GeneratedRegex(
        @"\bhow many (messages|questions|turns)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex CountQuestion();

    [GeneratedRegex(
        @"\b(summari[sz]e|sum up|recap|tl;?dr)\b([^:\n]{0,60}:\s*(?<text>.+))?|\bwhat have we (talked|been talking|spoken) about\b",
        RegexOptions.ExplicitCapture
            | RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.Singleline,
        Timeout
    )]
    private static partial Regex Request();
}
