using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>The streams under Fixtures, each beside the completion that the gateway gives without streaming.</summary>
public class FoldingTests
{
    private static IEnumerable<TestCaseData> Streams() => Fixtures(isFailure: false);

    private static IEnumerable<TestCaseData> Failures() => Fixtures(isFailure: true);

    private static IEnumerable<TestCaseData> Fixtures(bool isFailure) =>
        WireFixture
            .Streams()
            .Where(each => each.Name.StartsWith("error-", StringComparison.Ordinal) == isFailure)
            .Select(each => new TestCaseData(each.Gateway, each.Name));

    [TestCaseSource(nameof(Streams))]
    public void Fold_OfAStream_IsTheCompletionThatIsNotStreamed(string gateway, string name)
    {
        var reader = new ChunkReader();
        var builder = new CompletionBuilder();

        foreach (var (type, data) in WireFixture.Events(WireFixture.Bytes(gateway, name + ".sse")))
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
                Is.EqualTo(CanonicalJson.Of(WireFixture.Completion(gateway, name + ".json")))
            );
        }
    }

    [TestCaseSource(nameof(Streams))]
    public void Fold_OfAStreamThatWasWrittenBack_IsTheSame(string gateway, string name)
    {
        var reader = new ChunkReader();
        var builder = new CompletionBuilder();

        foreach (var (type, data) in WireFixture.Events(WireFixture.Bytes(gateway, name + ".sse")))
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
            Is.EqualTo(CanonicalJson.Of(WireFixture.Completion(gateway, name + ".json")))
        );
    }

    [TestCaseSource(nameof(Streams))]
    public void Build_AfterEveryChunk_ChangesNothing(string gateway, string name)
    {
        var reader = new ChunkReader();
        var builder = new CompletionBuilder();

        foreach (var (type, data) in WireFixture.Events(WireFixture.Bytes(gateway, name + ".sse")))
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
            Is.EqualTo(CanonicalJson.Of(WireFixture.Completion(gateway, name + ".json")))
        );
    }

    [TestCaseSource(nameof(Streams))]
    public void Completion_AsOneChunk_FoldsToItself(string gateway, string name)
    {
        var completion = WireFixture.Completion(gateway, name + ".json");

        var builder = new CompletionBuilder();
        builder.Add(CompletionChunks.FromCompletion(completion));

        Assert.That(CanonicalJson.Of(builder.Build()), Is.EqualTo(CanonicalJson.Of(completion)));
    }

    [TestCaseSource(nameof(Streams))]
    public void Completion_AsOneChunkOverTheWire_FoldsToItself(string gateway, string name)
    {
        var completion = WireFixture.Completion(gateway, name + ".json");
        var json = JsonSerializer.SerializeToUtf8Bytes(
            CompletionChunks.FromCompletion(completion),
            WireJson.Context.ChatCompletionChunk
        );

        var builder = new CompletionBuilder();
        builder.Add(new ChunkReader().Parse("message", json)!);

        Assert.That(CanonicalJson.Of(builder.Build()), Is.EqualTo(CanonicalJson.Of(completion)));
    }

    [TestCaseSource(nameof(Failures))]
    public void Parse_OfAStreamThatFails_KeepsTheEventAndTheTextBesideIt(string gateway, string name)
    {
        var reader = new ChunkReader();
        var text = new StringBuilder();
        byte[] last = [];

        foreach (var (type, data) in WireFixture.Events(WireFixture.Bytes(gateway, name + ".sse")))
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
