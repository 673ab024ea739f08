using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads and writes chunks with the readers that streams use.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChatCompletionChunkConverter : JsonConverter<ChatCompletionChunk>
{
    /// <inheritdoc/>
    public override ChatCompletionChunk? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => new ChunkReader().Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ChatCompletionChunk value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ChunkWriter.Write(writer, value);
    }
}
