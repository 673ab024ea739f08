using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Every member of ChatOptions, for each gateway: sent in its words, or reported.</summary>
public class ChatClientAdapterOptionsTests
{
    private const string Schema =
        """{"type":"object","properties":{"a":{"type":"string","default":"x"},"b":{"type":"integer"}}}""";

    private static readonly Row[] rows =
    [
        .. Same("Temperature", o => o.Temperature = 0.1f, """ "temperature":0.1 """),
        .. Same("TopP", o => o.TopP = 0.95f, """ "top_p":0.95 """),
        .. Same("FrequencyPenalty", o => o.FrequencyPenalty = -1.3f, """ "frequency_penalty":-1.3 """),
        .. Same("PresencePenalty", o => o.PresencePenalty = 0.7f, """ "presence_penalty":0.7 """),
        .. Same("MaxOutputTokens", o => o.MaxOutputTokens = 50, """ "max_completion_tokens":50 """),
        .. Same("StopSequences", o => o.StopSequences = ["a", "b", "a"], """ "stop":["a","b","a"] """),
        .. Same("StopSequences empty", o => o.StopSequences = [], ""),
        .. Each(
            "Seed",
            o => o.Seed = 42,
            """ "seed":42 """,
            """ "seed":42 """,
            "!Seed: JamAI Base has no place for it.",
            """ "seed":42 """
        ),
        .. Each(
            "TopK",
            o => o.TopK = 5,
            """ "top_k":5 """,
            """ "top_k":5 """,
            "!TopK: JamAI Base has no place for it.",
            """ "top_k":5 """
        ),
        .. Same("ToolMode without tools", o => o.ToolMode = ChatToolMode.RequireAny, ""),
        .. Same("AllowMultipleToolCalls without tools", o => o.AllowMultipleToolCalls = true, ""),
        .. Each(
            "Format text",
            o => o.ResponseFormat = ChatResponseFormat.Text,
            """ "response_format":{"type":"text"} """,
            """ "response_format":{"type":"text"} """,
            "",
            """ "response_format":{"type":"text"} """
        ),
        .. Format("Format JSON", o => o.ResponseFormat = ChatResponseFormat.Json, """{"type":"json_object"}"""),
        .. Format(
            "Format schema",
            o => o.ResponseFormat = ChatResponseFormat.ForJsonSchema(Wire.Element(Schema), "thing", "A thing."),
            $$$"""{"type":"json_schema","json_schema":{"name":"thing","description":"A thing.","schema":{{{Schema}}}}}"""
        ),
        .. Format(
            "Format schema without a name",
            o => o.ResponseFormat = ChatResponseFormat.ForJsonSchema(Wire.Element(Schema)),
            $$$"""{"type":"json_schema","json_schema":{"name":"json_schema","schema":{{{Schema}}}}}"""
        ),
        .. Format(
            "Format schema, strict",
            o =>
            {
                o.ResponseFormat = ChatResponseFormat.ForJsonSchema(Wire.Element(Schema));
                o.AdditionalProperties = new() { ["strict"] = true };
            },
            """
            {"type":"json_schema","json_schema":{"name":"json_schema","strict":true,"schema":{"type":"object",
              "properties":{"a":{"type":"string","description":"Default value: \"x\""},"b":{"type":"integer"}},
              "additionalProperties":false,"required":["a","b"]}}}
            """
        ),
        .. Format(
            "Format schema, not strict",
            o =>
            {
                o.ResponseFormat = ChatResponseFormat.ForJsonSchema(Wire.Element(Schema));
                o.AdditionalProperties = new() { ["Strict"] = false };
            },
            $$$"""{"type":"json_schema","json_schema":{"name":"json_schema","strict":false,"schema":{{{Schema}}}}}"""
        ),
        .. Effort("Effort none", ReasoningEffort.None, "none"),
        .. Effort("Effort low", ReasoningEffort.Low, "low"),
        .. Effort("Effort medium", ReasoningEffort.Medium, "medium"),
        .. Effort("Effort high", ReasoningEffort.High, "high"),
        .. Each(
            "Effort extra high",
            o => o.Reasoning = new() { Effort = ReasoningEffort.ExtraHigh },
            """ "reasoning":{"effort":"xhigh"} """,
            """ "reasoning_effort":"xhigh" """,
            """! "reasoning_effort":"high" !Reasoning.Effort ExtraHigh: JamAI Base takes at most high, which is sent.""",
            """ "reasoning_effort":"xhigh" """
        ),
        .. Unknown("Effort unknown", o => o.Reasoning = new() { Effort = (ReasoningEffort)77 }, "Reasoning.Effort 77"),
        .. Unknown("Output unknown", o => o.Reasoning = new() { Output = (ReasoningOutput)77 }, "Reasoning.Output 77"),
        .. Same("Reasoning that says nothing", o => o.Reasoning = new(), ""),
        .. Same("Output full", o => o.Reasoning = new() { Output = ReasoningOutput.Full }, ""),
        .. Each(
            "Output none",
            o => o.Reasoning = new() { Output = ReasoningOutput.None },
            """ "reasoning":{"exclude":true} """,
            "!Reasoning.Output None: orq.ai has no choice of how reasoning is shown.",
            "!Reasoning.Output None: JamAI Base cannot leave reasoning out.",
            "!Reasoning.Output None: local.test has no choice of how reasoning is shown."
        ),
        .. Each(
            "Output summary",
            o => o.Reasoning = new() { Effort = ReasoningEffort.Low, Output = ReasoningOutput.Summary },
            """ "reasoning":{"effort":"low","summary":"auto"} """,
            """! "reasoning_effort":"low" !Reasoning.Output Summary: orq.ai has no choice of how reasoning is shown.""",
            """ "reasoning_effort":"low","reasoning_summary":"auto" """,
            """! "reasoning_effort":"low" !Reasoning.Output Summary: local.test has no choice of how reasoning is shown."""
        ),
        .. Reported("ConversationId", o => o.ConversationId = "c-1", "ConversationId: {0} keeps no conversations."),
#pragma warning disable MEAI001 // Every member is looked at, the ones that may still change too.
        .. Reported(
            "AllowBackgroundResponses",
            o => o.AllowBackgroundResponses = true,
            "AllowBackgroundResponses: {0} has no background responses."
        ),
        .. Reported(
            "ContinuationToken",
            o => o.ContinuationToken = ResponseContinuationToken.FromBytes(new byte[] { 1 }),
            "ContinuationToken: {0} cannot resume an answer."
        ),
#pragma warning restore MEAI001
    ];

