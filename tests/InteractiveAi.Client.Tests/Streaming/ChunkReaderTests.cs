using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public partial class ChunkReaderTests
{
    [Test]
    public void Parse_EveryMember_IsRead()
    {
        var chunk = Chunks.Read(
            """
            {
              "id": "gen-1", "object": "chat.completion.chunk", "created": 1764170400, "model": "openai/gpt-4o",
              "provider": "OpenAI", "system_fingerprint": "fp_1", "service_tier": "default",
              "choices": [{
                "index": 1,
                "delta": {
                  "role": "assistant", "content": "Hi", "reasoning": "Hm", "refusal": "No",
                  "tool_calls": [{ "index": 2, "id": "call_1", "type": "function", "function": { "name": "add", "arguments": "{" } }],
                  "reasoning_details": [{ "type": "reasoning.text", "text": "Hm", "index": 0 }],
                  "images": [{ "type": "image_url", "image_url": { "url": "https://example.test/a.png" } }],
                  "annotations": [{ "type": "url_citation", "url_citation": { "url": "https://example.test" } }],
                  "audio": { "id": "audio_1", "data": "AAAA" }
                },
                "finish_reason": "stop", "native_finish_reason": "completed",
                "logprobs": { "content": [{ "token": "Hi", "logprob": -0.5 }], "refusal": null },
                "reasoning_details": [{ "type": "reasoning.summary", "summary": "S" }]
              }],
              "usage": { "prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7, "cost": 0.5 },
              "debug": { "echo_upstream_body": { "model": "gpt-4o" } }
            }
            """
        );
        var choice = chunk.Choices.Single();
        var delta = choice.Delta!;
        var call = delta.ToolCalls!.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chunk.Id, Is.EqualTo("gen-1"));
            Assert.That(chunk.Object, Is.EqualTo("chat.completion.chunk"));
            Assert.That(chunk.Created, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1764170400)));
            Assert.That(chunk.Model, Is.EqualTo("openai/gpt-4o"));
            Assert.That(chunk.Provider, Is.EqualTo("OpenAI"));
            Assert.That(chunk.SystemFingerprint, Is.EqualTo("fp_1"));
            Assert.That(chunk.ServiceTier, Is.EqualTo("default"));
            Assert.That(chunk.Usage!.Cost, Is.EqualTo(0.5m));
            Assert.That(
                chunk.Debug!.Value.GetProperty("echo_upstream_body").GetProperty("model").GetString(),
                Is.EqualTo("gpt-4o")
            );
            Assert.That(chunk.Error, Is.Null);
            Assert.That(chunk.AdditionalProperties, Is.Null);
            Assert.That(chunk.Text, Is.EqualTo("Hi"));
            Assert.That(chunk.Reasoning, Is.EqualTo("Hm"));
            Assert.That(chunk.FinishReason, Is.EqualTo(FinishReason.Stop));
            Assert.That(chunk.FirstChoice, Is.SameAs(choice));
            Assert.That(choice.Index, Is.EqualTo(1));
            Assert.That(choice.NativeFinishReason, Is.EqualTo("completed"));
            Assert.That(choice.Logprobs!.Content!.Single().Logprob, Is.EqualTo(-0.5));
            Assert.That(((SummaryReasoningDetail)choice.ReasoningDetails!.Single()).Summary, Is.EqualTo("S"));
            Assert.That(choice.AdditionalProperties, Is.Null);
            Assert.That(delta.Role, Is.EqualTo("assistant"));
            Assert.That(delta.Refusal, Is.EqualTo("No"));
            Assert.That(((TextReasoningDetail)delta.ReasoningDetails!.Single()).Text, Is.EqualTo("Hm"));
            Assert.That(delta.Images!.Single(), Is.InstanceOf<ImagePart>());
            Assert.That(delta.Annotations!.Single().UrlCitation!.Url, Is.EqualTo("https://example.test"));
            Assert.That(delta.Audio!.Id, Is.EqualTo("audio_1"));
            Assert.That(delta.AdditionalProperties, Is.Null);
            Assert.That(
                (call.Index, call.Id, call.Type, call.Name, call.Arguments),
                Is.EqualTo((2, "call_1", "function", "add", "{"))
            );
            Assert.That(call.NestedProperties ?? call.AdditionalProperties, Is.Null);
        }
    }

    [TestCase("{}")]
    [TestCase(
        """
            {"id":null,"object":null,"created":null,"model":null,"provider":null,"system_fingerprint":null,"service_tier":null,
             "choices":null,"usage":null,"error":null,"debug":null}
            """
    )]
    public void Parse_AbsentAndNullMembers_AreAbsent(string json)
    {
        var chunk = Chunks.Read(json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Wire.Write(chunk), Is.EqualTo("{}"));
            Assert.That(chunk.Choices, Is.Empty);
            Assert.That(chunk.FirstChoice, Is.Null);
            Assert.That(chunk.Created, Is.Null);
        }
    }

    [TestCase("""{"choices":[]}""", """{"choices":[]}""")]
    [TestCase("""{"choices":[null]}""", """{"choices":[]}""")]
    [TestCase("""{"choices":[{}]}""", """{"choices":[{}]}""")]
    [TestCase(
        """{"choices":[{"index":null,"delta":null,"finish_reason":null,"native_finish_reason":null,"logprobs":null,"error":null,"reasoning_details":null}]}""",
        """{"choices":[{}]}"""
    )]
    [TestCase(
        """
            {"choices":[{"delta":{"role":null,"content":null,"reasoning":null,"refusal":null,"tool_calls":null,
             "reasoning_details":null,"images":null,"annotations":null,"audio":null}}]}
            """,
        """{"choices":[{"delta":{}}]}"""
    )]
    [TestCase(
        """{"choices":[{"delta":{"tool_calls":[null,{"index":null,"id":null,"type":null,"function":null}]}}]}""",
        """{"choices":[{"delta":{"tool_calls":[{}]}}]}"""
    )]
    [TestCase(
        """{"choices":[{"delta":{"tool_calls":[{"function":{"name":null,"arguments":null}}]}}]}""",
        """{"choices":[{"delta":{"tool_calls":[{}]}}]}"""
    )]
    [TestCase(
        """{"choices":[{"delta":{"tool_calls":[],"reasoning_details":[],"images":[],"annotations":[]}}]}""",
        """{"choices":[{"delta":{"tool_calls":[],"reasoning_details":[],"images":[],"annotations":[]}}]}"""
    )]
    public void Parse_NullsBelow_AreAbsentAndEmptyListsStayEmpty(string json, string expected)
    {
        var chunk = Chunks.Read(json);

        Assert.That(Wire.Write(chunk), Is.EqualTo(expected));
    }

    [Test]
    public void Parse_SeveralChoicesAndCalls_AreAllThere()
    {
        var chunk = Chunks.Read(
            """
            {"choices":[{"index":0},{"index":1,"delta":{"tool_calls":[{"index":0},{"index":1},{"index":2}]}},{"index":2}]}
            """
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chunk.Choices.Select(choice => choice.Index), Is.EqualTo(new int?[] { 0, 1, 2 }));
            Assert.That(
                chunk.Choices[1].Delta!.ToolCalls!.Select(call => call.Index),
                Is.EqualTo(new int?[] { 0, 1, 2 })
            );
        }
    }

    [TestCase("1764170400", "2025-11-26T15:20:00.0000000+00:00")]
    [TestCase("1764170400.0", "2025-11-26T15:20:00.0000000+00:00")]
    [TestCase("1.7641704e9", "2025-11-26T15:20:00.0000000+00:00")]
    [TestCase("\"1764170400\"", "2025-11-26T15:20:00.0000000+00:00")]
    [TestCase("1764170400.25", "2025-11-26T15:20:00.2500000+00:00")]
    public void Parse_Created_ReadsEverySpelling(string created, string expected)
    {
        var chunk = Chunks.Read($$"""{"created":{{created}}}""");

        Assert.That(chunk.Created?.ToString("O"), Is.EqualTo(expected));
    }

    [TestCase("0")]
    [TestCase("0.0")]
    [TestCase("0e0")]
    [TestCase("\"0\"")]
    public void Parse_Indices_ReadEverySpelling(string index)
    {
        var choice = Chunks
            .Read(
                $$$"""{"choices":[{"index":{{{index}}},"delta":{"tool_calls":[{"index":{{{index}}}}],"reasoning_details":[{"type":"reasoning.text","index":{{{index}}}}]}}]}"""
            )
            .FirstChoice!;

        Assert.That(
            (choice.Index, choice.Delta!.ToolCalls!.Single().Index, choice.Delta.ReasoningDetails!.Single().Index),
            Is.EqualTo((0, 0, 0))
        );
    }

    [Test]
    public void Parse_WhatEventsRepeat_IsTheSameString()
    {
        const string Event = """
            {"id":"gen-1","object":"chat.completion.chunk","created":1,"model":"m/\u00e9","provider":"P","system_fingerprint":"f",
             "service_tier":"t","choices":[{"delta":{"role":"assistant","tool_calls":[{"id":"i","type":"function","function":{"name":"n"}}]},
             "native_finish_reason":"STOP"}]}
            """;
        var reader = new ChunkReader();

        var first = reader.Parse(Event)!;
        var second = reader.Parse(Event)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Id, Is.SameAs(first.Id));
            Assert.That(second.Object, Is.SameAs(first.Object));
            Assert.That(second.Model, Is.EqualTo("m/é").And.SameAs(first.Model));
            Assert.That(second.Provider, Is.SameAs(first.Provider));
            Assert.That(second.SystemFingerprint, Is.SameAs(first.SystemFingerprint));
            Assert.That(second.ServiceTier, Is.SameAs(first.ServiceTier));
            Assert.That(second.Choices[0].NativeFinishReason, Is.SameAs(first.Choices[0].NativeFinishReason));
            Assert.That(second.Choices[0].Delta!.Role, Is.SameAs(first.Choices[0].Delta!.Role));
            Assert.That(second.Choices[0].Delta!.ToolCalls![0].Id, Is.SameAs(first.Choices[0].Delta!.ToolCalls![0].Id));
            Assert.That(
                second.Choices[0].Delta!.ToolCalls![0].Type,
                Is.SameAs(first.Choices[0].Delta!.ToolCalls![0].Type)
            );
            Assert.That(
                second.Choices[0].Delta!.ToolCalls![0].Name,
                Is.SameAs(first.Choices[0].Delta!.ToolCalls![0].Name)
            );
        }
    }

    [Test]
    public void Parse_WhatChangesBetweenEvents_IsNotConfused()
    {
        var reader = new ChunkReader();
        // Each differs from the one before in one member, and the first comes back in between.
        string[] events =
        [
            """{"id":"a","object":"o","created":1,"model":"m","provider":"p","system_fingerprint":"f","service_tier":"t"}""",
            """{"id":"b","object":"o","created":1,"model":"m","provider":"p","system_fingerprint":"f","service_tier":"t"}""",
            """{"id":"b","object":"u","created":1,"model":"m","provider":"p","system_fingerprint":"f","service_tier":"t"}""",
            """{"id":"b","object":"u","created":2,"model":"m","provider":"p","system_fingerprint":"f","service_tier":"t"}""",
            """{"id":"b","object":"u","created":2,"model":"n","provider":"p","system_fingerprint":"f","service_tier":"t"}""",
            """{"id":"b","object":"u","created":2,"model":"n","provider":"q","system_fingerprint":"f","service_tier":"t"}""",
            """{"id":"b","object":"u","created":2,"model":"n","provider":"q","system_fingerprint":"g","service_tier":"t"}""",
            """{"id":"b","object":"u","created":2,"model":"n","provider":"q","system_fingerprint":"g","service_tier":"v"}""",
            """{"id":"b","object":"u","created":2,"model":"n","provider":"q","system_fingerprint":"g"}""",
            """{"created":2,"model":"n"}""",
            """{"model":"nn"}""",
            """{"id":"b","object":"b","model":"b","provider":"b","system_fingerprint":"b","service_tier":"b"}""",
            "{}",
            """{"id":"a","object":"o","created":1,"model":"m","provider":"p","system_fingerprint":"f","service_tier":"t"}""",
        ];

        var read = events.Select(data => CanonicalJson.Of(reader.Parse(data)!)).ToList();

        Assert.That(read, Is.EqualTo(events.Select(CanonicalJson.Of)));
    }

    [Test]
    public void Parse_ChunksOfOneStream_DoNotChangeEachOther()
    {
        var reader = new ChunkReader();
        var first = reader.Parse("""{"id":"a","x":1,"choices":[{"index":0,"delta":{"content":"1"}}]}""")!;
        var before = Wire.Write(first);

        var second = reader.Parse("""{"id":"a","x":1,"choices":[{"index":0,"delta":{"content":"2"}}]}""")!;
        second.AdditionalProperties!["x"] = Wire.Element("2");

        Assert.That(Wire.Write(first), Is.EqualTo(before));
    }

    [Test]
    public void Parse_FinishReason_KnownIsSharedUnknownIsKept()
    {
        var known = Chunks.Read("""{"choices":[{"finish_reason":"tool_calls"}]}""").FinishReason;
        var unknown = Chunks.Read("""{"choices":[{"finish_reason":"eos"}]}""").FinishReason;
        var empty = Chunks.Read("""{"choices":[{"finish_reason":""}]}""").FinishReason;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(known!.Value.Value, Is.SameAs(FinishReason.Values.ToolCalls));
            Assert.That(unknown, Is.EqualTo(new FinishReason("eos")));
            Assert.That(empty, Is.EqualTo(default(FinishReason)));
        }
    }

    [Test]
    public void Parse_UnknownMembers_AreKeptAtEveryLevel()
    {
        const string Event = """
            {"x0":null,"choices":[{"index":0,"delta":{"content":"a","tool_calls":[{"index":0,"function":{"name":"n","x4":{"k":[1.50]}},"x3":12345678901234567890123}],"x2":"b"},"x1":[]}],"x5":true}
            """;

        var chunk = Chunks.Read(Event);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(CanonicalJson.Of(chunk), Is.EqualTo(CanonicalJson.Of(Event)));
            Assert.That(chunk.AdditionalProperties!.Keys, Is.EquivalentTo(new[] { "x0", "x5" }));
            Assert.That(
                chunk.FirstChoice!.Delta!.ToolCalls![0].AdditionalProperties!["x3"].GetRawText(),
                Is.EqualTo("12345678901234567890123")
            );
        }
    }

    [Test]
    public void Parse_EscapedNamesAndValues_AreUnderstood()
    {
        var chunk = Chunks.Read(
            """
            {"\u0069d":"gen\u002d1","\u0063hoices":[{"d\u0065lta":{"c\u006fntent":"a\n\"b\"\u00e9","tool\u005fcalls":[{"funct\u0069on":{"ar\u0067uments":"{\"a\":1}"}}]},"finish\u005freason":"st\u006fp"}],"\u0078":1}
            """
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chunk.Id, Is.EqualTo("gen-1"));
            Assert.That(chunk.Text, Is.EqualTo("a\n\"b\"é"));
            Assert.That(chunk.FirstChoice!.Delta!.ToolCalls![0].Arguments, Is.EqualTo("""{"a":1}"""));
            Assert.That(chunk.FinishReason, Is.EqualTo(FinishReason.Stop));
            Assert.That(chunk.AdditionalProperties!.Keys, Is.EqualTo(new[] { "x" }));
        }
    }

    [Test]
    public void Parse_RepeatedMembers_TheLastCounts()
    {
        var chunk = Chunks.Read(
            """
            {"id":"a","id":"b","x":1,"x":2,"choices":[{"index":5}],
             "choices":[{"index":0,"delta":{"content":"no"},"delta":{"content":"1","content":"2",
              "tool_calls":[{"function":{"name":"f","x":1},"function":{"arguments":"{}"}}]}}],"usage":{"total_tokens":1},"usage":null}
            """
        );

        Assert.That(
            Wire.Write(chunk),
            Is.EqualTo(
                """{"id":"b","choices":[{"index":0,"delta":{"content":"2","tool_calls":[{"function":{"arguments":"{}"}}]}}],"x":2}"""
            )
        );
    }

    [Test]
    public void Read_ThroughTheSerializer_LeavesTheReaderBehindTheChunk()
    {
        var reader = new Utf8JsonReader("""[{"id":"a","choices":[{"delta":{"content":"1"}}]},null,{"id":"b"}]"""u8);
        reader.Read();
        var ids = new List<string?>();

        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            ids.Add(JsonSerializer.Deserialize(ref reader, WireJson.Context.ChatCompletionChunk)?.Id);
        }

        Assert.That(ids, Is.EqualTo(new[] { "a", null, "b" }));
    }

    [Test]
    public async Task Read_FromAFileInSmallPieces_GivesTheSameChunk()
    {
        var json = WireFixture
            .Events(WireFixture.Bytes("interactive", "unknown-members.sse"))
            .Select(static one => Encoding.UTF8.GetString(one.Data))
            .Where(static data => data.StartsWith('{'))
            .ToList();

        foreach (var data in json)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(data));
            var options = new JsonSerializerOptions(WireJson.Options) { DefaultBufferSize = 1 };
            var chunk = await JsonSerializer.DeserializeAsync(
                stream,
                (System.Text.Json.Serialization.Metadata.JsonTypeInfo<ChatCompletionChunk>)
                    options.GetTypeInfo(typeof(ChatCompletionChunk))
            );

            Assert.That(CanonicalJson.Of(chunk!), Is.EqualTo(CanonicalJson.Of(Chunks.Read(data))));
        }
    }
}
