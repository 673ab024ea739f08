using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>The reader of usage gives what its contract gives, by itself: a stream has no contract to fall back on.</summary>
public class UsageReaderTests
{
    private const string Full =
        """{"prompt_tokens":1,"completion_tokens":2.0,"total_tokens":"3","prompt_tokens_details":{"cached_tokens":1,"cache_write_tokens":2,"cache_creation_tokens":3,"audio_tokens":4,"video_tokens":5,"text_tokens":6,"image_tokens":7,"u":8},"completion_tokens_details":{"reasoning_tokens":1,"audio_tokens":2,"image_tokens":3,"accepted_prediction_tokens":4,"rejected_prediction_tokens":5,"text_tokens":6,"t":7},"cost":0.5,"cost_details":{"upstream_inference_cost":1,"x":2},"is_byok":false,"server_tool_use_details":{"w":1},"tool_usage_details":{"web_search_calls":1,"y":1},"s":1}""";

    private static readonly string[] values =
    [
        "null",
        "true",
        "1",
        "-0",
        "1.0",
        "1.5",
        "1e2",
        "1e400",
        "99999999999999999999",
        "\"x\"",
        "\"\"",
        "\"7\"",
        "\"True\"",
        "\"\\uD83D\"",
        "{}",
        "[]",
        "[null]",
        "{\"a\":null}",
    ];

    [Test]
    public void Read_AnyMemberOtherwiseOrTwice_IsAsByTheContract()
    {
        int count = 0;
        foreach ((string name, Range place) in MembersOf(Full))
        {
            (string before, string member, string after) = (
                Full[..place.Start.Value],
                Full[place],
                Full[place.End.Value..]
            );
            foreach (string value in values)
            {
                string other = $"\"{name}\":{value}";
                AssertSame(before + other + after);
                AssertSame($"{before}{other},{member}{after}");
                AssertSame($"{before}{member},{other}{after}");
                AssertSame($"{before}{member},\"{name.ToUpperInvariant()}\":{value}{after}");
                AssertSame($"{before}{member},\"\\u{(int)name[0]:x4}{name[1..]}\":{value}{after}");
                count++;
            }
        }

        Assert.That(count, Is.GreaterThan(400));
    }

    private static void AssertSame(string json)
    {
        byte[] data = Encoding.UTF8.GetBytes(json);

        string expected = Outcome(() => JsonSerializer.Deserialize(data, WireJson.Context.TokenUsage));

        Assert.That(Outcome(() => Read(data)), Is.EqualTo(expected), json);
    }

    private static TokenUsage? Read(byte[] data)
    {
        Utf8JsonReader reader = new(data);
        reader.Read();
        TokenUsage? usage = UsageReader.Read(ref reader);
        Assert.That(reader.BytesConsumed, Is.EqualTo(data.Length), "the reader stands at the usage's end");
        return usage;
    }

    private static string Outcome(Func<TokenUsage?> read)
    {
        try
        {
            return read() is { } usage ? Wire.Write(usage) : "null";
        }
        catch (JsonException)
        {
            return "unreadable";
        }
    }

    // Names with the places of the members, values included.
    private static List<(string Name, Range Place)> MembersOf(string json)
    {
        List<(string, Range)> members = [];
        Stack<(string? Name, int Start)> open = [];
        (string? Name, int Start) member = default;
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    member = (reader.GetString(), (int)reader.TokenStartIndex);
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push(member);
                    member = default;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    member = open.Pop();
                    break;
                default:
                    break;
            }

            if (member.Name is { } name)
            {
                members.Add((name, member.Start..(int)reader.BytesConsumed));
            }
        }

        return members;
    }
}
