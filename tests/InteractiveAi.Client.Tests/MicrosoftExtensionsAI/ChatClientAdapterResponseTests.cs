using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Answers that come whole.</summary>
public partial class ChatClientAdapterResponseTests
{
    [Test]
    public async Task Response_OfAnAnswer_HasItsIdsTimeModelAndRawRepresentation()
    {
        var response = await AnswerAsync(
            """
            {"id":"gen-1","created":1760000000,"model":"openai/gpt-4o-2024","provider":"OpenAI","system_fingerprint":"fp",
             "service_tier":"default","choices":[{"index":0,"native_finish_reason":"completed","finish_reason":"stop",
             "message":{"role":"assistant","content":"Hello"}}],
             "usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5,"cost":0.00021}}
            """
        );

        var message = response.Messages.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Text, Is.EqualTo("Hello"));
            Assert.That(response.ResponseId, Is.EqualTo("gen-1"));
            Assert.That(message.MessageId, Is.EqualTo("gen-1"));
            Assert.That(message.Role, Is.EqualTo(ChatRole.Assistant));
            Assert.That(response.CreatedAt, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1760000000)));
            Assert.That(message.CreatedAt, Is.EqualTo(response.CreatedAt));
            Assert.That(response.ModelId, Is.EqualTo("openai/gpt-4o-2024"));
            Assert.That(response.FinishReason, Is.EqualTo(ChatFinishReason.Stop));
            Assert.That(response.RawRepresentation, Is.TypeOf<ChatCompletion>());
            Assert.That(message.RawRepresentation, Is.SameAs(response.RawRepresentation));
            Assert.That(message.Contents.Single().RawRepresentation, Is.TypeOf<TextPart>());
            Assert.That(response.ConversationId, Is.Null);
            Assert.That(
                Text(response.AdditionalProperties),
                Is.EqualTo(
                    "cost=0.00021 native_finish_reason=completed provider=OpenAI rate_limit_limit=100 rate_limit_remaining=99 request_id=req-1 service_tier=default system_fingerprint=fp"
                )
            );
        }
    }

    [Test]
    public async Task Response_WithoutIdsAndTime_GetsAnIdOfItsOwn()
    {
        const string body = """{"created":0,"choices":[{"message":{"role":"assistant","content":"Hello"}}]}""";

        var first = await AnswerAsync(body);
        var second = await AnswerAsync(body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.ResponseId, Is.Not.Null.And.Not.Empty);
            Assert.That(first.Messages[0].MessageId, Is.EqualTo(first.ResponseId));
            Assert.That(second.ResponseId, Is.Not.EqualTo(first.ResponseId));
            Assert.That(first.CreatedAt, Is.Null);
            Assert.That(first.FinishReason, Is.Null);
            Assert.That(first.Usage, Is.Null);
        }
    }

    [TestCase("stop", "stop")]
    [TestCase("length", "length")]
    [TestCase("tool_calls", "tool_calls")]
    [TestCase("function_call", "tool_calls")]
    [TestCase("content_filter", "content_filter")]
    [TestCase("eos", "eos")]
    [TestCase(" ", null)]
    [TestCase("", null)]
    public async Task FinishReason_OfAnAnswer_IsKept(string reason, string? expected)
    {
        var response = await AnswerAsync(
            $$$"""{"choices":[{"message":{"role":"assistant","content":"Hello"},"finish_reason":"{{{reason}}}"}]}"""
        );

        Assert.That(response.FinishReason?.Value, Is.EqualTo(expected));
    }

    [Test]
    public async Task Contents_OfAnAnswer_StandInTheOrderInWhichTheyCameToBe()
    {
        var response = await AnswerAsync(
            """
            {"id":"g","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","reasoning":"Hm.",
              "content":[{"type":"text","text":"Look: "},{"type":"image_url","image_url":{"url":"https://x.test/a.png"}},
                {"type":"text","text":""},{"type":"new","x":1}],
              "images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}],
              "audio":{"id":"a-1","data":"AQI=","transcript":"Hi."},
              "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"n\":1}"}}],
              "refusal":"Not that.",
              "annotations":[{"type":"url_citation","url_citation":{"url":"https://x.test/","title":"X","content":"x","start_index":0,"end_index":4}},
                {"type":"file","file":{"hash":"h","name":"a.pdf","content":[{"type":"text","text":"t"}]}}]}}]}
            """
        );

        var contents = response.Messages[0].Contents;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                contents.Select(static content => content.GetType().Name),
                Is.EqualTo(
                    new[]
                    {
                        nameof(TextReasoningContent),
                        nameof(TextContent),
                        nameof(UriContent),
                        nameof(AIContent),
                        nameof(DataContent),
                        nameof(DataContent),
                        nameof(FunctionCallContent),
                        nameof(ErrorContent),
                    }
                )
            );
            Assert.That(((UriContent)contents[2]).Uri, Is.EqualTo(new Uri("https://x.test/a.png")));
            Assert.That(((DataContent)contents[4]).MediaType, Is.EqualTo("image/png"));
            Assert.That(((DataContent)contents[5]).Data.ToArray(), Is.EqualTo(new byte[] { 1, 2 }));
            Assert.That(((DataContent)contents[5]).MediaType, Does.StartWith("audio/"));
            Assert.That(contents[5].AdditionalProperties!["transcript"], Is.EqualTo("Hi."));
            Assert.That(((ErrorContent)contents[7]).ErrorCode, Is.EqualTo("Refusal"));
            Assert.That(((ErrorContent)contents[7]).Message, Is.EqualTo("Not that."));
            Assert.That(contents.Select(static content => content.RawRepresentation).Skip(1).Take(6), Has.All.Not.Null);
            var citations = contents[1].Annotations!.Cast<CitationAnnotation>().ToList();
            Assert.That(citations, Has.Count.EqualTo(2));
            Assert.That(citations[0].Url, Is.EqualTo(new Uri("https://x.test/")));
            Assert.That(citations[0].Title, Is.EqualTo("X"));
            Assert.That(citations[0].Snippet, Is.EqualTo("x"));
            Assert.That(((TextSpanAnnotatedRegion)citations[0].AnnotatedRegions!.Single()).EndIndex, Is.EqualTo(4));
            Assert.That(citations[1].FileId, Is.EqualTo("h"));
            Assert.That(citations[1].Title, Is.EqualTo("a.pdf"));
        }
    }

    [Test]
    public async Task References_OfAnAnswer_AreCitations()
    {
        var response = await AnswerAsync(
            """
            {"id":"g","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"So it is [@0]."}}],
             "references":{"object":"chat.references","search_query":"q","chunks":[
               {"text":"It is so.","title":"","page":3,"file_name":"a.pdf","document_id":"d","chunk_id":"c"}]}}
            """,
            TestGateway.JamAi
        );

        var citation = (CitationAnnotation)response.Messages[0].Contents.Single().Annotations!.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(citation.Title, Is.EqualTo("a.pdf"));
            Assert.That(citation.Snippet, Is.EqualTo("It is so."));
            Assert.That(citation.FileId, Is.EqualTo("d"));
            Assert.That(citation.RawRepresentation, Is.TypeOf<ReferenceChunk>());
        }
    }

    [Test]
    public async Task Usage_OfAnAnswer_IsCountedWhole()
    {
        var response = await AnswerAsync(
            """
            {"choices":[{"message":{"role":"assistant","content":"Hello"}}],
             "usage":{"prompt_tokens":30,"completion_tokens":20,"total_tokens":50,"cost":1,
               "prompt_tokens_details":{"cached_tokens":10,"cache_creation_tokens":4,"audio_tokens":null,"new_tokens":2},
               "completion_tokens_details":{"reasoning_tokens":5,"image_tokens":1},
               "tool_usage_details":{"web_search_calls":3},"new_count":7,"new_text":"x","new_fraction":0.5}}
            """
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Usage!.InputTokenCount, Is.EqualTo(30));
            Assert.That(response.Usage.OutputTokenCount, Is.EqualTo(20));
            Assert.That(response.Usage.TotalTokenCount, Is.EqualTo(50));
            Assert.That(response.Usage.CachedInputTokenCount, Is.EqualTo(10));
            Assert.That(response.Usage.ReasoningTokenCount, Is.EqualTo(5));
            Assert.That(
                string.Join(
                    ' ',
                    response
                        .Usage.AdditionalCounts!.OrderBy(static one => one.Key, StringComparer.Ordinal)
                        .Select(static one => $"{one.Key}={one.Value}")
                ),
                Is.EqualTo(
                    "completion_tokens_details.image_tokens=1 new_count=7 prompt_tokens_details.cache_creation_tokens=4 prompt_tokens_details.new_tokens=2 tool_usage_details.web_search_calls=3"
                )
            );
        }
    }

    [Test]
    public async Task Usage_WithoutATotal_AddsUp()
    {
        var response = await AnswerAsync(
            """{"choices":[{"message":{"role":"assistant","content":"Hello"}}],"usage":{"prompt_tokens":3,"completion_tokens":4}}"""
        );

        Assert.That(response.Usage!.TotalTokenCount, Is.EqualTo(7));
    }

    [Test]
    public async Task FurtherChoices_OfAnAnswer_AreNamedBesideTheFirst()
    {
        var response = await AnswerAsync(
            """
            {"id":"g","choices":[{"index":0,"message":{"role":"assistant","content":"A"},"finish_reason":"stop"},
              {"index":1,"message":{"role":"assistant","content":"B"},"finish_reason":"stop"}]}
            """
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Text, Is.EqualTo("A"));
            Assert.That(
                CanonicalJson.Of((JsonElement)response.AdditionalProperties!["choices"]!),
                Is.EqualTo(
                    CanonicalJson.Of(
                        """[{"index":1,"message":{"role":"assistant","content":"B"},"finish_reason":"stop"}]"""
                    )
                )
            );
        }
    }

    [Test]
    public async Task Response_ToJsonAndBack_KeepsAllThatWasSaid()
    {
        var response = await AnswerAsync(
            """
            {"id":"g","created":1760000000,"model":"m","provider":"P","choices":[
              {"index":0,"message":{"role":"assistant","content":"A","new_member":{"x":1},"reasoning":"r","reasoning_details":[{"type":"reasoning.text","text":"r","signature":"s"}]},"finish_reason":"stop"},
              {"index":1,"message":{"role":"assistant","content":"B"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"cost":0.5}}
            """
        );

        var json = JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)));
        var back = (ChatResponse)
            JsonSerializer.Deserialize(json, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(back.Text, Is.EqualTo("A"));
            Assert.That(back.AdditionalProperties!.Keys, Is.EquivalentTo(response.AdditionalProperties!.Keys));
            Assert.That(
                JsonSerializer.Serialize(back, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse))),
                Is.EqualTo(json)
            );
        }
    }

    [Test]
    public async Task StructuredAnswer_AskedForWithASchema_IsTheTextOfTheLastMessage()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                """{"choices":[{"message":{"role":"assistant","content":"{\"data\":[1,2]}","reasoning":"Hm."},"finish_reason":"stop"}]}"""
            )
        );
        var client = AdapterOver.Client(TestGateway.InteractiveAi, handler);

        var response = await client.GetResponseAsync(
            "Numbers?",
            new()
            {
                ResponseFormat = ChatResponseFormat.ForJsonSchema(Wire.Element("""{"type":"object"}"""), "numbers"),
            }
        );

        Assert.That(Wire.Element(response.Messages[^1].Text).GetProperty("data").GetArrayLength(), Is.EqualTo(2));
    }

    [TestCase(TestGateway.InteractiveAi, """{"error":{"code":402,"message":"Insufficient credits"}}""", 402)]
    [TestCase(TestGateway.InteractiveAi, """{"error":{"code":429,"message":"Slow down"}}""", 200)]
    [TestCase(TestGateway.Orq, """{"code":401,"error":"bad key","source":"system"}""", 401)]
    [TestCase(
        TestGateway.JamAi,
        """{"object":"error","error":"forbidden","message":"no","request_headers":{"a":"secret"}}""",
        403
    )]
    public async Task Errors_OfAGateway_AreThrownAsTheClientsOwn(TestGateway gateway, string body, int status)
    {
        var client = AdapterOver.Client(gateway, new VerbatimHandler(VerbatimReply.Json(body, status)));

        var failure = await TestClient.FailureAsync<ApiException>(client.GetResponseAsync("Hi"));

        Assert.That(failure.Message, Does.Not.Contain("secret").And.Not.Contain("Hi"));
    }

    private static Task<ChatResponse> AnswerAsync(string body, TestGateway gateway = TestGateway.InteractiveAi)
    {
        var reply = body.Contains("\"provider\":\"OpenAI\"", StringComparison.Ordinal)
            ? VerbatimReply
                .Json(body)
                .With("x-request-id", "req-1")
                .With("X-RateLimit-Limit", "100")
                .With("X-RateLimit-Remaining", "99")
            : VerbatimReply.Json(body);
        return AdapterOver.Client(gateway, new VerbatimHandler(reply)).GetResponseAsync("Hi");
    }

    private static string Text(AdditionalPropertiesDictionary? properties) =>
        string.Join(
            ' ',
            (properties ?? [])
                .OrderBy(static one => one.Key, StringComparer.Ordinal)
                .Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}={one.Value}"))
        );
}
