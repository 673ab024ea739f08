using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads and writes an open string enum; a value nobody has heard of survives unchanged; a value that is no string is read as its JSON text, and written back as a string of that text.</summary>
/// <typeparam name="T">The open enum.</typeparam>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExtensibleEnumConverter<T> : JsonConverter<T>
    where T : struct, IExtensibleEnum<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        LenientText.Write(writer, value.Value);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Match(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }

    internal static T ReadValue(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.String => Match(ref reader),
            JsonTokenType.Null => default,
            // A gateway that makes a number, a flag or an object of a name must not cost the user the whole answer.
            _ => T.Create(JsonElement.ParseValue(ref reader).GetRawText()),
        };

    private static T Match(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            return Match(LenientText.Read(ref reader));
        }

        // Comparing UTF-8 with the known values reuses their interned strings: a known value costs no allocation.
        foreach (ref readonly T known in T.Known)
        {
            if (reader.ValueTextEquals(known.Value))
            {
                return known;
            }
        }

        return T.Create(LenientText.Read(ref reader));
    }

    // By itself, because the platform does not compare a text that is half a character.
    private static T Match(string text)
    {
        foreach (ref readonly T known in T.Known)
        {
            if (string.Equals(known.Value, text, StringComparison.Ordinal))
            {
                return known;
            }
        }

        return T.Create(text);
    }
}
