using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Whatever forms a stream's events have, nobody can tell a reader that recognises them from one that reads each of them in full.</summary>
public class GeneratedFormTests
{
    private const int StreamsPerTest = 100;

    [Test]
    public void Parse_OfAnyForms_IsAsInFullHoweverItIsLookedAt([Range(0, 9)] int tenth)
    {
        int recognised = 0;
        for (int seed = tenth * StreamsPerTest; seed < (tenth + 1) * StreamsPerTest; seed++)
        {
            Random random = new(seed);
            ChunkReader full = new();
            ChunkReader frames = new(frames: new ChunkFrames());
            foreach (string data in new FormGenerator(seed).Next())
            {
                ChatCompletionChunk expected = full.Parse(data)!;
                ChatCompletionChunk chunk = frames.Parse(data)!;
                recognised += chunk.IsFramed(out _, out _) ? 1 : 0;

                for (int i = 0; i < 4; i++)
                {
                    int look = random.Next(Looks.Length);
                    Assert.That(
                        Looks[look](chunk),
                        Is.EqualTo(Looks[look](expected)),
                        () => $"seed {seed}, look {look}: {data}"
                    );
                }

                Assert.That(Json(chunk), Is.EqualTo(Json(expected)), () => $"seed {seed}: {data}");
            }
        }

        Assert.That(recognised, Is.GreaterThan(50));
    }

    [Test]
    public void Fold_OfChunksThatNobodyHasLookedAt_IsAsInFull([Range(0, 9)] int tenth)
    {
        for (int seed = tenth * StreamsPerTest; seed < (tenth + 1) * StreamsPerTest; seed++)
        {
            IReadOnlyList<string> events = new FormGenerator(seed).Next();

            string expected = Folded(new ChunkReader(), events);

            Assert.That(
                Folded(new ChunkReader(frames: new ChunkFrames()), events),
                Is.EqualTo(expected),
                () => $"seed {seed}: {string.Join('\n', events)}"
            );
        }
    }

    [Test]
    public void Updates_OfChunksThatNobodyHasLookedAt_AreAsInFull([Range(0, 9)] int tenth)
    {
        for (int seed = tenth * StreamsPerTest; seed < (tenth + 1) * StreamsPerTest; seed++)
        {
            IReadOnlyList<string> events = new FormGenerator(seed).Next();

            string expected = Updates(new ChunkReader(), events);

            Assert.That(
                Updates(new ChunkReader(frames: new ChunkFrames()), events),
                Is.EqualTo(expected),
                () => $"seed {seed}: {string.Join('\n', events)}"
            );
        }
    }

    [Test]
    public void Progress_OfChunksThatNobodyHasLookedAt_IsAsInFull([Range(0, 9)] int tenth)
    {
        for (int seed = tenth * StreamsPerTest; seed < (tenth + 1) * StreamsPerTest; seed++)
        {
            IReadOnlyList<string> events = new FormGenerator(seed).Next();

            string expected = Progress(new ChunkReader(), events);

            Assert.That(
                Progress(new ChunkReader(frames: new ChunkFrames()), events),
                Is.EqualTo(expected),
                () => $"seed {seed}: {string.Join('\n', events)}"
            );
        }
    }

    [Test]
    public void Parse_WhileSomebodyChangesTheChunksBefore_IsAsInFull([Range(0, 9)] int tenth)
    {
        for (int seed = tenth * StreamsPerTest; seed < (tenth + 1) * StreamsPerTest; seed++)
        {
            ChunkReader full = new();
            ChunkReader frames = new(frames: new ChunkFrames());
            foreach (string data in new FormGenerator(seed).Next())
            {
                string expected = Json(full.Parse(data)!);
                ChatCompletionChunk chunk = frames.Parse(data)!;

                Assert.That(Json(chunk), Is.EqualTo(expected), () => $"seed {seed}: {data}");
                Change(chunk);
            }
        }
    }

    private static readonly Func<ChatCompletionChunk, string?>[] Looks =
    [
        static chunk => chunk.Text,
        static chunk => chunk.Reasoning,
        static chunk => chunk.ToString(),
        static chunk => chunk.FinishReason?.Value,
        static chunk => string.Join('|', chunk.ToolCalls.Select(static call => $"{call}{call.Arguments}")),
        static chunk => string.Join('|', chunk.Choices.Select(static choice => $"{choice}{choice.Delta?.Content}")),
        static chunk => chunk.FirstChoice?.Delta?.ReasoningDetails?.Count.ToString(CultureInfo.InvariantCulture),
        static chunk => chunk.FirstChoice?.Delta?.ToolCalls?.Count.ToString(CultureInfo.InvariantCulture),
        static chunk => $"{chunk.Id}|{chunk.Model}|{chunk.Provider}|{chunk.Created}|{chunk.Usage}",
        static chunk => chunk.AdditionalProperties is { } members ? string.Join('|', members) : null,
        Json,
    ];

