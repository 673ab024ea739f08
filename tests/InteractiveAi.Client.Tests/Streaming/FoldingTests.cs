using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>The streams under Fixtures/interactive, each beside the completion that the gateway gives without streaming.</summary>
public class FoldingTests
{
    private const string Gateway = "interactive";

    private static IEnumerable<string> Streams() =>
        WireFixture.Names(Gateway, ".sse").Where(name => !name.StartsWith("error-", StringComparison.Ordinal));

    private static IEnumerable<string> Failures() =>
        WireFixture.Names(Gateway, ".sse").Where(name => name.StartsWith("error-", StringComparison.Ordinal));

    [TestCaseSource(nameof(Streams))]
    public void Fold_OfAStream_IsTheCompletionThatIsNotStreamed(string name)
    {
        var reader = new ChunkReader();
        var builder = new CompletionBuilder();

        foreach (var (type, data) in WireFixture.Events(WireFixture.Bytes(Gateway, name + ".sse")))
        {
            if (reader.Parse(type, data) is { } chunk)
            {
                builder.Add(chunk);
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.IsDone, Is.True);
            Assert.That(reader.ErrorData, Is.Null);
            Assert.That(
                CanonicalJson.Of(builder.Build()),
                Is.EqualTo(CanonicalJson.Of(WireFixture.Completion(Gateway, name + ".json")))
            );
        }
    }

    [TestCaseSource(nameof(Streams))]
    public void Fold_OfAStreamThatWasWrittenBack_IsTheSame(string name)
    {
        var reader = new ChunkReader();
        var builder = new CompletionBuilder();

        foreach (var (type, data) in WireFixture.Events(WireFixture.Bytes(Gateway, name + ".sse")))
        {
            if (reader.Parse(type, data) is { } chunk)
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(chunk, WireJson.Context.ChatCompletionChunk);
                var again = new ChunkReader().Parse("message", json)!;
                Assert.That(CanonicalJson.Of(again), Is.EqualTo(CanonicalJson.Of(chunk)));
                builder.Add(again);
            }
        }

        Assert.That(
            CanonicalJson.Of(builder.Build()),
            Is.EqualTo(CanonicalJson.Of(WireFixture.Completion(Gateway, name + ".json")))
        );
    }

    [TestCaseSource(nameof(Streams))]
    public void Build_AfterEveryChunk_ChangesNothing(string name)
    {
        var reader = new ChunkReader();
        var builder = new CompletionBuilder();

        foreach (var (type, data) in WireFixture.Events(WireFixture.Bytes(Gateway, name + ".sse")))
        {
            if (reader.Parse(type, data) is { } chunk)
            {
                builder.Add(chunk);
                var before = builder.Build();
                var text = CanonicalJson.Of(before);
                _ = builder.Build();
                Assert.That(CanonicalJson.Of(before), Is.EqualTo(text));
            }
        }

        Assert.That(
            CanonicalJson.Of(builder.Build()),
            Is.EqualTo(CanonicalJson.Of(WireFixture.Completion(Gateway, name + ".json")))
        );
    }

    [TestCaseSource(nameof(Streams))]
    public void Completion_AsOneChunk_FoldsToItself(string name)
    {
        var completion = WireFixture.Completion(Gateway, name + ".json");

        var builder = new CompletionBuilder();
        builder.Add(CompletionChunks.FromCompletion(completion));

        Assert.That(CanonicalJson.Of(builder.Build()), Is.EqualTo(CanonicalJson.Of(completion)));
    }

    [TestCaseSource(nameof(Streams))]
    public void Completion_AsOneChunkOverTheWire_FoldsToItself(string name)
    {
        var completion = WireFixture.Completion(Gateway, name + ".json");
        var json = JsonSerializer.SerializeToUtf8Bytes(
            CompletionChunks.FromCompletion(completion),
            WireJson.Context.ChatCompletionChunk
        );

        var builder = new CompletionBuilder();
        builder.Add(new ChunkReader().Parse("message", json)!);

        Assert.That(CanonicalJson.Of(builder.Build()), Is.EqualTo(CanonicalJson.Of(completion)));
    }

    [TestCaseSource(nameof(Failures))]
    public void Parse_OfAStreamThatFails_KeepsTheEventAndTheTextBesideIt(string name)
    {
        var reader = new ChunkReader();
        var text = new StringBuilder();
        byte[] last = [];

        foreach (var (type, data) in WireFixture.Events(WireFixture.Bytes(Gateway, name + ".sse")))
        {
            Assert.That(reader.ErrorData, Is.Null, "only the last event is the failure");
            text.Append(reader.Parse(type, data)?.Text);
            last = data;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.ErrorData?.ToArray(), Is.EqualTo(last));
            Assert.That(reader.IsDone, Is.False);
            Assert.That(text.ToString(), Is.AnyOf("Half an answer", "Half an "));
            Assert.That(ErrorReader.FromUtf8(reader.ErrorData!.Value.Span), Is.Not.Null);
        }
    }
}
