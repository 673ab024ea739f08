using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Streams as they are on the wire, with the oddities that were recorded there, as updates.</summary>
public partial class ChatClientAdapterStreamTests
{
    [Test]
    public async Task Updates_OfAStream_HaveTheSameIdsAndOneEnd()
    {
        var updates = await UpdatesAsync(
            """{"id":"gen-1","created":0,"model":"asked/for","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}""",
            """{"id":"gen-1","created":1760000000,"model":"asked/for","choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"},"finish_reason":null}]}""",
            """{"id":"gen-1","created":1760000000,"model":"answered/by","provider":"P","choices":[{"index":0,"delta":{"role":"","content":"lo"},"finish_reason":null}]}""",
            """{"id":"gen-1","created":1760000000,"model":"answered/by","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop","native_finish_reason":"end"}]}""",
            """{"id":"gen-1","created":1760000000,"model":"answered/by","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"cost":0}}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                updates.Select(Describe),
                Is.EqualTo(
                    new[]
                    {
                        "gen-1 gen-1 assistant [Text Hel]",
                        "gen-1 gen-1 assistant [Text lo]",
                        "gen-1 gen-1 assistant stop [Usage 3]",
                        "gen-1 - assistant []",
                    }
                )
            );
            Assert.That(
                updates.Take(2).Select(static one => one.RawRepresentation),
                Has.All.TypeOf<ChatCompletionChunk>()
            );
            Assert.That(updates[2].RawRepresentation, Is.TypeOf<ChatCompletion>());
            Assert.That(updates[0].CreatedAt, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1760000000)));
            Assert.That(updates.Select(static one => one.ConversationId), Has.All.Null);
            var response = updates.ToChatResponse();
            Assert.That(response.Text, Is.EqualTo("Hello"));
            Assert.That(response.Messages.Single().Contents.OfType<TextContent>().Count(), Is.EqualTo(1));
            Assert.That(response.Messages[0].MessageId, Is.EqualTo("gen-1"));
            Assert.That(response.FinishReason, Is.EqualTo(ChatFinishReason.Stop));
            Assert.That(response.ModelId, Is.EqualTo("answered/by"));
            Assert.That(response.Usage!.TotalTokenCount, Is.EqualTo(3));
            Assert.That(response.AdditionalProperties!["provider"], Is.EqualTo("P"));
            Assert.That(response.AdditionalProperties["cost"], Is.Zero);
            Assert.That(response.Messages[0].AdditionalProperties, Is.Null);
        }
    }

    [Test]
    public async Task Updates_OfAStreamWithoutIds_ShareOneThatNoOtherHas()
    {
        string[] events =
        [
            """{"choices":[{"index":0,"delta":{"content":"A"}}]}""",
            """{"id":"","choices":[{"index":0,"delta":{"content":"B"},"finish_reason":"stop"}]}""",
        ];

        var first = await UpdatesAsync(events);
        var second = await UpdatesAsync(events);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Select(static one => one.ResponseId).Distinct().Single(), Is.Not.Null.And.Not.Empty);
            Assert.That(first.ToChatResponse().Messages, Has.Count.EqualTo(1));
            Assert.That(second[0].ResponseId, Is.Not.EqualTo(first[0].ResponseId));
        }
    }

    [Test]
    public async Task Usage_RepeatedOnLaterChunks_IsToldOnce()
    {
        var updates = await UpdatesAsync(
            """{"id":"g","choices":[{"index":0,"delta":{"content":"A"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""",
            """{"id":"g","choices":[{"index":0,"delta":{"content":"B"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""",
            """{"id":"g","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""",
            """{"id":"g","choices":[],"usage":null}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                updates.SelectMany(static one => one.Contents).OfType<UsageContent>().Single().Details.TotalTokenCount,
                Is.EqualTo(3)
            );
            Assert.That(updates.ToChatResponse().Usage!.TotalTokenCount, Is.EqualTo(3));
        }
    }

    [TestCase("stop,stop", "stop")]
    [TestCase("stop,null", "stop")]
    [TestCase("tool_calls,stop,null", "tool_calls")]
    [TestCase("stop,tool_calls", "tool_calls")]
    [TestCase("function_call", "tool_calls")]
    [TestCase("eos", "eos")]
    public async Task FinishReason_SaidSeveralTimes_IsToldOnce(string reasons, string expected)
    {
        var updates = await UpdatesAsync(
            reasons
                .Split(',')
                .Select(static reason =>
                    $$$"""{"id":"g","choices":[{"index":0,"delta":{"content":"x"},"finish_reason":{{{(reason is "null" ? "null" : $"\"{reason}\"")}}}}]}"""
                )
                .ToArray()
        );

        var told = updates.Where(static one => one.FinishReason is not null).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told, Has.Count.EqualTo(1));
            Assert.That(told[0].FinishReason!.Value.Value, Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task Reasoning_InPieces_IsToldAsItComesAndSignedAtTheEnd()
    {
        var updates = await UpdatesAsync(
            Delta(
                """{"reasoning":"One ","reasoning_details":[{"type":"reasoning.text","text":"One ","format":"anthropic-claude-v1","index":0}]}"""
            ),
            Delta(
                """{"reasoning":"two.","reasoning_details":[{"type":"reasoning.text","text":"two.","format":"anthropic-claude-v1","index":0}]}"""
            ),
            Delta(
                """{"reasoning":null,"reasoning_details":[{"type":"reasoning.text","signature":"sig==","format":"anthropic-claude-v1","index":0}]}"""
            ),
            Delta("""{"reasoning_details":[{"type":"reasoning.text","format":"anthropic-claude-v1","index":0}]}"""),
            Delta("""{"content":"Two."}"""),
            """{"id":"g","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"""
        );

        var contents = updates.ToChatResponse().Messages.Single().Contents;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                updates.Select(static one => Describe(one.Contents)),
                Is.EqualTo(new[] { "=>Reasoning One ", "=>Reasoning two.", "=>Text Two.", "=>Signed" })
            );
            Assert.That(Describe(contents), Is.EqualTo("=>Reasoning One two.;Text Two.;Signed"));
        }
    }

    [TestCase("""{"reasoning_content":"Hm."}""")]
    [TestCase("""{"reasoning":"Hm."}""")]
    [TestCase(
        """{"reasoning":"Hm.","reasoning_content":"Hm.","reasoning_details":[{"type":"reasoning.text","text":"Hm."}]}"""
    )]
    [TestCase("""{"reasoning":"","reasoning_details":[{"type":"reasoning.summary","summary":"Hm."}]}""")]
    public async Task Reasoning_UnderAnyName_IsToldOnce(string delta)
    {
        var updates = await UpdatesAsync(Delta(delta), Delta("""{"content":"x"}""", "stop"));

        Assert.That(
            string.Concat(updates.SelectMany(static one => one.Contents).OfType<TextReasoningContent>()),
            Is.EqualTo("Hm.")
        );
    }

    [Test]
    public async Task Refusal_InPieces_IsAnError()
    {
        var updates = await UpdatesAsync(Delta("""{"refusal":"I can"}"""), Delta("""{"refusal":"not."}""", "stop"));

        var error = updates.SelectMany(static one => one.Contents).OfType<ErrorContent>().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Is.EqualTo("I cannot."));
            Assert.That(error.ErrorCode, Is.EqualTo("Refusal"));
        }
    }

    [Test]
    public async Task Choices_MoreThanOne_AreToldApart()
    {
        var updates = await UpdatesAsync(
            """{"id":"g","choices":[{"index":1,"delta":{"content":"B1"}}]}""",
            """{"id":"g","choices":[{"index":0,"delta":{"content":"A1"}}]}""",
            """{"id":"g","choices":[{"index":0,"delta":{"content":"A2"},"finish_reason":"stop"},{"index":1,"delta":{"content":"B2"},"finish_reason":"length"}]}"""
        );

        var response = updates.ToChatResponse();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Text, Is.EqualTo("A1A2"));
            Assert.That(response.FinishReason, Is.EqualTo(ChatFinishReason.Stop));
            Assert.That(
                ((JsonElement)response.AdditionalProperties!["choices"]!)[0]
                    .GetProperty("message")
                    .GetProperty("content")
                    .GetString(),
                Is.EqualTo("B1B2")
            );
        }
    }

    [Test]
    public async Task Choice_AtAnotherPlaceThanTheFirst_IsToldAtTheEnd()
    {
        var updates = await UpdatesAsync(
            """{"id":"g","choices":[{"index":1,"delta":{"content":"B"},"finish_reason":"stop"}]}"""
        );

        Assert.That(updates.ToChatResponse().Text, Is.EqualTo("B"));
    }

    [Test]
    public async Task MediaAndCitations_OfAStream_StandBehindTheText()
    {
        var updates = await UpdatesAsync(
            Delta(
                """{"content":"Look","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]}"""
            ),
            Delta("""{"audio":{"id":"a-1","data":"AQI="}}"""),
            Delta(
                """{"content":" here.","annotations":[{"type":"url_citation","url_citation":{"url":"https://x.test/","title":"X"}}]}""",
                "stop"
            )
        );

        var contents = updates.ToChatResponse().Messages.Single().Contents;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Describe(contents), Is.EqualTo("=>Text Look here.;Data image/png;Data audio/wav;Text "));
            Assert.That(contents[0].Annotations, Is.Null);
            Assert.That(((CitationAnnotation)contents[^1].Annotations!.Single()).Title, Is.EqualTo("X"));
        }
    }

    [Test]
    public async Task Stream_OfJamAi_CountsTheCopiesOnceAndCitesItsReferences()
    {
        var updates = await UpdatesOfAsync(
            TestGateway.JamAi,
            AdapterOver.Stream(
                """{"object":"chat.references","chunks":[{"text":"It is so.","title":"T","document_id":"d"}],"search_query":"q","finish_reason":null}""",
                """{"id":"g","choices":[{"index":0,"delta":{"role":"assistant","content":"So "},"message":{"role":"assistant","content":"So "},"finish_reason":null}]}""",
                """{"id":"g","choices":[{"index":0,"delta":{"content":"it is."},"message":{"content":"it is."},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""
            )
        );

        var contents = updates.ToChatResponse().Messages.Single().Contents;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Describe(contents), Is.EqualTo("=>Text So it is.;Text "));
            Assert.That(((CitationAnnotation)contents[1].Annotations!.Single()).Title, Is.EqualTo("T"));
        }
    }

    [Test]
    public async Task Stream_AnsweredWithAWholeAnswer_IsToldAllTheSame()
    {
        var updates = await UpdatesOfAsync(
            TestGateway.InteractiveAi,
            VerbatimReply.Json(
                """
                {"id":"g","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":"Look.","reasoning":"Hm.",
                  "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"n\":1}"}}]}}],"usage":{"total_tokens":3}}
                """
            )
        );

        Assert.That(
            Describe(updates.SelectMany(static one => one.Contents)),
            Is.EqualTo("=>Reasoning Hm.;Text Look.;c1 f n=1;Usage 3")
        );
    }

    [Test]
    public async Task KeepAlives_BetweenEvents_AreNoUpdates()
    {
        var updates = await UpdatesOfAsync(
            TestGateway.InteractiveAi,
            VerbatimReply.Events(
                ": LLMROUTER PROCESSING\n\n: LLMROUTER PROCESSING\n\ndata: "
                    + Delta("""{"content":"A"}""")
                    + "\n\n: LLMROUTER PROCESSING\n\ndata: "
                    + """{"choices":[],"debug":{"echo_upstream_body":{}}}"""
                    + "\n\ndata: "
                    + Delta("{}", "stop")
                    + "\n\ndata: [DONE]\n\n"
            )
        );

        Assert.That(updates.Select(static one => Describe(one.Contents)), Is.EqualTo(new[] { "=>Text A", "=>" }));
    }

    [Test]
    public async Task Report_OfACallThatStreams_IsOnTheLastUpdate()
    {
        var client = AdapterOver.Client(
            TestGateway.Orq,
            new VerbatimHandler(AdapterOver.Stream(Delta("""{"content":"A"}""", "stop")).With("x-request-id", "req-1"))
        );

        var (updates, _) = await AdapterOver.ReadAsync(
            client.GetStreamingResponseAsync("Hi", new() { ConversationId = "c" })
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(AdapterOver.ReportIn(updates.ToChatResponse()), Has.Count.EqualTo(1));
            Assert.That(updates[^1].AdditionalProperties!["request_id"], Is.EqualTo("req-1"));
            Assert.That(updates[^1].MessageId, Is.Null);
            Assert.That(updates[^1].Contents, Is.Empty);
        }
    }

    private static string Delta(string delta, string? reason = null) =>
        $$$"""{"id":"g","choices":[{"index":0,"delta":{{{delta}}},"finish_reason":{{{(reason is null ? "null" : $"\"{reason}\"")}}}}]}""";

    private static Task<IReadOnlyList<ChatResponseUpdate>> UpdatesAsync(params string[] events) =>
        UpdatesOfAsync(TestGateway.InteractiveAi, AdapterOver.Stream(events));

    private static async Task<IReadOnlyList<ChatResponseUpdate>> UpdatesOfAsync(
        TestGateway gateway,
        VerbatimReply reply
    )
    {
        var client = AdapterOver.Client(gateway, new VerbatimHandler(reply));

        var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));

        Assert.That(failure, Is.Null);
        return updates;
    }

    private static string Describe(ChatResponseUpdate update) =>
        string.Join(
            ' ',
            new[]
            {
                update.ResponseId,
                update.MessageId ?? "-",
                update.Role?.Value,
                update.FinishReason?.Value,
                $"[{Describe(update.Contents)[2..]}]",
            }.OfType<string>()
        );

    private static string Describe(IEnumerable<AIContent> contents) =>
        "=>"
        + string.Join(
            ';',
            contents.Select(static content =>
                content switch
                {
                    TextReasoningContent { ProtectedData: not null, Text: "" } => "Signed",
                    TextReasoningContent reasoning => $"Reasoning {reasoning.Text}",
                    TextContent text => $"Text {text.Text}",
                    DataContent data => $"Data {data.MediaType}",
                    UsageContent usage => string.Create(
                        CultureInfo.InvariantCulture,
                        $"Usage {usage.Details.TotalTokenCount}"
                    ),
                    FunctionCallContent call =>
                        $"{call.CallId} {call.Name} {string.Join(',', call.Arguments!.Select(static one => $"{one.Key}={one.Value}"))}",
                    _ => content.GetType().Name,
                }
            )
        );
}
