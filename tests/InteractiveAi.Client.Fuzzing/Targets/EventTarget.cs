using System.Net.ServerSentEvents;
using System.Text.Json;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Streams, from the bytes of the body: framing, reading, and how a stream ends.</summary>
internal sealed class EventTarget : FuzzTarget
{
    public override string Name => "events";

    public override byte[] Make(InputSource source)
    {
        byte[] input = Mutator.Mutate(source, source.Stream(), source.Stream);
        return source.Chance(5) ? input[..source.Random.Next(input.Length + 1)] : input;
    }

    public override void Run(byte[] input, int salt)
    {
        Random random = new(salt);
        ChatClient client = Gateway.Clients[random.Next(Gateway.Clients.Count)];
        bool breaks = random.Next(4) is 0;
        string? type = random.Next(8) switch
        {
            0 => "application/json",
            1 => null,
            2 => "text/plain; charset=utf-8",
            _ => "text/event-stream",
        };
        StreamOutcome Read(Random? sizes) => StreamOutcome.Read(client, Gateway.Answer(input, sizes, breaks, type));

        StreamOutcome? measured = null;
        AllocationBound.Check(input.Length, () => measured = Read(sizes: null));
        StreamOutcome outcome = measured!;
        string inPieces = Read(new Random(salt)).Describe();
        if (inPieces != outcome.Describe())
        {
            throw new FuzzFailureException(
                $"what is read depends on the sizes of reads: {outcome.Describe()}\n--- in pieces ({type}, {breaks}):\n{inPieces}"
            );
        }

        if (outcome.Failure is null)
        {
            CheckEnd(input, outcome, breaks);
            CheckErrors(input);
        }
    }

    // Decided without the library's own idea of an end.
    private static void CheckEnd(ReadOnlySpan<byte> input, StreamOutcome outcome, bool breaks)
    {
        bool isWhole = input.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
        bool isDone = input.IndexOf("[DONE]"u8) >= 0;
        bool hasReason = outcome.Chunks.Any(static chunk =>
            chunk.Choices.Any(static choice => choice.FinishReason is { Value.Length: > 0 })
        );
        if (!isDone && (breaks || !(isWhole || hasReason)))
        {
            throw new FuzzFailureException($"a cut stream counts as finished: {outcome.Describe()}");
        }
    }

    // Every error that an event before the end reports must have been thrown.
    private static void CheckErrors(byte[] input)
    {
        if (input.AsSpan().TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
        {
            return;
        }

        using MemoryStream bytes = new(input);
        foreach (SseItem<string> item in SseParser.Create(bytes).Enumerate())
        {
            string data = item.Data.Trim();
            if (data.Trim('"').Trim() is "[DONE]")
            {
                return;
            }

            if (item.EventType is "message" && ReportsFailure(data))
            {
                throw new FuzzFailureException($"an error is swallowed: {data}");
            }
        }
    }

    private static bool ReportsFailure(string data)
    {
        try
        {
            return JsonElement.Parse(data, new JsonDocumentOptions { MaxDepth = 128 })
                    is { ValueKind: JsonValueKind.Object } json
                && json.TryGetProperty("error", out JsonElement error)
                && (
                    error is { ValueKind: JsonValueKind.String } && !string.IsNullOrWhiteSpace(error.GetString())
                    || error is { ValueKind: JsonValueKind.Object }
                        && error.TryGetProperty("message", out JsonElement message)
                        && message is { ValueKind: JsonValueKind.String }
                        && message.GetString() is { } text
                        && !string.IsNullOrWhiteSpace(text)
                );
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
