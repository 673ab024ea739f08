using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Reads and writes a value as the JSON it is.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrqValueConverter : JsonConverter<OrqValue>
{
    /// <inheritdoc/>
    public override OrqValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, OrqValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        LenientText.Write(writer, value.Json);
    }
}
