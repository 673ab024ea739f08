using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>A reader that recognises events gives what a reader that reads each of them in full gives.</summary>
public class ChunkFrameTests
{
    private static IEnumerable<TestCaseData> Streams() =>
        WireFixture.Streams().Select(static each => new TestCaseData(each.Gateway, each.Name));

    [TestCaseSource(nameof(Streams))]
    public void Parse_OfAStream_IsAsInFull(string gateway, string name)
    {
        Pair readers = new();

        foreach ((string type, byte[] data) in WireFixture.Events(WireFixture.Bytes(gateway, name + ".sse")))
        {
            readers.AssertSame(type, data);
        }

        readers.AssertSameFold();
    }

    [TestCaseSource(nameof(Streams))]
    public void Parse_OfADamagedStream_IsAsInFull(string gateway, string name)
    {
        Random random = new(20_261);
        (string Type, byte[] Data)[] events = [.. WireFixture.Events(WireFixture.Bytes(gateway, name + ".sse"))];

        for (int round = 0; round < 20; round++)
        {
            Pair readers = new();
            foreach ((string type, byte[] data) in events)
            {
                readers.AssertSame(type, data);
                readers.AssertSame(type, Damaged(data, random));
                readers.AssertSame(type, Damaged(data, random));
            }

            readers.AssertSameFold();
        }
    }

    // Each event stands for many of its form; the texts are those that a fixed form could get wrong.
    [TestCase("""{"id":"a","choices":[{"index":0,"delta":{"content":"TEXT"}}]}""")]
    [TestCase(
        """{"id":"a","choices":[{"index":0,"delta":{"role":"assistant","content":"TEXT"},"finish_reason":null}],"usage":null}"""
    )]
    [TestCase("""{"choices":[{"delta":{"content":"","reasoning":"TEXT"},"index":1}]}""")]
    [TestCase("""{"choices":[{"index":0,"delta":{"reasoning_content":"TEXT","content":null}}]}""")]
    [TestCase(
        """{"choices":[{"index":0,"delta":{"reasoning":"TEXT","reasoning_details":[{"type":"reasoning.text","text":"TEXT","format":"anthropic-claude-v1","index":0}]}}]}"""
    )]
    [TestCase(
        """{"choices":[{"index":0,"delta":{"reasoning_details":[{"type":"reasoning.summary","summary":"TEXT","index":0}]}}]}"""
    )]
    [TestCase("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"TEXT"}}]}}]}""")]
    [TestCase(
        """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":3,"id":"c","type":"function","function":{"name":"f","arguments":"TEXT","x":1},"y":[2]}],"content":"TEXT"}}]}"""
    )]
    [TestCase("""{"choices":[{"index":0,"delta":{"content":"TEXT","z":{"a":[1,2]}},"w":"TEXT"}],"v":null}""")]
    [TestCase("""{"choices":[{"index":0,"delta":{"content":"TEXT","content":"TEXT"}}]}""")]
    [TestCase("""{"choices":[{"index":0,"delta":{"content":"x"},"delta":{"content":"TEXT"}}]}""")]
    [TestCase("""{"choices":[{"index":0,"delta":{"content":"TEXT"},"delta":{"role":"assistant"}}]}""")]
    [TestCase("""{"choices":[{"index":0,"delta":{"content":"TEXT"}},{"index":1,"delta":{"content":"TEXT"}}]}""")]
    [TestCase("""{"choices":[{"index":0,"message":{"role":"assistant","content":"TEXT"}}]}""")]
    [TestCase("""{"choices":[{"index":0,"delta":{"content":"TEXT"},"message":{"content":"TEXT"}}]}""")]
    [TestCase("""{"choices":[{"index":0,"delta":{"content":"TEXT"},"finish_reason":"stop"}]}""")]
    [TestCase("""{"choices":[{"index":0,"delta":{"content":"TEXT"},"logprobs":{"content":[]}}]}""")]
    [TestCase("""{"choices":[{"index":0,"delta":{"content":"TEXT"}}],"usage":{"prompt_tokens":1}}""")]
    [TestCase(""" {"choices":[{"index":0,"delta":{"content":"TEXT","refusal":"no"}}]} """)]
    public void Parse_OfEventsOfOneForm_IsAsInFull(string form)
    {
        string[] texts =
        [
            "Hi",
            "",
            " ",
            "caf\u00e9 \U0001F600",
            "\\n",
            "\\\"quoted\\\" and \\\\",
            "\\u00e9",
            "\\uD83D",
            "\\uDE00 half",
            "\\u12",
            "\\x",
            "\\",
            "a\nb",
            "a\tb",
            "\u007f\u0080",
            "ends\\\\",
            "\"},\"x\":\"",
            new string('x', 700),
            "\\\"" + new string('y', 300),
            "Hi",
        ];
        Pair readers = new();

        foreach (string text in texts)
        {
            readers.AssertSame("message", Encoding.UTF8.GetBytes(form.Replace("TEXT", text, StringComparison.Ordinal)));
        }

        byte[] invalid = [.. Encoding.UTF8.GetBytes(form.Replace("TEXT", "a?b", StringComparison.Ordinal))];
        invalid.AsSpan().Replace((byte)'?', (byte)0xC3);
        readers.AssertSame("message", invalid);
        readers.AssertSame(
            "message",
            Encoding.UTF8.GetBytes(form.Replace("TEXT", "Hi", StringComparison.Ordinal) + "{")
        );
        readers.AssertSame(
            "message",
            Encoding.UTF8.GetBytes(form.Replace("TEXT", "Hi", StringComparison.Ordinal))[..^2]
        );
        readers.AssertSame("delta", Encoding.UTF8.GetBytes(form.Replace("TEXT", "Hi", StringComparison.Ordinal)));
        readers.AssertSameFold();
    }

