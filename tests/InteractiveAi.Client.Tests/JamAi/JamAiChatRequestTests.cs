using System.Text.Json;
using InteractiveAi.Client.JamAi;

namespace InteractiveAi.Client.Tests;

public sealed class JamAiChatRequestTests
{
    [Test]
    public async Task Request_EveryMember_IsSentUnderItsName()
    {
        JamAiChatRequest request = new()
        {
            Model = "openai/gpt-4o",
            Messages = [new SystemMessage("Cite."), "What does the paper claim?"],
            Id = "my-id",
            RagParameters = new()
            {
                TableId = "papers",
                RerankingModel = "cohere/rerank",
                SearchQuery = "claims",
                K = 5,
                ConcatRerankerInput = false,
                InlineCitations = true,
            },
            ReasoningEffort = EffortLevel.Disable,
            ThinkingBudget = 0,
            ReasoningSummary = SummaryLevel.Concise,
            Temperature = 0.5,
            TopP = 0.9,
            MaxTokens = 100,
            MaxCompletionTokens = 200,
            FrequencyPenalty = -1,
            PresencePenalty = 1,
            Stop = "END",
            Tools = [new WebSearchTool(), new CodeInterpreterTool()],
            ToolChoice = ToolChoice.Auto,
            N = 2,
            LogitBias = new Dictionary<string, double> { ["50256"] = -100 },
            User = "u-1",
        };

        Assert.That(
            await TestJamAi.SentAsync(request),
            Is.EqualTo(
                Wire.Compact(
                    """
                    {
                      "model": "openai/gpt-4o",
                      "messages": [
                        { "role": "system", "content": "Cite." },
                        { "role": "user", "content": "What does the paper claim?" }
                      ],
                      "id": "my-id",
                      "rag_params": {
                        "table_id": "papers",
                        "reranking_model": "cohere/rerank",
                        "search_query": "claims",
                        "k": 5,
                        "concat_reranker_input": false,
                        "inline_citations": true
                      },
                      "thinking_budget": 0,
                      "reasoning_summary": "concise",
                      "temperature": 0.5,
                      "top_p": 0.9,
                      "max_tokens": 100,
                      "max_completion_tokens": 200,
                      "reasoning_effort": "disable",
                      "frequency_penalty": -1,
                      "presence_penalty": 1,
                      "stop": ["END"],
                      "tools": [{ "type": "web_search" }, { "type": "code_interpreter" }],
                      "tool_choice": "auto",
                      "n": 2,
                      "logit_bias": { "50256": -100 },
                      "user": "u-1"
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void RagParameters_DeprecatedMember_IsReadAndWrittenBack() =>
        Assert.That(
            Wire.Rewrite<RagParameters>("""{"table_id":"t","rerank":true}"""),
            Is.EqualTo("""{"table_id":"t","rerank":true}""")
        );

    [Test]
    public async Task Request_WithoutAModel_IsSentWithoutOne() =>
        Assert.That(
            await TestJamAi.SentAsync(new JamAiChatRequest { Messages = ["Hi"] }),
            Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}]}""")
        );

    [Test]
    public void Request_SentElsewhere_IsRefusedWithBothNames()
    {
        using var client = TestClient.Over(new VerbatimHandler());

        Assert.That(
            () => client.CompleteAsync(new JamAiChatRequest { Messages = ["Hi"] }),
            Throws.ArgumentException.With.Message.Contains(
                "JamAiChatRequest can only be sent to JamAI Base; this client is configured for Interactive AI."
            )
        );
    }

    [Test]
    public void Request_OfAnotherGateway_IsRefusedWithBothNames()
    {
        using var client = TestJamAi.Over(new VerbatimHandler());

        Assert.That(
            () => client.CompleteAsync(new InteractiveAiChatRequest { Messages = ["Hi"] }),
            Throws.ArgumentException.With.Message.Contains(
                "InteractiveAiChatRequest can only be sent to Interactive AI; this client is configured for JamAI Base."
            )
        );
    }

    [TestCase("""{"rag_params":{}}""", "$.rag_params.table_id")]
    [TestCase("""{"rag_params":{"table_id":" "}}""", "$.rag_params.table_id")]
    [TestCase("""{"rag_params":{"table_id":"t","k":0}}""", "$.rag_params.k")]
    [TestCase("""{"rag_params":{"table_id":"t","k":1025}}""", "$.rag_params.k")]
    [TestCase("""{"rag_params":{"table_id":"t","k":1}}""", null)]
    [TestCase("""{"rag_params":{"table_id":"t","k":1024}}""", null)]
    [TestCase("""{"reasoning_effort":""}""", "$.reasoning_effort")]
    [TestCase("""{"reasoning_effort":"xhigh"}""", "$.reasoning_effort")]
    [TestCase("""{"reasoning_effort":"max"}""", "$.reasoning_effort")]
    [TestCase("""{"reasoning_effort":"brand_new"}""", null)]
    [TestCase("""{"reasoning_effort":"disable"}""", null)]
    [TestCase("""{"reasoning_summary":""}""", "$.reasoning_summary")]
    [TestCase("""{"thinking_budget":-1}""", "$.thinking_budget")]
    [TestCase("""{"thinking_budget":2048}""", null)]
    [TestCase("""{"thinking_budget":2049}""", "$.thinking_budget")]
    [TestCase("""{"thinking_budget":2049,"max_tokens":4096}""", null)]
    [TestCase("""{"thinking_budget":2049,"max_tokens":4096,"max_completion_tokens":100}""", "$.thinking_budget")]
    [TestCase("""{"temperature":-0.1}""", "$.temperature")]
    [TestCase("""{"temperature":2.5}""", null)]
    [TestCase("""{"top_p":0}""", "$.top_p")]
    [TestCase("""{"top_p":0.001}""", null)]
    [TestCase("""{"max_tokens":0}""", "$.max_tokens")]
    [TestCase("""{"stop":["a","b","c","d","e"]}""", null)]
    [TestCase("""{"tools":[{"type":"code_interpreter","container":{"type":null}}]}""", "$.tools[0].container.type")]
    public void Validate_Values_AreHeldToWhatTheGatewayStates(string members, string? path)
    {
        var request = Read(members);

        Assert.That(
            request.Validate().Select(static problem => problem.Path),
            Is.EqualTo(path is null ? Array.Empty<string>() : [path])
        );
    }

    [TestCase("""{"messages":[{"role":"tool","tool_call_id":"c","content":"21"}]}""", "$.messages[0].role", "refuses")]
    [TestCase("""{"messages":[{"role":"developer","content":"Hi"}]}""", "$.messages[0].role", "refuses")]
    [TestCase("""{"response_format":{"type":"json_object"}}""", "$.response_format", "silently")]
    [TestCase("""{"seed":1}""", "$.seed", "silently")]
    [TestCase("""{"parallel_tool_calls":false}""", "$.parallel_tool_calls", "silently")]
    [TestCase("""{"logprobs":true}""", "$.logprobs", "silently")]
    [TestCase("""{"top_logprobs":1}""", "$.top_logprobs", "silently")]
    [TestCase("""{"metadata":{"a":"b"}}""", "$.metadata", "silently")]
    [TestCase("""{"stream_options":{"include_usage":false}}""", "$.stream_options", "silently")]
    [TestCase(
        """[{"type":"file","file":{"file_data":"data:application/pdf;base64,AAAA"}}]""",
        "$.messages[0].content[0].type",
        "refuses"
    )]
    [TestCase(
        """[{"type":"video_url","video_url":{"url":"https://a.test/v.mp4"}}]""",
        "$.messages[0].content[0].type",
        "refuses"
    )]
    [TestCase(
        """[{"type":"input_video","video_url":{"url":"https://a.test/v.mp4"}}]""",
        "$.messages[0].content[0].type",
        "refuses"
    )]
    [TestCase("""[{"type":"refusal","refusal":"No."}]""", "$.messages[0].content[0].type", "refuses")]
    [TestCase(
        """[{"type":"reasoning","reasoning":"Hm.","signature":"s"}]""",
        "$.messages[0].content[0].type",
        "refuses"
    )]
    [TestCase("""[{"type":"redacted_reasoning","data":"x"}]""", "$.messages[0].content[0].type", "refuses")]
    [TestCase(
        """[{"type":"text","text":"Hi","cache_control":{"type":"ephemeral"}}]""",
        "$.messages[0].content[0].cache_control",
        "silently"
    )]
    [TestCase(
        """[{"type":"image_url","image_url":{"url":"https://a.test/i.png","detail":"high"}}]""",
        "$.messages[0].content[0].image_url.detail",
        "silently"
    )]
    [TestCase(
        """[{"type":"input_audio","input_audio":{"data":"AAAA","format":"flac"}}]""",
        "$.messages[0].content[0].input_audio.format",
        "refuses"
    )]
    [TestCase("""{"reasoning_effort":"xhigh"}""", "$.reasoning_effort", "refuses")]
    [TestCase("""{"reasoning_effort":"max"}""", "$.reasoning_effort", "refuses")]
    public void Validate_WhatTheGatewayHasNoPlaceFor_IsNamed(string json, string path, string consequence)
    {
        var members = json.StartsWith('[') ? $$"""{"messages":[{"role":"user","content":{{json}}}]}""" : json;
        using var client = TestJamAi.Over(new VerbatimHandler());
        ChatRequest portable = Wire.Read<ChatRequest>(With(members));

        var problem = client.Validate(portable).Single();

        Assert.That(problem.Path, Is.EqualTo(path), problem.Message);
        Assert.That(problem.Message, Does.Contain("JamAI Base").And.Contain(consequence));
        Assert.That(Read(members).Validate(), Is.EqualTo(new[] { problem }), "the gateway's own request says the same");
        Assert.That(() => client.CompleteAsync(portable), Throws.ArgumentException.With.Message.Contains(path));
    }

    [TestCase("""{"messages":[{"role":"brand_new","content":"Hi"}]}""")]
    [TestCase("""{"messages":[{"role":"user","content":[{"type":"brand_new"}]}]}""")]
    [TestCase(
        """{"messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"AAAA","format":"mp3"}}]}]}"""
    )]
    [TestCase(
        """{"messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"AAAA","format":"brand_new"}}]}]}"""
    )]
    [TestCase("""{"tools":[{"type":"brand_new"}]}""")]
    [TestCase("""{"stream_options":{"include_usage":true}}""")]
    [TestCase("""{"n":2,"user":"u","logit_bias":{"1":1}}""")]
    [TestCase(
        """{"messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}],"reasoning_content":"Hm."}]}"""
    )]
    public void Validate_WhatTheGatewayTakesOrNobodyKnows_IsNoProblem(string members) =>
        Assert.That(Read(members).Validate(), Is.Empty);

    [Test]
    public void Validate_BoundsSwitchedOff_LetsEverythingPass()
    {
        using var client = TestJamAi.Over(new VerbatimHandler(), static options => options.ValidateBounds = false);
        var request = Read(
            """{"seed":1,"temperature":-1,"thinking_budget":9000,"reasoning_effort":"xhigh","rag_params":{"table_id":"t","k":5000}}"""
        );

        Assert.That(client.Validate(request), Is.Empty);
    }

    private static JamAiChatRequest Read(string members) => Wire.Read<JamAiChatRequest>(With(members));

    private static string With(string members) =>
        members.Contains("\"messages\"", StringComparison.Ordinal)
            ? members
            : """{"messages":[{"role":"user","content":"Hi"}],""" + members[1..];
}
