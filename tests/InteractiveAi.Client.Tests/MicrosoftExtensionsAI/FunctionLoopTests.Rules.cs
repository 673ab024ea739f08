using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public partial class FunctionLoopTests
{
    [Test]
    public async Task RequiredFunction_OfAGateway_IsRequiredOnceByName([Values] TestGateway gateway)
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                """{"id":"g1","choices":[{"message":{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Porto\"}"}}]},"finish_reason":"tool_calls"}]}"""
            ),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var loop = new FunctionLoopChatClient(AdapterOver.Client(gateway, handler));
        var options = new ChatOptions { Tools = [Weather], ToolMode = ChatToolMode.RequireSpecific("weather") };

        await loop.GetResponseAsync("Weather?", options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                CanonicalJson.Of(Wire.Element(handler.Requests[0].Body).GetProperty("tool_choice")),
                Is.EqualTo(CanonicalJson.Of("""{"type":"function","function":{"name":"weather"}}"""))
            );
            Assert.That(Wire.Element(handler.Requests[1].Body).TryGetProperty("tool_choice", out _), Is.False);
            Assert.That(options.ToolMode, Is.EqualTo(ChatToolMode.RequireSpecific("weather")));
            Assert.That(loop.Invoked, Is.EqualTo(new[] { "weather(city: Porto)" }));
        }
    }

    [Test]
    public async Task Schema_BesideFunctions_IsAskedForInEveryTurn([Values] bool streaming)
    {
        const string call =
            """{"role":"assistant","tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Porto\"}"}}]}""";
        const string answer = """{"role":"assistant","content":"{\"data\":5}"}""";
        var handler = new VerbatimHandler([Reply(call, "tool_calls"), Reply(answer, "stop")]);
        var loop = new FunctionLoopChatClient(AdapterOver.Client(TestGateway.InteractiveAi, handler));
        var options = new ChatOptions
        {
            Tools = [Weather],
            ResponseFormat = ChatResponseFormat.ForJsonSchema(Wire.Element("""{"type":"object"}"""), "degrees"),
        };

        var response = await AskAsync(loop, "Weather?", options, streaming);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                handler.Requests.Select(static request =>
                    CanonicalJson.Of(Wire.Element(request.Body).GetProperty("response_format"))
                ),
                Has.Exactly(2)
                    .EqualTo(
                        CanonicalJson.Of(
                            """{"type":"json_schema","json_schema":{"name":"degrees","schema":{"type":"object"}}}"""
                        )
                    )
            );
            Assert.That(Wire.Element(response.Messages[^1].Text).GetProperty("data").GetInt32(), Is.EqualTo(5));
        }

        VerbatimReply Reply(string message, string reason) =>
            streaming
                ? AdapterOver.Stream(
                    $$$"""{"id":"g","choices":[{"index":0,"delta":{{{message}}},"finish_reason":"{{{reason}}}"}]}"""
                )
                : VerbatimReply.Json(
                    $$$"""{"id":"g","choices":[{"index":0,"message":{{{message}}},"finish_reason":"{{{reason}}}"}]}"""
                );
    }

    [TestCase("length")]
    [TestCase("content_filter")]
    public async Task Calls_OfAnAnswerThatWasBrokenOff_AreNotRun(string reason)
    {
        const string call =
            """[{"index":0,"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Porto\"}"}}]""";
        foreach (var streaming in new[] { false, true })
        {
            var loop = new FunctionLoopChatClient(
                AdapterOver.Client(
                    TestGateway.InteractiveAi,
                    new VerbatimHandler(
                        streaming
                            ? AdapterOver.Stream(
                                $$$"""{"id":"g1","choices":[{"index":0,"delta":{"tool_calls":{{{call}}}},"finish_reason":"{{{reason}}}"}]}"""
                            )
                            : VerbatimReply.Json(
                                $$$"""{"id":"g1","choices":[{"message":{"role":"assistant","tool_calls":{{{call}}}},"finish_reason":"{{{reason}}}"}]}"""
                            )
                    )
                )
            );

            var response = await AskAsync(loop, "Weather?", new() { Tools = [Weather] }, streaming);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(loop.Invoked, Is.Empty, $"streaming: {streaming}");
                Assert.That(response.FinishReason!.Value.Value, Is.EqualTo(reason));
            }
        }
    }

    [TestCase("""{"error":{"code":502,"message":"no"}}""")]
    [TestCase("""{"id":"g1","choices":[{"index":0,"delta":{},"finish_reason":"error"}]}""")]
    [TestCase(
        """{"id":"g1","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}],"error":{"code":502,"message":"no"}}"""
    )]
    public async Task Calls_OfAStreamThatEndsWithAnError_AreNotRun(string end)
    {
        var loop = new FunctionLoopChatClient(
            AdapterOver.Client(
                TestGateway.InteractiveAi,
                new VerbatimHandler(
                    AdapterOver.Stream(
                        """{"id":"g1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","function":{"name":"weather","arguments":"{\"city\":\"Porto\"}"}}]}}]}""",
                        """{"id":"g1","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}],"usage":{"total_tokens":3}}""",
                        end
                    )
                )
            )
        );

        var (updates, failure) = await AdapterOver.ReadAsync(
            loop.GetStreamingResponseAsync("Weather?", new() { Tools = [Weather] })
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf<ChatStreamException>());
            Assert.That(loop.Invoked, Is.Empty);
            Assert.That(updates.SelectMany(static one => one.Contents), Is.Empty);
        }
    }

    [Test]
    public async Task CallsThatShareAnId_OfAGateway_AreEachToldTheirOwnResult(
        [Values(TestGateway.InteractiveAi, TestGateway.Orq, TestGateway.Compatible)] TestGateway gateway,
        [Values] bool streaming
    )
    {
        const string calls =
            """{"index":0,"id":"c","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Lisbon\"}"}},{"index":1,"id":"c","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Porto\"}"}}""";
        var handler = new VerbatimHandler(
            streaming
                ? AdapterOver.Stream(
                    $$$"""{"id":"g1","choices":[{"index":0,"delta":{"tool_calls":[{{{calls}}}]},"finish_reason":"tool_calls"}]}"""
                )
                : VerbatimReply.Json(
                    $$$"""{"id":"g1","choices":[{"index":0,"message":{"role":"assistant","tool_calls":[{{{calls}}}]},"finish_reason":"tool_calls"}]}"""
                ),
            streaming ? VerbatimReply.Events(AdapterOver.Events) : VerbatimReply.Json(AdapterOver.Answer)
        );
        var loop = new FunctionLoopChatClient(AdapterOver.Client(gateway, handler));

        await AskAsync(loop, "Weather?", new() { Tools = [Weather] }, streaming);

        Assert.That(
            CanonicalJson.Of(Wire.Element(handler.Requests[1].Body).GetProperty("messages")),
            Is.EqualTo(
                CanonicalJson.Of(
                    """
                    [{"role":"user","content":"Weather?"},
                     {"role":"assistant","tool_calls":[
                       {"id":"c","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Lisbon\"}"}},
                       {"id":"call_g1_1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Porto\"}"}}]},
                     {"role":"tool","tool_call_id":"c","content":"Lisbon: 6 degrees"},
                     {"role":"tool","tool_call_id":"call_g1_1","content":"Porto: 5 degrees"}]
                    """
                )
            )
        );
    }

    [Test]
    public async Task Turns_ThatFollowEachOther_KeepTheThoughtsOfEach([Values] bool streaming)
    {
        string[] answers =
        [
            Turn(
                1,
                """{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Lisbon\"}"}}"""
            ),
            Turn(
                2,
                """{"id":"c2","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Porto\"}"}}"""
            ),
        ];
        var handler = new VerbatimHandler([
            .. answers.Select(answer =>
                streaming
                    ? AdapterOver.Stream(answer.Replace("\"message\"", "\"delta\"", StringComparison.Ordinal))
                    : VerbatimReply.Json(answer)
            ),
            streaming ? VerbatimReply.Events(AdapterOver.Events) : VerbatimReply.Json(AdapterOver.Answer),
        ]);
        var loop = new FunctionLoopChatClient(AdapterOver.Client(TestGateway.InteractiveAi, handler));

        var response = await AskAsync(loop, "Weather?", new() { Tools = [Weather] }, streaming);

        var messages = Wire.Element(handler.Requests[2].Body).GetProperty("messages").EnumerateArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                string.Join(
                    ' ',
                    messages
                        .Where(static message => message.TryGetProperty("reasoning_details", out _))
                        .Select(static message =>
                            message.GetProperty("reasoning_details")[0].GetProperty("signature").GetString()
                            + message.GetProperty("tool_calls")[0].GetProperty("id").GetString()
                        )
                ),
                Is.EqualTo("s1c1 s2c2")
            );
            Assert.That(response.Usage!.TotalTokenCount, Is.EqualTo(6));
            Assert.That(
                response.Messages.Select(static message => message.Role.Value),
                Is.EqualTo(new[] { "assistant", "tool", "assistant", "tool", "assistant" })
            );
        }
    }

    private static string Turn(int number, string call) =>
        $$$"""{"id":"g{{{number}}}","choices":[{"index":0,"message":{"role":"assistant","reasoning":"r{{{number}}}","reasoning_details":[{"type":"reasoning.text","text":"r{{{number}}}","signature":"s{{{number}}}","index":0}],"tool_calls":[{{{call}}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""";
}