    [Test]
    public void Parse_OfDifferentTextsInOneForm_KeepsThemApart()
    {
        ChunkReader reader = new(frames: new ChunkFrames());
        string Event(string content, string reasoning) =>
            $$$"""{"choices":[{"index":0,"delta":{"content":"{{{content}}}","reasoning":"{{{reasoning}}}"}}]}""";
        reader.Parse(Event("a", "b"));

        ChatCompletionChunk different = reader.Parse(Event("c", "d"))!;
        ChatCompletionChunk same = reader.Parse(Event("e", "e"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(different.IsFramed(out _, out _), Is.True);
            Assert.That(different.Text, Is.EqualTo("c"));
            Assert.That(different.Reasoning, Is.EqualTo("d"));
            Assert.That(different.Choices[0].Delta!.Reasoning, Is.EqualTo("d"));
            Assert.That(different.Text, Is.EqualTo("c"), "the choices have been asked for");
            Assert.That(same.Text, Is.EqualTo("e"));
            Assert.That(same.Reasoning, Is.SameAs(same.Text));
        }
    }

    [Test]
    public void AdditionalProperties_OfAChunk_CannotChangeAnotherChunk()
    {
        ChunkReader reader = new(frames: new ChunkFrames());
        static string Event(string text) =>
            $$$$"""{"x":1,"choices":[{"y":2,"delta":{"z":3,"tool_calls":[{"w":4,"function":{"v":5,"arguments":"{{{{text}}}}"}}]}}]}""";
        string untouched = CanonicalJson.Of(new ChunkReader().Parse(Event("c"))!);
        Dictionary<string, JsonElement> other = new() { ["other"] = default };

        ChatCompletionChunk first = reader.Parse(Event("a"))!;
        ChatCompletionChunk second = reader.Parse(Event("b"))!;
        foreach (ChatCompletionChunk chunk in new[] { first, second })
        {
            ToolCallDelta call = chunk.Choices[0].Delta!.ToolCalls![0];
            first.AdditionalProperties!.Clear();
            first.Choices[0].AdditionalProperties!.Clear();
            first.Choices[0].Delta!.AdditionalProperties!.Clear();
            chunk.AdditionalProperties = other;
            chunk.Choices[0].AdditionalProperties = other;
            chunk.Choices[0].Delta!.AdditionalProperties = other;
            call.NestedProperties = other;
            call.AdditionalProperties = null;
            first.AdditionalProperties = first.Choices[0].AdditionalProperties = new Dictionary<string, JsonElement>();
            first.Choices[0].Delta!.AdditionalProperties = new Dictionary<string, JsonElement>();
        }

        ChatCompletionChunk third = reader.Parse(Event("c"))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(third.IsFramed(out _, out _), Is.True);
            Assert.That(() => third.AdditionalProperties!.Clear(), Throws.InstanceOf<NotSupportedException>());
            Assert.That(CanonicalJson.Of(third), Is.EqualTo(untouched));
            Assert.That(second.Choices[0].Delta!.ToolCalls![0].NestedProperties, Is.SameAs(other));
            Assert.That(second.Choices[0].Delta!.ToolCalls![0].AdditionalProperties, Is.Null);
        }
    }

