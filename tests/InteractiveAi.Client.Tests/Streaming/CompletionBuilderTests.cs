using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public partial class CompletionBuilderTests
{
    [Test]
    public void Build_WithoutAChunk_IsAnEmptyCompletion()
    {
        var completion = new CompletionBuilder().Build();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Wire.Write(completion), Is.EqualTo("{}"));
            Assert.That(completion.Text, Is.Empty);
        }
    }

    [Test]
    public void Add_Null_Throws() =>
        Assert.That(() => new CompletionBuilder().Add(null!), Throws.ArgumentNullException);

    [Test]
    public void Build_AtAnyTime_IsNotChangedByLaterChunks()
    {
        var builder = new CompletionBuilder();
        builder.Add(
            Chunks.Read(
                """{"id":"a","x":1,"choices":[{"index":0,"delta":{"content":"Hel","images":[],"x":"1","tool_calls":[{"index":0,"id":"c","function":{"arguments":"{"}}]},"logprobs":{"content":[]}}]}"""
            )
        );
        var early = builder.Build();
        var before = Wire.Write(early);

        builder.Add(
            Chunks.Read(
                """{"id":"a","x":2,"choices":[{"index":0,"delta":{"content":"lo","images":[{"type":"x"}],"x":"2","tool_calls":[{"index":0,"function":{"arguments":"}"}}]},"logprobs":{"content":[{"token":"a"}]},"finish_reason":"stop"}]}"""
            )
        );
        var late = builder.Build();
        late.AdditionalProperties!["x"] = Wire.Element("3");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Wire.Write(early), Is.EqualTo(before));
            Assert.That(early.Text, Is.EqualTo("Hel"));
            Assert.That(late.Text, Is.EqualTo("Hello"));
            Assert.That(builder.Build().AdditionalProperties!["x"].GetInt32(), Is.EqualTo(2));
        }
    }

    [Test]
    public void Build_IdAndTime_AreTheFirstTheOthersTheLast()
    {
        var completion = Chunks.Fold(
            """{"id":"","object":"","created":0,"model":"","provider":"","system_fingerprint":"","service_tier":""}""",
            """{"id":"a","object":"chat.completion.chunk","created":1,"model":"m1","provider":"p1","system_fingerprint":"f1","service_tier":"auto"}""",
            """{"id":"b","object":"chat.completion.chunk","created":2,"model":"m2","provider":"p2","system_fingerprint":"f2","service_tier":"flex"}""",
            """{"id":null,"model":"","provider":null,"system_fingerprint":""}"""
        );

        Assert.That(
            Wire.Write(completion),
            Is.EqualTo(
                """{"id":"a","object":"chat.completion","created":1,"model":"m2","provider":"p2","system_fingerprint":"f2","service_tier":"flex"}"""
            )
        );
    }

    [TestCase("chat.completion", "chat.completion.chunk", "chat.completion.chunk")]
    [TestCase("chat.completion", "chat.references", "chat.completion.chunk")]
    [TestCase("chat.completion", "chat.completion.chunk", "chat.references")]
    [TestCase("chat.completion", "chat.completion")]
    [TestCase("something.else", "something.else")]
    [TestCase("something.else", "something.else", "another")]
    [TestCase("something.else", "", "something.else")]
    [TestCase("", "")]
    [TestCase(null, "chat.references")]
    public void Build_Object_IsACompletionsWhereChunksCame(string? expected, params string[] objects)
    {
        var completion = Chunks.Fold(objects.Select(static kind => $$"""{"object":"{{kind}}"}"""));

        Assert.That(completion.Object, Is.EqualTo(expected));
    }

    [Test]
    public void Build_Choices_StayApartInTheOrderOfTheirIndices()
    {
        var completion = Chunks.Fold(
            """{"choices":[{"index":2,"delta":{"content":"c"}}]}""",
            """{"choices":[{"delta":{"content":"a"}},{"index":1,"delta":{"content":"b"},"finish_reason":"length"}]}""",
            """{"choices":[{"index":2,"delta":{"content":"C"},"finish_reason":"stop"}]}""",
            """{"choices":[{"index":0,"delta":{"content":"A"},"finish_reason":"tool_calls"}]}"""
        );

        Assert.That(
            completion.Choices.Select(choice =>
                $"{choice.Index} {choice.Message!.Content!.Text} {choice.FinishReason}"
            ),
            Is.EqualTo(new[] { "0 aA tool_calls", "1 b length", "2 cC stop" })
        );
    }

    [Test]
    public void Build_ChoicesWithoutAnIndex_HaveTheirPlaceInTheChunk()
    {
        var completion = Chunks.Fold(
            """{"choices":[{"delta":{"content":"a"}},{"delta":{"content":"b"}}]}""",
            """{"choices":[{"delta":{"content":"A"}},{"delta":{"content":"B"}}]}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                completion.Choices.Select(choice => choice.Message!.Content!.Text),
                Is.EqualTo(new[] { "aA", "bB" })
            );
            Assert.That(completion.Choices.Select(choice => choice.Index), Is.All.Null);
        }
    }

    [TestCase("", ExpectedResult = "{}")]
    [TestCase("""{"choices":null}""", ExpectedResult = "{}")]
    [TestCase("""{"choices":[]}""", ExpectedResult = """{"choices":[]}""")]
    [TestCase("""{"choices":[{}]}""", ExpectedResult = """{"choices":[{}]}""")]
    [TestCase("""{"choices":[{"delta":null}]}""", ExpectedResult = """{"choices":[{}]}""")]
    [TestCase("""{"choices":[{"delta":{}}]}""", ExpectedResult = """{"choices":[{"message":{"role":"assistant"}}]}""")]
    public string Build_WhatIsAbsent_StaysAbsent(string data) =>
        Wire.Write(data.Length is 0 ? new CompletionBuilder().Build() : Chunks.Fold(data));

    [Test]
    public void Build_AnIndexThatNoChunkNamed_StaysAbsent()
    {
        var completion = Chunks.Fold("""{"choices":[{"delta":{"content":"a"}}]}""");

        Assert.That(
            Wire.Write(completion),
            Is.EqualTo("""{"choices":[{"message":{"role":"assistant","content":"a"}}]}""")
        );
    }

    [TestCase("null", null)]
    [TestCase("null,\"\"", "")]
    [TestCase("\"\",\"\"", "")]
    [TestCase("\"\",null,\"a\",null,\"\",\"b\"", "ab")]
    public void Build_Texts_AreJoinedAndNothingStaysNothing(string pieces, string? expected)
    {
        var message = Chunks.FoldDeltas(
            pieces
                .Split(',')
                .Select(static piece =>
                    $$$"""{"content":{{{piece}}},"reasoning":{{{piece}}},"audio":{"transcript":{{{piece}}}}}"""
                )
        );

        Assert.That(
            (message.Content?.Text, message.Reasoning, message.Audio!.Transcript),
            Is.EqualTo((expected, expected, expected))
        );
    }

    [TestCase("""{"content":""}""", """{"tool_calls":[{"index":0,"id":"c","function":{"name":"f"}}]}""", null)]
    [TestCase("""{"content":""}""", """{"refusal":"No."}""", null)]
    [TestCase("""{"content":"Let me see."}""", """{"tool_calls":[{"index":0}]}""", "Let me see.")]
    [TestCase("""{"content":""}""", """{"tool_calls":[]}""", "")]
    [TestCase("""{"content":""}""", """{"refusal":""}""", "")]
    [TestCase("""{"content":""}""", """{"images":[{"type":"image_url","image_url":{"url":"u"}}]}""", "")]
    public void Build_AnEmptyText_IsNoneBesideToolCallsOrARefusal(string first, string second, string? expected)
    {
        var message = Chunks.FoldDeltas(first, second);

        Assert.That(message.Content?.Text, Is.EqualTo(expected));
    }

    [TestCase("stop", "stop", ExpectedResult = "stop")]
    [TestCase("stop,null", "stop", ExpectedResult = "stop")]
    [TestCase("stop,", "stop", ExpectedResult = "stop")]
    [TestCase("null,,stop,stop", "stop", ExpectedResult = "stop")]
    [TestCase("stop,length", "stop", ExpectedResult = "stop")]
    [TestCase("stop,tool_calls", "tool_calls", ExpectedResult = "tool_calls")]
    [TestCase("tool_calls,stop,null", "tool_calls", ExpectedResult = "tool_calls")]
    [TestCase("eos,tool_calls", "tool_calls", ExpectedResult = "tool_calls")]
    [TestCase("length,tool_calls", "length", ExpectedResult = "length")]
    [TestCase("content_filter,tool_calls", "content_filter", ExpectedResult = "content_filter")]
    [TestCase("error,tool_calls", "error", ExpectedResult = "error")]
    [TestCase("null", null, ExpectedResult = null)]
    [TestCase("null,,null", null, ExpectedResult = "")]
    public string? Build_FinishReason_IsTheOneThatCounts(string reasons, string? native)
    {
        var completion = Chunks.Fold(
            reasons
                .Split(',')
                .Select(static reason =>
                    reason is "null"
                        ? """{"choices":[{"finish_reason":null}]}"""
                        : $$"""{"choices":[{"finish_reason":"{{reason}}","native_finish_reason":{{(reason is "" ? "null" : $"\"native {reason}\"")}} }]}"""
                )
        );

        Assert.That(completion.FirstChoice!.NativeFinishReason, Is.EqualTo(native is null ? null : "native " + native));
        return completion.FinishReason?.Value;
    }

    [Test]
    public void Build_TheProvidersFinishReason_MayComeLaterOrEarlier()
    {
        var later = Chunks.Fold(
            """{"choices":[{"finish_reason":"stop"}]}""",
            """{"choices":[{"finish_reason":"stop","native_finish_reason":"end_turn"}]}"""
        );
        var earlier = Chunks.Fold(
            """{"choices":[{"native_finish_reason":"end_turn"}]}""",
            """{"choices":[{"finish_reason":"stop"}]}"""
        );
        var another = Chunks.Fold(
            """{"choices":[{"finish_reason":"stop","native_finish_reason":"end_turn"}]}""",
            """{"choices":[{"finish_reason":"tool_calls"}]}"""
        );

        Assert.That(
            new[] { later, earlier, another }.Select(completion => completion.FirstChoice!.NativeFinishReason),
            Is.EqualTo(new[] { "end_turn", "end_turn", null })
        );
    }

    [Test]
    public void Build_Usage_IsTheLastThatCame()
    {
        var completion = Chunks.Fold(
            """{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":1,"total_tokens":6}}""",
            """{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":9,"total_tokens":14,"cost":0}}""",
            """{"choices":[],"usage":null}"""
        );

        Assert.That(
            CanonicalJson.Of(completion),
            Is.EqualTo(
                CanonicalJson.Of(
                    """{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":9,"total_tokens":14,"cost":0}}"""
                )
            )
        );
    }

    [Test]
    public void Build_Logprobs_AreAppended()
    {
        var completion = Chunks.Fold(
            """{"choices":[{"logprobs":null}]}""",
            """{"choices":[{"logprobs":{"content":[{"token":"a"}],"refusal":null,"x":1}}]}""",
            """{"choices":[{"logprobs":{"content":[{"token":"b"},{"token":"c"}],"refusal":[{"token":"d"}],"x":2}}]}""",
            """{"choices":[{"logprobs":{"content":[]}}]}"""
        );

        Assert.That(
            Wire.Write(completion),
            Is.EqualTo(
                """{"choices":[{"logprobs":{"content":[{"token":"a"},{"token":"b"},{"token":"c"}],"refusal":[{"token":"d"}],"x":2}}]}"""
            )
        );
    }

    [Test]
    public void Build_ImagesAndAnnotations_AreAppended()
    {
        var message = Chunks.FoldDeltas(
            """{"images":[{"type":"a"}],"annotations":[]}""",
            """{"content":"x"}""",
            """{"images":[{"type":"b"},{"type":"c"}],"annotations":[{"type":"d"}]}"""
        );

        Assert.That(
            CanonicalJson.Of(Wire.Write(message)),
            Is.EqualTo(
                CanonicalJson.Of(
                    """{"role":"assistant","content":"x","images":[{"type":"a"},{"type":"b"},{"type":"c"}],"annotations":[{"type":"d"}]}"""
                )
            )
        );
    }

    [TestCase("QUJD,REVG", "QUJDREVG")]
    [TestCase("QQ==,Qg==,Qw==", "QUJD")]
    [TestCase("QUI=,QUI", "QUI=QUI")]
    [TestCase("QUJDRE,VG", "QUJDREVG")]
    [TestCase("QU JD,REVG", "QU JDREVG")]
    [TestCase("QQ==,not base64!", "QQ==not base64!")]
    [TestCase("QUJD", "QUJD")]
    [TestCase("QQ==", "QQ==")]
    [TestCase("", "")]
    public void Build_AudioData_IsOneBase64Text(string pieces, string expected)
    {
        var message = Chunks.FoldDeltas(
            pieces.Split(',').Select(static piece => $$$"""{"audio":{"data":"{{{piece}}}"}}""")
        );

        Assert.That(message.Audio!.Data, Is.EqualTo(expected));
    }

    [Test]
    public void Build_Audio_IsPutTogether()
    {
        var message = Chunks.FoldDeltas(
            """{"audio":{"id":"a1","transcript":"Bom","x":1}}""",
            """{"audio":{"data":"QUJD","expires_at":1}}""",
            """{"audio":{"id":null,"data":"REVG","transcript":" dia","x":2}}""",
            """{"audio":{"expires_at":1764174000}}"""
        );

        Assert.That(
            Wire.Write(message.Audio),
            Is.EqualTo("""{"id":"a1","data":"QUJDREVG","transcript":"Bom dia","expires_at":1764174000,"x":2}""")
        );
    }

    [Test]
    public void Build_AnError_IsKept()
    {
        var completion = Chunks.Fold(
            """{"choices":[{"delta":{"content":"a"}}]}""",
            """{"error":{"code":500},"choices":[{"error":{"code":502},"finish_reason":"error"}]}"""
        );

        Assert.That(
            (completion.Error!.Code, completion.FirstChoice!.Error!.Code, completion.Text),
            Is.EqualTo(("500", "502", "a"))
        );
    }

    [Test]
    public void ToString_Always_IsASummaryWithoutContent()
    {
        var builder = new CompletionBuilder();
        builder.Add(Chunks.Read("""{"id":"gen-1","choices":[{"delta":{"content":"secret"}}]}"""));

        Assert.That(builder.ToString(), Is.EqualTo("CompletionBuilder(gen-1, 1 choices)"));
    }
}
