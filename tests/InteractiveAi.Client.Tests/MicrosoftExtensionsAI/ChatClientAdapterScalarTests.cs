using InteractiveAi.Client.Orq;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Numbers and names of a call: as they were meant, refused where no gateway could take them, the nearest of several.</summary>
public class ChatClientAdapterScalarTests
{
    [TestCase(0f, "0")]
    [TestCase(0.1f, "0.1")]
    [TestCase(0.3f, "0.3")]
    [TestCase(1.1f, "1.1")]
    [TestCase(0.7999999f, "0.7999999")]
    [TestCase(1e-8f, "1E-08")]
    [TestCase(float.MaxValue, "3.4028235E+38")]
    [TestCase(-16777216f, "-16777216")]
    public async Task Temperature_OfAnySize_HasTheDigitsThatItWasWrittenWith(float value, string digits)
    {
        var sent = await AdapterOver.SendAsync(TestGateway.Compatible, new ChatOptions { Temperature = value });

        // The text and not its canonical form: an artefact is a matter of digits.
        Assert.That(sent.Request.Body, Does.Contain($"\"temperature\":{digits}").And.Not.Contain($":{digits}0"));
    }

    private static IEnumerable<TestCaseData> Unsendable =>
        [
            Case("temperature", o => o.Temperature = float.NaN),
            Case("top_p", o => o.TopP = float.PositiveInfinity),
            Case("frequency_penalty", o => o.FrequencyPenalty = float.NegativeInfinity),
            Case("presence_penalty", o => o.PresencePenalty = float.NaN),
            Case("stop[0]", o => o.StopSequences = [null!]),
        ];

    [TestCaseSource(nameof(Unsendable))]
    public void Option_ThatNoJsonCanHold_IsRefusedAtTheCall(string member, Action<ChatOptions> set)
    {
        var options = new ChatOptions();
        set(options);

        foreach (var gateway in AdapterOver.All)
        {
            var client = AdapterOver.Client(gateway, new VerbatimHandler());
            Assert.That(
                () =>
                {
                    _ = client.GetStreamingResponseAsync("Hi", options);
                },
                Throws.ArgumentException.With.Message.Contains("$." + member),
                gateway.ToString()
            );
        }
    }

    [TestCase("of-the-options", "of-the-request", "of-the-entries", "of-the-options")]
    [TestCase(null, "of-the-request", "of-the-entries", "of-the-request")]
    [TestCase(null, null, "of-the-entries", "of-the-entries")]
    [TestCase(null, null, null, "m")]
    public async Task Model_OfOptionsRequestAndEntries_IsTheFirstOfThem(
        string? ofOptions,
        string? ofRequest,
        string? ofEntries,
        string expected
    )
    {
        foreach (var streaming in new[] { false, true })
        {
            var options = new ChatOptions
            {
                ModelId = ofOptions,
                RawRepresentationFactory = _ => new OrqChatRequest { Messages = [], Model = ofRequest },
                AdditionalProperties = new() { ["model"] = ofEntries },
            };

            var sent = await AdapterOver.SendAsync(
                TestGateway.Orq,
                [new ChatMessage(ChatRole.User, "Hi")],
                options,
                streaming: streaming
            );

            Assert.That(Wire.Element(sent.Request.Body).GetProperty("model").GetString(), Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task Entries_BesideOptionsThatSayTheSame_ComeFirst([Values] TestGateway gateway)
    {
        var options = new ChatOptions
        {
            MaxOutputTokens = 9,
            StopSequences = ["typed"],
            TopP = 0.9f,
            Tools = [AIFunctionFactory.CreateDeclaration("typed", null, Wire.Element("{}"))],
            ToolMode = ChatToolMode.None,
            AdditionalProperties = new()
            {
                ["max_tokens"] = 5,
                ["stop"] = "entry",
                ["top_p"] = 0.5m,
                ["tools"] = new[] { new FunctionTool("entry") },
                ["tool_choice"] = "required",
            },
        };

        var sent = await AdapterOver.SendAsync(gateway, options);

        // The tools of both, and the sequences of both.
        var required = gateway is TestGateway.JamAi ? ",\"required\":[]" : "";
        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.Body(
                    gateway,
                    $$$"""
                    "max_tokens":5,"stop":["entry","typed"],"top_p":0.5,"tool_choice":"required",
                    "tools":[{"type":"function","function":{"name":"entry"}},
                      {"type":"function","function":{"name":"typed","parameters":{"type":"object","properties":{ } {{{required}}} } } }]
                    """
                )
            )
        );
    }

    [Test]
    public async Task RawRequest_ThatIsGivenEachTime_IsTheSameEachTime()
    {
        List<Message> before = ["Before"];
        List<Tool> tools = [new FunctionTool("f")];
        Dictionary<string, System.Text.Json.JsonElement> extra = new() { ["x"] = Wire.Element("1") };
        var raw = new InteractiveAiChatRequest
        {
            Messages = before,
            Tools = tools,
            Stop = ["a"],
            AdditionalProperties = extra,
        };
        var options = new ChatOptions
        {
            Instructions = "Be brief.",
            StopSequences = ["b"],
            TopK = 3,
            AllowMultipleToolCalls = true,
            Tools = [AIFunctionFactory.CreateDeclaration("g", null, Wire.Element("{}")), new HostedWebSearchTool()],
            AdditionalProperties = new() { ["y"] = 2 },
            RawRepresentationFactory = _ => raw,
        };

        var first = await AdapterOver.SendAsync(TestGateway.InteractiveAi, options);
        var second = await AdapterOver.SendAsync(TestGateway.InteractiveAi, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                first.Body,
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        TestGateway.InteractiveAi,
                        """
                        {"role":"system","content":"Be brief."},{"role":"user","content":"Before"},{"role":"user","content":"Hi"}
                        """,
                        """
                        "stop":["a","b"],"x":1,"y":2,"top_k":3,"parallel_tool_calls":true,"plugins":[{"id":"web"}],
                        "tools":[{"type":"function","function":{"name":"f"}},
                          {"type":"function","function":{"name":"g","parameters":{"type":"object","properties":{}}}}]
                        """
                    )
                )
            );
            Assert.That(second.Body, Is.EqualTo(first.Body));
            Assert.That(before, Has.Count.EqualTo(1));
            Assert.That(tools, Has.Count.EqualTo(1));
            Assert.That(extra, Has.Count.EqualTo(1));
            Assert.That(raw.Plugins, Is.Null);
            Assert.That(options.AdditionalProperties, Has.Count.EqualTo(1));
        }
    }

    private static TestCaseData Case(string member, Action<ChatOptions> set) =>
        new TestCaseData(member, set).SetArgDisplayNames(member);
}
