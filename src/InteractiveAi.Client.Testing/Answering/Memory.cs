using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>What the user told about themselves earlier in the conversation.</summary>
internal static partial class Memory
{
    private const int Timeout = 1000;

    /// <summary>The user's name, as told last.</summary>
    public static string? NameOf(Conversation conversation)
    {
        for (var index = conversation.UserTexts.Count - 1; index >= 0; index--)
        {
            var names = Name().Matches(conversation.UserTexts[index]);
            // "I am English" and the like: a word that also starts a sentence says nothing.
            var name = names
                .Select(match => match.Groups["name"].Value)
                .LastOrDefault(word => !TopicWords.IsFillerWord(word));
            if (name is not null)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Where the user lives, as told last.</summary>
    public static string? HomeOf(Conversation conversation) => Find(conversation, Home());

    public static string? Recall(ReplyContext context)
    {
        var conversation = context.Conversation;
        if (AskedName().IsMatch(context.Text))
        {
            return NameOf(conversation) is { } name ? $"Your name is {name}." : "You have not told me your name yet.";
        }

        if (AskedHome().IsMatch(context.Text))
        {
            return HomeOf(conversation) is { } place ? $"You live in {place}." : "You have not told me where you live.";
        }

        if (AskedMessage().Match(context.Text) is { Success: true } asked)
        {
            return RecallMessage(conversation, asked);
        }

        if (AskedFact().Match(context.Text) is not { Success: true } question)
        {
            return null;
        }

        var subject = question.Groups["what"].Value.Trim();
        var verb = question.Groups["verb"] is { Success: true } asking ? asking.Value : "is";
        return Fact(conversation, subject) is { } fact
            ? $"Your {subject} {verb} {fact}."
            : $"You have not told me your {subject} yet.";
    }

    /// <summary>Answers a message that only told something.</summary>
    public static string? Acknowledge(ReplyContext context)
    {
        if (context.Text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        if (Name().Match(context.Text) is { Success: true } name && !TopicWords.IsFillerWord(name.Groups["name"].Value))
        {
            var home = Home().Match(context.Text) is { Success: true } place
                ? $" How are things in {place.Groups["value"].Value}?"
                : "";
            // A greeting in front of this has the name already.
            var isGreeted = context.Text.Length < context.Conversation.LastUserText.Trim().Length;
            return (isGreeted ? "Nice to meet you!" : $"Nice to meet you, {name.Groups["name"].Value}!") + home;
        }

        return ToldFact().Match(context.Text) is { Success: true } fact
            ? $"Good to know: your {fact.Groups["what"].Value} {fact.Groups["verb"].Value} {Trim(fact.Groups["value"].Value)}. I will remember that in this conversation."
            : null;
    }

    private static string? Fact(Conversation conversation, string subject)
    {
        for (var index = conversation.UserTexts.Count - 1; index >= 0; index--)
        {
            foreach (var match in ToldFact().Matches(conversation.UserTexts[index]).Reverse())
            {
                if (string.Equals(match.Groups["what"].Value.Trim(), subject, StringComparison.OrdinalIgnoreCase))
                {
                    return Trim(match.Groups["value"].Value);
                }
            }
        }

        return null;
    }

    private static string RecallMessage(Conversation conversation, Match asked)
    {
        var earlier = conversation.UserTexts.Take(conversation.UserTexts.Count - 1).ToList();
        if (earlier.Count == 0)
        {
            return "That is the first thing you have said to me.";
        }

        return asked.Groups["first"].Success
            ? $"You began with {Wording.Quote(earlier[0])}."
            : $"Just before, you said {Wording.Quote(earlier[^1])}.";
    }

    private static string? Find(Conversation conversation, Regex pattern)
    {
        for (var index = conversation.UserTexts.Count - 1; index >= 0; index--)
        {
            if (pattern.Match(conversation.UserTexts[index]) is { Success: true } match)
            {
                return Trim(match.Groups["value"].Value);
            }
        }

        return null;
    }

    private static string Trim(string value) => value.Trim().TrimEnd('.', '!');

    [GeneratedRegex(
        @"(\b[Mm]y name is|\bI am called|\b[Cc]all me|\bI am|\bI['’]m|\b[Mm]e chamo|\bmeu nome é|\b[Jj]e m['’]appelle|\b[Ii]ch hei(ß|ss)e|\b[Mm]e llamo|\b[Mm]i chiamo) (?<name>\p{Lu}[\p{L}\p{M}'’-]+( \p{Lu}[\p{L}\p{M}'’-]+)*)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Name();

    [GeneratedRegex(
        @"\bI live in (?<value>\p{Lu}[\p{L}\p{M}'’-]+( \p{Lu}[\p{L}\p{M}'’-]+)*)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Home();

    [GeneratedRegex(
        @"\bmy (?<what>[\p{L} ]{2,40}?) (?<verb>is|are|was|were) (?<value>[^.,;!?\n]+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex ToldFact();

    [GeneratedRegex(
        @"\b(what( is|['’]s| was)|(do you )?(remember|know|recall)|tell me) my name\b|\bwho am i\b|\bwhat am i called\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex AskedName();

    [GeneratedRegex(
        @"\bwhere do i live\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex AskedHome();

    [GeneratedRegex(
        @"\bwhat(['’]s)? (?<verb>is|are|was|were)? ?my (?<what>[\p{L} ]{2,40}?)( again)?\s*[?.!]?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex AskedFact();

    [GeneratedRegex(
        @"\bwhat (did i (just )?(say|ask|tell you|mention)|was my (?<first>first )?(last |previous )?(message|question))( (?<first>first|at the (start|beginning))| (before|last|just now))?",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex AskedMessage();
}
