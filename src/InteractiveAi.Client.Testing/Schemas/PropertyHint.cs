using System.Collections.Frozen;

namespace InteractiveAi.Client.Testing;

/// <summary>What the name of a property, and those of its neighbours, say about the value that belongs there.</summary>
internal sealed class PropertyHint
{
    /// <summary>Score of a clue that has the property's own word next to it, or nearly so.</summary>
    public const int Near = 40;

    /// <summary>Score of a clue of which nothing is known but its kind.</summary>
    public const int Fits = 1;

    private const int NearestBefore = 100;
    private const int StepBefore = 12;
    private const int NearestAfter = 95;
    private const int StepAfter = 25;
    private const int PairBonus = 10;
    private const int Preposition = 45;
    private const int Unclaimed = 20;
    private const int MaxPenalty = 10;

    private static readonly string[][] Families =
    [
        ["age", "old"],
        ["price", "cost", "amount", "total", "sum", "fee", "paid", "pay", "value", "euro", "dollar", "eur", "usd"],
        ["quantity", "count", "number", "qty", "many"],
        ["city", "town", "place", "location", "destination"],
        ["name", "called", "person", "customer", "client", "author", "who"],
        ["date", "day", "when"],
        ["temperature", "degree", "celsius", "temp"],
        ["email", "mail"],
        ["phone", "telephone", "tel"],
        ["id", "no", "nr", "number", "code", "reference"],
        ["guest", "people", "person", "party"],
        ["body", "message", "text", "content", "saying", "say"],
        ["job", "profession", "occupation", "work", "role"],
    ];

    private static readonly FrozenSet<string> Noise = "is has the of a an in user field list s"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> _words;
    private readonly List<string> _own;
    private readonly PropertyNature _nature;
    private readonly IReadOnlyList<PropertyHint> _siblings;

    public PropertyHint(
        string name,
        PropertyNature nature = PropertyNature.Text,
        IReadOnlyList<PropertyHint>? siblings = null
    )
    {
        Name = name;
        _nature = nature;
        _siblings = siblings ?? [];
        _own = [.. ToolWords.Of(name).Select(ToolWords.Stem).Where(word => !Noise.Contains(word))];
        _words = [.. _own];
        foreach (var family in Families.Where(family => family.Any(_own.Contains)))
        {
            _words.UnionWith(family);
        }
    }

    public static PropertyHint None { get; } = new("");

    public string Name { get; }

    /// <summary>Whether the name alone lets one expect a number.</summary>
    public bool SoundsNumeric =>
        Has(
            "age",
            "price",
            "cost",
            "amount",
            "total",
            "quantity",
            "count",
            "number",
            "year",
            "score",
            "rating",
            "size",
            "weight"
        ) || Has("height", "temperature", "minute", "hour", "percent");

    public bool IsPlace =>
        Has(
            "city",
            "town",
            "place",
            "location",
            "country",
            "region",
            "destination",
            "origin",
            "address",
            "area",
            "room"
        );

    public bool IsPerson =>
        Has(
            "name",
            "person",
            "customer",
            "client",
            "author",
            "guest",
            "recipient",
            "sender",
            "attendee",
            "who",
            "traveller",
            "traveler"
        );

    public bool IsDate => Has("date", "day", "when", "deadline", "due", "birthday", "since");

    public bool IsTime => Has("time", "hour", "clock");

    private bool IsOrigin => Has("from", "origin", "departure", "source", "start", "sender");

    private bool IsTarget => Has("to", "target", "destination", "arrival", "end", "recipient");

