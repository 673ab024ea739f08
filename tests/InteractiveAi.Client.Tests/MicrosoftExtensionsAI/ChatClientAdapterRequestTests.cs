using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Requests that the caller makes with RawRepresentationFactory, and members of the body in AdditionalProperties.</summary>
public class ChatClientAdapterRequestTests
{
    private static readonly ChatMessage[] hi = [new(ChatRole.User, "Hi")];

    [Test]
    public async Task RawRequest_WithValuesOfItsOwn_IsNotOverwritten([Values] bool streaming)
    {
        var options = Everything();
        options.RawRepresentationFactory = static _ => new OrqChatRequest
        {
            Messages = [new SystemMessage("First.")],
            Model = "raw",
            Temperature = 0.5,
            TopP = 0.25,
            TopK = 1,
            FrequencyPenalty = 0.1,
            PresencePenalty = 0.2,
            MaxTokens = 10,
            Seed = 1,
            Stop = ["raw"],
            ResponseFormat = ResponseFormat.JsonObject,
            ToolChoice = ToolChoice.None,
            Tools = [new FunctionTool("of_raw")],
            ParallelToolCalls = false,
            ReasoningEffort = EffortLevel.Minimal,
            AdditionalProperties = new Dictionary<string, System.Text.Json.JsonElement>
            {
                ["extra"] = Wire.Element("1"),
            },
        };
        options.ModelId = null;

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, hi, options, streaming: streaming);

