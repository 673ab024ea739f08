using System.Text;

namespace InteractiveAi.Client.Testing;

/// <summary>What must not come into a cassette, and how it is left out.</summary>
/// <remarks>
/// That is: the texts which the test names; what the request says in headers and query parameters about who calls, wherever else it stands, in whole and in part; and members of JSON
/// that hold such things by their name. What is left out is written as <see cref="Mark"/>.
/// </remarks>
internal sealed class Redaction
{
    /// <summary>What stands for something that was left out.</summary>
    public const string Mark = "***";

    private readonly SecretText[] _secrets;

    public Redaction(HttpRequestMessage request, IReadOnlyList<string> secrets) =>
        _secrets = [
            .. secrets
                .Where(static secret => !string.IsNullOrEmpty(secret))
                .Select(static secret => new SecretText(secret)),
            .. Credentials
                .Of(request)
                .Where(static credential => credential.Length >= SecretText.ShortestPart)
                .Distinct(StringComparer.Ordinal)
                .Select(static credential => new SecretText(
                    credential,
                    // The end of several words would be their space with the last of them.
                    inParts: !credential.Contains(' ', StringComparison.Ordinal)
                )),
        ];

    /// <summary>Path and query of an address.</summary>
    public string Address(Uri address) => Apply(address.AbsolutePath + Credentials.WithoutValues(address.Query));

    /// <summary>A text, such as a header's value.</summary>
    public string Apply(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        List<Cover> covers = [];
        FindSecrets(bytes, covers);
        return covers.Count is 0 ? text : Encoding.UTF8.GetString(Cover.Write(bytes, covers));
    }

    /// <summary>A body, which is JSON, an event stream, another text, or no text at all.</summary>
    public byte[] Apply(byte[] body)
    {
        List<Cover> covers = [];
        FindSecrets(body, covers);
        SecretMembers.Find(body, covers);
        return covers.Count is 0 ? body : Cover.Write(body, covers);
    }

    private void FindSecrets(byte[] bytes, List<Cover> covers)
    {
        if (_secrets.Length is 0)
        {
            return;
        }

        // As it stands too: undoing escapes joins what was none to a key behind it, "100%ab…" for one.
        List<PlainBytes> readings = [PlainBytes.Of(bytes)];
        if (bytes.AsSpan().ContainsAny((byte)'\\', (byte)'%'))
        {
            readings.Add(PlainBytes.Decoded(bytes));
        }

        foreach (var reading in readings)
        {
            foreach (var secret in _secrets)
            {
                secret.Find(reading, covers);
            }
        }
    }
}
