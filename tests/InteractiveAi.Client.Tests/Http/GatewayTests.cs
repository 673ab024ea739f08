namespace InteractiveAi.Client.Tests;

public sealed class GatewayTests
{
    private static readonly InteractiveAiGateway interactive = new(new Uri("https://app.interactive.ai/api/v1"));
    private static readonly OtherGateway other = new();

    [Test]
    public void Prepare_SoundRequest_IsTheSameObject()
    {
        ChatRequest[] requests =
        [
            new ChatRequest { Messages = ["Hi"], Model = "m" },
            new InteractiveAiChatRequest { Messages = ["Hi"] },
        ];

        Assert.That(
            requests.Select(request => interactive.Prepare(request, new TestOptions(), streaming: false)),
            Is.EqualTo(requests).Using<ChatRequest>(ReferenceEquals)
        );
    }

    [Test]
    public void Prepare_RequestWithoutModel_GetsTheDefaultAndKeepsItsType()
    {
        InteractiveAiChatRequest request = new() { Messages = ["Hi"], SessionId = "s" };

        ChatRequest prepared = interactive.Prepare(request, new TestOptions { DefaultModel = "m" }, streaming: false);

        Assert.That(prepared, Is.TypeOf<InteractiveAiChatRequest>().And.Property("Model").EqualTo("m"));
        Assert.That(((InteractiveAiChatRequest)prepared).SessionId, Is.EqualTo("s"));
        Assert.That(request.Model, Is.Null, "the caller's request was touched");
    }

    [Test]
    public void Prepare_RequestThatNamesAModelOrModels_DoesNotGetTheDefault()
    {
        TestOptions options = new() { DefaultModel = "default" };

        var named = interactive.Prepare(new ChatRequest { Messages = ["Hi"], Model = "m" }, options, streaming: false);
        var several = interactive.Prepare(
            new InteractiveAiChatRequest { Messages = ["Hi"], Models = ["a", "b"] },
            options,
            streaming: false
        );
        var none = interactive.Prepare(
            new InteractiveAiChatRequest { Messages = ["Hi"], Models = [] },
            options,
            streaming: false
        );

        Assert.That((named.Model, several.Model, none.Model), Is.EqualTo(("m", (string?)null, "default")));
    }

    [Test]
    public void Prepare_NoModelAnywhere_IsRefusedOnlyWhereOneIsRequired()
    {
        ChatRequest request = new() { Messages = ["Hi"] };

        Assert.That(
            () => other.Prepare(request, new TestOptions(), streaming: false),
            Throws
                .ArgumentException.With.Message.StartsWith(
                    "Other requires a model: set it on the request or as the client's DefaultModel."
                )
                .And.Property("ParamName")
                .EqualTo("request")
        );
        Assert.That(interactive.Prepare(request, new TestOptions(), streaming: false), Is.SameAs(request));
        Assert.That(
            other.Prepare(request, new TestOptions { DefaultModel = "m" }, streaming: false).Model,
            Is.EqualTo("m")
        );
    }

    [Test]
    public void Prepare_RequestOfAnotherGateway_IsRefused()
    {
        Assert.That(
            () => interactive.Prepare(new OtherRequest { Messages = ["Hi"] }, new TestOptions(), streaming: false),
            Throws.ArgumentException.With.Message.StartsWith(
                "OtherRequest can only be sent to Other; this client is configured for Interactive AI."
            )
        );
        Assert.That(
            () =>
                other.Prepare(
                    new InteractiveAiChatRequest { Messages = ["Hi"], Model = "m" },
                    new TestOptions(),
                    streaming: false
                ),
            Throws.ArgumentException.With.Message.StartsWith(
                "InteractiveAiChatRequest can only be sent to Interactive AI; this client is configured for Other."
            )
        );
        Assert.That(
            other.Prepare(new OtherRequest { Messages = ["Hi"], Model = "m" }, new TestOptions(), streaming: false),
            Is.TypeOf<OtherRequest>()
        );
    }

    [Test]
    public void Prepare_RequestDerivedByAUser_IsRefusedWithThePointerToTheBag() =>
        Assert.That(
            () => interactive.Prepare(new UsersRequest { Messages = ["Hi"] }, new TestOptions(), streaming: false),
            Throws.ArgumentException.With.Message.StartsWith(
                "UsersRequest is derived from ChatRequest: its members would not be sent. "
                    + "Put them into AdditionalProperties of a request type of this library."
            )
        );

    [Test]
    public void Prepare_UnsoundRequest_IsRefusedWithEverythingThatIsWrong() =>
        Assert.That(
            () =>
                interactive.Prepare(
                    new InteractiveAiChatRequest
                    {
                        Messages = [],
                        Temperature = 3,
                        SessionId = new string('s', 129),
                    },
                    new TestOptions(),
                    streaming: true
                ),
            Throws.ArgumentException.With.Message.StartsWith(
                "The request is not valid. $.messages: At least one message is required. "
                    + "$.temperature: 3 is not from 0 to 2. $.session_id: 129 characters are more than 128."
            )
        );

