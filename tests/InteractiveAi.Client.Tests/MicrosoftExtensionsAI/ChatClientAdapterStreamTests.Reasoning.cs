using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public partial class ChatClientAdapterStreamTests
{
    private const string TwoBlocks =
        """[{"type":"reasoning.text","text":"One.","signature":"s1","index":0},{"type":"reasoning.text","text":"Two.","signature":"s2","index":1}]""";

    private static IEnumerable<TestCaseData> Thoughts =>
        [
            Thought(
                "several blocks, then text",
                "=>Reasoning One.Two.;Text A;Signed",
                """{"reasoning_details":[{"type":"reasoning.text","text":"One.","index":0}]}""",
                """{"reasoning_details":[{"type":"reasoning.text","signature":"s1","index":0}]}""",
                """{"reasoning_details":[{"type":"reasoning.text","text":"Two.","index":1}]}""",
                """{"reasoning_details":[{"type":"reasoning.text","signature":"s2","index":1}]}""",
                """{"content":"A"}"""
            ),
            Thought(
                "interleaved with text",
                "=>Reasoning One.;Text A;Reasoning Two.;Text B;Signed",
                """{"reasoning_details":[{"type":"reasoning.text","text":"One.","signature":"s1","index":0}]}""",
                """{"content":"A"}""",
                """{"reasoning_details":[{"type":"reasoning.text","text":"Two.","signature":"s2","index":1}]}""",
                """{"content":"B"}"""
            ),
            Thought(
                "after the text",
                "=>Text A;Reasoning One.Two.",
                """{"content":"A"}""",
                $$"""{"reasoning_details":{{TwoBlocks}}}"""
            ),
        ];

    [TestCaseSource(nameof(Thoughts))]
    public async Task Reasoning_InBlocks_GoesBackBlockByBlock(string expected, string[] deltas)
    {
        var handler = new VerbatimHandler(
            AdapterOver.Stream([.. deltas.Select(static delta => Delta(delta)), Delta("{}", "stop")]),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(TestGateway.InteractiveAi, handler);

        var response = await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();
        await client.GetResponseAsync(response.Messages);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Describe(response.Messages.Single().Contents), Is.EqualTo(expected));
            Assert.That(
                response
                    .Messages[0]
                    .Contents.OfType<TextReasoningContent>()
                    .Count(static content => content.ProtectedData is not null),
                Is.EqualTo(1)
            );
            Assert.That(
                CanonicalJson.Of(
                    Wire.Element(handler.Requests[1].Body).GetProperty("messages")[0].GetProperty("reasoning_details")
                ),
                Is.EqualTo(CanonicalJson.Of(TwoBlocks))
            );
        }
    }

    [TestCase(
        """{"index":0,"delta":{"content":"A"},"reasoning_details":[{"type":"reasoning.text","text":"Hm.","signature":"s"}],"finish_reason":"stop"}"""
    )]
    [TestCase("""{"index":1,"delta":{"content":"A","reasoning":"Hm."},"finish_reason":"stop"}""")]
    public async Task Reasoning_AtAnUnusualPlace_IsTold(string choice)
    {
        var updates = await UpdatesAsync($$"""{"id":"g","choices":[{{choice}}]}""");

        Assert.That(
            string.Concat(updates.SelectMany(static one => one.Contents).OfType<TextReasoningContent>()),
            Is.EqualTo("Hm.")
        );
    }

    [Test]
    public async Task Reasoning_AsPartsOfTheContent_GoesBackWithEachSignature(
        [Values] bool streaming,
        [Values] bool saved
    )
    {
        const string parts =
            """{"type":"reasoning","reasoning":"One.","signature":"s1"},{"type":"reasoning","reasoning":"Two.","signature":"s2"}""";
        const string content = $$"""[{{parts}},{"type":"redacted_reasoning","data":"d"},{"type":"text","text":"A"}]""";
        var handler = new VerbatimHandler(
            streaming
                ? AdapterOver.Stream(Delta($$"""{"content":{{content}}}"""), Delta("{}", "stop"))
                : VerbatimReply.Json(
                    $$$"""{"id":"g","choices":[{"index":0,"message":{"role":"assistant","content":{{{content}}}},"finish_reason":"stop"}]}"""
                ),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(TestGateway.Orq, handler);

        var response = streaming
            ? await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()
            : await client.GetResponseAsync("Hi");
        await client.GetResponseAsync(
            saved ? [.. response.Messages.Select(ReasoningTurnTests.Stored)] : response.Messages
        );

        // A stream tells its text before it can tell that a part is whole.
        var back = streaming
            ? $$"""[{"type":"text","text":"A"},{{parts}},{"type":"redacted_reasoning","data":"d"}]"""
            : content;
        Assert.That(
            CanonicalJson.Of(handler.Requests[1].Body),
            Is.EqualTo(AdapterOver.BodyOf(TestGateway.Orq, $$"""{"role":"assistant","content":{{back}}}"""))
        );
    }

    private static TestCaseData Thought(string name, string expected, params string[] deltas) =>
        new TestCaseData(expected, deltas).SetArgDisplayNames(name);
}
