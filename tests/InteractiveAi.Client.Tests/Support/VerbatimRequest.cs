using System.Globalization;
using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>A request as it would go over the wire.</summary>
internal sealed record VerbatimRequest(
    HttpMethod Method,
    Uri? Uri,
    Version Version,
    HttpVersionPolicy VersionPolicy,
    IReadOnlyDictionary<string, string> Headers,
    string Body
)
{
    /// <summary>The value of a header as the wire has it; <see langword="null"/> when it is not there.</summary>
    public string? this[string name] => Headers.GetValueOrDefault(name);

    public static async Task<VerbatimRequest> OfAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in message.Headers.NonValidated)
        {
            headers[name] = values.ToString();
        }

        // Not ReadAsStringAsync, which buffers the content and would hide that it can be written only once.
        using var body = new MemoryStream();
        if (message.Content is { } content)
        {
            await content.CopyToAsync(body, cancellationToken);
            headers["Content-Length"] = string.Create(CultureInfo.InvariantCulture, $"{content.Headers.ContentLength}");
            foreach (var (name, values) in content.Headers.NonValidated)
            {
                headers[name] = values.ToString();
            }
        }

        return new VerbatimRequest(
            message.Method,
            message.RequestUri,
            message.Version,
            message.VersionPolicy,
            headers,
            Encoding.UTF8.GetString(body.ToArray())
        );
    }
}