    [Test]
    public void Prepare_BoundsSwitchedOff_ChecksEverythingElse()
    {
        TestOptions options = new() { ValidateBounds = false };

        ChatRequest far = interactive.Prepare(
            new ChatRequest
            {
                Messages = ["Hi"],
                Temperature = 3,
                MaxTokens = 0,
            },
            options,
            streaming: false
        );

        Assert.That(far.Temperature, Is.EqualTo(3));
        Assert.That(
            () =>
                interactive.Prepare(
                    new ChatRequest { Messages = ["Hi"], TopP = double.NaN },
                    options,
                    streaming: false
                ),
            Throws.ArgumentException
        );
        Assert.That(
            () => interactive.Prepare(new ChatRequest { Messages = [] }, options, streaming: false),
            Throws.ArgumentException
        );
    }

    [Test]
    public void Prepare_BoundsOfTheGateway_AreTheOnesThatCount()
    {
        ChatRequest request = new()
        {
            Messages = ["Hi"],
            Model = "m",
            Temperature = 1.5,
        };

        Assert.That(interactive.Prepare(request, new TestOptions(), streaming: false), Is.SameAs(request));
        Assert.That(
            () => other.Prepare(request, new TestOptions(), streaming: false),
            Throws.ArgumentException.With.Message.Contains("$.temperature: 1.5 is not from 0 to 1.")
        );
    }

    [TestCase("""{"messages":[],"stream":true}""")]
    [TestCase("""{"messages":[],"stream":false}""")]
    public async Task Prepare_NotStreaming_TheFlagOfARequestThatWasReadIsNotSent(string json)
    {
        ChatRequest read = Wire.Read<ChatRequest>(json) with { Messages = ["Hi"] };

        ChatRequest prepared = interactive.Prepare(read, new TestOptions(), streaming: false);

        Assert.That(await Wire.BodyAsync(prepared), Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}]}"""));
        Assert.That(Wire.Write(read), Does.Contain("\"stream\":"), "the caller's request was touched");
    }

    [Test]
    public async Task Prepare_Streaming_SetsTheFlagAndAsksForUsage()
    {
        ChatRequest request = new() { Messages = ["Hi"] };

        ChatRequest prepared = interactive.Prepare(request, new TestOptions(), streaming: true);

        Assert.That(
            await Wire.BodyAsync(prepared),
            Is.EqualTo(
                """{"messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":true}}"""
            )
        );
        Assert.That(Wire.Write(request), Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}]}"""));
    }

    [TestCase("""{"include_usage":false}""", """{"include_usage":false}""")]
    [TestCase("""{"include_usage":true}""", """{"include_usage":true}""")]
    [TestCase("""{"x-new":1.0}""", """{"include_usage":true,"x-new":1.0}""")]
    [TestCase("""{}""", """{"include_usage":true}""")]
    public async Task Prepare_StreamingWithOptions_OnlyFillsWhatIsOpen(string options, string sent)
    {
        ChatRequest request = Wire.Read<ChatRequest>($$"""{"messages":[],"stream_options":{{options}}}""") with
        {
            Messages = ["Hi"],
        };

        ChatRequest prepared = interactive.Prepare(request, new TestOptions(), streaming: true);

        Assert.That(
            await Wire.BodyAsync(prepared),
            Is.EqualTo($$"""{"messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{{sent}}}""")
        );
    }

    [Test]
    public async Task Prepare_StreamingWhereUsageIsNotAskedFor_SetsOnlyTheFlag()
    {
        ChatRequest request = new() { Messages = ["Hi"], Model = "m" };

        ChatRequest prepared = other.Prepare(request, new TestOptions(), streaming: true);

        Assert.That(
            await Wire.BodyAsync(prepared),
            Is.EqualTo("""{"model":"m","messages":[{"role":"user","content":"Hi"}],"stream":true}""")
        );
    }

    [TestCase("https://app.interactive.ai", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/api", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/api/", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/api/v1", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/api/v1/", "https://app.interactive.ai/api/v1/chat/completions")]
    [TestCase("https://app.interactive.ai/api/v2/", "https://app.interactive.ai/api/v2/chat/completions")]
    [TestCase("https://proxy.test/llm/api", "https://proxy.test/llm/api/v1/chat/completions")]
    [TestCase("http://localhost:8080", "http://localhost:8080/api/v1/chat/completions")]
    [TestCase("https://proxy.test/v1/chat/completions", "https://proxy.test/v1/chat/completions")]
    [TestCase("https://proxy.test/v1/chat/completions/", "https://proxy.test/v1/chat/completions")]
    [TestCase("https://proxy.test/v1?tenant=a", "https://proxy.test/v1/chat/completions?tenant=a")]
    public void ChatCompletionsUri_BaseAddressInAnyForm_LeadsToTheEndpoint(string endpoint, string expected) =>
        Assert.That(new InteractiveAiGateway(new Uri(endpoint)).ChatCompletionsUri.AbsoluteUri, Is.EqualTo(expected));

    private sealed record UsersRequest : ChatRequest
    {
        public int? TopK { get; init; }
    }
}
