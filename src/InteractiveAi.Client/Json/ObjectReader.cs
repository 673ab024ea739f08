using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>The steps that every hand-written reader of a JSON object has in common.</summary>
internal static class ObjectReader
{
    /// <summary>Whether the reader stands at an object; <see langword="false"/> for null, an exception for anything else.</summary>
    public static bool Start(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null => false,
            _ => throw new JsonException($"An object was expected, not a {reader.TokenType}."),
        };

    /// <summary>Moves to the next member's name; <see langword="false"/> at the end of the object.</summary>
    public static bool Next(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType is JsonTokenType.PropertyName;

    /// <summary>Keeps the member at which the reader stands, name and value.</summary>
    public static void Keep(ref Utf8JsonReader reader, ref Dictionary<string, JsonElement>? additional)
    {
        string name = LenientText.Read(ref reader);
        reader.Read();
        (additional ??= [])[name] = JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads the member's value as text; a gateway that sends another simple value or JSON is taken at its word.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return TextValue(ref reader);
    }

    /// <summary>Reads the member's value as text, as the contracts do: a number or a flag is its JSON.</summary>
    public static string? SimpleText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return LenientStringConverter.ReadValue(ref reader);
    }

    /// <summary>Reads the member's value by its contract; null counts as absent.</summary>
    public static T? Value<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> contract)
        where T : class => HasValue(ref reader) ? JsonSerializer.Deserialize(ref reader, contract) : null;

    /// <summary>Reads the value at which the reader stands as text.</summary>
    public static string? TextValue(ref Utf8JsonReader reader) => JsonTextConverter.ReadText(ref reader);

    /// <summary>Moves to the member's value; <see langword="false"/> when that is null, which counts as absent.</summary>
    public static bool HasValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is not JsonTokenType.Null;
    }

    /// <summary>Moves to the member's value, a list; <see langword="false"/> when that is null, an exception for anything else.</summary>
    public static bool StartList(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.StartArray => true,
            JsonTokenType.Null => false,
            _ => throw new JsonException($"A list was expected, not a {reader.TokenType}."),
        };
    }

    /// <summary>Moves to the list's next item; <see langword="false"/> at its end.</summary>
    public static bool NextItem(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType is not JsonTokenType.EndArray;

    /// <summary>Reads the member's value as a count; null counts as absent.</summary>
    public static long? Int64(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.Null ? null : LenientNumber.ReadInt64(ref reader);
    }

    /// <summary>Reads the member's value as a whole number; null counts as absent.</summary>
    public static int? Int32(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.Null ? null : LenientNumber.ReadInt32(ref reader);
    }
}
