using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public partial class ChatClientAdapterStreamTests
{
    private static IEnumerable<TestCaseData> Calls =>
        [
            Case(
                "fragments with id null",
                """[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":""}}]""",
                """[{"index":0,"id":null,"type":"function","function":{"name":null,"arguments":"{\"n\""}}]""",
                """[{"index":0,"id":null,"function":{"arguments":":1}"}}]""",
                "=>c1 f n=1"
            ),
            Case(
                "parallel, in turns",
                """[{"index":0,"id":"c1","function":{"name":"f","arguments":""}},{"index":1,"id":"c2","function":{"name":"g","arguments":""}}]""",
                """[{"index":1,"function":{"arguments":"{\"n\":2}"}}]""",
                """[{"index":0,"function":{"arguments":"{\"n\":1}"}}]""",
                "=>c1 f n=1;c2 g n=2"
            ),
            Case(
                "without index",
                """[{"id":"c1","function":{"name":"f","arguments":"{\"n\""}}]""",
                """[{"function":{"arguments":":1}"}}]""",
                """[{"id":"c2","function":{"name":"g","arguments":"{\"n\":2}"}}]""",
                "=>c1 f n=1;c2 g n=2"
            ),
            Case(
                "sharing an index",
                """[{"index":0,"id":"c1","function":{"name":"f","arguments":"{\"n\":1}"}}]""",
                """[{"index":0,"id":"c2","function":{"name":"g","arguments":"{\"n\":2}"}}]""",
                "=>c1 f n=1;c2 g n=2"
            ),
            Case(
                "without ids",
                """[{"index":0,"function":{"name":"f","arguments":"{\"n\":1}"}}]""",
                """[{"index":1,"function":{"name":"g","arguments":"{\"n\":2}"}}]""",
                "=>call_g_0 f n=1;call_g_1 g n=2"
            ),
            Case(
                "repeated whole at the end",
                """[{"index":0,"id":"c1","function":{"name":"f","arguments":"{\"n\""}}]""",
                """[{"index":0,"function":{"arguments":":1}"}}]""",
                """[{"index":0,"id":"c1","function":{"name":"f","arguments":"{\"n\":1}"}}]""",
                "=>c1 f n=1"
            ),
            Case(
                "repeated beside itself",
                """[{"index":0,"id":"c1","function":{"name":"f","arguments":"{\"n\":1}"}},{"index":1,"id":"c1","function":{"name":"f","arguments":"{\"n\":1}"}}]""",
                "=>c1 f n=1"
            ),
            Case(
                "arguments as an object",
                """[{"index":0,"id":"c1","function":{"name":"f","arguments":{"n":1}}}]""",
                "=>c1 f n=1"
            ),
        ];

    [TestCaseSource(nameof(Calls))]
    public async Task ToolCalls_InPieces_AreToldWholeOnceAndAtTheEnd(string[] pieces, string expected)
    {
        var updates = await UpdatesAsync([
            .. pieces.Select(static piece =>
                $$$"""{"id":"g","choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":{{{piece}}}}}]}"""
            ),
            """{"id":"g","choices":[{"index":0,"delta":{"content":" "},"finish_reason":"tool_calls"}]}""",
            """{"id":"g","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}],"usage":{"total_tokens":3}}""",
        ]);

        var withCalls = updates.Where(static one => one.Contents.OfType<FunctionCallContent>().Any()).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(withCalls, Has.Count.EqualTo(1));
            Assert.That(withCalls[0].FinishReason, Is.EqualTo(ChatFinishReason.ToolCalls));
            Assert.That(Describe(withCalls[0].Contents), Is.EqualTo(expected + ";Usage 3"));
            // The pieces can be seen by whoever wants to show how far a call has come.
            Assert.That(
                updates.Count(static one =>
                    one.RawRepresentation is ChatCompletionChunk { FirstChoice.Delta.ToolCalls.Count: > 0 }
                ),
                Is.EqualTo(pieces.Length)
            );
        }
    }

    [Test]
    public async Task ToolCalls_WithArgumentsThatCannotBeRead_AreForInformationOnly()
    {
        var updates = await UpdatesAsync(
            """{"id":"g","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","function":{"name":"f","arguments":"{\"n\":"}}]}}]}""",
            """{"id":"g","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"""
        );

        var call = updates.SelectMany(static one => one.Contents).OfType<FunctionCallContent>().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.InformationalOnly, Is.True);
            Assert.That(call.Exception, Is.Not.Null);
        }
    }

    [TestCase("\"\"", "stop", false)]
    [TestCase("\"\"", "tool_calls", false)]
    [TestCase("\"{}\"", null, false)]
    [TestCase("\"\"", null, true)]
    [TestCase("null", null, true)]
    public async Task ToolCall_WithoutArguments_IsRunWhenItIsCertainThatNoneAreMissing(
        string arguments,
        string? reason,
        bool informationalOnly
    )
    {
        var updates = await UpdatesAsync(
            Delta($$$"""{"tool_calls":[{"index":0,"id":"c1","function":{"name":"f","arguments":{{{arguments}}}}}]}"""),
            Delta("{}", reason)
        );

        Assert.That(
            updates.SelectMany(static one => one.Contents).OfType<FunctionCallContent>().Single().InformationalOnly,
            Is.EqualTo(informationalOnly)
        );
    }

    [TestCase("length")]
    [TestCase("content_filter")]
    public async Task ToolCalls_OfAStreamThatWasBrokenOff_AreNotShown(string reason)
    {
        var updates = await UpdatesAsync(
            """{"id":"g","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","function":{"name":"f","arguments":"{}"}}]}}]}""",
            $$$"""{"id":"g","choices":[{"index":0,"delta":{},"finish_reason":"{{{reason}}}"}]}"""
        );

        var response = updates.ToChatResponse();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Messages.SelectMany(static one => one.Contents), Is.Empty);
            Assert.That(response.FinishReason!.Value.Value, Is.EqualTo(reason));
            Assert.That(response.AdditionalProperties!["incomplete_tool_calls"], Is.EqualTo(1));
        }
    }

    private static TestCaseData Case(string name, params string[] piecesAndExpected) =>
        new TestCaseData(piecesAndExpected[..^1], piecesAndExpected[^1]).SetArgDisplayNames(name);
}