    private static string Json(ChatCompletionChunk chunk) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(chunk, WireJson.Context.ChatCompletionChunk));

    private static string Folded(ChunkReader reader, IEnumerable<string> events)
    {
        CompletionBuilder builder = new();
        AnswerFacts facts = new();
        StringBuilder all = new();
        foreach (string data in events)
        {
            ChatCompletionChunk chunk = reader.Parse(data)!;
            facts.Add(chunk);
            builder.Add(chunk);
            all.Append(
                CultureInfo.InvariantCulture,
                $"{facts.Id}|{facts.Model}|{facts.Provider}|{facts.Usage}|{facts.FinishReasons?.Length}\n"
            );
        }

        return all
            + Encoding.UTF8.GetString(
                JsonSerializer.SerializeToUtf8Bytes(builder.Build(), WireJson.Context.ChatCompletion)
            );
    }

    private static string Progress(ChunkReader reader, IEnumerable<string> events)
    {
        using StreamProgress progress = new(expected: 1);
        StringBuilder all = new();
        foreach (string data in events)
        {
            progress.Add(reader.Parse(data)!);
            all.Append(
                CultureInfo.InvariantCulture,
                $"{progress.Provider}|{progress.Usage}|{progress.IsFinished}|{progress.LacksItsAnswer}|{progress.PartialText}\n"
            );
        }

        return all.ToString();
    }

    private static string Updates(ChunkReader reader, IEnumerable<string> events)
    {
        ChatRequest request = new() { Messages = ["Hi"] };
        UpdateMapper mapper = new(new AdapterCall(request, new CallOptions(), null!));
        StringBuilder all = new();
        List<ChatResponseUpdate> updates = [];
        foreach (string data in events)
        {
            // An id of the adapter's own is another one each time.
            if (mapper.Map(reader.Parse($"{{\"id\":\"gen-0\",{data[1..]}")!) is { } update)
            {
                updates.Add(update);
            }
            else
            {
                all.Append("none\n");
            }
        }

        foreach (ChatResponseUpdate update in updates)
        {
            all.Append(CultureInfo.InvariantCulture, $"{update.ModelId}|{update.CreatedAt}|{update.Contents.Count}");
            foreach (AIContent content in update.Contents)
            {
                all.Append(CultureInfo.InvariantCulture, $"|{content.GetType().Name}:{content}");
            }

            all.Append('\n');
        }

        return all.ToString();
    }

    // Everything of a chunk that can be set, and every table that can be written to.
    private static void Change(ChatCompletionChunk chunk)
    {
        chunk.AdditionalProperties = Changed(chunk.AdditionalProperties);
        foreach (ChunkChoice choice in chunk.Choices)
        {
            choice.AdditionalProperties = Changed(choice.AdditionalProperties);
            foreach (ReasoningDetail detail in choice.ReasoningDetails ?? [])
            {
                Change(detail);
            }

            if (choice.Delta is not { } delta)
            {
                continue;
            }

            delta.AdditionalProperties = Changed(delta.AdditionalProperties);
            foreach (ReasoningDetail detail in delta.ReasoningDetails ?? [])
            {
                Change(detail);
            }

            foreach (ToolCallDelta call in delta.ToolCalls ?? [])
            {
                call.AdditionalProperties = Changed(call.AdditionalProperties);
                call.NestedProperties = Changed(call.NestedProperties);
            }

            foreach (Annotation annotation in delta.Annotations ?? [])
            {
                annotation.AdditionalProperties = Changed(annotation.AdditionalProperties);
            }

            delta.Audio?.AdditionalProperties = Changed(delta.Audio.AdditionalProperties);
        }
    }

    private static void Change(ReasoningDetail detail)
    {
        switch (detail)
        {
            case TextReasoningDetail text:
                text.AdditionalProperties = Changed(text.AdditionalProperties);
                break;
            case SummaryReasoningDetail summary:
                summary.AdditionalProperties = Changed(summary.AdditionalProperties);
                break;
            case EncryptedReasoningDetail encrypted:
                encrypted.AdditionalProperties = Changed(encrypted.AdditionalProperties);
                break;
            default:
                break;
        }
    }

    private static Dictionary<string, JsonElement> Changed(IDictionary<string, JsonElement>? members)
    {
        if (members is { IsReadOnly: false })
        {
            members["changed"] = JsonElement.Parse("1");
        }

        return new() { ["set"] = JsonElement.Parse("2") };
    }
}
