using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Whether a request is one that was recorded. Where something was left out of the recorded one, anything may stand.</summary>
internal static class Comparison
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    /// <summary>Where a request and the recorded one differ first; <see langword="null"/> for nowhere.</summary>
    public static string? Difference(CassetteExchange sent, CassetteExchange recorded)
    {
        if (!string.Equals(sent.Method, recorded.Method, StringComparison.Ordinal))
        {
            return "its method";
        }

        if (!Fits(recorded.Path, sent.Path))
        {
            return "its path";
        }

        if (sent.RequestBody.AsSpan().SequenceEqual(recorded.RequestBody))
        {
            return null;
        }

        try
        {
            using var mine = JsonDocument.Parse(sent.RequestBody, Deep);
            using var theirs = JsonDocument.Parse(recorded.RequestBody, Deep);
            return Difference("$", mine.RootElement, theirs.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or half a character in it.
            return Fits(Encoding.Latin1.GetString(recorded.RequestBody), Encoding.Latin1.GetString(sent.RequestBody))
                ? null
                : "its body";
        }
    }

    private static string? Difference(string at, JsonElement mine, JsonElement theirs)
    {
        if (theirs.ValueKind is JsonValueKind.String)
        {
            var isText = mine.ValueKind is JsonValueKind.String;
            var isLeftOut = theirs.ValueEquals(Redaction.Mark);
            // A number that was left out is a text there.
            return isText
                    ? (mine.ValueEquals(theirs.GetString()) || Fits(theirs.GetString()!, mine.GetString()!) ? null : at)
                : isLeftOut && mine.ValueKind is JsonValueKind.Number ? null
                : at;
        }

        if (mine.ValueKind != theirs.ValueKind)
        {
            return at;
        }

        switch (mine.ValueKind)
        {
            case JsonValueKind.Object:
                return DifferenceOfMembers(at, mine, theirs);
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
            default:
                return string.Equals(mine.GetRawText(), theirs.GetRawText(), StringComparison.Ordinal) ? null : at;
        }
    }

    private static string? DifferenceOfMembers(string at, JsonElement mine, JsonElement theirs)
    {
        foreach (var member in mine.EnumerateObject())
        {
            var place = $"{at}.{member.Name}";
            var difference = Find(theirs, member.Name) is { } other ? Difference(place, member.Value, other) : place;
            if (difference is not null)
            {
                return difference;
            }
        }

        foreach (var member in theirs.EnumerateObject())
        {
            if (
                !mine.TryGetProperty(member.Name, out _)
                && !mine.EnumerateObject().Any(one => Fits(member.Name, one.Name))
            )
            {
                return $"{at}.{member.Name}";
            }
        }

        return null;
    }

    private static JsonElement? Find(JsonElement recorded, string name)
    {
        if (recorded.TryGetProperty(name, out var found))
        {
            return found;
        }

        foreach (var member in recorded.EnumerateObject())
        {
            if (Fits(member.Name, name))
            {
                return member.Value;
            }
        }

        return null;
    }

    /// <summary>Whether a text is the recorded one, with anything in the places of what was left out there.</summary>
    private static bool Fits(string recorded, string text)
    {
        if (!recorded.Contains(Redaction.Mark, StringComparison.Ordinal))
        {
            return string.Equals(recorded, text, StringComparison.Ordinal);
        }

        var parts = recorded.Split(Redaction.Mark);
        var (first, last) = (parts[0], parts[^1]);
        if (
            text.Length < first.Length + last.Length
            || !text.StartsWith(first, StringComparison.Ordinal)
            || !text.EndsWith(last, StringComparison.Ordinal)
        )
        {
            return false;
        }

        var (position, end) = (first.Length, text.Length - last.Length);
        foreach (var part in parts[1..^1])
        {
            var found = text.IndexOf(part, position, end - position, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            position = found + part.Length;
        }

        return true;
    }
}
