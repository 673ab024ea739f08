using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads and writes a price: a number or a string, its digits untouched.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PriceConverter : JsonConverter<Price>
{
    /// <inheritdoc/>
    public override Price Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => new Price(LenientText.Read(ref reader)),
            JsonTokenType.Number => new Price(JsonElement.ParseValue(ref reader).GetRawText(), isNumber: true),
            _ => throw new JsonException($"A price is a number or a string, not a {reader.TokenType}."),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Price value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.IsText)
        {
            LenientText.Write(writer, value.Text);
        }
        else
        {
            writer.WriteRawValue(value.Text);
        }
    }
}
