using System.Text.Json;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatClientTests
{
    [Test]
    public async Task CompleteAsync_PortableRequest_SendsExactlyWhatIsSet()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler);
        var request = new ChatRequest
        {
            Model = "openai/gpt-4o",
            Messages = [new SystemMessage("Be brief."), "Olá <b>\"世界\"</b> 😀", new AssistantMessage("Oi")],
            Temperature = 0.5,
            MaxTokens = 100,
            Stop = "END",
            Metadata = new Dictionary<string, string> { ["run"] = "7" },
            AdditionalProperties = new Dictionary<string, JsonElement> { ["top_k"] = Json("40") },
        };

        await client.CompleteAsync(request);

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """
                {"model":"openai/gpt-4o","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Olá <b>\"世界\"</b> \uD83D\uDE00"},{"role":"assistant","content":"Oi"}],"temperature":0.5,"max_tokens":100,"stop":["END"],"metadata":{"run":"7"},"top_k":40}
                """
            )
        );
    }

    [Test]
    public async Task CompleteAsync_InteractiveAiRequest_SendsTheGatewaysOwnParameters()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler);
        var request = new InteractiveAiChatRequest
        {
            Models = ["anthropic/claude-sonnet-4.5", "openai/gpt-4o"],
            Route = RouteStrategy.Fallback,
            Messages = ["Hi"],
            Provider = new()
            {
                Order = ["Anthropic"],
                MaxPrice = new() { Prompt = 3m, Completion = "15" },
            },
            Plugins = [new WebPlugin { MaxResults = 3 }],
            SessionId = "run-42",
        };

        await client.CompleteAsync(request);

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """
                {"messages":[{"role":"user","content":"Hi"}],"models":["anthropic/claude-sonnet-4.5","openai/gpt-4o"],"route":"fallback","provider":{"order":["Anthropic"],"max_price":{"prompt":3,"completion":"15"}},"plugins":[{"id":"web","max_results":3}],"session_id":"run-42"}
                """
            )
        );
    }

    [Test]
    public async Task StreamAsync_OrdinaryRequest_AsksForAStreamWithUsage()
    {
        var handler = new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n"));
        using var client = Over(handler);

        await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """
                {"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":true}}
                """
            )
        );
    }

    private static IEnumerable<TestCaseData> OwnStreamOptions()
    {
        yield return new TestCaseData(
            new StreamOptions { IncludeUsage = false },
            """{"include_usage":false}"""
        ).SetArgDisplayNames("usage declined");
        yield return new TestCaseData(
            new StreamOptions
            {
                AdditionalProperties = new Dictionary<string, JsonElement> { ["include_obfuscation"] = Json("false") },
            },
            """{"include_usage":true,"include_obfuscation":false}"""
        ).SetArgDisplayNames("an unknown member");
        yield return new TestCaseData(
            new StreamOptions
            {
                IncludeUsage = true,
                AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = Json("[1.0]") },
            },
            """{"include_usage":true,"x":[1.0]}"""
        ).SetArgDisplayNames("both");
    }

    [TestCaseSource(nameof(OwnStreamOptions))]
    public async Task StreamAsync_StreamOptionsOfTheUser_AreKept(StreamOptions options, string expected)
    {
        var handler = new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n"));
        using var client = Over(handler);

        await ReadAsync(client.StreamAsync(Ask() with { StreamOptions = options }));

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                $$"""
                {"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{{expected}}}
                """
            )
        );
    }

    [Test]
    public async Task CompleteAsync_RequestReadWithTheStreamFlag_AsksForNoStream()
    {
        const string Read = """
            {"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":true},"top_k":1}
            """;
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler);
        var request = JsonSerializer.Deserialize(Read, InteractiveAiJsonContext.Wire.InteractiveAiChatRequest)!;

        await client.CompleteAsync(request);

        Assert.That(
            handler.Request.Body,
            Is.EqualTo("""{"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}],"top_k":1}""")
        );
        Assert.That(
            JsonSerializer.Serialize(request, InteractiveAiJsonContext.Wire.InteractiveAiChatRequest),
            Is.EqualTo(Read)
        );
    }

    [Test]
    public async Task StreamAsync_RequestReadWithTheStreamFlagOff_AsksForAStream()
    {
        var handler = new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n"));
        using var client = Over(handler);
        var request = JsonSerializer.Deserialize(
            """{"model":"openai/gpt-4o","stream":false,"messages":[{"role":"user","content":"Hi"}]}""",
            WireJson.Context.ChatRequest
        )!;

        await ReadAsync(client.StreamAsync(request));

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """
                {"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":true}}
                """
            )
        );
    }

    [Test]
    public async Task Calls_RequestChangesAfterwards_WhatWasGivenIsSent([Values] bool streaming)
    {
        var asked = new TaskCompletionSource<string>();
        var handler = new VerbatimHandler(
            streaming ? VerbatimReply.Events("data: [DONE]\n\n") : VerbatimReply.Json(Reply)
        );
        using var client = Over(
            handler,
            options => (options.ApiKey, options.ApiKeyProvider) = (null, (_, _) => new ValueTask<string>(asked.Task))
        );
        List<Message> messages = ["first"];
        Dictionary<string, JsonElement> more = new() { ["a"] = Json("1") };
        var request = new ChatRequest
        {
            Model = "m",
            Messages = messages,
            AdditionalProperties = more,
        };

        var call = streaming ? (Task)ReadAsync(client.StreamAsync(request)) : client.CompleteAsync(request);
        messages.Clear();
        messages.Add("second");
        more["a"] = Json("2");
        asked.SetResult(Key);
        await call;

        Assert.That(handler.Request.Body, Does.Contain("first").And.Contain("\"a\":1").And.Not.Contain("second"));
    }

    [Test]
    public async Task Calls_RequestIsSent_IsTheSameAsBefore([Values] bool streaming)
    {
        var handler = new VerbatimHandler(
            streaming ? VerbatimReply.Events("data: [DONE]\n\n") : VerbatimReply.Json(Reply)
        );
        using var client = Over(handler, options => options.DefaultModel = "openai/gpt-4o-mini");
        var request = new ChatRequest { Messages = ["Hi"] };

        await (streaming ? (Task)ReadAsync(client.StreamAsync(request)) : client.CompleteAsync(request));

        Assert.That(
            JsonSerializer.Serialize(request, WireJson.Context.ChatRequest),
            Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}]}""")
        );
    }

    [TestCase(null, null, """{"messages":[{"role":"user","content":"Hi"}]}""")]
    [TestCase(null, "of-client", """{"model":"of-client","messages":[{"role":"user","content":"Hi"}]}""")]
    [TestCase("of-call", "of-client", """{"model":"of-call","messages":[{"role":"user","content":"Hi"}]}""")]
    public async Task CompleteAsync_Model_IsTheRequestsElseTheClientsElseTheAccounts(
        string? model,
        string? byDefault,
        string expected
    )
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply), VerbatimReply.Json(Reply));
        using var client = Over(handler, options => options.DefaultModel = byDefault);

        await client.CompleteAsync(new ChatRequest { Model = model, Messages = ["Hi"] });
        await client.CompleteAsync("Hi", model);

        Assert.That(handler.Requests.Select(request => request.Body), Is.EqualTo(new[] { expected, expected }));
    }

    [Test]
    public async Task CompleteAsync_ListOfModels_IsEnoughBesideADefaultModel()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply), VerbatimReply.Json(Reply));
        using var client = Over(handler, options => options.DefaultModel = "of-client");

        await client.CompleteAsync(new InteractiveAiChatRequest { Models = ["a", "b"], Messages = ["Hi"] });
        await client.CompleteAsync(new InteractiveAiChatRequest { Models = [], Messages = ["Hi"] });

        Assert.That(
            handler.Requests.Select(request => request.Body),
            Is.EqualTo(
                new[]
                {
                    """{"messages":[{"role":"user","content":"Hi"}],"models":["a","b"]}""",
                    """{"model":"of-client","messages":[{"role":"user","content":"Hi"}],"models":[]}""",
                }
            )
        );
    }

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
