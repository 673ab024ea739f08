using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Chunks, one event a line: a reader that recognises events against one that reads each in full.</summary>
internal sealed class ChunkTarget : FuzzTarget
{
    public override string Name => "chunks";

    public override byte[] Make(InputSource source)
    {
        byte[] One() => Encoding.UTF8.GetBytes(source.EventData()[0]);
        List<byte> lines = [];
        foreach (string data in source.EventData())
        {
            byte[] line = Encoding.UTF8.GetBytes(data);
            for (int i = source.Random.Next(1, 4); i > 0; i--)
            {
                lines.AddRange(source.Chance(3) ? Mutator.Mutate(source, line, One) : line);
                lines.Add((byte)'\n');
            }
        }

        return [.. lines];
    }

    public override void Run(byte[] input, int salt)
    {
        List<(string Type, byte[] Data)> events = EventsIn(input, salt);
        AllocationBound.Check(
            input.Length,
            () =>
            {
                ChunkReader reader = new(frames: new ChunkFrames());
                foreach ((string type, byte[] data) in events)
                {
                    try
                    {
                        reader.Parse(type, data);
                    }
                    catch (JsonException)
                    {
                        // The documented one.
                    }
                }
            }
        );
        ChunkReader frames = new(frames: new ChunkFrames());
        ChunkReader full = new();
        foreach ((string type, byte[] data) in events)
        {
            string expected = Outcome(full, type, data);
            string actual = Outcome(frames, type, data);
            if (actual != expected)
            {
                throw new FuzzFailureException(
                    $"a recognised event differs: {actual}\n--- in full:\n{expected}\n--- of: {Encoding.UTF8.GetString(data)}"
                );
            }

            CheckRewrite(data);
        }
    }

    /// <summary>The events of an input of lines, some of which have a name.</summary>
    public static List<(string Type, byte[] Data)> EventsIn(byte[] input, int salt)
    {
        Random random = new(salt);
        List<(string Type, byte[] Data)> events = [];
        for (int start = 0; start < input.Length; )
        {
            int length = input.AsSpan(start).IndexOf((byte)'\n');
            int end = length < 0 ? input.Length : start + length;
            string type = random.Next(30) switch
            {
                0 => "error",
                1 => "delta",
                _ => "message",
            };
            events.Add((type, input[start..end]));
            start = end + 1;
        }

        return events;
    }

    private static string Outcome(ChunkReader reader, string type, byte[] data)
    {
        ChatCompletionChunk? chunk;
        try
        {
            chunk = reader.Parse(type, data);
        }
        catch (JsonException exception)
        {
            return $"{exception.Message} {exception.BytePositionInLine}";
        }

        string shortcuts =
            $"{chunk?.Text}|{chunk?.Reasoning}|{chunk?.ToolCalls.Count}|{chunk?.FinishReason}|{chunk}|{reader.IsDone}|{reader.ErrorData?.Length}";
        return chunk is null
            ? shortcuts
            : $"{shortcuts}|{StreamOutcome.Json(chunk)}|{chunk.Text}|{chunk.Reasoning}|{chunk.Choices.Count}";
    }

    // What a chunk is written as is read as the same chunk.
    private static void CheckRewrite(byte[] data)
    {
        ChatCompletionChunk? chunk;
        try
        {
            chunk = JsonSerializer.Deserialize(data, WireJson.Context.ChatCompletionChunk);
        }
        catch (JsonException)
        {
            return;
        }

        if (chunk is null)
        {
            return;
        }

        string once = StreamOutcome.Json(chunk);
        string twice;
        try
        {
            twice = StreamOutcome.Json(JsonSerializer.Deserialize(once, WireJson.Context.ChatCompletionChunk)!);
        }
        catch (JsonException exception)
        {
            throw new FuzzFailureException($"a chunk cannot be read again: {exception.Message}\n{once}");
        }

        if (JsonForm.Of(once) != JsonForm.Of(twice))
        {
            throw new FuzzFailureException($"a chunk changes when it is read again: {once}\n--- became\n{twice}");
        }
    }
}
