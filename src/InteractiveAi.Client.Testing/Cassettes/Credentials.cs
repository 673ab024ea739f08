using System.Text;

namespace InteractiveAi.Client.Testing;

/// <summary>What a request says about who calls, in its headers and its address.</summary>
internal static class Credentials
{
    // In a name of a header or a parameter that has lost its case and its separators.
    private static readonly string[] Telling =
    [
        "auth",
        "cookie",
        "key",
        "token",
        "secret",
        "password",
        "credential",
        "signature",
        "project",
        "organi",
        "account",
        "tenant",
        "workspace",
        "customer",
        "contact",
        "userid",
        "session",
    ];

    private static readonly string[] TellingWords = ["org", "sig", "code", "pwd"];

    private static readonly char[] Separators = [' ', '\t', ';', ',', '=', '"'];

    // What tells something about the answer, and nothing about whose it is.
    private static readonly string[] KeptHeaders =
    [
        "Content-Type",
        "Retry-After",
        "retry-after-ms",
        "x-should-retry",
        "x-request-id",
        "request-id",
        "X-Generation-Id",
        "Date",
        "RateLimit",
    ];

    private static readonly string[] Limits = ["limit", "remaining", "reset", "used"];

    /// <summary>Whether a header of a response may come into the cassette.</summary>
    public static bool Keeps(string header) =>
        KeptHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        // Other headers of a limit tell whose it is: "X-RateLimit-Meta", "RateLimit-Policy".
        || (
            header.Contains("ratelimit", StringComparison.OrdinalIgnoreCase)
            && header.Split('-').Any(static word => Limits.Contains(word, StringComparer.OrdinalIgnoreCase))
        );

    /// <summary>The values, whole and word by word.</summary>
    public static IEnumerable<string> Of(HttpRequestMessage request)
    {
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (!Tells(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                // Of "Bearer xyz" the scheme is no secret.
                var space = name.EndsWith("authorization", StringComparison.OrdinalIgnoreCase)
                    ? value.IndexOf(' ', StringComparison.Ordinal)
                    : -1;
                var told = value[(space + 1)..].Trim();
                yield return told;
                foreach (var word in told.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
                {
                    yield return word;
                }

                foreach (var word in space < 0 ? [] : OfBasic(value[..space], told))
                {
                    yield return word;
                }
            }
        }

        foreach (var (name, value, _) in Parameters(request.RequestUri!.Query))
        {
            if (Tells(name))
            {
                yield return Uri.UnescapeDataString(value);
            }
        }
    }

    /// <summary>A query whose telling parameters have lost their values.</summary>
    public static string WithoutValues(string query) =>
        query.Length is 0
            ? ""
            : "?"
                + string.Join(
                    '&',
                    Parameters(query)
                        .Select(static parameter =>
                            parameter.Value.Length is 0 ? parameter.Text
                            : Tells(parameter.Name) ? $"{parameter.Name}={Redaction.Mark}"
                            : parameter.Text
                        )
                );

    private static bool Tells(string name)
    {
        var bare = name.Replace("-", "", StringComparison.Ordinal)
            .Replace("_", "", StringComparison.Ordinal)
            .ToLowerInvariant();
        return Telling.Any(word => bare.Contains(word, StringComparison.Ordinal))
            || name.Split('-', '_').Any(static word => TellingWords.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> OfBasic(string scheme, string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (
            !string.Equals(scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(encoded, bytes, out var count)
        )
        {
            return [];
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, count);
        return [pair, .. pair.Split(':')];
    }

    private static IEnumerable<(string Name, string Value, string Text)> Parameters(string query) =>
        query
            .TrimStart('?')
            .Split('&')
            .Select(static text =>
                text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals
                    ? (text[..equals], text[(equals + 1)..], text)
                    : (text, "", text)
            );
}
