using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads and writes media as bare base64, which is how audio goes over the wire.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Base64MediaConverter : JsonConverter<MediaData>
{
    /// <inheritdoc/>
    public override MediaData? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => new MediaData(LenientText.Read(ref reader), isBase64: true),
            JsonTokenType.Null => null,
            _ => throw new JsonException($"Media is a string, not a {reader.TokenType}."),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MediaData value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        MediaWriter.Write(writer, value, asDataUri: false);
    }
}
