using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public class LocalGatewayUsageTests
{
    private GatewayPeer _peer = null!;

    [SetUp]
    public async Task StartAsync() => _peer = await GatewayPeer.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _peer.DisposeAsync();

    [Test]
    public async Task Sessions_ThatGoOn_ReportWhatWasCached()
    {
        const string First = """{"role":"system","content":"Answer briefly."},{"role":"user","content":"Say: one"}""";
        const string Second = First + """,{"role":"assistant","content":"one"},{"role":"user","content":"Say: two"}""";
        using var withHeader = _peer.Request($$"""{"messages":[{{Second}}]}""");
        withHeader.Headers.Add("x-session-id", "s1");

        var first = await CachedAsync($$"""{"messages":[{{First}}],"session_id":"s1"}""");
        var second = await CachedAsync($$"""{"messages":[{{Second}}],"session_id":"s1"}""");
        var other = await CachedAsync($$"""{"messages":[{{Second}}],"session_id":"s2"}""");
        using var response = await _peer.SendAsync(withHeader);
        var repeated = CachedIn(await response.Content.ReadAsStringAsync());

        Assert.That(new[] { first, second, other, repeated }, Is.EqualTo(new[] { 0, 12, 0, 23 }));
    }

    [Test]
    public async Task Usage_OfAConversationWithToolsAndMedia_CountsThem()
    {
        using var answer = JsonDocument.Parse(
            await _peer.PostAsync(
                $$$"""
                {"messages":[{"role":"user","content":[
                  {"type":"text","text":"Say: hi"},
                  {"type":"input_audio","input_audio":{"data":"{{{Convert.ToBase64String(
                    new byte[4000]
                )}}}","format":"mp3"}},
                  {"type":"video_url","video_url":{"url":"https://example.test/v.mp4"}},
                  {"type":"image_url","image_url":{"url":"https://example.test/i.png"}}]}],
                 "tools":[{"type":"function","function":{"name":"f","description":"Two words"}}]}
                """
            )
        );

        // 4 per message, 2 words, 11 for the sound, 1 for the video, 85 for the picture, 3 for the tool.
        var usage = answer.RootElement.GetProperty("usage");
        Assert.That(usage.GetProperty("prompt_tokens").GetInt32(), Is.EqualTo(4 + 2 + 11 + 1 + 85 + 3));
        Assert.That(
            usage.GetProperty("prompt_tokens_details").GetRawText(),
            Is.EqualTo("""{"cached_tokens":0,"audio_tokens":11,"video_tokens":1}""")
        );
    }

    private async Task<int> CachedAsync(string body) => CachedIn(await _peer.PostAsync(body));

    private static int CachedIn(string body)
    {
        using var answer = JsonDocument.Parse(body);
        return answer
            .RootElement.GetProperty("usage")
            .GetProperty("prompt_tokens_details")
            .GetProperty("cached_tokens")
            .GetInt32();
    }
}
