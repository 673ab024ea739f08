using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public class LocalGatewayStreamTests
{
    private const string ShortQuestion =
        """{"model":"openai/gpt-4o-mini","stream":true,"messages":[{"role":"user","content":"Say: Hello there, Ana"}]}""";

    [Test]
    public async Task Stream_OfAShortAnswer_IsVerbatimWhatAGatewaySends()
    {
        await using var peer = await GatewayPeer.StartAsync();
        using var request = peer.Request(ShortQuestion);

        using var response = await peer.SendAsync(request);

        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/event-stream"));
        Assert.That(response.Headers.CacheControl?.NoCache, Is.True);
        Assert.That(
            response.Headers.GetValues("X-Generation-Id"),
            Is.EqualTo(new[] { "gen-1767323045-FPII07lMj4dloz3vgIoL" })
        );
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo(
                """
                : LLMROUTER PROCESSING

                data: {"id":"gen-1767323045-FPII07lMj4dloz3vgIoL","provider":"OpenAI","model":"openai/gpt-4o-mini","object":"chat.completion.chunk","created":1767323045,"choices":[{"index":0,"delta":{"role":"assistant","content":"Hello"},"finish_reason":null,"native_finish_reason":null,"logprobs":null}],"system_fingerprint":"fp_57fe5e2403"}

                data: {"id":"gen-1767323045-FPII07lMj4dloz3vgIoL","provider":"OpenAI","model":"openai/gpt-4o-mini","object":"chat.completion.chunk","created":1767323045,"choices":[{"index":0,"delta":{"role":"assistant","content":" there,"},"finish_reason":null,"native_finish_reason":null,"logprobs":null}],"system_fingerprint":"fp_57fe5e2403"}

                data: {"id":"gen-1767323045-FPII07lMj4dloz3vgIoL","provider":"OpenAI","model":"openai/gpt-4o-mini","object":"chat.completion.chunk","created":1767323045,"choices":[{"index":0,"delta":{"role":"assistant","content":" Ana"},"finish_reason":null,"native_finish_reason":null,"logprobs":null}],"system_fingerprint":"fp_57fe5e2403"}

                data: {"id":"gen-1767323045-FPII07lMj4dloz3vgIoL","provider":"OpenAI","model":"openai/gpt-4o-mini","object":"chat.completion.chunk","created":1767323045,"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop","native_finish_reason":"stop","logprobs":null}],"system_fingerprint":"fp_57fe5e2403"}

                data: {"id":"gen-1767323045-FPII07lMj4dloz3vgIoL","provider":"OpenAI","model":"openai/gpt-4o-mini","object":"chat.completion.chunk","created":1767323045,"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop","native_finish_reason":"stop","logprobs":null}],"system_fingerprint":"fp_57fe5e2403","usage":{"prompt_tokens":8,"completion_tokens":3,"total_tokens":11,"cost":0.000003,"is_byok":false,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0,"video_tokens":0},"cost_details":{"upstream_inference_cost":null,"upstream_inference_prompt_cost":0.0000012,"upstream_inference_completions_cost":0.0000018},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"image_tokens":0}}}

                data: [DONE]


                """
            )
        );
    }

    [Test]
    public async Task Stream_OfReasoningAndATool_SendsThemInFragments()
    {
        await using var peer = await GatewayPeer.StartAsync();

        var deltas = await DeltasAsync(
            peer,
            """
            {"model":"anthropic/claude-sonnet-4.5","stream":true,"reasoning":{"effort":"minimal"},
             "messages":[{"role":"user","content":"Weather in Lisbon?"}],
             "tools":[{"type":"function","function":{"name":"get_weather",
               "parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}]}
            """
        );

        Assert.That(
            string.Join('\n', deltas),
            Is.EqualTo(
                """
                {"role":"assistant","content":"","reasoning":"The","reasoning_details":[{"type":"reasoning.text","text":"The","format":"anthropic-claude-v1","index":0}]}
                {"role":"assistant","content":"","reasoning":" user","reasoning_details":[{"type":"reasoning.text","text":" user","format":"anthropic-claude-v1","index":0}]}
                {"role":"assistant","content":"","reasoning":" wants","reasoning_details":[{"type":"reasoning.text","text":" wants","format":"anthropic-claude-v1","index":0}]}
                {"role":"assistant","content":"","reasoning":" to","reasoning_details":[{"type":"reasoning.text","text":" to","format":"anthropic-claude-v1","index":0}]}
                {"role":"assistant","content":"","reasoning":" know","reasoning_details":[{"type":"reasoning.text","text":" know","format":"anthropic-claude-v1","index":0}]}
                {"role":"assistant","content":"","reasoning":" about","reasoning_details":[{"type":"reasoning.text","text":" about","format":"anthropic-claude-v1","index":0}]}
                {"role":"assistant","content":"","reasoning":" Weather","reasoning_details":[{"type":"reasoning.text","text":" Weather","format":"anthropic-claude-v1","index":0}]}
                {"role":"assistant","content":"","reasoning":" and","reasoning_details":[{"type":"reasoning.text","text":" and","format":"anthropic-claude-v1","index":0}]}
                {"role":"assistant","content":"","reasoning":" Lisbon.","reasoning_details":[{"type":"reasoning.text","text":" Lisbon.","format":"anthropic-claude-v1","index":0}]}
                {"role":"assistant","content":"","reasoning":null,"reasoning_details":[{"type":"reasoning.text","signature":"sig_V3TThNhdVoo=","format":"anthropic-claude-v1","index":0}]}
                {"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_3eZNqM2KYmYMID5BDDol1YUL","type":"function","function":{"name":"get_weather","arguments":""}}]}
                {"role":"assistant","content":null,"tool_calls":[{"index":0,"type":"function","function":{"arguments":"{\""}}]}
                {"role":"assistant","content":null,"tool_calls":[{"index":0,"type":"function","function":{"arguments":"city\":\""}}]}
                {"role":"assistant","content":null,"tool_calls":[{"index":0,"type":"function","function":{"arguments":"Lisbon\"}"}}]}
                {"role":"assistant","content":""}
                {"role":"assistant","content":""}
                """
            )
        );
    }

    [Test]
    public async Task Stream_ThatEchoesItsRequest_BeginsWithADebugChunk()
    {
        await using var peer = await GatewayPeer.StartAsync();
        const string Body =
            """{"model":"m","messages":[{"role":"user","content":"Say: hi"}],"stream":true,"debug":{"echo_upstream_body":true},"top_k":5}""";

        var events = await EventsAsync(peer, Body);

        Assert.That(
            events[0],
            Is.EqualTo(
                """{"id":"gen-1767323045-FPII07lMj4dloz3vgIoL","provider":"Fireworks","model":"m","object":"chat.completion.chunk","created":1767323045,"choices":[],"debug":{"echo_upstream_body":"""
                    + Body
                    + "}}"
            )
        );
        Assert.That(events[1], Does.Contain("\"content\":\"hi\""));
    }

    [Test]
    public async Task Stream_WithLogprobs_HasThemOnEveryChunkOfText()
    {
        await using var peer = await GatewayPeer.StartAsync();

        var events = await EventsAsync(
            peer,
            """{"messages":[{"role":"user","content":"Say: Hi you"}],"stream":true,"logprobs":true}"""
        );

        var tokens = events
            .Select(Logprobs)
            .Where(logprobs => logprobs.ValueKind == JsonValueKind.Object)
            .Select(logprobs => logprobs.GetProperty("content")[0].GetProperty("token").GetString());
        Assert.That(tokens, Is.EqualTo(new[] { "Hi", " you" }));
    }

    [Test]
    public async Task Stream_OfTwoChoices_AlternatesAndEndsBoth()
    {
        await using var peer = await GatewayPeer.StartAsync();

        var events = await EventsAsync(
            peer,
            """{"messages":[{"role":"user","content":"Say: Hi you"}],"stream":true,"n":2}"""
        );

        Assert.That(
            events.Select(Outline),
            Is.EqualTo(new[] { "0 Hi", "1 Hi", "0  you", "1  you", "0 [stop]", "1 [stop]", "0 [stop]" })
        );
    }

    [TestCase("Tell me a story about 東京 and the 🚋 tram, naïve as it is")]
    [TestCase("What do you think of tramways?")]
    [TestCase("Name 12 months")]
    public async Task Stream_Joined_IsTheSameAsTheAnswerInOnePiece(string question)
    {
        await using var peer = await GatewayPeer.StartAsync();
        var body = GatewayPeer.Conversation("My name is Ana", question);

        var whole = await peer.ContentAsync(body);
        var deltas = await DeltasAsync(peer, string.Concat(body.AsSpan(0, body.Length - 1), ",\"stream\":true}"));

        Assert.That(string.Concat(deltas.Select(ContentOf)), Is.EqualTo(whole));
        Assert.That(deltas, Has.Count.GreaterThan(10));
    }

    [Test]
    public async Task Stream_OfALongAnswer_HasKeepAliveCommentsInBetween()
    {
        await using var peer = await GatewayPeer.StartAsync();

        var transcript = await peer.PostAsync(
            """{"messages":[{"role":"user","content":"Count to 20"}],"stream":true}"""
        );

        // 22 events before the end: comments before the 1st, the 9th and the 17th of them.
        var lines = transcript.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(
            Enumerable.Range(0, lines.Length).Where(index => lines[index] == ": LLMROUTER PROCESSING"),
            Is.EqualTo(new[] { 0, 9, 18 })
        );
        Assert.That(lines[^1], Is.EqualTo("data: [DONE]"));
    }

    [Test]
    public async Task Stream_WithADelay_SendsEachWordWhenItsTimeHasCome()
    {
        await using var peer = await GatewayPeer.StartAsync(wordDelay: TimeSpan.FromSeconds(1));
        using var request = peer.Request(ShortQuestion);
        using var response = await peer.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        List<string> seen = [];

        for (var delays = 0; delays < 4; delays++)
        {
            seen.Add(Outline(await GatewayPeer.NextEventAsync(reader)));
            Assert.That(await peer.Clock.NextTimerAsync(), Is.EqualTo(TimeSpan.FromSeconds(1)));
            peer.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        seen.Add(Outline(await GatewayPeer.NextEventAsync(reader)));

        Assert.That(seen, Is.EqualTo(new[] { "0 Hello", "0  there,", "0  Ana", "0 [stop]", "0 [stop]" }));
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("\ndata: [DONE]\n\n"));
        Assert.That(peer.Gateway.Disconnects, Is.Zero);
    }

    [Test]
    public async Task Streams_ThirtyTwoAtOnce_EachGetTheirOwnAnswer()
    {
        await using var peer = await GatewayPeer.StartAsync(wordDelay: TimeSpan.FromSeconds(1));
        const int Count = 32;
        // Eleven words, the finish and the usage, with a pause before each but the first.
        const int Pauses = 12;

        var all = Task.WhenAll(Enumerable.Range(0, Count).Select(ReadAsync));
        for (var started = 1; started <= Count * Pauses; started++)
        {
            await peer.Clock.NextTimerAsync();
            // Not before every stream has begun, so that they all run at the same time.
            if (started >= Count)
            {
                peer.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        Assert.That(
            await all,
            Is.EqualTo(
                Enumerable.Range(0, Count).Select(number => $"this is the answer with number {number} of all of them")
            )
        );
        Assert.That(peer.Gateway.Calls, Has.Count.EqualTo(Count));
        Assert.That(peer.Gateway.Disconnects, Is.Zero);

        async Task<string> ReadAsync(int number)
        {
            var question = $"Say: this is the answer with number {number} of all of them";
            var deltas = await DeltasAsync(
                peer,
                $$"""{"messages":[{"role":"user","content":"{{question}}"}],"stream":true}"""
            );
            return string.Concat(deltas.Select(ContentOf));
        }
    }

    /// <summary>The data of all events but the last, which has to be the end mark.</summary>
    private static async Task<List<string>> EventsAsync(GatewayPeer peer, string body)
    {
        var events = (await peer.PostAsync(body))
            .Split('\n')
            .Where(line => line.StartsWith("data: ", StringComparison.Ordinal))
            .Select(line => line["data: ".Length..])
            .ToList();
        Assert.That(events[^1], Is.EqualTo("[DONE]"));
        events.RemoveAt(events.Count - 1);
        return events;
    }

    private static async Task<List<string>> DeltasAsync(GatewayPeer peer, string body) =>
        (await EventsAsync(peer, body)).ConvertAll(data => Choice(data).GetProperty("delta").GetRawText());

    private static string? ContentOf(string delta)
    {
        using var json = JsonDocument.Parse(delta);
        return json.RootElement.GetProperty("content").GetString();
    }

    private static JsonElement Choice(string data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.GetProperty("choices")[0].Clone();
    }

    private static JsonElement Logprobs(string data) => Choice(data).GetProperty("logprobs");

    /// <summary>The choice's number and what the event adds to it.</summary>
    private static string Outline(string data)
    {
        var choice = Choice(data);
        var outline = new StringBuilder().Append(choice.GetProperty("index").GetInt32()).Append(' ');
        return choice.GetProperty("finish_reason") is { ValueKind: JsonValueKind.String } reason
            ? outline.Append('[').Append(reason.GetString()).Append(']').ToString()
            : outline.Append(choice.GetProperty("delta").GetProperty("content").GetString()).ToString();
    }
}
