using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>The adapter keeps the contract of IChatClient. What it makes of options, messages and answers is in the files beside this one.</summary>
public class ChatClientAdapterTests
{
    private static readonly ChatMessage[] hi = [new(ChatRole.User, "Hi")];

    [Test]
    public void AsIChatClient_WithoutClientOrOptions_Throws()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => default(ChatClient)!.AsIChatClient(),
                Throws.ArgumentNullException.With.Property("ParamName").EqualTo("client")
            );
            Assert.That(
                () => new ChatClient("k").AsIChatClient((ChatAdapterOptions)null!),
                Throws.ArgumentNullException.With.Property("ParamName").EqualTo("options")
            );
            Assert.That(
                () => default(Tool)!.AsAITool(),
                Throws.ArgumentNullException.With.Property("ParamName").EqualTo("tool")
            );
        }
    }

    [Test]
    public void GetResponseAsync_WithoutMessages_ThrowsAtTheCall() =>
        Assert.That(
            () =>
            {
                _ = new ChatClient("k").AsIChatClient().GetResponseAsync((IEnumerable<ChatMessage>)null!);
            },
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo("messages")
        );

    [Test]
    public void GetStreamingResponseAsync_WithoutMessages_ThrowsAtTheCall() =>
        Assert.That(
            () =>
            {
                _ = new ChatClient("k").AsIChatClient().GetStreamingResponseAsync((IEnumerable<ChatMessage>)null!);
            },
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo("messages")
        );

    [Test]
    public void GetStreamingResponseAsync_WithARequestThatCannotBeSent_ThrowsAtTheCall() =>
        Assert.That(
            () =>
            {
                _ = new ChatClient("k").AsIChatClient().GetStreamingResponseAsync(hi, new() { Temperature = 9 });
            },
            Throws.ArgumentException.With.Message.Contains("temperature")
        );

    [TestCase(TestGateway.InteractiveAi, "interactive_ai")]
    [TestCase(TestGateway.Orq, "orq.ai")]
    [TestCase(TestGateway.JamAi, "jamai_base")]
    [TestCase(TestGateway.Compatible, "local.test")]
    public void GetService_ForMetadata_NamesProviderAddressAndModel(TestGateway gateway, string provider)
    {
        var client = AdapterOver.Client(gateway, new VerbatimHandler());

        var metadata = (ChatClientMetadata)client.GetService(typeof(ChatClientMetadata))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(metadata.ProviderName, Is.EqualTo(provider));
            Assert.That(metadata.ProviderUri, Is.EqualTo(AdapterOver.OptionsOf(gateway).Endpoint));
            Assert.That(metadata.DefaultModelId, Is.EqualTo("m"));
            Assert.That(client.GetService(typeof(ChatClientMetadata)), Is.SameAs(metadata));
        }
    }

    [Test]
    public void GetService_ForMetadataOfAClientWithAModel_NamesIt()
    {
        var options = new InteractiveAiOptions { ApiKey = "k", DefaultModel = "of-the-client" };

        var metadata = new ChatClient(options).AsIChatClient().GetService<ChatClientMetadata>();

        Assert.That(metadata!.DefaultModelId, Is.EqualTo("of-the-client"));
    }

    [Test]
    public void GetService_ThroughAPipeline_FindsWhatIsInside()
    {
        var native = new ChatClient("k");
        var view = native.AsIChatClient();
        using var pipeline = new FunctionLoopChatClient(new PassThrough(view));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(view.GetService(typeof(IChatClient)), Is.SameAs(view));
            Assert.That(view.GetService(typeof(ChatClient)), Is.SameAs(native));
            Assert.That(view.GetService(typeof(ChatClient), "key"), Is.Null);
            Assert.That(view.GetService(typeof(ChatClientMetadata), "key"), Is.Null);
            Assert.That(view.GetService(typeof(string)), Is.Null);
            Assert.That(() => view.GetService(null!), Throws.ArgumentNullException);
            Assert.That(pipeline.GetService<IChatClient>(), Is.SameAs(pipeline));
            Assert.That(pipeline.GetService<ChatClient>(), Is.SameAs(native));
            Assert.That(pipeline.GetService<ChatClientMetadata>()!.ProviderName, Is.EqualTo("interactive_ai"));
        }
    }

    [Test]
    public async Task Dispose_OfTheView_LeavesTheClientToItsOwner()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(AdapterOver.Answer));
        var native = AdapterOver.Native(TestGateway.InteractiveAi, handler);

        native.AsIChatClient().Dispose();
        var answer = await native.CompleteAsync("Hi");

        Assert.That(answer.Text, Is.EqualTo("Hello"));
    }

    [Test]
    public async Task GetResponseAsync_Always_EnumeratesTheMessagesOnce()
    {
        var enumerations = 0;
        IEnumerable<ChatMessage> Messages()
        {
            enumerations++;
            yield return hi[0];
        }

        await AdapterOver.SendAsync(TestGateway.Orq, Messages(), new ChatOptions { Instructions = "Be brief." });

        Assert.That(enumerations, Is.EqualTo(1));
    }

    [Test]
    public async Task GetResponseAsync_Always_LeavesOptionsAndMessagesAsTheyAre()
    {
        var raw = new InteractiveAiChatRequest { Messages = ["Before"], Temperature = 1 };
        var message = new ChatMessage(ChatRole.User, "Hi");
        var options = new ChatOptions
        {
            Instructions = "Be brief.",
            StopSequences = ["END"],
            Tools = [AIFunctionFactory.CreateDeclaration("f", null, Wire.Element("{}"))],
            AdditionalProperties = new() { ["top_k"] = 3 },
            ConversationId = "c",
            ToolMode = ChatToolMode.RequireAny,
            RawRepresentationFactory = _ => raw,
        };

        await AdapterOver.SendAsync(TestGateway.InteractiveAi, [message], options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.StopSequences, Is.EqualTo(new[] { "END" }));
            Assert.That(options.Tools, Has.Count.EqualTo(1));
            Assert.That(options.AdditionalProperties, Has.Count.EqualTo(1));
            Assert.That(options.ConversationId, Is.EqualTo("c"));
            Assert.That(options.ToolMode, Is.EqualTo(ChatToolMode.RequireAny));
            Assert.That(raw.Messages, Has.Count.EqualTo(1));
            Assert.That(raw.Tools, Is.Null);
            Assert.That(message.Contents, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task GetResponseAsync_ManyAtOnce_KeepsThemApart()
    {
        const int count = 32;
        var handler = new EchoHandler();
        var client = AdapterOver.Client(TestGateway.InteractiveAi, handler);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(async i =>
                    i % 2 is 0
                        ? (await client.GetResponseAsync($"<{i}>")).Text
                        : (await client.GetStreamingResponseAsync($"<{i}>").ToChatResponseAsync()).Text
                )
        );

        Assert.That(answers, Is.EqualTo(Enumerable.Range(0, count).Select(i => $"<{i}>")));
    }

    [Test]
    public async Task GetResponseAsync_OverAClientThatStandsIn_IsAnsweredByIt()
    {
        var client = new StandIn().AsIChatClient("m");

        var whole = await client.GetResponseAsync("Hi", new() { TopK = 3 });
        var streamed = await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole.Text, Is.EqualTo("""m {"top_k":3}"""));
            Assert.That(streamed.Text, Is.EqualTo("streamed"));
            Assert.That(client.GetService<ChatClientMetadata>()!.ProviderName, Is.Null);
        }
    }

    [Test]
    public async Task GetResponseAsync_OverAStandInWithAGatewaysRequest_CompletesThat()
    {
        var client = new StandIn().AsIChatClient("m");
        ChatOptions options = new()
        {
            TopK = 3,
            RawRepresentationFactory = static _ => new Orq.OrqChatRequest { Messages = [], Name = "trace" },
        };

        var answer = await client.GetResponseAsync("Hi", options);

        Assert.That(answer.Text, Is.EqualTo("m trace 3"));
    }

    private sealed class PassThrough(IChatClient inner) : DelegatingChatClient(inner);

    private sealed class StandIn : ChatClient
    {
        public override Task<ChatCompletion> CompleteAsync(
            ChatRequest request,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult(
                new ChatCompletion
                {
                    Choices =
                    [
                        new()
                        {
                            Message = new AssistantMessage(
                                request is Orq.OrqChatRequest own
                                    ? $"{own.Model} {own.Name} {own.TopK}"
                                    : $$"""{{request.Model}} {"top_k":{{request.AdditionalProperties!["top_k"]}}}"""
                            ),
                        },
                    ],
                }
            );

        public override async IAsyncEnumerable<ChatCompletionChunk> StreamAsync(
            ChatRequest request,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default
        )
        {
            await Task.CompletedTask;
            yield return Chunks.Read("""{"id":"g","choices":[{"index":0,"delta":{"content":"streamed"}}]}""");
        }
    }

    /// <summary>Answers with the text that it was sent, streamed when that was asked for.</summary>
    private sealed class EchoHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var body = Wire.Element((await VerbatimRequest.OfAsync(request, cancellationToken)).Body);
            var text = body.GetProperty("messages")[0].GetProperty("content").GetString();
            await Task.Yield();
            var reply = body.TryGetProperty("stream", out _)
                ? AdapterOver.Stream(
                    $$$"""{"id":"{{{text}}}","choices":[{"index":0,"delta":{"content":"{{{text}}}"},"finish_reason":"stop"}]}"""
                )
                : VerbatimReply.Json(
                    $$$"""{"id":"g","choices":[{"index":0,"message":{"role":"assistant","content":"{{{text}}}"},"finish_reason":"stop"}]}"""
                );
            return await reply.AnswerAsync(request, cancellationToken);
        }
    }
}
