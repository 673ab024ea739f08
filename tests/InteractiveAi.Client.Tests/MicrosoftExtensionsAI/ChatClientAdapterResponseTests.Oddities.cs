using System.Text.Json;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public partial class ChatClientAdapterResponseTests
{
    [TestCase("data:image/png;base64,@@@")]
    [TestCase("data:image/png;base64,AAA")]
    [TestCase("data:image;base64,AAAA")]
    [TestCase("data:nonsense")]
    [TestCase("/pictures/a.png")]
    [TestCase("iVBORw0KGgo=")]
    [TestCase("")]
    public async Task Image_ThatCannotBeRead_DoesNotCostTheAnswer(string url)
    {
        var image = $$$"""{"type":"image_url","image_url":{"url":"{{{url}}}"}}""";
        var response = await AnswerAsync(
            $$$"""{"id":"g","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Look.","images":[{{{image}}}]}}]}"""
        );

        var contents = ReasoningTurnTests.Stored(response).Messages.Single().Contents;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Text, Is.EqualTo("Look."));
            Assert.That(response.Messages[0].Contents[1].RawRepresentation, Is.TypeOf<ImagePart>());
            Assert.That(
                CanonicalJson.Of((JsonElement)contents[1].AdditionalProperties!["interactiveai.wire"]!),
                Is.EqualTo(CanonicalJson.Of(image))
            );
        }
    }

    private static IEnumerable<TestCaseData> SpeechFormats =>
        [
            new TestCaseData(
                TestGateway.Orq,
                new OrqChatRequest
                {
                    Messages = [],
                    Modalities = [Modality.Audio],
                    Audio = new AudioSettings(AudioVoice.Alloy, AudioFormat.Pcm16),
                },
                "audio/pcm"
            ).SetArgDisplayNames("typed"),
            new TestCaseData(
                TestGateway.InteractiveAi,
                new InteractiveAiChatRequest
                {
                    Messages = [],
                    AdditionalProperties = new Dictionary<string, JsonElement>
                    {
                        ["audio"] = Wire.Element("""{"voice":"alloy","format":"mp3"}"""),
                    },
                },
                "audio/mpeg"
            ).SetArgDisplayNames("as a further member"),
            new TestCaseData(
                TestGateway.InteractiveAi,
                new InteractiveAiChatRequest { Messages = [] },
                "audio/wav"
            ).SetArgDisplayNames("not at all"),
        ];

    [TestCaseSource(nameof(SpeechFormats))]
    public async Task Speech_OfAnAnswer_HasTheTypeThatWasAskedFor(
        TestGateway gateway,
        ChatRequest request,
        string mediaType
    )
    {
        var client = AdapterOver.Client(
            gateway,
            new VerbatimHandler(
                VerbatimReply.Json(
                    """{"id":"g","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","audio":{"id":"a","data":"AAAAAA=="}}}]}"""
                )
            )
        );

        var response = await client.GetResponseAsync("Hi", new() { RawRepresentationFactory = _ => request });

        Assert.That(((DataContent)response.Messages[0].Contents.Single()).MediaType, Is.EqualTo(mediaType));
    }

    [Test]
    public async Task Response_WithEverythingThatIsTold_CanBeWrittenWithoutReflection([Values] bool streaming)
    {
        const string message = """
            {"role":"assistant","name":"Ada","content":"A\ud83d","reasoning":"r","reasoning_details":[{"type":"reasoning.text","text":"r","signature":"s"}],
             "images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}},{"type":"new","x":[1]}],
             "audio":{"id":"a","data":"AQI=","transcript":"t","expires_at":1760000000},"refusal":"no","new":{"x":1},
             "tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":"{\"n\":1.5,\"o\":{\"a\":[null]}}"},"thought_signature":"t","x":1},
               {"index":1,"id":"c2","type":"function","function":{"name":"f","arguments":"{\"n\":"}}],
             "annotations":[{"type":"url_citation","url_citation":{"url":"https://x.test/","title":"X","start_index":0}},{"type":"new","x":1}]}
            """;
        var body =
            $$$"""{"id":"g","created":1760000000,"model":"m","provider":"P","system_fingerprint":"f","service_tier":"s","choices":[{"index":0,"{{{(streaming ? "delta" : "message")}}}":{{{message.ReplaceLineEndings("")}}},"finish_reason":"tool_calls","native_finish_reason":"n"},{"index":1,"{{{(streaming ? "delta" : "message")}}}":{"content":"B"},"finish_reason":"stop"}],"references":{"object":"chat.references","chunks":[{"text":"t","title":"T"}]},"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"cost":0.5,"new":4}}""";
        var reply = (streaming ? AdapterOver.Stream(body) : VerbatimReply.Json(body))
            .With("x-request-id", "req-1")
            .With("X-RateLimit-Limit", "100")
            .With("X-RateLimit-Remaining", "99")
            .With("X-RateLimit-Reset", "1760000000");
        var client = AdapterOver.Client(TestGateway.InteractiveAi, new VerbatimHandler(reply));
        ChatOptions options = new() { ConversationId = "c" };

        var response = streaming
            ? await client.GetStreamingResponseAsync("Hi", options).ToChatResponseAsync()
            : await client.GetResponseAsync("Hi", options);
        var back = ReasoningTurnTests.Stored(response);

        var calls = back.Messages.Single().Contents.OfType<FunctionCallContent>().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(back.Messages[0].Contents, Has.Count.EqualTo(response.Messages[0].Contents.Count));
            Assert.That(back.Messages[0].AuthorName, Is.EqualTo("Ada"));
            Assert.That(
                back.AdditionalProperties!.Keys,
                Is.EquivalentTo(response.AdditionalProperties!.Keys)
                    .And.SupersetOf(
                        new[]
                        {
                            "provider",
                            "cost",
                            "request_id",
                            "rate_limit_limit",
                            "rate_limit_remaining",
                            "rate_limit_reset",
                            "choices",
                            ChatAdapterOptions.UnmappedKey,
                        }
                    )
            );
            // A cache must not make runnable what was not.
            Assert.That(calls.Select(static call => call.InformationalOnly), Is.EqualTo(new[] { false, true }));
            Assert.That(response.ConversationId, Is.Null);
        }
    }

    [TestCase("""{"id":null,"model":"","created":null,"choices":[],"usage":null}""")]
    [TestCase("""{"id":"","choices":[null]}""")]
    [TestCase("""{"id":" ","choices":[{}]}""")]
    [TestCase(
        """{"choices":[{"index":null,"message":{"role":null,"content":null,"name":"","refusal":"","tool_calls":[null],"annotations":[null],"images":[null],"audio":null},"finish_reason":null}]}"""
    )]
    public async Task Response_WithNothingInIt_IsAMessageThatSaysNothing(string body)
    {
        var response = await AnswerAsync(body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Messages.Single().Contents, Is.Empty);
            Assert.That(response.ResponseId, Does.StartWith("iai-"));
            Assert.That(response.ModelId, Is.Null);
            Assert.That(response.FinishReason, Is.Null);
        }
    }

    [Test]
    public async Task ToolCalls_ThatShareAnId_CanBeToldApart()
    {
        const string once = """{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"n\":1}"}}""";
        var response = await AnswerAsync(
            Calls(
                "tool_calls",
                once,
                """{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"n\":2}"}}""",
                // The same call again is no second one.
                once
            )
        );

        Assert.That(
            response
                .Messages[0]
                .Contents.Cast<FunctionCallContent>()
                .Select(static call => $"{call.CallId} {call.Arguments!["n"]}"),
            Is.EqualTo(new[] { "c1 1", "call_g-1_1 2" })
        );
    }

    [Test]
    public async Task ToolCall_WithoutAnIdInALongOne_GetsOneThatProvidersTake()
    {
        var response = await AnswerAsync(
            Calls("tool_calls", """{"id":" ","type":"function","function":{"name":"f","arguments":"{}"}}""")
                .Replace("g-1", "gen:1760000000/abcdefghijklmnopqrstuvwxyz", StringComparison.Ordinal)
        );

        var id = ((FunctionCallContent)response.Messages[0].Contents.Single()).CallId;
        Assert.That(id, Does.Match("^[A-Za-z0-9_-]{1,40}$"));
    }

    [TestCase("""{\"a\":\"x\ud83d\"}""", "x\uFFFD")]
    [TestCase("""{\"a\":\"x\\ud83d\"}""", "x\uFFFD")]
    [TestCase("""{\"a\":\"\\ude00\\\\ud83d\"}""", "\uFFFD\\ud83d")]
    [TestCase("""{\"a\":\"\\ud83d\\ude00\ud83d\ude00\"}""", "😀😀")]
    public async Task Argument_WithHalfACharacter_CanBeReadAndWritten(string arguments, string expected)
    {
        var response = await AnswerAsync(
            Calls(
                "tool_calls",
                $$$"""{"id":"c1","type":"function","function":{"name":"f","arguments":"{{{arguments}}}"}}"""
            )
        );

        var call = ReasoningTurnTests.Stored(response).Messages[0].Contents.OfType<FunctionCallContent>().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.InformationalOnly, Is.False);
            Assert.That(((JsonElement)call.Arguments!["a"]!).GetString(), Is.EqualTo(expected));
        }
    }

    [TestCase("LENGTH")]
    [TestCase("max_tokens")]
    [TestCase("MAX_TOKENS")]
    [TestCase("context_overflow")]
    [TestCase("SAFETY")]
    [TestCase("MALFORMED_FUNCTION_CALL")]
    public async Task ToolCalls_BrokenOffInAProvidersWords_AreNotShown(string reason)
    {
        var response = await AnswerAsync(
            Calls(reason, """{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}""")
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Messages[0].Contents, Is.Empty);
            Assert.That(response.AdditionalProperties!["incomplete_tool_calls"], Is.EqualTo(1));
        }
    }

    [TestCase("end_turn")]
    [TestCase("tool_use")]
    [TestCase("stop")]
    [TestCase("")]
    public async Task ToolCalls_OfAnAnswerThatEndedWell_AreShown(string reason)
    {
        var response = await AnswerAsync(
            Calls(reason, """{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}""")
        );

        Assert.That(response.Messages[0].Contents.Single(), Is.TypeOf<FunctionCallContent>());
    }

    [Test]
    public async Task ToolCalls_OfAFurtherChoice_AreNotRun()
    {
        var response = await AnswerAsync(
            """
            {"id":"g","choices":[{"index":0,"message":{"role":"assistant","content":"A"},"finish_reason":"stop"},
              {"index":1,"message":{"role":"assistant","tool_calls":[{"id":"c1","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}
            """
        );

        Assert.That(response.Messages.Single().Contents.OfType<FunctionCallContent>(), Is.Empty);
    }
}
