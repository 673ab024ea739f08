namespace InteractiveAi.Client.Testing;

/// <summary>Composes a text answer: the first rule that has something to say about the last message says it.</summary>
internal static class ReplyComposer
{
    private static readonly Func<ReplyContext, string?>[] Rules =
    [
        ToolReport.Tell,
        AttachmentReport.Tell,
        Echo.Tell,
        Phrases.Tell,
        Memory.Recall,
        Arithmetic.Tell,
        Catalogue.Tell,
        Clock.Tell,
        Recap.Tell,
        SmallTalk.Tell,
        Memory.Acknowledge,
    ];

    public static string Compose(ReplyContext context)
    {
        var style = AnswerStyle.Of(context);
        var (greeting, rest) = Phrases.TakeGreeting(context);
        var text =
            greeting is null ? Answer(context)
            : rest.Length == 0 || TopicWords.IsFiller(rest) ? greeting + " " + Phrases.Offer(context)
            : greeting + " " + Answer(context with { Text = rest });
        return style.Apply(text);
    }

    private static string Answer(ReplyContext context)
    {
        foreach (var rule in Rules)
        {
            if (rule(context) is { } text)
            {
                return text;
            }
        }

        return Essay.Tell(context);
    }
}
