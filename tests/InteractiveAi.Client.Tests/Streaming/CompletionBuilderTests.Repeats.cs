namespace InteractiveAi.Client.Tests;

/// <summary>What gateways repeat, leave out or send in an older form.</summary>
public partial class CompletionBuilderTests
{
    [Test]
    public void Build_ParallelCallsContinuedWithoutAnyName_AreMatchedByPlace()
    {
        var message = Chunks.FoldDeltas(
            """{"tool_calls":[{"id":"a","function":{"name":"f"}},{"id":"b","function":{"name":"g"}}]}""",
            """{"tool_calls":[{"function":{"arguments":"{\"x\""}},{"function":{"arguments":"{\"y\""}}]}""",
            """{"tool_calls":[{"function":{"arguments":":1}"}},{"function":{"arguments":":2}"}}]}"""
        );

        Assert.That(
            message.ToolCalls!.Select(call => $"{call.Id} {call.Function.Name} {call.Function.Arguments}"),
            Is.EqualTo(["a f {\"x\":1}", "b g {\"y\":2}"])
        );
    }

    [Test]
    public void Build_OlderFunctionCall_IsPutTogether()
    {
        var message = Chunks.FoldDeltas(
            """{"function_call":{"name":"f","arguments":""}}""",
            """{"function_call":{"arguments":"{\"a\""}}""",
            """{"function_call":{"name":"f","arguments":":1}"}}""",
            """{"function_call":null}"""
        );

        Assert.That(
            Wire.Write(message.AdditionalProperties!["function_call"]),
            Is.EqualTo("""{"name":"f","arguments":"{\"a\":1}"}""")
        );
    }

    [Test]
    public void Build_WholeMessageBehindItsPieces_IsNotSaidTwice()
    {
        var completion = Chunks.Fold(
            """{"choices":[{"index":0,"delta":{"content":"Hel"}}]}""",
            """{"choices":[{"index":0,"delta":{"content":"lo"}}]}""",
            """{"choices":[{"index":0,"delta":null,"message":{"content":"Hello"},"finish_reason":"stop"}]}"""
        );

        Assert.That(completion.Text, Is.EqualTo("Hello"));
        Assert.That(completion.FinishReason, Is.EqualTo(FinishReason.Stop));
    }

    [Test]
    public void Build_RedactedReasoningSentTwice_IsKeptOnce()
    {
        var message = Chunks.FoldDeltas("""{"redacted_reasoning":"enc"}""", """{"redacted_reasoning":"enc"}""");

        Assert.That(message.RedactedReasoning, Is.EqualTo("enc"));
    }

    [Test]
    public void Build_ReferencesWithoutChunksBehindOthers_TakeNothingBack()
    {
        var completion = Chunks.Fold(
            """{"object":"chat.references","chunks":[{"text":"a"}],"search_query":"q"}""",
            """{"object":"chat.references","chunks":[],"search_query":"q"}""",
            """{"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop"}]}"""
        );

        Assert.That(completion.References!.Chunks.Select(chunk => chunk.Text), Is.EqualTo(["a"]));
    }

    [TestCase("""{"choices":[],"code":500,"message":"boom"}""", true)]
    [TestCase("""{"code":500,"message":"boom"}""", true)]
    [TestCase("""{"id":"1","choices":[],"message":"be patient"}""", false)]
    [TestCase("""{"choices":[],"usage":{"total_tokens":1},"message":"thanks"}""", false)]
    [TestCase("""{"choices":[],"debug":{"x":1},"message":"sent"}""", false)]
    public void Parse_FlatErrorBesideNoChoices_IsAnErrorWhereNothingElseIsSaid(string data, bool isError)
    {
        var reader = new ChunkReader();

        reader.Parse(data);

        Assert.That(reader.ErrorData is not null, Is.EqualTo(isError));
    }
}
