namespace InteractiveAi.Client.Benchmarks;

/// <summary>Every figure that the guard holds the library to. To be lowered when less is allocated, and raised only for a reason.</summary>
internal static class BudgetTable
{
    private const int Chunks = 2_000;
    private const int Megabytes = 8;

    public static IReadOnlyList<Budget> All { get; } =
    [
        new("text, per chunk", 70, () => Workload.Stream(StreamKind.Text, Chunks)),
        new("router-shaped text, per chunk", 70, () => Workload.Stream(StreamKind.Router, Chunks)),
        new("text with unknown members, per chunk", 72, () => Workload.Stream(StreamKind.Unknown, Chunks)),
        new("tool-call fragments, per chunk", 239, () => Workload.Stream(StreamKind.Tool, Chunks)),
        new("reasoning with details, per chunk", 70, () => Workload.Stream(StreamKind.Reasoning, Chunks)),
        new(
            "text with its choice and delta asked for, per chunk",
            166,
            () => Workload.Stream(StreamKind.Text, Chunks, inFull: true)
        ),
        new(
            "text with unknown members asked for, per chunk",
            168,
            () => Workload.Stream(StreamKind.Unknown, Chunks, inFull: true)
        ),
        new(
            "reasoning with details asked for, per chunk",
            244,
            () => Workload.Stream(StreamKind.Reasoning, Chunks, inFull: true)
        ),
        new("text through IChatClient, per chunk", 314, () => Workload.ChatInterfaceStream(StreamKind.Router, Chunks)),
        new(
            "text with unknown members through IChatClient, per chunk",
            320,
            () => Workload.ChatInterfaceStream(StreamKind.Unknown, Chunks)
        ),
        new("stream of 20 chunks, per call", 7_690, () => Workload.ShortStream(20)),
        new("1 KB answer, per call", 4_235, () => Workload.Call(AnswerScript.Small(), RequestScript.Small())),
        new("220 KB answer, per call", 301_400, () => Workload.Call(AnswerScript.Large(), RequestScript.Small())),
        new(
            "request of 200 messages, per call",
            4_235,
            () => Workload.Call(AnswerScript.Small(), RequestScript.Conversation())
        ),
        new("image attached, per megabyte", 667, () => Workload.Attachment(Megabytes)),
    ];
}
