using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>The words inside identifiers such as <c>get_weather</c> or <c>unitPrice</c>.</summary>
internal static partial class ToolWords
{
    private const int Timeout = 1000;

    private static readonly FrozenSet<string> Verbs = (
        "get set fetch do run make perform execute call use find list search lookup look up create show check read update delete "
        + "add send calculate compute convert translate book query retrieve load save open start stop play current tool function "
        + "api by for of to in from a an the and or with"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Synonyms = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["forecast"] = "weather",
        ["rain"] = "weather",
        ["raining"] = "weather",
        ["rainy"] = "weather",
        ["sunny"] = "weather",
        ["snow"] = "weather",
        ["snowing"] = "weather",
        ["temperature"] = "weather",
        ["umbrella"] = "weather",
        ["cost"] = "price",
        ["mail"] = "email",
        ["e-mail"] = "email",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Lower-case words of an identifier or a phrase.</summary>
    public static IReadOnlyList<string> Of(string identifier) =>
        [.. Word().Matches(identifier).Select(match => match.Value.ToLowerInvariant())];

    public static bool IsVerb(string word) => Verbs.Contains(word);

    /// <summary>Verbs that begin orders of every kind, and so point to no function.</summary>
    public static bool IsWeakVerb(string word) =>
        word.ToUpperInvariant() is "GET" or "DO" or "MAKE" or "RUN" or "USE" or "CALL" or "SHOW" or "FIND" or "LIST";

    /// <summary>The word without the endings of plurals and verbs; crude, but the same for both sides of a comparison.</summary>
    public static string Stem(string word)
    {
        var stem = word.ToLowerInvariant();
        if (stem.EndsWith("'s", StringComparison.Ordinal) || stem.EndsWith("’s", StringComparison.Ordinal))
        {
            stem = stem[..^2];
        }

        return stem.Length switch
        {
            > 4 when stem.EndsWith("ies", StringComparison.Ordinal) => stem[..^3] + "y",
            > 5 when stem.EndsWith("ing", StringComparison.Ordinal) => stem[..^3],
            > 3
                when stem.EndsWith('s')
                    && !stem.EndsWith("ss", StringComparison.Ordinal)
                    && !stem.EndsWith("us", StringComparison.Ordinal) => stem[..^1],
            _ => stem,
        };
    }

    /// <summary>The word that a function would be named after.</summary>
    public static string Topic(string word)
    {
        var lower = word.ToLowerInvariant();
        return Stem(Synonyms.GetValueOrDefault(lower, lower));
    }

    [GeneratedRegex(@"\p{Lu}+(?![\p{Ll}])|\p{Lu}?[\p{Ll}\p{Lo}\p{M}'’]+|\d+", RegexOptions.None, Timeout)]
    private static partial Regex Word();
}
