using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Questions about the gateway itself, thanks and farewells.</summary>
internal static partial class SmallTalk
{
    private const int Timeout = 1000;

    public static string? Tell(ReplyContext context)
    {
        if (Who().IsMatch(context.Text))
        {
            return Introduce(context);
        }

        if (Model().IsMatch(context.Text))
        {
            return $"This request was served as {context.Call.Model} by {context.Call.Provider}, which here means: by a local gateway.";
        }

        if (Session().IsMatch(context.Text))
        {
            return context.Call.SessionId is { } session
                ? $"This is session {session}."
                : "This conversation has no session id.";
        }

        var name = Memory.NameOf(context.Conversation) is { } known ? ", " + known : "";
        if (Thanks().IsMatch(context.Text))
        {
            return $"You are welcome{name}!"
                + context.Variation.Pick(" thanks", "", " Ask me anything else.", " Any time.");
        }

        if (Bye().IsMatch(context.Text))
        {
            return $"Goodbye{name}!" + context.Variation.Pick("bye", "", " It was good to talk.", " Until next time.");
        }

        if (Joke().IsMatch(context.Text))
        {
            return context.Variation.Pick(
                "joke",
                "A stream walks into a bar, a word at a time, and the barkeeper says: I will wait until you are [DONE].",
                "There are two hard things about jokes: timing, and off-by-one errors, and timing.",
                "I would tell you the one about the truncated answer, but"
            );
        }

        return HowAreYou().IsMatch(context.Text) ? "I am well, thank you. How are you?" : null;
    }

    private static string Introduce(ReplyContext context)
    {
        const string Honest =
            "I am a local gateway: I answer from fixed rules on your own machine, so that you can try the client without a key. "
            + "I stream, call your tools and fill your JSON schemas, but I know nothing that you have not told me.";
        return Persona().Match(context.Conversation.Instructions) is { Success: true } persona
            ? $"I am {persona.Groups["who"].Value}. In truth, " + Honest
            : Honest;
    }

    [GeneratedRegex(
        @"\b(who|what) are you\b|\bwhat can you do\b|\bintroduce yourself\b|\bwhat is your name\b|\bare you (a|an) (real )?(ai|model|bot|human|person)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Who();

    [GeneratedRegex(
        @"\b(which|what) (model|provider)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Model();

    [GeneratedRegex(
        @"\b(which|what) session\b|\bsession id\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Session();

    [GeneratedRegex(
        @"^\s*(many )?(thanks?|thank you|cheers|obrigad[oa]|merci|gracias|danke)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Thanks();

    [GeneratedRegex(
        @"^\s*((good ?)?bye|see you|farewell|adeus|au revoir|tchau)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Bye();

    [GeneratedRegex(@"\bjokes?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Joke();

    [GeneratedRegex(
        @"\bhow are you\b|\bhow do you do\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex HowAreYou();

    [GeneratedRegex(
        @"\bYou are (called |named )?(?<who>(an? |the )?[\p{L}\p{M} '’-]{2,60})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Persona();
}
