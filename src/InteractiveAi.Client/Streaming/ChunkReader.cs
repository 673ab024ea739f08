using System.Text.Json;

namespace InteractiveAi.Client;

internal sealed class ChunkReader
{
    public ChatCompletionChunk? Read(ref Utf8JsonReader reader) => throw new NotSupportedException();
}
