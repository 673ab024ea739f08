using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class InteractiveAiChatRequestTests
{
    [Test]
    public async Task Request_EveryMember_IsReadAndWrittenBackAsItWas()
    {
        string expected = Wire.Compact(WireSamples.Request);

        var read = Wire.Read<InteractiveAiChatRequest>(WireSamples.Request);

        Assert.That(Wire.Write(read), Is.EqualTo(expected));
        Assert.That(await Wire.BodyAsync(read), Is.EqualTo(expected));
    }

    [Test]
    public async Task Body_BuiltInCSharp_IsWrittenInWireOrder()
    {
        InteractiveAiChatRequest request = new()
        {
            Models = ["anthropic/claude-sonnet-4.5", "openai/gpt-4o"],
            Route = RouteStrategy.Fallback,
            Messages = ["Hi"],
            Stop = ["END", "###"],
            Provider = new()
            {
                Order = ["Anthropic", "Amazon Bedrock"],
                Sort = ProviderSort.By(SortKey.Latency, SortPartition.Model),
                DataCollection = DataCollection.Deny,
                MaxPrice = new() { Prompt = 3m, Completion = "15" },
            },
            Plugins = [new WebPlugin { MaxResults = 3 }, new FileParserPlugin { PdfEngine = PdfEngine.Native }],
            Reasoning = new() { Effort = EffortLevel.High, Summary = SummaryLevel.Auto },
            SessionId = "run-42",
            Debug = new() { EchoUpstreamBody = true },
            Temperature = 0.7,
            AdditionalProperties = new Dictionary<string, JsonElement> { ["safe_prompt"] = Wire.Element("true") },
        };

        Assert.That(
            await Wire.BodyAsync(request),
            Is.EqualTo(
                Wire.Compact(
                    """
                    {
                      "messages": [{ "role": "user", "content": "Hi" }],
                      "models": ["anthropic/claude-sonnet-4.5", "openai/gpt-4o"],
                      "route": "fallback",
                      "provider": {
                        "order": ["Anthropic", "Amazon Bedrock"],
                        "data_collection": "deny",
                        "sort": { "by": "latency", "partition": "model" },
                        "max_price": { "prompt": 3, "completion": "15" }
                      },
                      "plugins": [
                        { "id": "web", "max_results": 3 },
                        { "id": "file-parser", "pdf": { "engine": "native" } }
                      ],
                      "reasoning": { "effort": "high", "summary": "auto" },
                      "session_id": "run-42",
                      "debug": { "echo_upstream_body": true },
                      "temperature": 0.7,
                      "stop": ["END", "###"],
                      "safe_prompt": true
                    }
                    """
                )
            )
        );
    }

    [Test]
    public async Task With_OnOneOfTheSettings_VariesOnlyThat()
    {
        InteractiveAiChatRequest request = new()
        {
            Messages = ["Hi"],
            Provider = new() { Order = ["Anthropic"], Sort = ProviderSort.Latency },
        };

        InteractiveAiChatRequest cheap = request with
        {
            Provider = request.Provider! with { Sort = ProviderSort.Price },
        };

        Assert.That(
            await Wire.BodyAsync(cheap),
            Is.EqualTo(
                """{"messages":[{"role":"user","content":"Hi"}],"provider":{"order":["Anthropic"],"sort":"price"}}"""
            )
        );
        Assert.That(request.Provider.Sort, Is.SameAs(ProviderSort.Latency));
    }

    [TestCase("""{"effort":"max","summary":"brand_new"}""")]
    [TestCase("""{"max_tokens":2048,"exclude":true,"enabled":false}""")]
    [TestCase("""{}""")]
    public void Reasoning_InAnyForm_IsReadAndWrittenBackAsItWas(string json) =>
        Assert.That(Wire.Rewrite<ReasoningSettings>(json), Is.EqualTo(json));
}
