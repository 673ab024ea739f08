using System.Text.Json;

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
        string name = reader.GetString()!;
        reader.Read();
        (additional ??= [])[name] = JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads the member's value as text; a gateway that sends another simple value or JSON is taken at its word.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return JsonTextConverter.ReadText(ref reader);
    }

    /// <summary>Reads the member's value as a whole number; null counts as absent.</summary>
    public static int? Int32(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.Null ? null : LenientNumber.ReadInt32(ref reader);
    }
}
