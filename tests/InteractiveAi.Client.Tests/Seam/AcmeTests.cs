using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

/// <summary>Another gateway, with parameters and an error shape of its own, needs three classes and nothing else.</summary>
public sealed class AcmeTests
{
    private const string Reply =
        """{"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}""";

    [Test]
    public async Task CompleteAsync_OwnRequest_SendsItsOwnParameters()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Client(handler);

        await client.CompleteAsync(
            new AcmeChatRequest
            {
                Model = "m",
                Messages = ["Hi"],
                Mood = "calm",
                Patience = 3,
                Temperature = 0.5,
            }
        );

        Assert.That(handler.Request.Uri, Is.EqualTo(new Uri("https://acme.test/v9/chat/completions")));
        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """
                {"model":"m","messages":[{"role":"user","content":"Hi"}],"mood":"calm","patience":3,"temperature":0.5}
                """
            )
        );
    }

    [Test]
    public async Task CompleteAsync_ErrorInItsOwnShape_IsRead()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json("""{"fault":{"why":"Out of patience.","nr":17}}""", 400));
        using var client = Client(handler);

        var failure = await Assert.ThrowsAsync<ApiException>(() => client.CompleteAsync(Ask()));

        Assert.That(
            failure!.Error,
            Has.Property("Code").EqualTo("17").And.Property("Message").EqualTo("Out of patience.")
        );
        Assert.That(failure.Message, Does.Contain("Out of patience."));
    }

    [Test]
    public void CompleteAsync_ErrorInItsOwnShapeInsideA200_IsRead()
    {
        using var client = Client(new VerbatimHandler(VerbatimReply.Json("""{"fault":{"why":"Late.","nr":1}}""")));

        Assert.That(
            () => client.CompleteAsync(Ask()),
            Throws.TypeOf<ApiException>().With.Property("Error").Property("Code").EqualTo("1")
        );
    }

    [Test]
    public async Task StreamAsync_ErrorInItsOwnShape_EndsTheStream()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Events(
                """
                data: {"choices":[{"index":0,"delta":{"content":"Hel"}}]}

                data: {"fault":{"why":"Tired.","nr":2}}


                """
            )
        );
        using var client = Client(handler);

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(chunks.Select(chunk => chunk.Text), Is.EqualTo(["Hel"]));
        Assert.That(failure, Is.TypeOf<ChatStreamException>());
        Assert.That(
            (ChatStreamException)failure!,
            Has.Property("PartialText").EqualTo("Hel").And.Property("Error").Property("Message").EqualTo("Tired.")
        );
    }

    [Test]
    public void CompleteAsync_RequestOfAnotherGateway_IsRefusedNamingBoth()
    {
        using var acme = Client(new VerbatimHandler(VerbatimReply.Json(Reply)));
        using var interactive = Over(new VerbatimHandler(VerbatimReply.Json(Reply)));

        Assert.That(
            () => acme.CompleteAsync(new InteractiveAiChatRequest { Messages = ["Hi"] }),
            Throws.ArgumentException.With.Message.StartsWith(
                "InteractiveAiChatRequest can only be sent to Interactive AI; this client is configured for Acme."
            )
        );
        Assert.That(
            () => interactive.CompleteAsync(new AcmeChatRequest { Messages = ["Hi"] }),
            Throws.ArgumentException.With.Message.StartsWith(
                "AcmeChatRequest can only be sent to Acme; this client is configured for Interactive AI."
            )
        );
    }

    [Test]
    public void Validate_WhatTheGatewayDoesNotTake_IsNamedWithItsPlace()
    {
        using var client = Client(new VerbatimHandler(VerbatimReply.Json(Reply)));
        var request = Untaken();

        var problems = client.Validate(request);

        Assert.That(
            problems.Select(problem => problem.ToString()),
            Is.EquivalentTo([
                "$.messages[0].role: Acme has no role 'developer': it does not take it.",
                "$.messages[1].content[1].type: Acme has no content part 'video_url': it does not take it.",
                "$.tools[0].type: Acme has no tool 'function': it does not take it.",
                "$.response_format.type: Acme has no response format 'grammar': it does not take it.",
                "$.seed: Acme has no seed: it would drop it without a word.",
                "$.stream_options: Acme has no stream_options: it would drop it without a word.",
            ])
        );
        Assert.That(() => client.CompleteAsync(request), Throws.ArgumentException.With.Message.Contains("$.seed"));
        Assert.That(request.Validate(), Is.Empty, "before the gateway is known");
    }

    [Test]
    public void Validate_BoundsSwitchedOff_LeavesTheRestToTheGateway()
    {
        using var client = Client(
            new VerbatimHandler(VerbatimReply.Json(Reply)),
            options => options.ValidateBounds = false
        );

        Assert.That(client.Validate(Untaken()), Is.Empty);
        Assert.That(client.Validate(new ChatRequest { Messages = [] }), Has.Count.EqualTo(1));
    }

    [Test]
    public void Validate_UsageThatIsToldInAnyCase_MayBeAskedFor()
    {
        using var client = Client(new VerbatimHandler(VerbatimReply.Json(Reply)));
        var request = Ask() with { StreamOptions = new StreamOptions { IncludeUsage = true } };

        Assert.That(client.Validate(request), Is.Empty);
    }

    [Test]
    public void Validate_RequestOfAnotherGateway_SaysSo()
    {
        using var client = Client(new VerbatimHandler(VerbatimReply.Json(Reply)));

        var problems = client.Validate(new InteractiveAiChatRequest { Messages = ["Hi"], Temperature = 1.5 });

        Assert.That(problems.Select(problem => problem.Path), Is.EqualTo(["$", "$.temperature"]));
        Assert.That(() => client.Validate(null!), Throws.ArgumentNullException);
    }

    private static ChatRequest Untaken() =>
        new()
        {
            Messages =
            [
                new DeveloperMessage("Be brief."),
                new UserMessage(["What is it?", new VideoPart(new Uri("https://a.test/v.mp4"))]),
            ],
            Tools = [new FunctionTool("f"), Wire.Read<Tool>("""{"type":"of tomorrow"}""")],
            ResponseFormat = ResponseFormat.Grammar("root ::= \"yes\""),
            Seed = 7,
            StreamOptions = new StreamOptions { IncludeUsage = false },
        };

    private static ChatClient Client(HttpMessageHandler handler, Action<AcmeOptions>? configure = null)
    {
        AcmeOptions options = new() { ApiKey = Key, MaxRetries = 0 };
        configure?.Invoke(options);
        return new ChatClient(Http(handler), options);
    }
}
