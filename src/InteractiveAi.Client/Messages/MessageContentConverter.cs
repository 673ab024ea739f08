using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads and writes message content in whichever shape it has.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MessageContentConverter : JsonConverter<MessageContent>
{
    /// <inheritdoc/>
    public override MessageContent? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        reader.TokenType switch
        {
            JsonTokenType.String => new MessageContent(LenientText.Read(ref reader)),
            JsonTokenType.StartArray => new MessageContent(
                NoNulls.In(JsonSerializer.Deserialize(ref reader, WireJson.Context.ContentPartArray)!)!
            ),
            _ => new MessageContent(JsonElement.ParseValue(ref reader)),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MessageContent value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        WriteValue(writer, value);
    }

    internal static void WriteValue(Utf8JsonWriter writer, MessageContent value)
    {
        if (value.Raw is { } raw)
        {
            LenientText.Write(writer, raw);
        }
        else if (value.IsText)
        {
            LenientText.Write(writer, value.Text);
        }
        else
        {
            writer.WriteStartArray();
            foreach (ContentPart? part in value.Parts)
            {
                JsonSerializer.Serialize(writer, part!, WireJson.Context.ContentPart);
            }

            writer.WriteEndArray();
        }
    }
}
