using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>Streams written down as the JSON of their events.</summary>
internal static class Chunks
{
    public static ChatCompletionChunk? Parse(this ChunkReader reader, [StringSyntax("Json")] string data) =>
        reader.Parse("message", Encoding.UTF8.GetBytes(data));

    public static ChatCompletionChunk Read([StringSyntax("Json")] string data) => new ChunkReader().Parse(data)!;

    public static ChatDelta ReadDelta([StringSyntax("Json")] string delta) =>
        Read($$"""{"choices":[{"index":0,"delta":{{delta}}}]}""").FirstChoice!.Delta!;

    /// <summary>The completion of a stream of these events.</summary>
    public static ChatCompletion Fold(params IEnumerable<string> events)
    {
        var reader = new ChunkReader();
        var builder = new CompletionBuilder();
        foreach (var data in events)
        {
            builder.Add(reader.Parse(data)!);
        }

        return builder.Build();
    }

    /// <summary>The message of a stream of these deltas.</summary>
    public static AssistantMessage FoldDeltas(params IEnumerable<string> deltas) =>
        Fold(deltas.Select(static delta => $$"""{"choices":[{"index":0,"delta":{{delta}}}]}""")).Message;

    /// <summary>The tool calls, as JSON, of a stream of these fragments, each in a chunk of its own.</summary>
    public static string FoldCalls(params IEnumerable<string> fragments) =>
        Wire.Element(Wire.Write(FoldDeltas(fragments.Select(static fragment => $$"""{"tool_calls":[{{fragment}}]}"""))))
            .GetProperty("tool_calls")
            .GetRawText();

    /// <summary>The reasoning details, as JSON, of a stream of these details, each in a chunk of its own.</summary>
    public static string FoldDetails(params IEnumerable<string> details) =>
        Wire.Element(
                Wire.Write(FoldDeltas(details.Select(static detail => $$"""{"reasoning_details":[{{detail}}]}""")))
            )
            .GetProperty("reasoning_details")
            .GetRawText();
}
