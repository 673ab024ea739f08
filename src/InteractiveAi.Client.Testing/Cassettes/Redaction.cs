using System.Text;

namespace InteractiveAi.Client.Testing;

/// <summary>What must not come into a cassette, and how it is left out.</summary>
internal sealed class Redaction
{
    private const string Mark = "***";

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
    ];

    private readonly string[] _secrets;

    public Redaction(HttpRequestMessage request, IReadOnlyList<string> secrets) =>
        _secrets = [
            .. secrets
                .Append(request.Headers.Authorization?.Parameter ?? "")
                .Where(static secret => secret.Length > 0)
                .OrderByDescending(static secret => secret.Length),
        ];

    public static bool Keeps(string header) =>
        KeptHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || header.Contains("ratelimit", StringComparison.OrdinalIgnoreCase);

    public string Apply(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        }

        return text;
    }

    // By bytes of one meaning each, so that what is no text comes through unchanged.
    public byte[] Apply(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var clean = text;
        foreach (var secret in _secrets)
        {
            clean = clean.Replace(
                Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret)),
                Mark,
                StringComparison.Ordinal
            );
        }

        return ReferenceEquals(text, clean) || string.Equals(text, clean, StringComparison.Ordinal)
            ? bytes
            : Encoding.Latin1.GetBytes(clean);
    }
}
