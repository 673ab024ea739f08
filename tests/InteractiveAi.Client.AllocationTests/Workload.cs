using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>Something that the library does over and over on bytes from memory, without ever waiting.</summary>
/// <param name="Run">Does it once.</param>
/// <param name="Units">How many chunks, calls or megabytes that is.</param>
internal sealed record Workload(Func<Task> Run, int Units)
{
    private const int Tries = 4;

    /// <param name="inFull">Whether everything of a chunk is asked for, or only its texts, calls and finish reason.</param>
    public static Workload Stream(StreamKind kind, int chunks, bool inFull = false)
    {
        ChatClient client = Connect(StreamScript.Render(kind, chunks));
        ChatRequest request = Request(RequestScript.Small());
        return new Workload(() => ReadAsync(client, request, inFull), chunks);
    }

    /// <summary>A stream that is over soon, counted as one: what a stream costs before its chunks do.</summary>
    public static Workload ShortStream(int chunks) => Stream(StreamKind.Text, chunks) with { Units = 1 };

    public static Workload ChatInterfaceStream(StreamKind kind, int chunks)
    {
        IChatClient chat = Connect(StreamScript.Render(kind, chunks)).AsIChatClient(RequestScript.Model);
        List<ChatMessage> messages = [new(ChatRole.User, RequestScript.Small().Turns[^1])];
        return new Workload(() => ReadAsync(chat, messages), chunks);
    }

    public static Workload Call(WireScript answer, RequestScript script)
    {
        ChatClient client = Connect(answer);
        ChatRequest request = Request(script);
        return new Workload(() => client.CompleteAsync(request), 1);
    }

    public static Workload Attachment(int megabytes)
    {
        ChatClient client = Connect(AnswerScript.Small());
        byte[] image = RequestScript.WithImage(megabytes).Image!;
        return new Workload(
            () =>
                client.CompleteAsync(
                    new ChatRequest
                    {
                        Model = RequestScript.Model,
                        Messages =
                        [
                            new UserMessage([new TextPart("What is this?"), new ImagePart(image, "image/png")]),
                        ],
                    }
                ),
            megabytes
        );
    }

    /// <summary>Allocated bytes per unit, by this thread: nothing that runs beside it counts.</summary>
    /// <remarks>The least of a few tries: a shared pool that was emptied by a collection is filled again at somebody's cost.</remarks>
    /// <exception cref="InvalidOperationException">Something was waited for, so that it may have gone on elsewhere.</exception>
    public double MeasureBytes()
    {
        int repeats = Math.Clamp(4_000 / Units, 1, 50);
        double least = double.MaxValue;
        // The first tries compile, fill pools and make what is made once.
        for (int i = 0; i < Tries; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int j = 0; j < repeats; j++)
            {
                Task run = Run();
                if (!run.IsCompletedSuccessfully)
                {
                    run.GetAwaiter().GetResult();
                    throw new InvalidOperationException("The work was not done on one thread.");
                }
            }

            double bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / ((double)repeats * Units);
            least = Math.Min(least, bytes);
        }

        return least;
    }

    private static ChatClient Connect(WireScript script) =>
        new(
            new HttpClient(new CannedHandler(script)),
            new InteractiveAiOptions { ApiKey = "sk-0123456789abcdef", Endpoint = new Uri("https://budget.test/v1") }
        );

    private static ChatRequest Request(RequestScript script) =>
        new()
        {
            Model = RequestScript.Model,
            Messages =
            [
                .. script.Turns.Select(
                    static Message (text, i) =>
                        RequestScript.RoleOf(i) switch
                        {
                            "system" => new SystemMessage(text),
                            "assistant" => new AssistantMessage(text),
                            _ => new UserMessage(text),
                        }
                ),
            ],
        };

    // What a chunk does not make until it is asked for has to be asked for, as users do.
    private static async Task ReadAsync(ChatClient client, ChatRequest request, bool inFull)
    {
        int length = 0;
        await foreach (ChatCompletionChunk chunk in client.StreamAsync(request).ConfigureAwait(false))
        {
            length += (chunk.Text?.Length ?? 0) + (chunk.Reasoning?.Length ?? 0);
            IReadOnlyList<ToolCallDelta> calls = chunk.ToolCalls;
            for (int i = 0; i < calls.Count; i++)
            {
                length += calls[i].Arguments?.Length ?? 0;
            }

            length += chunk.FinishReason is null ? 0 : 1;
            length += inFull ? ReadRest(chunk, chunk.FirstChoice) : 0;
        }

        GC.KeepAlive(length);
    }

    private static int ReadRest(ChatCompletionChunk chunk, ChunkChoice? choice) =>
        (chunk.Id?.Length ?? 0)
        + (chunk.Model?.Length ?? 0)
        + (chunk.AdditionalProperties?.Count ?? 0)
        + (choice?.AdditionalProperties?.Count ?? 0)
        + (choice?.Delta?.AdditionalProperties?.Count ?? 0)
        + (choice?.Delta?.ReasoningDetails?.Count ?? 0);

    private static async Task ReadAsync(IChatClient chat, List<ChatMessage> messages)
    {
        await foreach (ChatResponseUpdate _ in chat.GetStreamingResponseAsync(messages).ConfigureAwait(false)) { }
    }
}