    [Test]
    public void Parse_WhenSomethingElseDiffersEveryTime_StopsLearning()
    {
        ChunkReader reader = new(frames: new ChunkFrames());
        byte[][] events =
        [
            .. Enumerable
                .Range(0, 1_000)
                .Select(static i =>
                    Encoding.UTF8.GetBytes($$$"""{"nonce":{{{i}}},"choices":[{"index":0,"delta":{"content":"Hi"}}]}""")
                ),
        ];
        ChunkReader full = new();

        long learning = Allocated(() => Array.ForEach(events, data => reader.Parse("message", data)));
        long reading = Allocated(() => Array.ForEach(events, data => full.Parse("message", data)));

        Assert.That(learning, Is.LessThan(reading * 1.05));
    }

    [Test]
    public void Chunk_OfAKnownForm_IsNoMoreThanItsText()
    {
        ChunkReader reader = new(frames: new ChunkFrames());
        byte[] data =
            """{"id":"a","choices":[{"index":0,"delta":{"role":"assistant","content":" tide"},"finish_reason":null}]}"""u8.ToArray();
        reader.Parse("message", data);
        reader.Parse("message", data);

        long bytes = Allocated(() => _ = reader.Parse("message", data)!.Text);

        // The chunk, and a string of five characters.
        Assert.That(bytes, Is.EqualTo(32 + 32));
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Damaged(byte[] data, Random random)
    {
        if (data.Length < 2)
        {
            return data;
        }

        int at = random.Next(data.Length - 1);
        int to = Math.Min(data.Length, at + random.Next(1, 12));
        byte any = (byte)random.Next(256);
        return random.Next(7) switch
        {
            0 => [.. data[..at], any, .. data[(at + 1)..]],
            1 => [.. data[..at], .. data[to..]],
            2 => [.. data[..at], any, .. data[at..]],
            3 => [.. data[..to], .. data[at..]],
            4 => [.. data[..at], .. "\\\"{}[],:\\u00e9\n"u8[random.Next(10)..], .. data[at..]],
            5 => data[..at],
            _ => data,
        };
    }

    /// <summary>One reader that recognises events, and one that reads each.</summary>
    private sealed class Pair
    {
        private readonly ChunkReader _frames = new(frames: new ChunkFrames());
        private readonly ChunkReader _full = new();
        private readonly ChunkReader _unseen = new(frames: new ChunkFrames());
        private readonly CompletionBuilder _expectedFold = new();
        private readonly CompletionBuilder _fold = new();

        public void AssertSameFold() => Assert.That(Json(_fold), Is.EqualTo(Json(_expectedFold)));

        public void AssertSame(string type, byte[] data)
        {
            string expected = Outcome(_full, type, data, _expectedFold);

            Assert.That(
                Outcome(_frames, type, data, builder: null),
                Is.EqualTo(expected),
                () => Encoding.UTF8.GetString(data)
            );

            // The fold of chunks that nobody has looked at.
            try
            {
                if (_unseen.Parse(type, data) is { } chunk)
                {
                    _fold.Add(chunk);
                }
            }
            catch (JsonException)
            {
                // Seen above.
            }
        }

        private static string Json(CompletionBuilder builder) =>
            Encoding.UTF8.GetString(
                JsonSerializer.SerializeToUtf8Bytes(builder.Build(), WireJson.Context.ChatCompletion)
            );

        private static string Outcome(ChunkReader reader, string type, byte[] data, CompletionBuilder? builder)
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

            if (chunk is not null)
            {
                builder?.Add(chunk);
            }

            string shortcuts =
                $"{chunk?.Text}|{chunk?.Reasoning}|{chunk?.ToolCalls.Count}|{chunk?.FinishReason}|{chunk}|{reader.IsDone}|{reader.ErrorData?.Length}";
            string json = chunk is null
                ? ""
                : Encoding.UTF8.GetString(
                    JsonSerializer.SerializeToUtf8Bytes(chunk, WireJson.Context.ChatCompletionChunk)
                );
            return $"{shortcuts}|{json}|{chunk?.Text}|{chunk?.Reasoning}";
        }
    }
}
