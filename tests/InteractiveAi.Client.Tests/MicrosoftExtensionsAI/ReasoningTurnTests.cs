using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>What a model has thought goes back to it, signatures included: on the second request's whole body, however the answer was kept in between.</summary>
public class ReasoningTurnTests
{
    private const string Details = """
        [{"type":"reasoning.text","text":"One plus one.","signature":"sig==","format":"anthropic-claude-v1","index":0},
         {"type":"reasoning.encrypted","data":"enc==","id":"c1","format":"google-gemini-v1","index":1},
         {"type":"reasoning.new","x":1,"index":2}]
        """;

    private const string Call =
        """{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"n\":1}"},"thought_signature":"ts==","extra_content":{"google":{"thought_signature":"x"}}}""";

    /// <summary>For each gateway: the message of an answer, the same as deltas, and what it is in the next request.</summary>
    private static readonly Dictionary<TestGateway, (string Message, string[] Deltas, string Back)> turns = new()
    {
        [TestGateway.InteractiveAi] = (
            $$"""{"role":"assistant","content":"Two.","reasoning":"One plus one.","reasoning_details":{{Details}},"tool_calls":[{{Call}}]}""",
            [
                """{"role":"assistant","content":"","reasoning":"One ","reasoning_details":[{"type":"reasoning.text","text":"One ","format":"anthropic-claude-v1","index":0}]}""",
                """{"reasoning":"plus one.","reasoning_details":[{"type":"reasoning.text","text":"plus one.","format":"anthropic-claude-v1","index":0}]}""",
                """{"reasoning":null,"reasoning_details":[{"type":"reasoning.text","signature":"sig==","format":"anthropic-claude-v1","index":0}]}""",
                """{"content":"Two."}""",
                """{"reasoning_details":[{"type":"reasoning.encrypted","data":"enc==","id":"c1","format":"google-gemini-v1","index":1}]}""",
                """{"reasoning_details":[{"type":"reasoning.new","x":1,"index":2}]}""",
            ],
            // The signature of the call stands among the details already.
            $$"""{"role":"assistant","content":"Two.","reasoning":"One plus one.","reasoning_details":{{Details}},"tool_calls":[{{Call.Replace(
                "\"thought_signature\":\"ts==\",",
                "",
                StringComparison.Ordinal
            )}}]}"""
        ),
        [TestGateway.Orq] = (
            $$"""{"role":"assistant","content":"Two.","reasoning":"One plus one.","reasoning_signature":"sig==","redacted_reasoning":"red==","tool_calls":[{{Call}}]}""",
            [
                """{"role":"assistant","reasoning":"One "}""",
                """{"reasoning":"plus one."}""",
                """{"reasoning_signature":"sig=="}""",
                """{"redacted_reasoning":"red=="}""",
                """{"content":"Two."}""",
            ],
            $$"""
            {"role":"assistant","content":[{"type":"reasoning","reasoning":"One plus one.","signature":"sig=="},
              {"type":"redacted_reasoning","data":"red=="},{"type":"text","text":"Two."}],"tool_calls":[{{Call}}]}
            """
        ),
        [TestGateway.JamAi] = (
            """{"role":"assistant","content":"Two.","reasoning_content":"One plus one.","refusal":null,"tool_calls":null,"function_call":null,"audio":null}""",
            [
                """{"role":"assistant","content":"","reasoning_content":"One "}""",
                """{"reasoning_content":"plus one."}""",
                """{"content":"Two."}""",
            ],
            """{"role":"assistant","content":"Two."}"""
        ),
        [TestGateway.Compatible] = (
            $$"""{"role":"assistant","content":"Two.","reasoning_content":"One plus one.","tool_calls":[{{Call}}]}""",
            [
                """{"role":"assistant","reasoning_content":"One "}""",
                """{"reasoning_content":"plus one."}""",
                """{"content":"Two."}""",
            ],
            $$"""{"role":"assistant","content":"Two.","reasoning_content":"One plus one.","tool_calls":[{{Call}}]}"""
        ),
    };

