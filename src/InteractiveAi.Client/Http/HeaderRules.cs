using System.Buffers;
using System.Net.Http.Headers;

namespace InteractiveAi.Client;

/// <summary>Which header names and values a caller may add to a request, and which of a response's values counts.</summary>
/// <remarks>The messages never quote a value, which may be a key.</remarks>
internal static class HeaderRules
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    // What describes the body or the connection belongs to the client and to the handler under it.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host",
        "Connection",
        "Proxy-Connection",
        "Keep-Alive",
        "Transfer-Encoding",
        "TE",
        "Trailer",
        "Upgrade",
        "Expect",
        // What the platform counts to the body as well
        "Allow",
        "Expires",
        "Last-Modified",
    };

    /// <summary>Refuses names that are no tokens or not the caller's to set, values that would break the header block, and repeated names.</summary>
    public static void Check(IEnumerable<KeyValuePair<string, string>> headers, string paramName)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            CheckName(name, paramName);
            if (!IsValue(value))
            {
                throw new ArgumentException(
                    $"The value of the header '{name}' is null or has a line break, a control character or a character beyond ASCII in it.",
                    paramName
                );
            }

            if (!seen.Add(name))
            {
                throw new ArgumentException($"The header '{name}' is there twice, in different case.", paramName);
            }
        }
    }

    /// <summary>Whether a value can stand in a header: printable ASCII, spaces and tabs.</summary>
    public static bool IsValue(string? value)
    {
        foreach (var character in value ?? "\0")
        {
            if (character is not ('\t' or (>= ' ' and <= '~')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first of a header's values; <see langword="null"/> when there is none.</summary>
    public static string? First(HeaderStringValues values)
    {
        foreach (var value in values)
        {
            return value;
        }

        return null;
    }

    private static void CheckName(string? name, string paramName)
    {
        if (string.IsNullOrEmpty(name) || name.AsSpan().ContainsAnyExcept(TokenCharacters))
        {
            // Not quoted either: a name and value written into one string is the likeliest mistake.
            throw new ArgumentException(
                "A header name is empty or has characters that header names cannot have.",
                paramName
            );
        }

        if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || Reserved.Contains(name))
        {
            throw new ArgumentException(
                $"The header '{name}' belongs to the body or the connection and is set by the client.",
                paramName
            );
        }
    }
}
