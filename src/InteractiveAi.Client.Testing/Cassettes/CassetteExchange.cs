using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>One request and what became of it, as it stands on a cassette.</summary>
internal sealed class CassetteExchange(string method, string path)
{
    private volatile bool _hasEnded;

    public string Method => method;

    public string Path => path;

    public byte[] RequestBody { get; init; } = [];

    /// <summary>Why there is no response; <see langword="null"/> when there is one.</summary>
    public HttpRequestError? Failure
    {
        get;
        set
        {
            field = value;
            _hasEnded = true;
        }
    }

    public int Status { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public byte[] ResponseBody
    {
        get;
        set
        {
            field = value;
            _hasEnded = true;
        }
    } = [];

    /// <summary>Whether the body came to its end.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>Whether nothing of the exchange is still to come.</summary>
    public bool HasEnded => _hasEnded;

    public void Answer(HttpResponseMessage response, Redaction redaction)
    {
        Status = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            if (Redaction.Keeps(name))
            {
                Headers.Add(new(name, redaction.Apply(values.ToString())));
            }
        }
    }

    /// <summary>Where this request and that of another exchange differ first; <see langword="null"/> for nowhere.</summary>
    public string? DifferenceFrom(CassetteExchange other)
    {
        if (!string.Equals(Method, other.Method, StringComparison.Ordinal))
        {
            return "its method";
        }

        if (!string.Equals(Path, other.Path, StringComparison.Ordinal))
        {
            return "its path";
        }

        if (RequestBody.AsSpan().SequenceEqual(other.RequestBody))
        {
            return null;
        }

        try
        {
            using var mine = JsonDocument.Parse(RequestBody);
            using var theirs = JsonDocument.Parse(other.RequestBody);
            return Difference("$", mine.RootElement, theirs.RootElement);
        }
        catch (JsonException)
        {
            return "its body";
        }
    }

    private static string? Difference(string at, JsonElement mine, JsonElement theirs)
    {
        if (mine.ValueKind != theirs.ValueKind)
        {
            return at;
        }

        switch (mine.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in mine.EnumerateObject())
                {
                    var place = $"{at}.{member.Name}";
                    var difference = theirs.TryGetProperty(member.Name, out var other)
                        ? Difference(place, member.Value, other)
                        : place;
                    if (difference is not null)
                    {
                        return difference;
                    }
                }

                foreach (var member in theirs.EnumerateObject())
                {
                    if (!mine.TryGetProperty(member.Name, out _))
                    {
                        return $"{at}.{member.Name}";
                    }
                }

                return null;
            case JsonValueKind.Array:
                var shorter = Math.Min(mine.GetArrayLength(), theirs.GetArrayLength());
                for (var index = 0; index < shorter; index++)
                {
                    if (Difference($"{at}[{index}]", mine[index], theirs[index]) is { } difference)
                    {
                        return difference;
                    }
                }

                return mine.GetArrayLength() == theirs.GetArrayLength() ? null : $"{at}[{shorter}]";
            case JsonValueKind.String:
                return mine.ValueEquals(theirs.GetString()) ? null : at;
            default:
                return string.Equals(mine.GetRawText(), theirs.GetRawText(), StringComparison.Ordinal) ? null : at;
        }
    }
}
