using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Chunks put together: however they were read, they make the same completion, and that one is read again as itself.</summary>
internal sealed class FoldTarget : FuzzTarget
{
    private readonly ChunkTarget _chunks = new();

    public override string Name => "folding";

    public override byte[] Make(InputSource source) => _chunks.Make(source);

    public override void Run(byte[] input, int salt)
    {
        List<(string Type, byte[] Data)> events = ChunkTarget.EventsIn(input, salt);
        List<ChatCompletionChunk> chunks = Read(events, new ChunkReader());
        AllocationBound.Check(input.Length, () => Fold(Read(events, new ChunkReader(frames: new ChunkFrames()))));

        string folded = Json(Fold(chunks));
        Same(
            "a fold of recognised events differs",
            folded,
            Json(Fold(Read(events, new ChunkReader(frames: new ChunkFrames()))))
        );
        Same("a fold that is looked at on the way differs", folded, Json(FoldStepwise(chunks)));
        if (!chunks.Exists(static chunk => chunk.Choices.Any(IsCopy) || HasTwoReferences(chunk)))
        {
            Same("a fold of chunks that were written and read differs", folded, Json(Fold(chunks.ConvertAll(Rewrite))));
        }

        CheckText(chunks);
        CheckAgain(folded);
        CheckStream(events, salt);
    }

    private static void CheckText(List<ChatCompletionChunk> chunks)
    {
        // Where some answers have a number and some have none, which of them is the first is anybody's guess.
        if (chunks.Exists(static chunk => chunk.Choices.Any(static choice => choice.Index is null)))
        {
            return;
        }

        StringBuilder text = new();
        foreach (ChatCompletionChunk chunk in chunks)
        {
            foreach (ChunkChoice choice in chunk.Choices.Where(static choice => choice.Index is 0))
            {
                text.Append(choice.Delta?.Content);
            }
        }

        ChatCompletion completion = Fold(chunks);
        ChatChoice? first = completion.Choices.FirstOrDefault(static choice => choice.Index is 0);
        // Content of parts is put together from them.
        if (first?.Message?.Content is { IsText: true } content && content.Text != text.ToString())
        {
            throw new FuzzFailureException($"a fold's text differs: {content.Text}\n--- chunks:\n{text}");
        }
    }

    private static void CheckAgain(string folded)
    {
        try
        {
            // A member that only an answer's message knows is understood when it is read, and stays so.
            string read = Json(JsonSerializer.Deserialize(folded, WireJson.Context.ChatCompletion)!);
            string again = Json(JsonSerializer.Deserialize(read, WireJson.Context.ChatCompletion)!);
            Same("a fold changes when it is read again", read, again);
        }
        catch (JsonException exception)
        {
            throw new FuzzFailureException($"a fold cannot be read again: {exception.Message}\n{folded}");
        }
    }

    private void CheckStream(List<(string Type, byte[] Data)> events, int salt)
    {
        List<byte> bytes = [];
        foreach ((string type, byte[] data) in events)
        {
            if (!data.Contains((byte)'\r'))
            {
                bytes.AddRange([
                    .. "event: "u8,
                    .. Encoding.UTF8.GetBytes(type),
                    .. "\ndata: "u8,
                    .. data,
                    .. "\n\n"u8,
                ]);
            }
        }

        byte[] stream = [.. bytes, .. "data: [DONE]\n\n"u8];
        ChatClient client = Gateway.Clients[(salt & int.MaxValue) % Gateway.Clients.Count];
        StreamOutcome outcome = StreamOutcome.Read(client, Gateway.Answer(stream, sizes: null));
        if (outcome.Failure is null)
        {
            ScriptedBody body = Gateway.Answer(stream, new Random(salt));
            ChatCompletion whole = FuzzGateway.Wait(client.StreamAsync(FuzzGateway.Request).ToCompletionAsync(), body);
            Same("the fold of a stream differs", Json(Fold(outcome.Chunks)), Json(whole));
        }
    }

    private static List<ChatCompletionChunk> Read(List<(string Type, byte[] Data)> events, ChunkReader reader)
    {
        List<ChatCompletionChunk> chunks = [];
        foreach ((string type, byte[] data) in events)
        {
            try
            {
                if (reader.Parse(type, data) is { } chunk)
                {
                    chunks.Add(chunk);
                }
            }
            catch (JsonException)
            {
                // No chunk.
            }
        }

        return chunks;
    }

    // A message without a delta is the answer when nothing came before it, and otherwise a copy: by itself it cannot tell.
    private static bool IsCopy(ChunkChoice choice) => choice.AdditionalProperties?.ContainsKey("message") is true;

    // An event that is references, and has others as a member: as JSON they are one.
    private static bool HasTwoReferences(ChatCompletionChunk chunk) =>
        chunk is { Object: References.Kind, AdditionalProperties: not null };

    private static ChatCompletionChunk Rewrite(ChatCompletionChunk chunk) =>
        JsonSerializer.Deserialize(StreamOutcome.Json(chunk), WireJson.Context.ChatCompletionChunk)!;

    private static ChatCompletion Fold(IEnumerable<ChatCompletionChunk> chunks)
    {
        CompletionBuilder builder = new();
        foreach (ChatCompletionChunk chunk in chunks)
        {
            builder.Add(chunk);
        }

        return builder.Build();
    }

    private static ChatCompletion FoldStepwise(List<ChatCompletionChunk> chunks)
    {
        CompletionBuilder builder = new();
        for (int i = 0; i < chunks.Count; i++)
        {
            builder.Add(chunks[i]);
            if (i % 3 is 0)
            {
                builder.Build();
            }
        }

        return builder.Build();
    }

    private static string Json(ChatCompletion completion) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(completion, WireJson.Context.ChatCompletion));

    private static void Same(string rule, string expected, string actual)
    {
        if (expected != actual && JsonForm.Of(expected) != JsonForm.Of(actual))
        {
            throw new FuzzFailureException($"{rule}: {actual}\n--- expected:\n{expected}");
        }
    }
}
