using System.Text;

namespace InteractiveAi.Client.Tests;

public partial class ChunkReaderTests
{
    private const string Head =
        "\"id\":\"gen-1764170400-aB3dEfGhIjKlMnOp\",\"provider\":\"OpenAI\",\"model\":\"openai/gpt-4o-mini\",\"object\":\"chat.completion.chunk\",\"created\":1764170400";

    private const string Tail =
        "\"finish_reason\":null,\"native_finish_reason\":null,\"logprobs\":null}],\"system_fingerprint\":\"fp_51db84afab\",\"service_tier\":\"default\",\"usage\":null";

    // What is allocated per event does not depend on the machine. A new field in a hot type, or a list where none is
    // needed, shows here first.
    [TestCase("{\"role\":\"assistant\",\"content\":\" tide\"}", 180)]
    [TestCase(
        "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"type\":\"function\",\"function\":{\"arguments\":\"\\\"city\\\"\"}}]}",
        280
    )]
    [TestCase(
        "{\"role\":\"assistant\",\"content\":\"\",\"reasoning\":\" token\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\" token\",\"format\":\"anthropic-claude-v1\",\"index\":0}]}",
        260
    )]
    [TestCase("{\"role\":\"assistant\",\"content\":\"\"}", 144)]
    public void Parse_AnEventReadInFull_AllocatesNoMoreThanItsOwn(string delta, int limit)
    {
        const int Count = 1_000;
        var data = Encoding.UTF8.GetBytes($$"""{{{Head}},"choices":[{"index":0,"delta":{{delta}},{{Tail}}}""");
        var reader = new ChunkReader();
        for (var i = 0; i < 100; i++)
        {
            reader.Parse("message", data);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Count; i++)
        {
            reader.Parse("message", data);
        }

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Count;
        TestContext.Out.WriteLine($"{each} bytes for {delta}");
        Assert.That(each, Is.LessThanOrEqualTo(limit));
    }

    [Test]
    public void Chunk_LookedAtByItsShortcuts_AllocatesNothing()
    {
        var chunk = Chunks.Read(
            """{"id":"a","choices":[{"index":0,"delta":{"content":"x","reasoning":"y"},"finish_reason":"stop"}]}"""
        );
        _ = (chunk.Text, chunk.Reasoning, chunk.FinishReason, chunk.Id, chunk.FirstChoice?.Index);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            _ = (chunk.Text, chunk.Reasoning, chunk.FinishReason, chunk.Id, chunk.FirstChoice?.Index, chunk.Usage);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
