using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Reads and writes the values of placeholders in whichever shape they have.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PromptInputsConverter : JsonConverter<PromptInputs>
{
    /// <inheritdoc/>
    public override PromptInputs? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => new PromptInputs(
                JsonSerializer.Deserialize(ref reader, OrqJsonContext.Wire.IReadOnlyDictionaryStringOrqValue)!
            ),
            JsonTokenType.StartArray => ReadList(ref reader),
            _ => new PromptInputs(JsonElement.ParseValue(ref reader)),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PromptInputs value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Raw is { } raw)
        {
            LenientText.Write(writer, raw);
        }
        else if (value.Values is { } values)
        {
            JsonSerializer.Serialize(writer, values, OrqJsonContext.Wire.IReadOnlyDictionaryStringOrqValue);
        }
        else
        {
            writer.WriteStartArray();
            foreach (PromptInput entry in value)
            {
                JsonSerializer.Serialize(writer, entry, OrqJsonContext.Wire.PromptInput);
            }

            writer.WriteEndArray();
        }
    }

    private static PromptInputs ReadList(ref Utf8JsonReader reader)
    {
        // A list of something else than objects is kept as it is, and only then.
        Utf8JsonReader start = reader;
        try
        {
            return new PromptInputs(JsonSerializer.Deserialize(ref reader, OrqJsonContext.Wire.PromptInputArray)!);
        }
        catch (JsonException)
        {
            reader = start;
            return new PromptInputs(JsonElement.ParseValue(ref reader));
        }
    }
}