    private static IEnumerable<TestCaseData> Rows =>
        rows.SelectMany(static row =>
            new[] { false, true }.Select(streaming =>
                new TestCaseData(row, streaming).SetArgDisplayNames(
                    row.Name,
                    row.Gateway.ToString(),
                    streaming ? "streamed" : "whole"
                )
            )
        );

    [TestCaseSource(nameof(Rows))]
    public async Task Options_OfAGateway_AreSentOrReported(object row, bool streaming)
    {
        var (_, gateway, set, members, report) = (Row)row;
        var options = new ChatOptions();
        set(options);

        var sent = await AdapterOver.SendAsync(
            gateway,
            [new ChatMessage(ChatRole.User, "Hi")],
            options,
            streaming: streaming
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(gateway, members, streaming)));
            Assert.That(sent.Report, Is.EqualTo(report is null ? [] : new[] { report }));
            Assert.That(sent.Log, Has.Count.EqualTo(report is null ? 0 : 1));
            Assert.That(sent.Log, Has.All.StartsWith("Warning: "));
        }
    }

    [TestCaseSource(nameof(Rows))]
    public async Task Options_WhenStrict_ThrowForWhatWouldBeReported(object row, bool streaming)
    {
        var (_, gateway, set, _, report) = (Row)row;
        var options = new ChatOptions();
        set(options);
        var adapter = new ChatAdapterOptions { DefaultModel = "m", IsStrict = true };

        Exception? failure = null;
        try
        {
            await AdapterOver.SendAsync(gateway, [new(ChatRole.User, "Hi")], options, adapter, streaming);
        }
        catch (NotSupportedException refusal)
        {
            failure = refusal;
        }

        Assert.That(failure?.Message, report is null ? Is.Null : Does.StartWith(report));
    }

    [Test]
    public void Rows_TakenTogether_CoverEveryMember()
    {
        string[] elsewhere =
        [
            "AdditionalProperties",
            "AllowMultipleToolCalls",
            "Instructions",
            "ModelId",
            "RawRepresentationFactory",
            "Reasoning",
            "ResponseFormat",
            "ToolMode",
            "Tools",
        ];

        var members = typeof(ChatOptions).GetProperties().Select(static member => member.Name);

        Assert.That(members.Except(rows.Select(static row => row.Name)), Is.SubsetOf(elsewhere));
    }

    [Test]
    public async Task MaxOutputTokens_ForServersOfTheOlderKind_GoesOutUnderTheOlderName()
    {
        var adapter = new ChatAdapterOptions { DefaultModel = "m", UseMaxTokens = true };

        var sent = await AdapterOver.SendAsync(
            TestGateway.Compatible,
            new ChatOptions { MaxOutputTokens = 7 },
            adapter
        );

        Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(TestGateway.Compatible, "\"max_tokens\":7")));
    }

    [TestCase(TestGateway.InteractiveAi, false, "system", "")]
    [TestCase(TestGateway.InteractiveAi, true, "developer", "")]
    [TestCase(TestGateway.Orq, true, "developer", "")]
    [TestCase(
        TestGateway.JamAi,
        true,
        "system",
        "The role 'developer': JamAI Base does not know it, so that it goes out as 'system'."
    )]
    public async Task Instructions_OfACall_StandFirst(TestGateway gateway, bool asDeveloper, string role, string report)
    {
        var adapter = new ChatAdapterOptions
        {
            DefaultModel = "m",
            InstructionsAsDeveloper = asDeveloper,
            // What is told in another way is no reason to throw.
            IsStrict = true,
        };

        var sent = await AdapterOver.SendAsync(gateway, new ChatOptions { Instructions = "Be brief." }, adapter);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        gateway,
                        $$"""{"role":"{{role}}","content":"Be brief."},{"role":"user","content":"Hi"}"""
                    )
                )
            );
            Assert.That(string.Concat(sent.Report), Is.EqualTo(report));
            Assert.That(sent.Log, Has.All.StartsWith("Debug: "));
        }
    }

    [Test]
    public async Task Instructions_ThatAreBlank_AreNoMessage()
    {
        var sent = await AdapterOver.SendAsync(TestGateway.Orq, new ChatOptions { Instructions = " " });

        Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(TestGateway.Orq)));
    }

    [TestCase("of-the-call", "of-the-adapter", "of-the-client", "of-the-call")]
    [TestCase(null, "of-the-adapter", "of-the-client", "of-the-adapter")]
    [TestCase(" ", null, "of-the-client", "of-the-client")]
    public async Task Model_NamedInSeveralPlaces_IsTheNearestOnes(
        string? ofCall,
        string? ofAdapter,
        string ofClient,
        string expected
    )
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(AdapterOver.Answer));
        var client = AdapterOver
            .Native(TestGateway.Orq, handler, options => options.DefaultModel = ofClient)
            .AsIChatClient(ofAdapter);

        await client.GetResponseAsync("Hi", new() { ModelId = ofCall });

        Assert.That(Wire.Element(handler.Request.Body).GetProperty("model").GetString(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Model_WhenTheRequestNamesSeveral_IsNotJoinedByTheDefault()
    {
        var options = new ChatOptions
        {
            RawRepresentationFactory = static _ => new InteractiveAiChatRequest { Messages = [], Models = ["a", "b"] },
        };

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, options);

        Assert.That(
            sent.Body,
            Is.EqualTo(CanonicalJson.Of("""{"messages":[{"role":"user","content":"Hi"}],"models":["a","b"]}"""))
        );
    }

    [Test]
    public void Model_NamedNowhereWhereItIsNeeded_ThrowsAtTheCall()
    {
        var client = AdapterOver.Client(TestGateway.Orq, new VerbatimHandler(), new ChatAdapterOptions());

        Assert.That(
            () =>
            {
                _ = client.GetResponseAsync("Hi");
            },
            Throws.ArgumentException.With.Message.Contains("orq.ai requires a model")
        );
    }

    private static IEnumerable<Row> Each(
        string name,
        Action<ChatOptions> set,
        string interactive,
        string orq,
        string jamAi,
        string compatible
    )
    {
        string[] expected = [interactive, orq, jamAi, compatible];
        foreach (var gateway in AdapterOver.All)
        {
            // "members", or "!report", or "! members !report".
            var parts = expected[(int)gateway].Split('!');
            yield return parts.Length switch
            {
                1 => new Row(name, gateway, set, parts[0].Trim(), null),
                2 => new Row(name, gateway, set, "", parts[1]),
                _ => new Row(name, gateway, set, parts[1].Trim(), parts[2]),
            };
        }
    }

    private static IEnumerable<Row> Same(string name, Action<ChatOptions> set, string members) =>
        Each(name, set, members, members, members, members);

    private static IEnumerable<Row> Reported(string name, Action<ChatOptions> set, string report) =>
        Each(
            name,
            set,
            "!" + report.Replace("{0}", "Interactive AI", StringComparison.Ordinal),
            "!" + report.Replace("{0}", "orq.ai", StringComparison.Ordinal),
            "!" + report.Replace("{0}", "JamAI Base", StringComparison.Ordinal),
            "!" + report.Replace("{0}", "local.test", StringComparison.Ordinal)
        );

    private static IEnumerable<Row> Unknown(string name, Action<ChatOptions> set, string what) =>
        Reported(name, set, what + ": {0} has no place for it.");

    private static IEnumerable<Row> Format(string name, Action<ChatOptions> set, string format) =>
        Each(
            name,
            set,
            $"\"response_format\":{format}",
            $"\"response_format\":{format}",
            "!ResponseFormat: JamAI Base has no place for it.",
            $"\"response_format\":{format}"
        );

    private static IEnumerable<Row> Effort(string name, ReasoningEffort effort, string word) =>
        Each(
            name,
            o => o.Reasoning = new() { Effort = effort },
            $$""" "reasoning":{"effort":"{{word}}"} """,
            $""" "reasoning_effort":"{word}" """,
            $""" "reasoning_effort":"{word}" """,
            $""" "reasoning_effort":"{word}" """
        );

    private sealed record Row(
        string Name,
        TestGateway Gateway,
        Action<ChatOptions> Set,
        string Members,
        string? Report
    );
}
