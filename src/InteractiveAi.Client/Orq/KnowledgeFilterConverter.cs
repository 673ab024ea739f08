using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Reads and writes a filter: conditions by field, or a list of such objects.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KnowledgeFilterConverter : JsonConverter<KnowledgeFilter>
{
    /// <inheritdoc/>
    public override KnowledgeFilter? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => new(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, KnowledgeFilter value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Raw is { } raw)
        {
            LenientText.Write(writer, raw);
            return;
        }

        writer.WriteStartObject();
        WriteList(writer, "and", value.All);
        WriteList(writer, "or", value.Any);
        foreach ((string field, FilterCondition condition) in value.Fields)
        {
            writer.WritePropertyName(field);
            JsonSerializer.Serialize(writer, condition, OrqJsonContext.Wire.FilterCondition);
        }

        writer.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<KnowledgeFilter>? filters)
    {
        if (filters is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (KnowledgeFilter filter in filters)
        {
            Write(writer, filter, OrqJsonContext.Wire.Options);
        }

        writer.WriteEndArray();
    }
}
