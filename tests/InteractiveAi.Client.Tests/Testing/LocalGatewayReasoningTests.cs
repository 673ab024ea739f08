using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public class LocalGatewayReasoningTests
{
    private GatewayPeer _peer = null!;

    [SetUp]
    public async Task StartAsync() => _peer = await GatewayPeer.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _peer.DisposeAsync();

    [TestCase("\"effort\":\"none\"", 0)]
    [TestCase("\"effort\":\"low\"", 13)]
    [TestCase("\"enabled\":true", 21)]
    [TestCase("\"enabled\":false,\"effort\":\"high\"", 0)]
    [TestCase("\"effort\":\"xhigh\",\"max_tokens\":5", 5)]
    public async Task Reasoning_OfSomeEffort_IsShownAndCounted(string settings, int tokens)
    {
        using var answer = JsonDocument.Parse(
            await _peer.PostAsync(
                $$$"""{"messages":[{"role":"user","content":"Explain tides"}],"reasoning":{{{{settings}}}}}"""
            )
        );

        var message = answer.RootElement.GetProperty("choices")[0].GetProperty("message");
        Assert.That(ReasoningTokens(answer), Is.EqualTo(tokens));
        Assert.That(
            message.GetProperty("reasoning").ValueKind,
            Is.EqualTo(tokens > 0 ? JsonValueKind.String : JsonValueKind.Null)
        );
        Assert.That(message.TryGetProperty("reasoning_details", out _), Is.EqualTo(tokens > 0));
    }

    [Test]
    public async Task Reasoning_Excluded_IsCountedButNotShown()
    {
        using var answer = JsonDocument.Parse(
            await _peer.PostAsync(
                """{"messages":[{"role":"user","content":"Explain tides"}],"reasoning":{"effort":"low","exclude":true}}"""
            )
        );

        var message = answer.RootElement.GetProperty("choices")[0].GetProperty("message");
        Assert.That(ReasoningTokens(answer), Is.EqualTo(13));
        Assert.That(message.GetProperty("reasoning").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(message.TryGetProperty("reasoning_details", out _), Is.False);
    }

    [Test]
    public async Task Reasoning_ThatUsesUpAllTokens_LeavesNoAnswerAndNoSignature()
    {
        var choice = await _peer.ChoiceAsync(
            """{"messages":[{"role":"user","content":"Explain tides"}],"reasoning":{"effort":"high"},"max_tokens":4}"""
        );

        Assert.That(choice.GetProperty("finish_reason").GetString(), Is.EqualTo("length"));
        Assert.That(
            choice.GetProperty("message").GetRawText(),
            Is.EqualTo(
                """{"role":"assistant","content":"","refusal":null,"reasoning":"The user wants to","reasoning_details":[{"type":"reasoning.text","text":"The user wants to","format":"openai-responses-v1","index":0}]}"""
            )
        );
    }

    [Test]
    public async Task WebPlugin_WithResults_CitesThemWhereTheyStand()
    {
        var choice = await _peer.ChoiceAsync(
            """{"messages":[{"role":"user","content":"Tell me about tramways"}],"plugins":[{"id":"web","max_results":2}]}"""
        );

        var message = choice.GetProperty("message");
        var content = message.GetProperty("content").GetString()!;
        var cited = message
            .GetProperty("annotations")
            .EnumerateArray()
            .Select(annotation => annotation.GetProperty("url_citation"))
            .ToList();
        Assert.That(
            cited.Select(citation => citation.GetProperty("url").GetString()),
            Is.EqualTo(new[] { "https://example.com/tramways", "https://example.org/tramways" })
        );
        Assert.That(
            cited.Select(citation =>
                content[citation.GetProperty("start_index").GetInt32()..citation.GetProperty("end_index").GetInt32()]
            ),
            Is.EqualTo(
                new[] { "[example.com](https://example.com/tramways)", "[example.org](https://example.org/tramways)" }
            )
        );
    }

    [TestCase("""{"id":"web","enabled":false}""")]
    [TestCase(
        """{"id":"moderation"},{"id":"file-parser","pdf":{"engine":"native"}},{"id":"response-healing"},{"id":"tomorrow"}"""
    )]
    public async Task Plugins_OtherThanWeb_ChangeNothing(string plugins)
    {
        var choice = await _peer.ChoiceAsync(
            $$"""{"messages":[{"role":"user","content":"Say: hi"}],"plugins":[{{plugins}}]}"""
        );

        Assert.That(
            choice.GetProperty("message").GetRawText(),
            Is.EqualTo("""{"role":"assistant","content":"hi","refusal":null,"reasoning":null}""")
        );
    }

    private static int ReasoningTokens(JsonDocument answer) =>
        answer
            .RootElement.GetProperty("usage")
            .GetProperty("completion_tokens_details")
            .GetProperty("reasoning_tokens")
            .GetInt32();
}
