using System.Text.Json;

namespace InteractiveAi.Client;

internal sealed class ChunkReader
{
    public ChatCompletionChunk? Read(ref Utf8JsonReader reader) => throw new NotSupportedException();

    public bool IsDone { get; private set; }
    public ReadOnlyMemory<byte>? ErrorData { get; private set; }

    public ChatCompletionChunk? Parse(string eventType, ReadOnlySpan<byte> data) => throw new NotSupportedException();
}
