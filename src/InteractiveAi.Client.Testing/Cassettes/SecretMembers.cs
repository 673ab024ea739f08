using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Members of JSON that hold credentials by their name, whoever's they are: keys of a provider in a request, the headers that an error repeats.</summary>
internal static class SecretMembers
{
    // Compared with the end of a name that has lost its case and its separators. Not "token" alone, which is a part of a text.
    private static readonly string[] Endings =
    [
        "authorization",
        "apikey",
        "accesskey",
        "secretkey",
        "privatekey",
        "accesstoken",
        "authtoken",
        "apitoken",
        "bearertoken",
        "idtoken",
        "refreshtoken",
        "sessiontoken",
        "clientsecret",
        "password",
        "passwd",
        "passphrase",
        "cookie",
        "credential",
        "credentials",
    ];

    private static ReadOnlySpan<byte> EventStart => "data:"u8;

    /// <summary>Covers their values in a document, or in each event of a stream.</summary>
    public static void Find(byte[] body, List<Cover> covers)
    {
        if (FindIn(body, 0, covers))
        {
            return;
        }

        var start = 0;
        while (start < body.Length)
        {
            var length = body.AsSpan(start).IndexOf((byte)'\n');
            length = length < 0 ? body.Length - start : length;
            if (body.AsSpan(start, length).StartsWith(EventStart))
            {
                FindIn(
                    body.AsSpan(start + EventStart.Length, length - EventStart.Length),
                    start + EventStart.Length,
                    covers
                );
            }

            start += length + 1;
        }
    }

    /// <summary>Whether there was JSON, be it cut off.</summary>
    private static bool FindIn(ReadOnlySpan<byte> json, int offset, List<Cover> covers)
    {
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 256 });
        var any = false;
        // Of the member that is being read, and the depth from which on everything is hidden.
        var (isSecret, isEcho, hidden) = (false, false, -1);
        // The covers that secrets in the text have made; a number cannot be covered in part.
        var before = covers.Count;
        try
        {
            while (reader.Read())
            {
                any = true;
                var start = offset + (int)reader.TokenStartIndex;
                var end = start + reader.ValueSpan.Length;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        var name = reader.ValueSpan;
                        isSecret = IsSecret(name);
                        isEcho = name.SequenceEqual("request_headers"u8);
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        if (hidden < 0 && (isEcho || (isSecret && reader.TokenType is JsonTokenType.StartArray)))
                        {
                            hidden = reader.CurrentDepth;
                        }

                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        hidden = reader.CurrentDepth == hidden ? -1 : hidden;
                        break;
                    case JsonTokenType.String when isSecret || isEcho || hidden >= 0:
                        covers.Add(new Cover(start + 1, end + 1));
                        break;
                    case JsonTokenType.Number
                        when isSecret || isEcho || hidden >= 0 || IsTouched(covers, before, start, end):
                        covers.Add(new Cover(start, end, $"\"{Redaction.Mark}\""));
                        break;
                }

                (isSecret, isEcho) = (false, false);
            }
        }
        catch (JsonException)
        {
            // Cut off, or no JSON: what was found until then counts.
        }

        return any;
    }

    private static bool IsTouched(List<Cover> covers, int count, int start, int end)
    {
        for (var index = 0; index < count; index++)
        {
            if (covers[index].Start < end && covers[index].End > start)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSecret(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 6 or > 64)
        {
            return false;
        }

        Span<char> bare = stackalloc char[name.Length];
        var length = 0;
        foreach (var unit in name)
        {
            if (unit is not ((byte)'_' or (byte)'-'))
            {
                bare[length++] = char.ToLowerInvariant((char)unit);
            }
        }

        foreach (var ending in Endings)
        {
            if (bare[..length].EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
