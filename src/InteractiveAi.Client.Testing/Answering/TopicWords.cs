using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Finds the words that a message is about.</summary>
internal static partial class TopicWords
{
    private const int Timeout = 1000;
    private const int MinLength = 4;

    private static readonly FrozenSet<string> Fillers = (
        "a an the this that these those there here it its it's he she they them his her their our ours we us you your yours i "
        + "me my mine i'm i'd i'll i've you're we're they're and or but so if then than as at by for from in into of off on onto "
        + "out over to up with without about after again against all also always am any anything are aren't be because been "
        + "before being between both can can't cannot could did didn't do does doesn't doing don't down during each else ever "
        + "every few further get gets give given gives go goes going got had has have having hello hey hi how however is isn't "
        + "just know let let's like lot many may maybe might more most much must name need never next no nor not nothing now "
        + "ok okay one only other own please quite really same say says see should show since some something still such sure "
        + "take tell thank thanks that's too two until use using very want wants was wasn't way well were what what's when "
        + "where which while who who's whom whose why will won't word words would wouldn't write yes yet answer ask asked "
        + "question questions explain describe compose create make made think talk talking mean means list reply respond "
        + "sentence sentences short brief briefly good great nice new old first last today tomorrow weather's story poem "
        + "extract find look call use book fill convert translate summarise summarize help add send set draft suggest"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the word carries no topic of its own.</summary>
    public static bool IsFillerWord(string word) => Fillers.Contains(word.Replace('’', '\''));

    /// <summary>Whether nothing but such words is in the text.</summary>
    public static bool IsFiller(string text) => Words(text).All(IsFillerWord);

    /// <summary>The topics in the order of their appearance: quoted and capitalised phrases whole, other words from four letters on.</summary>
    public static List<string> Of(string text, int count)
    {
        List<string> topics = [];
        foreach (Match match in Topic().Matches(text))
        {
            var phrase = match.Groups["quoted"].Success ? match.Groups["quoted"].Value : Trimmed(match.Value);
            if (phrase.Length == 0 || topics.Contains(phrase, StringComparer.OrdinalIgnoreCase))
                continue;

            topics.Add(phrase);
            if (topics.Count == count)
                break;
        }

        return topics;
    }

    public static List<string> Quoted(string text) =>
        [
            .. Topic()
                .Matches(text)
                .Select(match => match.Groups["quoted"])
                .Where(group => group.Success)
                .Select(group => group.Value),
        ];

    public static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    /// <summary>Drops fillers from the front of a phrase ("What Lisbon" becomes "Lisbon") and small words altogether.</summary>
    private static string Trimmed(string phrase)
    {
        var words = phrase.Split(' ').SkipWhile(IsFillerWord).ToArray();
        var isName = words.Length > 0 && char.IsUpper(words[0][0]);
        return words.Length > 1 || (words.Length == 1 && (isName ? words[0].Length > 1 : IsLongEnough(words[0])))
            ? string.Join(' ', words)
            : "";
    }

    /// <summary>Scripts that need few characters for a word are let through with fewer.</summary>
    private static bool IsLongEnough(string word) =>
        word.Length >= MinLength || (word.Length > 1 && word[0] > '\u2E80');

    [GeneratedRegex(
        """["“«](?<quoted>[^"”»\n]{1,80})["”»]|\p{Lu}[\p{L}\p{M}'’-]*( \p{Lu}[\p{L}\p{M}'’-]*)*|[\p{L}\p{M}'’-]+""",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex Topic();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}'’]+", RegexOptions.None, Timeout)]
    private static partial Regex Word();
}
