using InteractiveAi.Client.JamAi;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed class JamAiStreamTests
{
    private const string References =
        """{"object":"chat.references","chunks":[{"text":"T","page":1}],"search_query":"q","finish_reason":null}""";

    private const string Overflow =
        """{"object":"chat.references","chunks":[],"search_query":"q","finish_reason":"context_overflow"}""";

    [Test]
    public async Task StreamAsync_Retrieval_BringsTheReferencesFirstAndTheCompletionKeepsThem()
    {
        var body = WireFixture.Bytes("jamai", "references.sse");
        using var client = TestJamAi.Over(new VerbatimHandler(VerbatimReply.Bytes(body, VerbatimReply.EventStream)));
        CompletionBuilder builder = new();
        List<References?> seen = [];
        List<string?> texts = [];

        await foreach (
            var chunk in client.StreamAsync(
                new JamAiChatRequest
                {
                    Messages = ["Ferry?"],
                    RagParameters = new() { TableId = "lisbon" },
                }
            )
        )
        {
            seen.Add(chunk.References);
            texts.Add(chunk.Text);
            builder.Add(chunk);
        }

        var first = seen[0]!;
        Assert.That(seen.Skip(1), Has.All.Null);
        Assert.That(string.Concat(texts), Is.EqualTo("Every ten minutes [@0], 1,35 € [@1]."), "each delta counts once");
        Assert.That(
            (first.SearchQuery, first.FinishReason, first.Chunks.Count),
            Is.EqualTo(("ferry Lisbon tickets", default(FinishReason?), 2))
        );
        var (found, other) = (first.Chunks[0], first.Chunks[1]);
        Assert.That(
            (found.Text, found.Title, found.Page, found.FileName, found.FilePath, found.DocumentId, found.ChunkId),
            Is.EqualTo(
                (
                    "The ferry to Cacilhas leaves every ten minutes.",
                    "Lisbon by boat",
                    4,
                    "boats.pdf",
                    "kb/boats.pdf",
                    "doc-1",
                    "chunk-7"
                )
            )
        );
        Assert.That(found.Context!["Harbour"], Is.EqualTo("Cais do Sodré"));
        Assert.That(found.Metadata!["total_pages"].GetInt32(), Is.EqualTo(12));
        Assert.That((other.Page, other.AdditionalProperties!["rank"].GetInt32()), Is.EqualTo((default(int?), 2)));
        var completion = builder.Build();
        Assert.That(completion.References, Is.SameAs(first));
        Assert.That(completion.Object, Is.EqualTo("chat.completion"));
        Assert.That(completion.Usage!.ToolUsageDetails!.WebSearchCalls, Is.EqualTo(1));
        Assert.That(completion.Usage.PromptTokensDetails!.ImageTokens, Is.EqualTo(10));
        Assert.That(completion.Usage.CompletionTokensDetails!.TextTokens, Is.EqualTo(9));
    }

    [Test]
    public async Task CompleteAsync_Retrieval_ReadsReferencesAndReasoning()
    {
        var body = WireFixture.Text("jamai", "references.json");
        using var client = TestJamAi.Over(new VerbatimHandler(VerbatimReply.Json(body)));

        var completion = await client.CompleteAsync(Ask());

        Assert.That(completion.References!.Chunks[0].Title, Is.EqualTo("Lisbon by boat"));
        Assert.That(
            CanonicalJson.Of(completion),
            Is.EqualTo(CanonicalJson.Of(WireFixture.Completion("jamai", "references.json")))
        );
        Assert.That(WireFixture.Completion("jamai", "reasoning.json").Reasoning, Is.EqualTo("Two and two."));
    }

    // Whatever the event says beside what is known, in whatever order.
    [TestCase(
        """{"object":"chat.references","chunks":[{"text":"T","page":1,"x":null}],"search_query":"q","finish_reason":"stop","x":[1.0]}"""
    )]
    [TestCase("""{"object":"chat.references"}""")]
    [TestCase("""{"object":"chat.references","chunks":[]}""")]
    [TestCase("""{"object":"chat.references","search_query":""}""")]
    [TestCase("""{"id":"i","object":"chat.references","model":"m","chunks":[{}]}""")]
    [TestCase(
        """{"object":"chat.completion.chunk","choices":[],"references":{"object":"chat.references","chunks":[{"text":"T"}],"x":1}}"""
    )]
    public void References_InAnEvent_AreWrittenBackAsTheyCame(string json)
    {
        var chunk = Wire.Read<ChatCompletionChunk>(json);

        Assert.That(chunk.References, Is.Not.Null);
        Assert.That(CanonicalJson.Of(Wire.Write(chunk)), Is.EqualTo(CanonicalJson.Of(json)));
    }

    [Test]
    public void References_MembersInAnotherOrder_AreTheSame()
    {
        var chunk = Wire.Read<ChatCompletionChunk>(
            """{"finish_reason":null,"search_query":"q","chunks":[null,{"text":"T","page":"7"}],"object":"chat.references"}"""
        );

        Assert.That(
            chunk.References!.Chunks.Select(static found => (found.Text, found.Page)),
            Is.EqualTo(new[] { ("T", 7) })
        );
        Assert.That((chunk.References.SearchQuery, chunk.AdditionalProperties), Is.EqualTo(("q", default(object))));
    }

    [TestCase("""{"object":"brand.new","chunks":[1],"search_query":"q"}""")]
    [TestCase("""{"choices":[],"chunks":"three"}""")]
    public void Chunks_OfAnotherKindOfEvent_AreKeptAsTheyAre(string json)
    {
        var chunk = Wire.Read<ChatCompletionChunk>(json);

        Assert.That(chunk.References, Is.Null);
        Assert.That(Wire.Write(chunk), Is.EqualTo(json));
    }

    [TestCase(References + "|[DONE]")]
    [TestCase(References)]
    [TestCase(References + """|{"choices":[],"usage":{"total_tokens":3}}|[DONE]""")]
    public async Task StreamAsync_ReferencesAndNothingAfterThem_IsNoAnswer(string events)
    {
        using var client = Streaming(events);

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(chunks[0].References!.Chunks, Has.Count.EqualTo(1));
        var broken = (ChatStreamException)failure!;
        Assert.That(
            (broken.IsTruncated, broken.Message, broken.IsTransient),
            Is.EqualTo((true, "The stream ended after its references: no answer followed them.", true))
        );
    }

    [TestCase(Overflow + "|[DONE]")]
    [TestCase(Overflow)]
    public async Task StreamAsync_ReferencesThatDoNotFit_IsAnErrorThatSaysSo(string events)
    {
        using var client = Streaming(events);

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(chunks.Single().References!.FinishReason, Is.EqualTo(FinishReason.ContextOverflow));
        var broken = (ChatStreamException)failure!;
        Assert.That(
            (broken.IsTruncated, broken.Error?.Code, broken.Kind, broken.IsTransient),
            Is.EqualTo((false, "context_overflow", ApiErrorKind.InvalidRequest, false))
        );
        Assert.That(broken.Message, Does.Contain("context_overflow").And.Contain("does not fit"));
    }

    [Test]
    public async Task StreamAsync_AnswerAfterAnOverflow_IsAnAnswer()
    {
        using var client = Streaming(
            Overflow + """|{"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop"}]}|[DONE]"""
        );

        var completion = await client.StreamAsync(Ask()).ToCompletionAsync();

        Assert.That((completion.Text, completion.References?.SearchQuery), Is.EqualTo(("Hi", "q")));
    }

    [Test]
    public async Task CompleteAsync_ReferencesThatDoNotFit_IsAnErrorThatSaysSo()
    {
        using var client = TestJamAi.Over(
            new VerbatimHandler(VerbatimReply.Json($$"""{"id":"i","choices":[],"references":{{Overflow}}}"""))
        );

        var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask()));

        Assert.That((failure.Error?.Code, failure.Kind), Is.EqualTo(("context_overflow", ApiErrorKind.InvalidRequest)));
    }

    [TestCase("")]
    [TestCase("\n\n")]
    public async Task StreamAsync_EmptyBody_IsAnErrorThatSaysSo(string body)
    {
        using var client = TestJamAi.Over(new VerbatimHandler(VerbatimReply.Events(body)));

        var failure = await FailureAsync<ChatStreamException>(client.StreamAsync(Ask()));

        Assert.That(
            (failure.IsTruncated, failure.Message),
            Is.EqualTo((true, "The stream was empty: it ended before anything of an answer had come."))
        );
    }

    [Test]
    public async Task StreamAsync_AnswerWithoutAnEnd_IsAnErrorWithTheTextSoFar()
    {
        using var client = Streaming(
            References + """|{"choices":[{"index":0,"delta":{"content":"Hal"},"message":{"content":"Hal"}}]}"""
        );

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        var broken = (ChatStreamException)failure!;
        Assert.That(
            (broken.IsTruncated, broken.PartialText, broken.Message),
            Is.EqualTo(
                (
                    true,
                    "Hal",
                    "The stream ended before the answer was complete: neither [DONE] nor every finish reason had come."
                )
            )
        );
    }

    private static ChatClient Streaming(string events) =>
        TestJamAi.Over(
            new VerbatimHandler(
                VerbatimReply.Events(string.Concat(events.Split('|').Select(static data => $"data: {data}\n\n")))
            )
        );
}
