using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>The reader of answers gives what their contract gives.</summary>
public class CompletionReaderTests
{
    private const string Full = """
        {"id":"a","object":"chat.completion","created":1764170400,"model":"m","provider":"p","choices":[{"index":0,"message":{"role":"assistant",
        "content":"Hi","name":"n","refusal":"r","reasoning":"t","reasoning_signature":"s","redacted_reasoning":"d","reasoning_content":"c",
        "reasoning_details":[{"type":"reasoning.text","text":"t","signature":"s"},{"type":"new","x":1}],
        "tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":"{}","x":1},"thought_signature":"g","y":2},{"id":"c2","type":"custom","custom":{}}],
        "annotations":[{"type":"url_citation","url_citation":{"url":"https://example.org"}}],"images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}],
        "audio":{"id":"au","data":"AAAA","transcript":"Hi","expires_at":1764170400},"z":{"a":[1]}},"finish_reason":"stop","native_finish_reason":"STOP",
        "logprobs":{"content":[{"token":"Hi","logprob":-0.5,"bytes":[72,105],"top_logprobs":[{"token":"Hi","logprob":-0.5,"bytes":[72,105]},{"token":"é","logprob":-9,"bytes":[195,169]}]},
        {"token":"\ufffd","logprob":-1,"bytes":[195]},{"token":"","logprob":0,"bytes":[]},{"token":"\n","top_logprobs":[{"token":""},{"token":"\n","bytes":[10]}]},{"token":"x","logprob":null,"bytes":null,"w":1},{"bytes":[1]},{"bytes":[120],"token":"x"}],"refusal":null},
        "reasoning_details":[{"type":"reasoning.summary","summary":"s"}],"error":null,"v":1}],
        "usage":{"prompt_tokens":1,"completion_tokens":2.0,"total_tokens":"3","prompt_tokens_details":{"cached_tokens":1,"cache_write_tokens":2,"cache_creation_tokens":3,"audio_tokens":4,"video_tokens":5,"text_tokens":6,"image_tokens":7,"u":8},
        "completion_tokens_details":{"reasoning_tokens":1,"audio_tokens":2,"image_tokens":3,"accepted_prediction_tokens":4,"rejected_prediction_tokens":5,"text_tokens":6,"t":7},
        "cost":0.000012,"cost_details":{"upstream_inference_cost":1},"is_byok":"True","server_tool_use_details":{"web":1},"tool_usage_details":{"web_search_calls":1},"s":9},
        "system_fingerprint":"f","service_tier":"default","references":{"chunks":[],"search_query":"q"},"error":null,"r":[true]}
        """;

    private static IEnumerable<string> Answers() =>
        from gateway in new[] { "interactive", "jamai", "orq" }
        from name in WireFixture.Names(gateway, ".json")
        select WireFixture.Text(gateway, name + ".json");

    [Test]
    public void Parse_OfEveryMember_IsAsByTheContract()
    {
        AssertSame(Full);
        Assert.That(Full, Does.Contain("tool_usage_details"));
    }

    [Test]
    public void Parse_OfEveryFixture_IsAsByTheContract()
    {
        int count = 0;
        foreach (string answer in Answers())
        {
            AssertSame(answer);
            count++;
        }

        Assert.That(count, Is.GreaterThan(20));
    }

    // A reader that is strict, lenient or forgetful at one place only shows when that place has every kind of value.
    [Test]
    public void Parse_WithAnotherKindOfValueAtEveryPlace_IsAsByTheContract()
    {
        string[] others =
        [
            "null",
            "true",
            "1",
            "1.5",
            "-1",
            "1e400",
            "\"x\"",
            "\"\"",
            "\"7\"",
            "\"\\uD83D\"",
            "{}",
            "[]",
            "[null]",
            "[1]",
            "[\"x\"]",
            "[{}]",
            "{\"a\":null}",
        ];
        int count = 0;
        foreach (Range place in PlacesOf(Full))
        {
            foreach (string other in others)
            {
                AssertSame(Full[..place.Start.Value] + other + Full[place.End.Value..]);
                count++;
            }
        }

        Assert.That(count, Is.GreaterThan(1_000));
    }

    [Test]
    public void Parse_OfDamagedAnswers_IsAsByTheContract()
    {
        Random random = new(7_113);
        byte[] full = Encoding.UTF8.GetBytes(Full);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] damaged = [.. full];
            for (int j = random.Next(1, 4); j > 0; j--)
            {
                damaged[random.Next(damaged.Length)] = (byte)(
                    i % 2 is 0 ? random.Next(256) : full[random.Next(full.Length)]
                );
            }

            AssertSame(damaged);
        }
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{} {}")]
    [TestCase("{\"choices\":[null]}")]
    [TestCase("{\"choices\":[{\"index\":0},null,{\"index\":1}],\"choices\":[{\"index\":2}]}")]
    [TestCase("{\"id\":\"a\",\"id\":null,\"x\":1,\"x\":2}")]
    [TestCase("{\"\\u0069d\":\"escaped\"}")]
    [TestCase("{\"ID\":\"upper\"}")]
    public void Parse_OfOddBodies_IsAsByTheContract(string json) => AssertSame(json);

    private static void AssertSame(string json) => AssertSame(Encoding.UTF8.GetBytes(json));

    private static void AssertSame(byte[] json)
    {
        string expected = Outcome(() => JsonSerializer.Deserialize(json, WireJson.Context.ChatCompletion));

        Assert.That(
            Outcome(() => CompletionReader.Parse(json)),
            Is.EqualTo(expected),
            () => Encoding.UTF8.GetString(json)
        );
    }

    private static string Outcome(Func<ChatCompletion?> read)
    {
        try
        {
            return read() is { } completion
                ? Encoding.UTF8.GetString(
                    JsonSerializer.SerializeToUtf8Bytes(completion, WireJson.Context.ChatCompletion)
                )
                    + $"|{completion.Choices.Count}|{completion.FirstChoice?.Message?.ToolCalls?.Count}|{completion.FirstChoice?.Message?.Images?.Count}"
                : "null";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return $"{exception.GetType()} {(exception as JsonException)?.Path}";
        }
    }

    // Where the values stand, those that hold others included.
    private static List<Range> PlacesOf(string json)
    {
        List<Range> places = [];
        Stack<int> open = [];
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json.Replace('é', 'e')));
        while (reader.Read())
        {
            int start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push(start);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    places.Add(open.Pop()..(start + 1));
                    break;
                case JsonTokenType.PropertyName:
                    break;
                default:
                    places.Add(start..(int)reader.BytesConsumed);
                    break;
            }
        }

        return places;
    }
}
