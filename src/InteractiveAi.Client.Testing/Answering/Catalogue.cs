using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Names a few things of the kinds that people ask for when they try something out.</summary>
internal static partial class Catalogue
{
    private const int Timeout = 1000;
    private const int DefaultCount = 3;
    private const int LongestSentence = 4;

    private static readonly FrozenDictionary<string, string[]> Kinds = new Dictionary<string, string[]>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["rivers"] =
        [
            "the Nile",
            "the Danube",
            "the Amazon",
            "the Tagus",
            "the Mekong",
            "the Rhine",
            "the Niger",
            "the Volga",
        ],
        ["cities"] = ["Lisbon", "Kyoto", "Nairobi", "Oslo", "Quito", "Hanoi", "Porto", "Montréal"],
        ["countries"] = ["Portugal", "Japan", "Kenya", "Norway", "Ecuador", "Vietnam", "Canada", "Greece"],
        ["mountains"] =
        [
            "Kilimanjaro",
            "Mont Blanc",
            "Fuji",
            "Denali",
            "the Matterhorn",
            "Aconcagua",
            "Olympus",
            "Ararat",
        ],
        ["planets"] = ["Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune"],
        ["colours"] = ["red", "green", "blue", "yellow", "orange", "violet", "white", "black"],
        ["animals"] =
        [
            "the otter",
            "the heron",
            "the lynx",
            "the tortoise",
            "the whale",
            "the hedgehog",
            "the fox",
            "the owl",
        ],
        ["fruits"] = ["apples", "figs", "cherries", "oranges", "pears", "plums", "grapes", "lemons"],
        ["languages"] = ["Portuguese", "Japanese", "Swahili", "Norwegian", "Quechua", "Greek", "Hindi", "Arabic"],
        ["days"] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ["months"] =
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        ["primes"] = ["2", "3", "5", "7", "11", "13", "17", "19", "23", "29"],
        ["names"] = ["Ana", "Rui", "Aiko", "Tomás", "Ingrid", "Kofi", "Leila", "Mateo"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string? Tell(ReplyContext context)
    {
        if (Request().Match(context.Text) is not { Success: true } request)
        {
            return null;
        }

        var kind = request.Groups["kind"].Value.ToLowerInvariant();
        var items = Kinds[
            kind switch
            {
                "colors" => "colours",
                "prime numbers" => "primes",
                _ => kind,
            }
        ];
        var wanted = Wording.ReadNumber(request.Groups["count"].Value) ?? DefaultCount;
        var count = Math.Clamp(wanted, 1, items.Length);
        // Kinds with an order of their own are told from their beginning.
        var first = kind is "days" or "months" or "planets" or "primes" or "prime numbers"
            ? 0
            : context.Variation.Number("catalogue", items.Length);
        var chosen = Enumerable.Range(first, count).Select(index => items[index % items.Length]).ToList();
        if (count <= LongestSentence)
        {
            return Wording.Capitalise(Wording.Join(chosen)) + ".";
        }

        var lines = chosen.Select(
            (item, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {Wording.Capitalise(item)}")
        );
        var list = string.Join('\n', lines);
        return wanted > count ? $"{list}\n\nThose are all the {kind} I know." : list;
    }

    [GeneratedRegex(
        @"\b(name|list|give me|tell me|suggest|pick|choose|what are|know)\b (?<count>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)?[\p{L} ]{0,20}?\b(?<kind>rivers|cities|countries|mountains|planets|colou?rs|animals|fruits|languages|days|months|primes|prime numbers|names)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Request();
}
