using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public partial class ChatClientAdapterStreamTests
{
    [Test]
    public async Task Updates_OfAStreamThatChangesItsMind_AreOneMessageUnderTheFirstId()
    {
        var updates = await UpdatesAsync(
            """{"id":" ","created":0,"model":"","choices":[{"index":0,"delta":{"role":"assistant","content":"A"}}]}""",
            """{"id":"g1","created":0,"model":"m-1","choices":[{"index":0,"delta":{"role":"user","content":"B"}}]}""",
            """{"id":"g2","created":1760000000,"model":"","choices":[{"index":0,"delta":{"role":"model","content":"C","name":"Ada"},"finish_reason":"stop"}]}"""
        );

        var response = updates.ToChatResponse();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(updates.Select(static one => one.ResponseId).Distinct().Single(), Does.StartWith("iai-"));
            Assert.That(updates.Select(static one => one.MessageId).Distinct().Count(), Is.EqualTo(1));
            Assert.That(updates.Select(static one => one.Role), Has.All.EqualTo(ChatRole.Assistant));
            Assert.That(updates.Select(static one => one.ModelId), Has.None.EqualTo(""));
            Assert.That(updates[0].CreatedAt, Is.Null);
            Assert.That(response.Messages.Single().Text, Is.EqualTo("ABC"));
            Assert.That(response.Messages[0].AuthorName, Is.EqualTo("Ada"));
            Assert.That(response.CreatedAt, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1760000000)));
        }
    }

    [Test]
    public async Task Updates_OfAStreamWhoseIdChanges_KeepTheFirst()
    {
        var updates = await UpdatesAsync(
            """{"id":"g1","choices":[{"index":0,"delta":{"content":"A"}}]}""",
            """{"id":"g2","choices":[{"index":0,"delta":{"content":"B"},"finish_reason":"stop"}]}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(updates.Select(static one => one.ResponseId), Has.All.EqualTo("g1"));
            Assert.That(updates.ToChatResponse().Messages.Single().MessageId, Is.EqualTo("g1"));
        }
    }

    [TestCase("")]
    [TestCase(" ")]
    public async Task FinishReason_ThatIsBlank_IsNotTold(string reason)
    {
        var updates = await UpdatesAsync(Delta("""{"content":"A"}""", reason));

        Assert.That(updates.Select(static one => one.FinishReason), Has.All.Null);
    }

    [Test]
    public async Task Usage_ThatNeverCame_IsNotMadeUp()
    {
        var updates = await UpdatesAsync(Delta("""{"content":"A"}""", "stop"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(updates.SelectMany(static one => one.Contents).OfType<UsageContent>(), Is.Empty);
            Assert.That(updates.ToChatResponse().Usage, Is.Null);
        }
    }

    [TestCase(
        """{"tool_calls":[null,{"index":0,"id":"c1","function":{"name":"f","arguments":null}}],"annotations":[null],"images":[null],"reasoning_details":[null],"audio":null}""",
        // An empty list of details has to go back as one.
        "=>Signed;c1 f "
    )]
    [TestCase(
        """{"tool_calls":[],"annotations":[],"images":[],"content":[],"refusal":"","reasoning":"","name":""}""",
        "=>"
    )]
    [TestCase(
        """{"tool_calls":null,"annotations":null,"images":null,"content":null,"refusal":null,"reasoning":null,"reasoning_content":null}""",
        "=>"
    )]
    public async Task Stream_WithNullsAndNothings_IsReadAllTheSame(string delta, string expected)
    {
        var updates = await UpdatesAsync(Delta(delta), Delta("null", "stop"));

        Assert.That(Describe(updates.ToChatResponse().Messages.Single().Contents), Is.EqualTo(expected));
    }

    [Test]
    public async Task Choice_TwiceInOneChunk_LosesNothing()
    {
        var updates = await UpdatesAsync(
            """{"id":"g","choices":[{"index":0,"delta":{"content":"A"}},{"index":0,"delta":{"content":"B"},"finish_reason":"stop"}]}"""
        );

        Assert.That(updates.ToChatResponse().Text, Is.EqualTo("AB"));
    }

    [Test]
    public async Task Choices_OfAWholeAnswerInAnotherOrder_AreNotMixed([Values] bool streaming)
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                """
                {"id":"g","choices":[
                  {"index":1,"message":{"role":"assistant","content":"B","tool_calls":[{"id":"b","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"},
                  {"index":0,"message":{"role":"assistant","content":"A"},"finish_reason":"stop"}]}
                """
            )
        );
        var client = AdapterOver.Client(TestGateway.InteractiveAi, handler);

        var response = streaming
            ? await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()
            : await client.GetResponseAsync("Hi");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Describe(response.Messages.Single().Contents), Is.EqualTo("=>Text A"));
            Assert.That(response.FinishReason, Is.EqualTo(ChatFinishReason.Stop));
            Assert.That(
                ((JsonElement)response.AdditionalProperties!["choices"]!)[0].GetProperty("index").GetInt32(),
                Is.EqualTo(1)
            );
        }
    }

    [Test]
    public async Task Characters_ThatChunksPart_AreToldWhole()
    {
        var updates = await UpdatesAsync(
            Delta("""{"reasoning":"\ud83d"}"""),
            Delta("""{"reasoning":"\ude00"}"""),
            Delta("""{"content":"A\ud83d"}"""),
            Delta("""{"content":""}"""),
            Delta("""{"content":"\ude00\ud83d"}"""),
            Delta("""{"content":"\ude01B"}""", "stop")
        );

        Assert.That(
            updates.Select(static one => Describe(one.Contents)),
            Is.EqualTo(new[] { "=>Reasoning 😀", "=>Text A", "=>Text 😀", "=>Text 😁B", "=>" })
        );
    }

    [Test]
    public async Task Refusal_SaidAsAPartAndAsAMember_IsToldOnce([Values] bool streaming)
    {
        const string said =
            """{"role":"assistant","content":[{"type":"refusal","refusal":"I cannot."}],"refusal":"I cannot."}""";
        var client = AdapterOver.Client(
            TestGateway.InteractiveAi,
            new VerbatimHandler(
                streaming
                    ? AdapterOver.Stream(Delta(said, "stop"))
                    : VerbatimReply.Json(
                        $$$"""{"id":"g","choices":[{"index":0,"message":{{{said}}},"finish_reason":"stop"}]}"""
                    )
            )
        );

        var response = streaming
            ? await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()
            : await client.GetResponseAsync("Hi");

        Assert.That(((ErrorContent)response.Messages.Single().Contents.Single()).Message, Is.EqualTo("I cannot."));
    }

    [Test]
    public async Task Speech_InPieces_CanBeHeardAsItComes()
    {
        var updates = await UpdatesAsync(
            Delta("""{"audio":{"id":"a-1","transcript":"Hel"}}"""),
            Delta("""{"audio":{"data":"AQI="}}"""),
            Delta("""{"audio":{"transcript":"lo"}}""", "stop")
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                updates
                    .Take(3)
                    .Select(static one => ((ChatCompletionChunk)one.RawRepresentation!).FirstChoice!.Delta!.Audio),
                Has.All.Not.Null
            );
            Assert.That(updates.Take(3).SelectMany(static one => one.Contents), Is.Empty);
            Assert.That(updates[3].Contents.Single().AdditionalProperties!["transcript"], Is.EqualTo("Hello"));
        }
    }
}
