using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads and writes an order of providers: a word, or an object.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProviderSortConverter : JsonConverter<ProviderSort>
{
    /// <inheritdoc/>
    public override ProviderSort? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ProviderSort value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Raw is { } raw)
        {
            LenientText.Write(writer, raw);
        }
        else if (value.IsObject)
        {
            writer.WriteStartObject();
            if (value.Key is { } key)
            {
                writer.WriteString("by"u8, key.Value);
            }

            if (value.Partition is { } partition)
            {
                writer.WriteString("partition"u8, partition.Value);
            }

            writer.WriteEndObject();
        }
        else
        {
            writer.WriteStringValue(value.Key?.Value);
        }
    }
}
