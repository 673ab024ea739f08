using System.Text.Json;

namespace InteractiveAi.Client;

internal static class ChunkWriter
{
    public static void Write(Utf8JsonWriter writer, ChatCompletionChunk value) => throw new NotSupportedException();
}