    [Test]
    public async Task Turn_OfAGateway_SendsBackAllThatWasThought(
        [Values] TestGateway gateway,
        [Values] bool streaming,
        [Values("memory", "saved", "cached", "joined")] string kept
    )
    {
        var (message, deltas, back) = turns[gateway];
        var hasCall = gateway is not TestGateway.JamAi;
        var handler = new VerbatimHandler(
            streaming
                ? AdapterOver.Stream(Events(deltas, hasCall))
                : VerbatimReply.Json(
                    $$$"""{"id":"g","choices":[{"index":0,"message":{{{message}}},"finish_reason":"{{{(hasCall ? "tool_calls" : "stop")}}}"}]}"""
                ),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(gateway, handler);
        List<ChatMessage> history = [new(ChatRole.User, "Hi")];

        await AnswerAsync(client, history, streaming, kept);
        if (hasCall)
        {
            history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "ok")]));
        }

        await client.GetResponseAsync(kept is "saved" ? Saved(history) : history);

        Assert.That(
            CanonicalJson.Of(handler.Requests[1].Body),
            Is.EqualTo(
                AdapterOver.BodyOf(
                    gateway,
                    $$"""{"role":"user","content":"Hi"},{{back}}"""
                        + (hasCall ? """,{"role":"tool","tool_call_id":"c1","content":"ok"}""" : "")
                )
            )
        );
    }

    [Test]
    public async Task Turn_ThatGoesOnWithAnotherGateway_IsSpelledForThat()
    {
        var first = AdapterOver.Client(
            TestGateway.Orq,
            new VerbatimHandler(
                VerbatimReply.Json(
                    """{"id":"g","choices":[{"message":{"role":"assistant","content":"Two.","reasoning":"Hm.","reasoning_signature":"sig=="}}]}"""
                )
            )
        );
        var handler = new VerbatimHandler(VerbatimReply.Json(AdapterOver.Answer));

        var answer = await first.GetResponseAsync("Hi");
        await AdapterOver.Client(TestGateway.InteractiveAi, handler).GetResponseAsync(answer.Messages);

        Assert.That(
            CanonicalJson.Of(handler.Request.Body),
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.InteractiveAi,
                    """{"role":"assistant","content":"Two.","reasoning":"Hm.","reasoning_details":[{"type":"reasoning.text","text":"Hm.","signature":"sig==","index":0}]}"""
                )
            )
        );
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Reasoning_ThatIsEncryptedOnly_GoesBackWithoutText(bool streaming)
    {
        const string details =
            """[{"type":"reasoning.encrypted","data":"enc==","id":"c1","format":"openai-responses-v1","index":0}]""";
        var body = streaming
            ? AdapterOver.Stream(
                $$$"""{"id":"g","choices":[{"index":0,"delta":{"content":"Two.","reasoning_details":{{{details}}}},"finish_reason":"stop"}]}"""
            )
            : VerbatimReply.Json(
                $$$"""{"id":"g","choices":[{"index":0,"message":{"role":"assistant","content":"Two.","reasoning_details":{{{details}}}},"finish_reason":"stop"}]}"""
            );
        var handler = new VerbatimHandler(body, VerbatimReply.Json(AdapterOver.Answer));
        var client = AdapterOver.Client(TestGateway.InteractiveAi, handler);
        List<ChatMessage> history = [new(ChatRole.User, "Hi")];

        await AnswerAsync(client, history, streaming, "memory");
        await client.GetResponseAsync(Saved(history));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(history[1].Contents.OfType<TextReasoningContent>().Single().Text, Is.Empty);
            Assert.That(
                CanonicalJson.Of(handler.Requests[1].Body),
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        TestGateway.InteractiveAi,
                        $$"""{"role":"user","content":"Hi"},{"role":"assistant","content":"Two.","reasoning_details":{{details}}}"""
                    )
                )
            );
        }
    }

    [Test]
    public async Task Reasoning_WithAnEmptyListOfDetails_GoesBackWithIt()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                """{"id":"g","choices":[{"message":{"role":"assistant","content":"Two.","reasoning_details":[]}}]}"""
            ),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(TestGateway.InteractiveAi, handler);

        var answer = await client.GetResponseAsync("Hi");
        await client.GetResponseAsync(Saved(answer.Messages));

        Assert.That(
            CanonicalJson.Of(handler.Requests[1].Body),
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.InteractiveAi,
                    """{"role":"assistant","content":"Two.","reasoning_details":[]}"""
                )
            )
        );
    }

    [Test]
    public async Task Reasoning_OfMessagesThatSomebodyJoined_IsAllThere()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                """{"id":"g","choices":[{"message":{"role":"assistant","content":"A","reasoning":"a","reasoning_details":[{"type":"reasoning.text","text":"a","signature":"1"}]}}]}"""
            ),
            VerbatimReply.Json(
                """{"id":"g","choices":[{"message":{"role":"assistant","content":"B","reasoning":"b","reasoning_details":[{"type":"reasoning.text","text":"b","signature":"2"}]}}]}"""
            ),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(TestGateway.InteractiveAi, handler);

        var first = await client.GetResponseAsync("Hi");
        var second = await client.GetResponseAsync("Hi");
        await client.GetResponseAsync([
            new(ChatRole.Assistant, [.. first.Messages[0].Contents, .. second.Messages[0].Contents]),
        ]);

        Assert.That(
            CanonicalJson.Of(handler.Requests[2].Body),
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.InteractiveAi,
                    """
                    {"role":"assistant","content":[{"type":"text","text":"A"},{"type":"text","text":"B"}],"reasoning":"ab",
                     "reasoning_details":[{"type":"reasoning.text","text":"a","signature":"1"},{"type":"reasoning.text","text":"b","signature":"2"}]}
                    """
                )
            )
        );
    }

    [Test]
    public async Task EverythingElseInAnAnswer_SavedAndLoaded_GoesBackToo([Values] bool streaming)
    {
        const string rest = """
            "images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}],
            "annotations":[{"type":"url_citation","url_citation":{"url":"https://x.test/","title":"X","start_index":0}},
              {"type":"file","file":{"hash":"h","name":"a.pdf","content":[{"type":"text","text":"t"}]}}],
            "new_member":{"x":1}
            """;
        var body = streaming
            ? AdapterOver.Stream(
                $$$"""{"id":"g","choices":[{"index":0,"delta":{"content":"Look.",{{{rest.ReplaceLineEndings("")}}},"audio":{"id":"a-1","data":"AQI="}},"finish_reason":"stop"}]}"""
            )
            : VerbatimReply.Json(
                $$$"""{"id":"g","choices":[{"index":0,"message":{"role":"assistant","content":"Look.",{{{rest}}},"audio":{"id":"a-1","data":"AQI="}},"finish_reason":"stop"}]}"""
            );
        var handler = new VerbatimHandler(body, VerbatimReply.Json(AdapterOver.Answer));
        var client = AdapterOver.Client(TestGateway.InteractiveAi, handler);
        List<ChatMessage> history = [new(ChatRole.User, "Hi")];

        await AnswerAsync(client, history, streaming, "memory");
        await client.GetResponseAsync(Saved(history));

        Assert.That(
            CanonicalJson.Of(handler.Requests[1].Body),
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.InteractiveAi,
                    $$$"""{"role":"user","content":"Hi"},{"role":"assistant","content":"Look.",{{{rest}}},"audio":{"id":"a-1"}}"""
                )
            )
        );
    }

    [Test]
    public async Task PartsThatNobodyKnows_SavedAndLoaded_GoBackInTheirPlace()
    {
        const string content =
            """[{"type":"thinking","thinking":[{"type":"text","text":"Hm."}]},{"type":"text","text":"Two."},{"type":"reasoning","reasoning":"r","signature":"s"}]""";
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                $$$"""{"id":"g","choices":[{"message":{"role":"assistant","content":{{{content}}}}}]}"""
            ),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(TestGateway.Compatible, handler);

        var answer = await client.GetResponseAsync("Hi");
        await client.GetResponseAsync(Saved(answer.Messages));

        Assert.That(
            CanonicalJson.Of(handler.Requests[1].Body),
            Is.EqualTo(AdapterOver.BodyOf(TestGateway.Compatible, $$"""{"role":"assistant","content":{{content}}}"""))
        );
    }

    [Test]
    public async Task CallThatWasNeverWhole_SavedAndLoaded_IsNotShownAgain()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                """
                {"id":"g","choices":[{"finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[
                  {"id":"c1","type":"function","function":{"name":"f","arguments":"{\"n\":"}},
                  {"id":"c2","type":"function","function":{"name":"f","arguments":"{}"}}]}}]}
                """
            ),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(TestGateway.Orq, handler);

        var answer = await client.GetResponseAsync("Hi");
        var next = await client.GetResponseAsync(Saved(answer.Messages));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                CanonicalJson.Of(handler.Requests[1].Body),
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        TestGateway.Orq,
                        """{"role":"assistant","tool_calls":[{"id":"c2","type":"function","function":{"name":"f","arguments":"{}"}}]}"""
                    )
                )
            );
            Assert.That(
                AdapterOver.ReportIn(next),
                Is.EqualTo(new[] { "A tool call that could not be read: orq.ai is not shown it again." })
            );
        }
    }

    private static IEnumerable<string> Events(string[] deltas, bool hasCall)
    {
        foreach (var delta in deltas)
        {
            yield return $$$"""{"id":"g","choices":[{"index":0,"delta":{{{delta}}},"finish_reason":null}]}""";
        }

        if (hasCall)
        {
            yield return $$$"""{"id":"g","choices":[{"index":0,"delta":{"tool_calls":[{{{Call.Replace("""{"id":""", """{"index":0,"id":""", StringComparison.Ordinal)}}}]},"finish_reason":null}]}""";
        }

        yield return $$$"""{"id":"g","choices":[{"index":0,"delta":{},"finish_reason":"{{{(hasCall ? "tool_calls" : "stop")}}}"}]}""";
    }

    /// <summary>Adds an answer to the history, by way of what a cache would have stored if that is asked for.</summary>
    private static async Task AnswerAsync(IChatClient client, List<ChatMessage> history, bool streaming, string kept)
    {
        if (!streaming)
        {
            var response = await client.GetResponseAsync(history);
            history.AddRange((kept is "cached" or "joined" ? Stored(response) : response).Messages);
            return;
        }

        var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync(history));
        Assert.That(failure, Is.Null);
        // Caches store the updates one by one, or as the response that they join to.
        history.AddMessages(
            kept is "cached" ? [.. updates.Select(Stored)]
            : kept is "joined" ? Stored(updates.ToChatResponse()).ToChatResponseUpdates()
            : updates
        );
    }

    private static List<ChatMessage> Saved(IEnumerable<ChatMessage> messages) => [.. messages.Select(Stored)];

    internal static T Stored<T>(T value)
    {
        var contract = AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(T));
        return (T)JsonSerializer.Deserialize(JsonSerializer.Serialize(value, contract), contract)!;
    }
}
