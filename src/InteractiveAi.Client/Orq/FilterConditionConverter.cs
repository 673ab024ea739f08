using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Reads and writes a condition: an object with one member.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FilterConditionConverter : JsonConverter<FilterCondition>
{
    /// <inheritdoc/>
    public override FilterCondition? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => new(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FilterCondition value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Raw is { } raw)
        {
            LenientText.Write(writer, raw);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName(value.Operator.Value);
        if (value.TakesList)
        {
            writer.WriteStartArray();
        }

        foreach (OrqValue each in value.Values)
        {
            LenientText.Write(writer, each.Json);
        }

        if (value.TakesList)
        {
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
