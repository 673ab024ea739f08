namespace InteractiveAi.Client.Tests;

public sealed class ChatCompletionTests
{
    [Test]
    public void Completion_EveryMember_IsReadAndWrittenBackAsItWas() =>
        // Errors are written with the white space they came with, because they may hold what no writer takes.
        Assert.That(
            Wire.Compact(Wire.Rewrite<ChatCompletion>(WireSamples.Completion)),
            Is.EqualTo(Wire.Compact(WireSamples.Completion))
        );

    [Test]
    public void Completion_EveryMember_HasItsProperty()
    {
        var read = Wire.Read<ChatCompletion>(WireSamples.Completion);

        Assert.That(
            (read.Id, read.Object, read.Model, read.Provider, read.SystemFingerprint, read.ServiceTier),
            Is.EqualTo(("gen-1", "chat.completion", "openai/gpt-4o-2024-08-06", "OpenAI", "fp_1", "default"))
        );
        Assert.That(read.Created, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1700000000)));
        Assert.That((read.Text, read.Refusal, read.Reasoning), Is.EqualTo(("Hi", "No.", "Hm.")));
        Assert.That(read.FinishReason, Is.EqualTo(FinishReason.ToolCalls));
        Assert.That(read.ToolCalls.Single().Function.Arguments, Is.EqualTo("""{"city":"Lisbon"}"""));
        Assert.That(read.Message, Is.SameAs(read.Choices[0].Message));
        Assert.That(read.FirstChoice!.NativeFinishReason, Is.EqualTo("tool_use"));
        Assert.That(read.FirstChoice.Error!.Code, Is.EqualTo("502"));
        TokenUsage usage = read.Usage!;
        Assert.That((usage.PromptTokens, usage.CompletionTokens, usage.TotalTokens), Is.EqualTo((10L, 20L, 30L)));
        Assert.That((usage.Cost, usage.IsByok), Is.EqualTo((0.00012m, false)));
        Assert.That(usage.PromptTokensDetails!.CacheWriteTokens, Is.EqualTo(2));
        Assert.That(usage.CompletionTokensDetails!.ReasoningTokens, Is.EqualTo(5));
        Assert.That(usage.CostDetails!.UpstreamInferenceCost, Is.EqualTo(0.0001m));
        Assert.That(read.AdditionalProperties!.Keys, Is.EqualTo(new[] { "openrouter_metadata" }));
    }

    [TestCase("{}")]
    [TestCase("""{"choices":null}""")]
    [TestCase("""{"choices":[]}""")]
    public void Completion_WithoutChoices_IsEmptyAndNotBroken(string json)
    {
        var read = Wire.Read<ChatCompletion>(json);

        Assert.That(read.Choices, Is.Empty);
        Assert.That(
            (read.FirstChoice, read.Text, read.FinishReason, read.Refusal, read.Reasoning),
            Is.EqualTo(((ChatChoice?)null, "", (FinishReason?)null, (string?)null, (string?)null))
        );
        Assert.That(read.ToolCalls, Is.Empty);
        Assert.That(() => read.Message, Throws.InvalidOperationException.With.Message.Contains("look at Choices"));
        Assert.That(Wire.Write(read), Is.EqualTo(json.Replace("\"choices\":null", "", StringComparison.Ordinal)));
    }

    [TestCase("""{"index":0}""")]
    [TestCase("""{"index":0,"message":null,"finish_reason":null,"logprobs":null}""")]
    [TestCase("""{"index":0,"message":{},"finish_reason":""}""")]
    [TestCase("""{"message":{"role":"assistant","content":null,"tool_calls":null}}""")]
    public void Choice_WithoutAnything_IsEmptyAndNotBroken(string json)
    {
        var read = Wire.Read<ChatCompletion>($$"""{"choices":[{{json}}]}""");

        Assert.That((read.Text, read.ToolCalls.Count, read.Refusal), Is.EqualTo(("", 0, (string?)null)));
    }

    [TestCase("eos")]
    [TestCase("")]
    [TestCase("STOP")]
    public void FinishReason_NobodyKnows_IsKept(string reason)
    {
        string json = $$$"""{"choices":[{"index":0,"finish_reason":"{{{reason}}}"}]}""";

        var read = Wire.Read<ChatCompletion>(json);

        Assert.That(read.FinishReason!.Value.Value, Is.EqualTo(reason));
        Assert.That(Wire.Write(read), Is.EqualTo(json));
    }

    [Test]
    public void ReasoningDetails_BesideTheMessage_AreInItButAreWrittenWhereTheyWere()
    {
        const string Json =
            """{"choices":[{"index":0,"message":{"role":"assistant","content":"Hi","x":1.0},"reasoning_details":[{"type":"reasoning.summary","summary":"Hm"}]}]}""";

        var read = Wire.Read<ChatCompletion>(Json);

        Assert.That(read.Message.ReasoningDetails, Is.SameAs(read.Choices[0].ReasoningDetails));
        Assert.That(
            Wire.Write(read.Message),
            Is.EqualTo(
                """{"role":"assistant","content":"Hi","reasoning_details":[{"type":"reasoning.summary","summary":"Hm"}],"x":1.0}"""
            )
        );
        Assert.That(Wire.Write(read), Is.EqualTo(Json));
    }

    [Test]
    public void ReasoningDetails_InTheMessage_WinOverThoseBesideIt()
    {
        var read = Wire.Read<ChatCompletion>(
            """{"choices":[{"reasoning_details":[{"type":"reasoning.summary"}],"message":{"reasoning_details":[]}}]}"""
        );

        Assert.That(read.Message.ReasoningDetails, Is.Empty);
    }

    [Test]
    public void Completion_BuiltInCSharp_IsWhatATestNeeds()
    {
        ChatCompletion completion = new()
        {
            Id = "gen-1",
            Created = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500),
            Choices =
            [
                new()
                {
                    Index = 0,
                    Message = new AssistantMessage("Olá"),
                    FinishReason = FinishReason.Stop,
                },
            ],
            Usage = new() { TotalTokens = 3, Cost = 0m },
        };

        Assert.That(completion.Text, Is.EqualTo("Olá"));
        Assert.That(
            Wire.Write(completion),
            Is.EqualTo(
                """{"id":"gen-1","created":1700000000.5,"choices":[{"index":0,"message":{"role":"assistant","content":"Olá"},"finish_reason":"stop"}],"usage":{"total_tokens":3,"cost":0}}"""
            )
        );
    }

    [Test]
    public void Audio_OfAnAnswer_GivesItsBytes()
    {
        var audio = Wire.Read<AudioOutput>("""{"id":"a","data":"AQID","transcript":"Hi","expires_at":1700000000.25}""");

        Assert.That(audio.ToBytes(), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(audio.ExpiresAt, Is.EqualTo(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_250)));
        Assert.That(new AudioOutput().ToBytes(), Is.Empty);
        Assert.That(() => new AudioOutput { Data = "*" }.ToBytes(), Throws.TypeOf<FormatException>());
    }
}
