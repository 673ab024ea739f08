using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>"Lisbon, Porto and Faro": names that are asked about side by side.</summary>
internal static partial class PlaceList
{
    private const int Timeout = 1000;

    /// <summary>One text per name, each with that name alone in the place of the list; the text itself when there is no list.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        foreach (Match match in List().Matches(text))
        {
            var names = match
                .Groups["name"]
                .Captures.Select(capture => capture.Value)
                .Where(name => !TopicWords.IsFillerWord(name))
                .ToList();
            // A distance or a journey needs both ends in one call.
            if (
                names.Count < 2
                || text[..match.Index].TrimEnd().EndsWith("between", StringComparison.OrdinalIgnoreCase)
            )
            {
                continue;
            }

            return
            [
                .. names
                    .Distinct(StringComparer.Ordinal)
                    .Select(name =>
                        string.Concat(text.AsSpan(0, match.Index), name, text.AsSpan(match.Index + match.Length))
                    ),
            ];
        }

        return [text];
    }

    [GeneratedRegex(
        @"(?<name>\p{Lu}[\p{L}\p{M}'’-]*( \p{Lu}[\p{L}\p{M}'’-]*)*)((, and (in |for )?| and (in |for )?| & | or (in |for )?|, )(?<name>\p{Lu}[\p{L}\p{M}'’-]*( \p{Lu}[\p{L}\p{M}'’-]*)*))+",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex List();
}
