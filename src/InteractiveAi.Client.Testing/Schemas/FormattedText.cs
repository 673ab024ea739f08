using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace InteractiveAi.Client.Testing;

/// <summary>Strings of the formats that JSON schemas name.</summary>
internal static class FormattedText
{
    /// <summary>The clue in that format; <see langword="null"/> when it is something else.</summary>
    public static string? Read(string format, Clue clue, Evidence evidence, TextLimits limits)
    {
        var text = format switch
        {
            "date" when clue.Kind == ClueKind.Date => clue.Text[..10],
            "date-time" when clue.Kind == ClueKind.Date => clue.Text.Length > 10
                ? clue.Text
                : $"{clue.Text}T{TimeIn(evidence)}Z",
            "time" when clue.Kind == ClueKind.Time => Time(clue.Text) + "Z",
            "email" or "idn-email" when clue.Kind == ClueKind.Email => clue.Text,
            "uri" or "url" or "iri" or "uri-reference" when clue.Kind == ClueKind.Url => clue.Text,
            "uuid" when Guid.TryParse(clue.Text, out _) => clue.Text,
            "ipv4" when Address(clue.Text) is { AddressFamily: AddressFamily.InterNetwork } => clue.Text,
            "ipv6" when Address(clue.Text) is { AddressFamily: AddressFamily.InterNetworkV6 } => clue.Text,
            "hostname" when clue.Kind == ClueKind.Url && Uri.TryCreate(clue.Text, UriKind.Absolute, out var uri) =>
                uri.Host,
            _ => null,
        };
        return text is not null && limits.Allow(text) ? text : null;
    }

    /// <summary>Some value of the format; <see langword="null"/> for a format of which nothing is known.</summary>
    public static string? Make(string format, TimeProvider time, PropertyHint hint, int ordinal)
    {
        var now = time.GetUtcNow();
        return format switch
        {
            "date" => now.AddDays(ordinal).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => now.AddDays(ordinal).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "time" => now.AddHours(ordinal).ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "duration" => string.Create(CultureInfo.InvariantCulture, $"PT{ordinal + 1}H"),
            "email" or "idn-email" => ordinal == 0
                ? "someone@example.com"
                : string.Create(CultureInfo.InvariantCulture, $"someone{ordinal + 1}@example.com"),
            "uri" or "url" or "iri" => string.Create(
                CultureInfo.InvariantCulture,
                $"https://example.com/{(ordinal == 0 ? "" : ordinal + 1)}"
            ),
            "uri-reference" => "/",
            "uuid" => string.Create(
                CultureInfo.InvariantCulture,
                $"00000000-0000-4000-8000-{(Variation.Hash(hint.Name) + (ulong)ordinal) & 0xFFFF_FFFF_FFFF:x12}"
            ),
            "hostname" or "idn-hostname" => "example.com",
            "ipv4" => string.Create(CultureInfo.InvariantCulture, $"192.0.2.{1 + (ordinal % 250)}"),
            "ipv6" => string.Create(CultureInfo.InvariantCulture, $"2001:db8::{1 + ordinal:x}"),
            _ => null,
        };
    }

    private static string TimeIn(Evidence evidence) =>
        ClueScanner.Scan(evidence.LastText, 0, TimeProvider.System).FirstOrDefault(clue => clue.Kind == ClueKind.Time)
            is { } said
            ? Time(said.Text)
            : "00:00:00";

    private static string Time(string text) =>
        TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time)
            ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : "00:00:00";

    private static IPAddress? Address(string text) => IPAddress.TryParse(text, out var address) ? address : null;
}
