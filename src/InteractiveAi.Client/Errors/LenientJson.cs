using System.Globalization;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Access to JSON whose shape is not known: whatever is missing, of another type or malformed is <see langword="null"/>, never an exception.</summary>
internal static class LenientJson
{
    /// <summary>Any JSON text as an element; what is broken, cut off or too deep is read as far as it was complete.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return Repair(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>A member that is there and not null. Of repeated members it is the last.</summary>
    public static JsonElement? Member(JsonElement? element, ReadOnlySpan<byte> name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } owner)
        {
            return null;
        }

        JsonElement? found = null;
        try
        {
            found = owner.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // Another name in the object is not valid text and cannot be compared.
            foreach (var member in owner.EnumerateObject())
            {
                found = IsNamed(member, name) ? member.Value : found;
            }
        }

        return found is { ValueKind: not JsonValueKind.Null } ? found : null;
    }

    /// <summary>A member found without regard to case, as header names are written.</summary>
    public static JsonElement? Header(JsonElement? element, string name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } owner)
        {
            return null;
        }

        foreach (var member in owner.EnumerateObject())
        {
            if (string.Equals(NameOf(member), name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value.ValueKind == JsonValueKind.Array ? First(member.Value) : member.Value;
            }
        }

        return null;
    }

    private static bool IsNamed(JsonProperty member, ReadOnlySpan<byte> name) =>
        NameOf(member) is { } text && name.SequenceEqual(Encoding.UTF8.GetBytes(text));

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The first element of an array.</summary>
    public static JsonElement? First(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0 ? array[0] : null;

    /// <summary>A string or number as text, a blank string as <see langword="null"/>.</summary>
    public static string? Text(JsonElement? element)
    {
        switch (element?.ValueKind)
        {
            case JsonValueKind.String:
                try
                {
                    var text = element.Value.GetString();
                    return string.IsNullOrWhiteSpace(text) ? null : text;
                }
                catch (InvalidOperationException)
                {
                    // Half a surrogate pair: the text as it is written is better than none.
                    return element.Value.GetRawText().Trim('"');
                }

            case JsonValueKind.Number:
                return element.Value.TryGetDecimal(out var number) && decimal.Truncate(number) == number
                    ? number.ToString("0", CultureInfo.InvariantCulture)
                    : element.Value.GetRawText();
            default:
                return null;
        }
    }

    /// <summary>The text of a member.</summary>
    public static string? Text(JsonElement? element, ReadOnlySpan<byte> name) => Text(Member(element, name));

    /// <summary>A member that is true or false.</summary>
    public static bool? Flag(JsonElement? element, ReadOnlySpan<byte> name) =>
        Member(element, name)?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    /// <summary>The longest beginning of a document that is whole values, with the containers that were open closed behind it.</summary>
    private static JsonElement? Repair(byte[] json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState());
        var open = new Stack<byte>();
        var whole = 0;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        open.Push((byte)'}');
                        break;
                    case JsonTokenType.StartArray:
                        open.Push((byte)']');
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        break;
                    case JsonTokenType.PropertyName:
                        continue;
                    default:
                        break;
                }

                whole = (int)reader.BytesConsumed;
                if (open.Count == 0)
                {
                    break;
                }
            }
        }
        catch (JsonException)
        {
            // Everything before this point was well formed, and that is what is wanted.
        }

        if (whole == 0)
        {
            return null;
        }

        byte[] repaired = [.. json.AsSpan(0, whole), .. open];
        return JsonElement.Parse(repaired);
    }
}
