using System.Globalization;

namespace InteractiveAi.Client.Testing;

/// <summary>Small pieces of English.</summary>
internal static class Wording
{
    private static readonly string[] Numbers =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    public static string Number(int number) =>
        number >= 0 && number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads digits or one of the words up to twelve.</summary>
    public static int? ReadNumber(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var index = Array.FindIndex(Numbers, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index;
    }

    public static string Ordinal(int number) =>
        number switch
        {
            1 => "first",
            2 => "second",
            3 => "third",
            4 => "fourth",
            5 => "fifth",
            _ => number.ToString(CultureInfo.InvariantCulture)
                + (number % 100 is 11 or 12 or 13 ? "th" : Suffix(number)),
        };

    /// <summary>"a, b and c".</summary>
    public static string Join(IReadOnlyList<string> items) =>
        items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
        };

    public static string Capitalise(string text) =>
        text.Length == 0 ? text : string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));

    /// <summary>A message short enough to be quoted in a sentence.</summary>
    public static string Quote(string text, int maxLength = 60)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        if (line.Length > maxLength)
        {
            var end = line.LastIndexOf(' ', maxLength);
            line = line[..(end > 0 ? end : maxLength - (char.IsHighSurrogate(line[maxLength - 1]) ? 1 : 0))] + "…";
        }

        return $"“{line}”";
    }

    private static string Suffix(int number) =>
        (number % 10) switch
        {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        };
}
