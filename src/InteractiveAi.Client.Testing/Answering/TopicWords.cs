using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Finds the words that a message is about.</summary>
internal static partial class TopicWords
{
    private const int Timeout = 1000;
    private const int MinLength = 3;
    private const int MaxPhraseWords = 4;

    private static readonly FrozenSet<string> Fillers = (
        "a an the this that these those there here it its it's he she they him his her their our ours we us you your yours i "
        + "me my mine i'm i'd i'll i've you're we're they're and or but so if then than as at by for from in into of off on onto "
        + "out over to up with without about after again against all also always am any anything are aren't be because been "
        + "before being between both can can't cannot could did didn't do does doesn't doing don't down during each else ever "
        + "every few further get gets give given gives go goes going got had has have having hello hey hi how however is isn't "
        + "just know let let's like lot many may maybe might more most much must name named need never next no nor not nothing now "
        + "ok okay one only other own please quite really same say says see should show since some something still such sure "
        + "take tell thank thanks that's too use using very want wants was wasn't way well were what what's when "
        + "where which while who who's whom whose why will won't word words would wouldn't write yes yet answer ask asked turn switch "
        + "question questions explain describe compose create make made think talk talking mean means list reply respond "
        + "sentence sentences short brief briefly good great nice long first last today tomorrow story poem haiku essay "
        + "extract find look call fill convert translate summarise summarize recap help add send set draft suggest try "
        + "compare classify bought buy sell sold paid pay order solve under over below above weather's until two come came built done keep put best interesting live love lives "
        // The small words of the languages that are most often tried besides English.
        + "le la les du des un une et est qui que quoi quelle quel dans pour avec pas je tu il elle nous vous sur "
        + "o os as um uma é e que qual como para por com não sim eu meu minha do da dos das no na em "
        + "el los las y con qué cuál cómo es de en mi yo del al "
        + "der die das ist und ein eine wie was warum ich du mit für auf nicht den dem"
    ).Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the word carries no topic of its own.</summary>
    public static bool IsFillerWord(string word) => Fillers.Contains(word.Replace('’', '\''));

    /// <summary>Whether nothing but such words is in the text.</summary>
    public static bool IsFiller(string text) => Words(text).All(IsFillerWord);

    /// <summary>The topics in the order of their appearance: what stands in quotes, and runs of words that mean something, such
    /// as "autumn leaves" or "capital of France".</summary>
    public static List<string> Of(string text, int count) => Find(text, count, withArticles: false);

    /// <summary>The same in a form that fits into a sentence: "the capital of France", "your garden".</summary>
    public static List<string> Phrases(string text, int count) => Find(text, count, withArticles: true);

    private static List<string> Find(string text, int count, bool withArticles)
    {
        List<string> topics = [];
        var article = "";
        List<string> run = [];
        var end = -1;
        foreach (Match match in Token().Matches(text))
        {
            var isAdjacent = end >= 0 && match.Index == end + 1 && text[end] == ' ';
            var isQuoted = match.Groups["quoted"].Success;
            if (!isAdjacent || isQuoted || !Continues(run, match.Value))
            {
                Finish(run, topics);
            }

            if (isQuoted)
            {
                Add(match.Groups["quoted"].Value, topics);
            }
            else if (run.Count > 0)
            {
                run.Add(match.Value);
            }
            else if (HasTopic(match.Value))
            {
                run.Add(isAdjacent && withArticles ? article + match.Value : match.Value);
            }

            article = Article(match.Value);
            end = match.Index + match.Length;
        }

        Finish(run, topics);
        return topics.Count <= count ? topics : topics.GetRange(0, count);
    }

    public static List<string> Quoted(string text) =>
        [
            .. Token()
                .Matches(text)
                .Select(match => match.Groups["quoted"])
                .Where(group => group.Success)
                .Select(group => group.Value),
        ];

    public static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    private static bool Continues(List<string> run, string word) =>
        run.Count is > 0 and < MaxPhraseWords && (HasTopic(word) || (IsLink(word) && !IsLink(run[^1])));

    private static string Article(string word) =>
        word.ToUpperInvariant() switch
        {
            "THE" => "the ",
            "A" => "a ",
            "AN" => "an ",
            "MY" or "OUR" => "your ",
            "YOUR" => "my ",
            _ => "",
        };

    private static bool IsLink(string word) => word is "of" or "de" or "da" or "do" or "du";

    /// <summary>Scripts that need few characters for a word are let through with fewer; so are capitals, as in "C" or "AI".</summary>
    private static bool HasTopic(string word) =>
        !IsFillerWord(word) && (word.Length >= MinLength || char.IsUpper(word[0]) || word[0] > '\u2E80');

    private static void Finish(List<string> run, List<string> topics)
    {
        if (run.Count > 0 && IsLink(run[^1]))
        {
            run.RemoveAt(run.Count - 1);
        }

        if (run.Count > 0)
        {
            Add(string.Join(' ', run), topics);
        }

        run.Clear();
    }

    private static void Add(string topic, List<string> topics)
    {
        if (!topics.Contains(topic, StringComparer.OrdinalIgnoreCase))
        {
            topics.Add(topic);
        }
    }

    [GeneratedRegex(
        """["“«](?<quoted>[^"”»\n]{1,80})["”»]|[\p{L}\p{M}][\p{L}\p{M}\p{N}'’-]*[#+]*""",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex Token();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}'’]+", RegexOptions.None, Timeout)]
    private static partial Regex Word();
}
