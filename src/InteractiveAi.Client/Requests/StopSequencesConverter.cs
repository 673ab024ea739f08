using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads and writes stop sequences: one string, or a list of them.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StopSequencesConverter : JsonConverter<StopSequences>
{
    /// <inheritdoc/>
    public override StopSequences? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement raw = JsonElement.ParseValue(ref reader);
        return raw.ValueKind switch
        {
            JsonValueKind.String => new StopSequences([LenientText.Read(raw)], raw),
            JsonValueKind.Array when raw.EnumerateArray().All(static text => text.ValueKind is JsonValueKind.String) =>
                new StopSequences([.. raw.EnumerateArray().Select(LenientText.Read)], null),
            _ => new StopSequences([], raw),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StopSequences value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        // Gateway: JamAI Base takes only lists (wire-facts 3.3), so a list is what is written for what a user built.
        if (value.Raw is { } raw)
        {
            LenientText.Write(writer, raw);
            return;
        }

        writer.WriteStartArray();
        foreach (string text in value)
        {
            LenientText.Write(writer, text);
        }

        writer.WriteEndArray();
    }
}