    /// <summary>Whether one of the words is in the name itself.</summary>
    public bool Has(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (_own.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    public PropertyHint Among(IReadOnlyList<PropertyHint> siblings) =>
        new(
            Name,
            _nature,
            [.. siblings.Where(sibling => !string.Equals(sibling.Name, Name, StringComparison.Ordinal))]
        );

    /// <summary>The hint for one item of a list with this name.</summary>
    public PropertyHint ForItem(PropertyNature nature)
    {
        var words = ToolWords.Of(Name).ToList();
        if (words.Count > 0)
        {
            words[^1] = ToolWords.Stem(words[^1]);
        }

        return new PropertyHint(string.Join('_', words), nature, _siblings);
    }

    /// <summary>Whether the text is the name of this property or of one beside it.</summary>
    public bool IsNamed(string text) =>
        string.Equals(Name, text, StringComparison.OrdinalIgnoreCase)
        || _siblings.Any(sibling => string.Equals(sibling.Name, text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name in words, for a value that has to be made up.</summary>
    public string InWords() => string.Join(' ', ToolWords.Of(Name)) is { Length: > 0 } words ? words : "value";

    /// <summary>Above zero when the clue may be the value, the higher the likelier.</summary>
    public int Score(Clue clue)
    {
        var near = Nearness(clue);
        var position = Position(clue);
        // What follows "Key:" is meant for that key.
        if (near == 0 && clue.Kind == ClueKind.Pair)
        {
            return 0;
        }

        foreach (var sibling in _siblings)
        {
            if (
                sibling.CanTake(clue)
                && sibling.Nearness(clue) + sibling.Position(clue) > Math.Max(near + position, Near - 1)
            )
            {
                return 0;
            }
        }

        var age = Math.Min(clue.Age, MaxPenalty - 1);
        var isUnlikely = position < 0 || clue.IsDoubtful;
        return Math.Max(near + position, Unclaimed) - age - (isUnlikely ? MaxPenalty : 0);
    }

    private bool CanTake(Clue clue) =>
        clue.Kind switch
        {
            _ when _nature == PropertyNature.Other => false,
            ClueKind.Pair => true,
            ClueKind.Number => _nature == PropertyNature.Number || Has("id", "number", "no", "code"),
            ClueKind.Date => IsDate,
            ClueKind.Time => IsTime || IsDate,
            ClueKind.Email => Has("email", "to", "from", "contact", "recipient", "sender"),
            ClueKind.Url => Has("url", "uri", "link", "website"),
            _ => _nature == PropertyNature.Text && !IsDate,
        };

    private int Nearness(Clue clue)
    {
        // "High Street" for a street.
        var nearest =
            clue.Kind == ClueKind.Name && TopicWords.Words(clue.Text).Any(word => _own.Contains(ToolWords.Stem(word)))
                ? NearestAfter
                : 0;
        for (var index = 0; index < clue.Before.Count; index++)
        {
            if (_words.Contains(ToolWords.Stem(clue.Before[index])))
            {
                nearest = Math.Max(nearest, NearestBefore - (index * StepBefore) + OwnBonus(clue.Before[index]));
            }
        }

        for (var index = 0; index < clue.After.Count; index++)
        {
            // A preposition belongs to what follows it.
            if (_words.Contains(ToolWords.Stem(clue.After[index])) && clue.After[index] is not ("to" or "from"))
            {
                nearest = Math.Max(nearest, NearestAfter - (index * StepAfter) + OwnBonus(clue.After[index]));
            }
        }

        return nearest > 0 && clue.Kind == ClueKind.Pair ? nearest + PairBonus : nearest;
    }

    /// <summary>A word of the name itself counts for more than one that merely means the same.</summary>
    private int OwnBonus(string word) => _own.Contains(ToolWords.Stem(word)) ? PairBonus : 0;

    /// <summary>What a preposition right before the clue says: "in Lisbon" is a place, "from Lisbon" an origin.</summary>
    private int Position(Clue clue)
    {
        if (clue.Before.Count == 0)
        {
            return 0;
        }

        return clue.Before[0] switch
        {
            "from" when IsOrigin => 2 * Preposition,
            "to" when IsTarget => 2 * Preposition,
            "from" when IsTarget => -Preposition,
            "to" when IsOrigin => -Preposition,
            "in" or "at" or "near" or "for" or "of" or "to" or "from" when IsPlace && clue.Kind == ClueKind.Name =>
                Preposition,
            "is"
            or "am"
            or "i'm"
            or "called"
            or "with"
            or "for"
            or "by"
            or "to" when IsPerson && clue.Kind == ClueKind.Name => Preposition,
            "on" when IsDate => Preposition,
            "at" when IsTime => Preposition,
            _ => 0,
        };
    }
}