        var stream = streaming ? ""","stream":true,"stream_options":{"include_usage":true}""" : "";
        Assert.That(
            sent.Body,
            Is.EqualTo(
                CanonicalJson.Of(
                    $$$$$"""
                    {"model":"raw","messages":[{"role":"system","content":"Instructions."},{"role":"system","content":"First."},
                      {"role":"user","content":"Hi"}],
                      "temperature":0.5,"top_p":0.25,"top_k":1,"frequency_penalty":0.1,"presence_penalty":0.2,"max_tokens":10,
                      "seed":1,"stop":["raw","typed"],"response_format":{"type":"json_object"},"tool_choice":"none",
                      "tools":[{"type":"function","function":{"name":"of_raw"}},
                        {"type":"function","function":{"name":"typed","parameters":{"type":"object","properties":{}}}}],
                      "parallel_tool_calls":false,"reasoning_effort":"minimal","extra":1
                      {{{{{stream}}}}}}
                    """
                )
            )
        );
    }

    [Test]
    public async Task RawRequest_WithoutValues_IsFilled([Values] bool streaming)
    {
        var options = Everything();
        options.RawRepresentationFactory = static _ => new OrqChatRequest { Messages = [], Name = "trace" };

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, hi, options, streaming: streaming);

        var stream = streaming ? ""","stream":true,"stream_options":{"include_usage":true}""" : "";
        Assert.That(
            sent.Body,
            Is.EqualTo(
                CanonicalJson.Of(
                    $$$$$"""
                    {"model":"typed","messages":[{"role":"system","content":"Instructions."},{"role":"user","content":"Hi"}],
                      "name":"trace","temperature":0.9,"top_p":0.9,"top_k":9,"frequency_penalty":0.9,"presence_penalty":0.9,
                      "max_completion_tokens":9,"seed":9,"stop":["typed"],"response_format":{"type":"text"},
                      "tool_choice":"required",
                      "tools":[{"type":"function","function":{"name":"typed","parameters":{"type":"object","properties":{}}}}],
                      "parallel_tool_calls":true,"reasoning_effort":"high"
                      {{{{{stream}}}}}}
                    """
                )
            )
        );
    }

    [Test]
    public async Task RawRequest_OfInteractiveAi_KeepsEachSettingOfItsReasoning()
    {
        var options = new ChatOptions
        {
            Reasoning = new() { Effort = ReasoningEffort.High, Output = ReasoningOutput.None },
            Tools = [new HostedWebSearchTool()],
            RawRepresentationFactory = static _ => new InteractiveAiChatRequest
            {
                Messages = [],
                Reasoning = new ReasoningSettings { Effort = EffortLevel.Low },
                Plugins = [new WebPlugin { MaxResults = 2 }],
            },
        };

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, options);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.Body(
                    TestGateway.InteractiveAi,
                    """ "reasoning":{"effort":"low","exclude":true},"plugins":[{"id":"web","max_results":2}] """
                )
            )
        );
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task RawRepresentationFactory_OfACall_IsAskedOnceWithTheAdapter(bool streaming)
    {
        var asked = new List<IChatClient>();
        var reply = streaming ? VerbatimReply.Events(AdapterOver.Events) : VerbatimReply.Json(AdapterOver.Answer);
        var client = AdapterOver.Client(TestGateway.InteractiveAi, new VerbatimHandler(reply));
        var options = new ChatOptions
        {
            RawRepresentationFactory = asking =>
            {
                asked.Add(asking);
                return null;
            },
        };

        _ = streaming
            ? await client.GetStreamingResponseAsync("Hi", options).ToChatResponseAsync()
            : await client.GetResponseAsync("Hi", options);

        Assert.That(asked, Is.EqualTo(new[] { client }));
    }

    [TestCase(TestGateway.InteractiveAi)]
    [TestCase(TestGateway.Orq)]
    [TestCase(TestGateway.JamAi)]
    [TestCase(TestGateway.Compatible)]
    public async Task RawRequest_ThatIsPortable_IsTakenByEveryGateway(TestGateway gateway)
    {
        var options = new ChatOptions
        {
            MaxOutputTokens = 5,
            Reasoning = new() { Effort = ReasoningEffort.Low },
            RawRepresentationFactory = static _ => new ChatRequest { Messages = ["Before"], Temperature = 0.5 },
        };

        var sent = await AdapterOver.SendAsync(gateway, options);

        var effort =
            gateway is TestGateway.InteractiveAi
                ? """ "reasoning":{"effort":"low"} """
                : """ "reasoning_effort":"low" """;
        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    gateway,
                    """{"role":"user","content":"Before"},{"role":"user","content":"Hi"}""",
                    $""" "temperature":0.5,"max_completion_tokens":5,{effort}"""
                )
            )
        );
    }

    [Test]
    public void RawRequest_ThatSaysAMemberTwice_IsRefusedAsWithoutTheAdapter([Values] TestGateway gateway)
    {
        var options = new ChatOptions
        {
            AdditionalProperties = new() { ["x"] = 1 },
            RawRepresentationFactory = static _ => new ChatRequest
            {
                Messages = [],
                ReasoningEffort = EffortLevel.Low,
                AdditionalProperties = new Dictionary<string, System.Text.Json.JsonElement>
                {
                    ["reasoning_effort"] = Wire.Element("\"high\""),
                },
            },
        };

        Assert.That(
            () => AdapterOver.SendAsync(gateway, options),
            Throws.ArgumentException.With.Message.Contains("reasoning_effort")
        );
    }

    [Test]
    public void RawRequest_OfAnotherGateway_IsRefusedInBothNames()
    {
        var client = AdapterOver.Client(TestGateway.Orq, new VerbatimHandler());
        var options = new ChatOptions { RawRepresentationFactory = static _ => new JamAiChatRequest { Messages = [] } };

        Assert.That(
            () =>
            {
                _ = client.GetResponseAsync("Hi", options);
            },
            Throws.ArgumentException.With.Message.Contains("JamAI Base").And.Message.Contains("orq.ai")
        );
    }

    [Test]
    public async Task RawRepresentation_OfAnotherLibrary_IsReported()
    {
        var options = new ChatOptions { RawRepresentationFactory = static _ => "something", Temperature = 1 };

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(TestGateway.Orq, "\"temperature\":1")));
            Assert.That(
                sent.Report,
                Is.EqualTo(new[] { "RawRepresentationFactory's String: orq.ai takes only a request of this library." })
            );
        }
    }

    [Test]
    public async Task AdditionalProperties_OfACall_AreMembersOfTheBody()
    {
        var options = new ChatOptions
        {
            Temperature = 0.9f,
            AdditionalProperties = new()
            {
                ["temperature"] = 0.25,
                ["provider"] = Wire.Element("""{"order":["openai"],"allow_fallbacks":false,"new":1}"""),
                ["session_id"] = "s-1",
                ["safe_prompt"] = true,
                ["nothing"] = null,
                ["strict"] = true,
            },
        };

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.Body(
                        TestGateway.InteractiveAi,
                        """
                        "temperature":0.25,"provider":{"order":["openai"],"allow_fallbacks":false,"new":1},"session_id":"s-1","safe_prompt":true
                        """
                    )
                )
            );
            Assert.That(sent.Report, Is.Empty);
        }
    }

    [Test]
    public async Task AdditionalProperties_BesideARequestThatSaysTheSame_YieldToIt()
    {
        var options = new ChatOptions
        {
            AdditionalProperties = new() { ["top_k"] = 3, ["name"] = "of the properties" },
            RawRepresentationFactory = static _ => new OrqChatRequest { Messages = [], Name = "of the request" },
            TopK = 9,
        };

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, options);

        Assert.That(
            sent.Body,
            Is.EqualTo(AdapterOver.Body(TestGateway.Orq, """ "name":"of the request","top_k":3 """))
        );
    }

    [TestCase("messages", "messages: orq.ai is told it by the call itself.")]
    [TestCase("stream", "stream: orq.ai is told it by the call itself.")]
    [TestCase("user", "user: orq.ai has no place for it.")]
    [TestCase(
        "interactiveai.timout",
        "interactiveai.timout: orq.ai is sent nothing under a reserved key that does not exist."
    )]
    public async Task AdditionalProperties_WithoutAPlace_AreReported(string key, string report)
    {
        var sent = await AdapterOver.SendAsync(
            TestGateway.Orq,
            new ChatOptions { AdditionalProperties = new() { [key] = "x" } }
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(TestGateway.Orq)));
            Assert.That(sent.Report, Is.EqualTo(new[] { report }));
        }
    }

    [Test]
    public void AdditionalProperties_ThatAreNoValueOfTheirMember_AreRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Send(new() { ["temperature"] = "secret" }), Refuses("temperature"));
            Assert.That(() => Send(new() { ["tools"] = "secret" }), Refuses("tools"));
            Assert.That(() => Send(new() { ["x"] = new Uri("https://secret.test").GetType() }), Refuses("x"));
            Assert.That(() => Send(new() { [ChatAdapterOptions.TimeoutKey] = "secret" }), Refuses("timeout"));
            Assert.That(() => Send(new() { [ChatAdapterOptions.TimeoutKey] = double.NaN }), Refuses("timeout"));
            Assert.That(() => Send(new() { [ChatAdapterOptions.MaxRetriesKey] = "secret" }), Refuses("max_retries"));
            Assert.That(
                () => Send(new() { [ChatAdapterOptions.HeaderKeyPrefix + "X-A"] = new object() }),
                Refuses("X-A")
            );
        }
    }

    [Test]
    public async Task ReservedKeys_OfACall_AreHeadersAndLimits()
    {
        var sent = await AdapterOver.SendAsync(
            TestGateway.JamAi,
            new ChatOptions
            {
                AdditionalProperties = new()
                {
                    [ChatAdapterOptions.HeaderKeyPrefix + "X-PROJECT-ID"] = "p-1",
                    [ChatAdapterOptions.HeaderKeyPrefix + "X-Count"] = Wire.Element("\"7\""),
                    [ChatAdapterOptions.TimeoutKey] = TimeSpan.FromMinutes(1),
                    [ChatAdapterOptions.StreamIdleTimeoutKey] = 30,
                    [ChatAdapterOptions.MaxRetriesKey] = 1L,
                },
            }
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(TestGateway.JamAi)));
            Assert.That(sent.Request["X-PROJECT-ID"], Is.EqualTo("p-1"));
            Assert.That(sent.Request["X-Count"], Is.EqualTo("7"));
            Assert.That(sent.Request["User-Agent"], Does.StartWith("InteractiveAi.Client/"));
            Assert.That(sent.Report, Is.Empty);
        }
    }

    [TestCase("\"00:00:05\"")]
    [TestCase("\"5\"")]
    [TestCase("5")]
    [TestCase("5.0")]
    public async Task ReservedKey_OfATimeLimit_EndsTheCall(string value)
    {
        var clock = new ManualTimeProvider();
        var arrived = new TaskCompletionSource();
        var handler = new VerbatimHandler(VerbatimReply.Never(arrived));
        var client = AdapterOver
            .Native(TestGateway.InteractiveAi, handler, options => options.TimeProvider = clock)
            .AsIChatClient();

        var call = client.GetResponseAsync(
            "Hi",
            new() { AdditionalProperties = new() { [ChatAdapterOptions.TimeoutKey] = Wire.Element(value) } }
        );
        await arrived.Task;
        clock.Advance(TimeSpan.FromSeconds(5));

        var failure = await TestClient.FailureAsync<ChatTimeoutException>(call);
        Assert.That(failure, Is.Not.InstanceOf<OperationCanceledException>());
    }

    private static Task<AdapterOver.Sent> Send(AdditionalPropertiesDictionary properties) =>
        AdapterOver.SendAsync(TestGateway.InteractiveAi, new ChatOptions { AdditionalProperties = properties });

    private static NUnit.Framework.Constraints.ContainsConstraint Refuses(string name) =>
        Throws
            .ArgumentException.With.Property("ParamName")
            .EqualTo("options")
            .And.Message.Contains(name)
            .And.Message.Not.Contains("secret");

    private static ChatOptions Everything() =>
        new()
        {
            ModelId = "typed",
            Instructions = "Instructions.",
            Temperature = 0.9f,
            TopP = 0.9f,
            TopK = 9,
            FrequencyPenalty = 0.9f,
            PresencePenalty = 0.9f,
            MaxOutputTokens = 9,
            Seed = 9,
            StopSequences = ["typed"],
            ResponseFormat = ChatResponseFormat.Text,
            Tools = [AIFunctionFactory.CreateDeclaration("typed", null, Wire.Element("{}"))],
            ToolMode = ChatToolMode.RequireAny,
            AllowMultipleToolCalls = true,
            Reasoning = new() { Effort = ReasoningEffort.High },
        };
}
