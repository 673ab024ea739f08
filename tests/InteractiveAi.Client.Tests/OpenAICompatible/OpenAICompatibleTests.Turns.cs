using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// What comes back in the next request.
public sealed partial class OpenAICompatibleTests
{
    [TestCase("reasoning_content")]
    [TestCase("reasoning")]
    public async Task CompleteAsync_MessageOfAnAnswer_GoesBackUnderItsOwnNames(string member)
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                $$$"""
                {"choices":[{"index":0,"message":{"role":"assistant","content":null,"{{{member}}}":"Porto, then.","refusal":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Porto\"}"}}],"stop_reason":7},"finish_reason":"tool_calls"}]}
                """
            ),
            VerbatimReply.Json(Answer)
        );
        using var client = Local(handler);
        var request = new ChatRequest { Model = "qwen3", Messages = ["Weather in Porto?"] };

        var reply = await client.CompleteAsync(request);
        await client.CompleteAsync(
            request with
            {
                Messages = [.. request.Messages, reply.Message, new ToolMessage("c1", "17 °C")],
            }
        );

        Assert.That(reply.Reasoning, Is.EqualTo("Porto, then."));
        Assert.That(
            handler.Requests[1].Body,
            Is.EqualTo(
                $$$"""
                {"model":"qwen3","messages":[{"role":"user","content":"Weather in Porto?"},{"role":"assistant","{{{member}}}":"Porto, then.","tool_calls":[{"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Porto\"}"}}],"stop_reason":7},{"role":"tool","tool_call_id":"c1","content":"17 °C"}]}
                """
            )
        );
    }

    [TestCase("reasoning_content")]
    [TestCase("reasoning")]
    public async Task StreamAsync_MessageOfAStream_GoesBackUnderItsOwnNames(string member)
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Events(
                $$$"""
                data: {"choices":[{"index":0,"delta":{"role":"assistant","{{{member}}}":"Porto, "}}]}

                data: {"choices":[{"index":0,"delta":{"{{{member}}}":"then."}}]}

                data: {"choices":[{"index":0,"delta":{"content":"Rain."},"finish_reason":"stop"}]}

                data: [DONE]


                """
            ),
            VerbatimReply.Json(Answer)
        );
        using var client = Local(handler);

        var reply = await client.StreamAsync(Ask()).ToCompletionAsync();
        await client.CompleteAsync(new ChatRequest { Messages = ["Weather?", reply.Message, "And Lisbon?"] });

        Assert.That(
            handler.Requests[1].Body,
            Is.EqualTo(
                $$$"""
                {"messages":[{"role":"user","content":"Weather?"},{"role":"assistant","content":"Rain.","{{{member}}}":"Porto, then."},{"role":"user","content":"And Lisbon?"}]}
                """
            )
        );
    }

    // What an answer of another gateway has and a request to an unknown server may be refused for.
    [TestCase(
        """{"role":"assistant","content":"Hi","reasoning":"a","reasoning_signature":"s","redacted_reasoning":"r","tool_calls":[],"annotations":[],"function_call":null}""",
        """{"role":"assistant","content":"Hi","reasoning":"a"}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","images":[],"reasoning_details":[],"audio":{"id":"a"},"x":1}""",
        """{"role":"assistant","content":"Hi","audio":{"id":"a"},"x":1}"""
    )]
    public async Task CompleteAsync_AnswerOfAnotherGateway_GoesWithoutWhatSaysNothingHere(
        string message,
        string expected
    )
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer));
        using var client = Local(handler);
        var read = Wire.Read<Message>(message);

        await client.CompleteAsync(new ChatRequest { Messages = [read] });

        Assert.That(
            CanonicalJson.Of(handler.Request.Body),
            Is.EqualTo(CanonicalJson.Of($$"""{"messages":[{{expected}}]}"""))
        );
    }

    [Test]
    public async Task CompleteAsync_FilesOfEveryKind_StandUnderTheMemberThatOthersKnow()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer));
        using var client = Local(handler);
        var received = Wire.Read<UserMessage>(
            """{"role":"user","content":[{"type":"file","file":{"uri":"https://files.test/c.pdf","filename":"c.pdf"}}]}"""
        );
        var request = new ChatRequest
        {
            Messages =
            [
                new UserMessage([
                    "Compare them.",
                    new FilePart(new Uri("https://files.test/a.pdf"), "a.pdf"),
                    new FilePart("hello"u8.ToArray(), "text/plain", "b.txt"),
                    FilePart.FromId("file-7"),
                ]),
                received,
            ],
        };

        await client.CompleteAsync(request);

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """
                {"messages":[{"role":"user","content":[{"type":"text","text":"Compare them."},{"type":"file","file":{"filename":"a.pdf","file_data":"https://files.test/a.pdf"}},{"type":"file","file":{"filename":"b.txt","file_data":"data:text/plain;base64,aGVsbG8="}},{"type":"file","file":{"file_id":"file-7"}}]},{"role":"user","content":[{"type":"file","file":{"filename":"c.pdf","file_data":"https://files.test/c.pdf"}}]}]}
                """
            )
        );
    }
}
