using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Results of functions that the user tells, as <c>name(arguments): result</c> in lines of their own, where the gateway takes no tool messages.</summary>
internal static partial class ReportedResults
{
    private const int Timeout = 1000;

    public static IReadOnlyList<(RequestedCall Call, string Result)> Find(string text) =>
        [
            .. Report()
                .Matches(text)
                .Select(match =>
                    (
                        new RequestedCall("", match.Groups["name"].Value, match.Groups["arguments"].Value),
                        match.Groups["result"].Value.Trim()
                    )
                ),
        ];

    [GeneratedRegex(
        @"^[ \t]*(?<name>[A-Za-z_][A-Za-z0-9_]{0,63})\((?<arguments>\{[^\n]*\})\): (?<result>[^\n]+)$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Report();
}
