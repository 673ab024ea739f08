using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class ChatRequestTests
{
    [Test]
    public async Task Body_PortableRequestWithEverything_IsWrittenInWireOrder()
    {
        ChatRequest request = new()
        {
            User = "u-1",
            Temperature = 0.5,
            TopP = 1,
            MaxTokens = 100,
            MaxCompletionTokens = 200,
            FrequencyPenalty = -0.5,
            PresencePenalty = 0,
            Stop = "END",
            Tools = [new FunctionTool("f")],
            ToolChoice = ToolChoice.Auto,
            ResponseFormat = ResponseFormat.JsonObject,
            Seed = 42,
            N = 2,
            Logprobs = true,
            TopLogprobs = 2,
            LogitBias = new Dictionary<string, double> { ["50256"] = -100, ["11"] = 0.5 },
            Metadata = new Dictionary<string, string> { ["run"] = "é" },
            StreamOptions = new() { IncludeUsage = false },
            AdditionalProperties = new Dictionary<string, JsonElement> { ["top_k"] = Wire.Element("40.0") },
            Messages = ["Hi"],
            Model = "openai/gpt-4o",
        };

        Assert.That(
            await Wire.BodyAsync(request),
            Is.EqualTo(
                Wire.Compact(
                    """
                    {
                      "model": "openai/gpt-4o",
                      "messages": [{ "role": "user", "content": "Hi" }],
                      "temperature": 0.5,
                      "top_p": 1,
                      "max_tokens": 100,
                      "max_completion_tokens": 200,
                      "frequency_penalty": -0.5,
                      "presence_penalty": 0,
                      "stop": ["END"],
                      "tools": [{ "type": "function", "function": { "name": "f" } }],
                      "tool_choice": "auto",
                      "response_format": { "type": "json_object" },
                      "seed": 42,
                      "n": 2,
                      "logprobs": true,
                      "top_logprobs": 2,
                      "logit_bias": { "50256": -100, "11": 0.5 },
                      "metadata": { "run": "é" },
                      "user": "u-1",
                      "stream_options": { "include_usage": false },
                      "top_k": 40.0
                    }
                    """
                )
            )
        );
    }

    [Test]
    public async Task Body_NothingSet_IsNothingButTheMessages() =>
        Assert.That(
            await Wire.BodyAsync(new InteractiveAiChatRequest { Messages = ["Hi"] }),
            Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}]}""")
        );

    [Test]
    public async Task Body_EmptySettings_AreSentAsTheyAre() =>
        Assert.That(
            await Wire.BodyAsync(
                new InteractiveAiChatRequest
                {
                    Messages = [],
                    Stop = [],
                    Tools = [],
                    Models = [],
                    Plugins = [new FileParserPlugin { PdfEngine = null }],
                    Provider = new(),
                    Reasoning = new(),
                    Debug = new(),
                    LogitBias = new Dictionary<string, double>(),
                    User = "",
                    AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = Wire.Element("null") },
                }
            ),
            Is.EqualTo(
                """{"messages":[],"models":[],"provider":{},"plugins":[{"id":"file-parser"}],"reasoning":{},"debug":{},"stop":[],"tools":[],"logit_bias":{},"user":"","x":null}"""
            )
        );

    [Test]
    public void Read_WithoutMessages_IsTheOneThingThatFails()
    {
        Assert.That(
            () => Wire.Read<ChatRequest>("{}"),
            Throws.TypeOf<JsonException>().With.Message.Contains("messages")
        );
        Assert.That(Wire.Read<ChatRequest>("""{"messages":null}""").Messages, Is.Null);
        Assert.That(
            $"{Wire.Read<ChatRequest>("""{"messages":null}""")}",
            Is.EqualTo("ChatRequest(default model, 0 messages)")
        );
    }

    [TestCase("""{"messages":[],"max_tokens":12.0}""", """{"messages":[],"max_tokens":12}""")]
    [TestCase("""{"messages":[],"max_tokens":1.2e1}""", """{"messages":[],"max_tokens":12}""")]
    [TestCase("""{"messages":[],"max_tokens":"12"}""", """{"messages":[],"max_tokens":12}""")]
    [TestCase("""{"messages":[],"seed":9007199254740991.0}""", """{"messages":[],"seed":9007199254740991}""")]
    [TestCase("""{"messages":[],"temperature":"0.5"}""", """{"messages":[],"temperature":0.5}""")]
    [TestCase("""{"messages":[],"top_logprobs":null}""", """{"messages":[]}""")]
    public void Read_NumbersInAnySpelling_AreNumbers(string json, string written) =>
        Assert.That(Wire.Rewrite<ChatRequest>(json), Is.EqualTo(written));

    [Test]
    public void With_OnARequestThatWasRead_VariesItAndLeavesTheRest()
    {
        var read = Wire.Read<InteractiveAiChatRequest>(WireSamples.Request);

        ChatRequest varied = (ChatRequest)read with { Model = "other/model", Messages = ["Hi"] };

        string expected = Wire.Compact(WireSamples.Request)
            .Replace("\"model\":\"openai/gpt-4o\"", "\"model\":\"other/model\"", StringComparison.Ordinal);
        int from = expected.IndexOf("\"messages\":", StringComparison.Ordinal);
        int to = expected.IndexOf(",\"stream\":", StringComparison.Ordinal);
        Assert.That(varied, Is.TypeOf<InteractiveAiChatRequest>());
        Assert.That(
            Wire.Write((InteractiveAiChatRequest)varied),
            Is.EqualTo(expected[..from] + """ "messages":[{"role":"user","content":"Hi"}] """.Trim() + expected[to..])
        );
        Assert.That(Wire.Write(read), Is.EqualTo(Wire.Compact(WireSamples.Request)), "the original was touched");
    }

    [Test]
    public void ToString_OfARequest_NamesModelAndCountsMessages()
    {
        Assert.That(
            $"{new ChatRequest { Model = "openai/gpt-4o", Messages = ["a", "b", "c"] }}",
            Is.EqualTo("ChatRequest(openai/gpt-4o, 3 messages)")
        );
        Assert.That(
            $"{new InteractiveAiChatRequest { Messages = ["a"] }}",
            Is.EqualTo("InteractiveAiChatRequest(default model, 1 messages)")
        );
    }
}
