using System.Text;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Makes JSON, events and streams by a grammar of what gateways send, with everything that they should not send mixed in.</summary>
internal sealed class InputSource(Random random, InputCorpus corpus)
{
    private static readonly string[] pieces =
    [
        "a",
        " tide",
        "é",
        "語",
        "🌊",
        "\\n",
        "\\\"",
        "\\\\",
        "\\u00e9",
        "\\u0000",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\udc00x",
        "{",
        "}",
        "[DONE]",
        "data: ",
        "/",
        "<b>",
        "\u2028",
        "\u007f",
        "sk-or-v1-0123456789abcdef",
    ];

    private static readonly string[] numbers =
    [
        "0",
        "1",
        "-1",
        "7",
        "0.25",
        "1764170400",
        "2147483648",
        "-2147483649",
        "9223372036854775808",
        "1e2",
        "1.0",
        "-0.0",
        "1e400",
        "1e-400",
        "123456789012345678901234567890",
        "0.1234567890123456789012345678901234567890",
    ];

    private static readonly string[] words =
    [
        "assistant",
        "user",
        "system",
        "tool",
        "developer",
        "stop",
        "length",
        "tool_calls",
        "error",
        "content_filter",
        "context_overflow",
        "chat.completion",
        "chat.completion.chunk",
        "chat.references",
        "function",
        "text",
        "image_url",
        "input_audio",
        "file",
        "refusal",
        "reasoning",
        "redacted_reasoning",
        "reasoning.text",
        "reasoning.summary",
        "reasoning.encrypted",
        "url_citation",
        "json_schema",
        "json_object",
        "grammar",
        "web",
        "moderation",
        "file-parser",
        "enabled",
        "disabled",
        "adaptive",
        "pii_redaction",
        "ephemeral",
        "auto",
        "none",
        "brand-new",
        "",
        "7",
        "true",
        "null",
        "Infinity",
        "AAAA",
    ];

    public Random Random => random;

    public InputCorpus Corpus => corpus;

    public T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public bool Chance(int oneIn) => random.Next(oneIn) is 0;

    /// <summary>The inside of a JSON string.</summary>
    public string Text()
    {
        int count = random.Next(12) switch
        {
            0 => 0,
            1 => random.Next(20, 60),
            2 when Chance(10) => random.Next(500, 3_000),
            _ => random.Next(1, 4),
        };
        StringBuilder text = new();
        for (int i = 0; i < count; i++)
        {
            text.Append(Pick(pieces));
        }

        return text.ToString();
    }

    public string String() => $"\"{(Chance(2) ? Pick(words) : Text())}\"";

    public string Number() => Pick(numbers);

    /// <summary>A value of any kind.</summary>
    public string Value(int depth = 0) =>
        random.Next(depth > 4 ? 5 : 8) switch
        {
            0 => "null",
            1 => Chance(2) ? "true" : "false",
            2 => Number(),
            3 or 4 => String(),
            5 => Array(depth, () => Value(depth + 1)),
            6 => Object(depth + 1),
            _ => ValueOf(Pick(corpus.Names), depth),
        };

    /// <summary>A value as it was seen under this name, or as gateways should not send it.</summary>
    public string ValueOf(string name, int depth)
    {
        IReadOnlyList<string> seen = corpus.ValuesOf(name);
        return name is "delta" or "message" && !Chance(6) ? Message(depth + 1)
            : name is "choices" && !Chance(6) ? Array(depth, () => Choice("delta"))
            : name is "tool_calls" && !Chance(4) ? Array(depth, () => Call(depth))
            : name is "content" or "reasoning" or "arguments" && !Chance(4) ? $"\"{Text()}\""
            : seen.Count > 0 && !Chance(5) ? Pick(seen)
            : Value(depth + 1);
    }

    /// <summary>An object of members that gateways know, and of others.</summary>
    public string Object(int depth = 0, params IEnumerable<string> members)
    {
        List<string> all = [.. members];
        for (int i = random.Next(depth > 3 ? 2 : 5); i > 0; i--)
        {
            string name = Chance(6) ? Text() : Pick(corpus.Names);
            all.Insert(random.Next(all.Count + 1), $"\"{name}\":{ValueOf(name, depth)}");
        }

        return Braced(all);
    }

    public string Message(int depth = 2)
    {
        List<string> members = [];
        foreach (
            string name in new[]
            {
                "role",
                "content",
                "reasoning",
                "reasoning_content",
                "reasoning_details",
                "tool_calls",
                "refusal",
                "images",
                "annotations",
                "audio",
            }
        )
        {
            if (Chance(name is "content" ? 2 : 5))
            {
                members.Add($"\"{name}\":{ValueOf(name, depth)}");
            }
        }

        return Chance(8) ? Object(depth, members) : Braced(members);
    }

    public string Choice(string payload)
    {
        List<string> members = [];
        if (!Chance(6))
        {
            members.Add($"\"index\":{(Chance(8) ? Number() : random.Next(3))}");
        }

        if (!Chance(8))
        {
            members.Add($"\"{payload}\":{Message()}");
        }

        foreach (
            string name in new[] { "finish_reason", "native_finish_reason", "logprobs", "reasoning_details", "error" }
        )
        {
            if (Chance(8))
            {
                members.Add($"\"{name}\":{ValueOf(name, 2)}");
            }
        }

        return Chance(8) ? Object(2, members) : Braced(members);
    }

    /// <summary>The data of an event, or an answer that was not streamed when the payload is a message.</summary>
    public string Answer(string payload = "delta")
    {
        List<string> members = [];
        foreach (
            string name in new[] { "id", "object", "created", "model", "provider", "usage", "error", "references" }
        )
        {
            if (Chance(name is "error" or "references" ? 20 : 3))
            {
                members.Add($"\"{name}\":{ValueOf(name, 1)}");
            }
        }

        if (!Chance(8))
        {
            members.Add($"\"choices\":{Array(1, () => Choice(payload))}");
        }

        return Chance(6) ? Object(1, members) : Braced(members);
    }

    /// <summary>The data of events as a stream has them: a few forms whose texts change, and others in between.</summary>
    public List<string> EventData()
    {
        if (Chance(4))
        {
            string[] sample = Encoding.UTF8.GetString(Pick(corpus.Streams)).Split('\n');
            return
            [
                .. sample
                    .Where(static line => line.StartsWith("data:", StringComparison.Ordinal))
                    .Select(static line => line["data:".Length..].Trim()),
            ];
        }

        List<string> events = [];
        for (int forms = random.Next(1, 4); forms > 0; forms--)
        {
            string form = Chance(3) ? Pick(corpus.Events) : Answer();
            string mark = $"\"{Text()}\"";
            for (int i = random.Next(1, 5); i > 0; i--)
            {
                events.Add(form);
                // The same form with another text, wherever the old one stood.
                string next = $"\"{Text()}\"";
                form =
                    form.Contains(mark, StringComparison.Ordinal) && mark.Length > 2
                        ? form.Replace(mark, next, StringComparison.Ordinal)
                        : ReplaceContent(form, next);
                mark = next;
            }
        }

        return events;
    }

    /// <summary>A stream of events, with or without its end.</summary>
    public byte[] Stream()
    {
        if (Chance(5))
        {
            return Pick(corpus.Streams);
        }

        StringBuilder text = new();
        foreach (string data in EventData())
        {
            if (Chance(12))
            {
                text.Append(
                    Pick([
                        ": keepalive\n\n",
                        "id: 1\n",
                        "retry: 5\n",
                        "event: ping\n",
                        "event: error\n",
                        "data\n",
                        "\n",
                        "x: y\n",
                    ])
                );
            }

            text.Append("data:")
                .Append(Chance(5) ? "" : " ")
                .Append(data.Replace("\n", "\ndata: ", StringComparison.Ordinal));
            text.Append("\n\n");
        }

        if (!Chance(3))
        {
            text.Append("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
        }

        if (!Chance(3))
        {
            text.Append("data: [DONE]").Append(Chance(4) ? "" : "\n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The body of an error in one of the shapes that are known, or in none.</summary>
    public string Error()
    {
        string inner = Object(
            1,
            $"\"message\":{(Chance(4) ? Value() : String())}",
            $"\"code\":{(Chance(2) ? Number() : Value())}",
            $"\"metadata\":{Object(2)}"
        );
        return random.Next(9) switch
        {
            0 => $$"""{"error":{{inner}}}""",
            1 => $$"""{"error":{{String()}}}""",
            2 => inner,
            3 => $"<html><head><title>{Text()}</title></head><body>{Text()}</body></html>",
            4 => Text(),
            5 => $"data: {{\"error\":{inner}}}\n\n",
            6 => $$"""{"detail":[{{Object(2)}}],"object":"error"}""",
            7 => $$"""{"error":{{inner}},"choices":[]}""",
            _ => Value(),
        };
    }

    private string Call(int depth) =>
        Object(
            depth + 3,
            $"\"index\":{(Chance(6) ? Number() : random.Next(3))}",
            $"\"id\":\"call_{random.Next(3)}\"",
            $"\"function\":{{\"name\":{String()},\"arguments\":{(Chance(6) ? Value(4) : $"\"{Text()}\"")}}}"
        );

    private string Array(int depth, Func<string> item)
    {
        StringBuilder text = new("[");
        for (int i = Chance(20) && depth < 3 ? random.Next(20, 60) : random.Next(4); i > 0; i--)
        {
            text.Append(item()).Append(i > 1 ? "," : "");
        }

        return text.Append(']').ToString();
    }

    private static string Braced(List<string> members) => "{" + string.Join(',', members) + "}";

    private string ReplaceContent(string form, string with)
    {
        foreach (string name in new[] { "\"content\":\"", "\"reasoning\":\"", "\"arguments\":\"", "\"text\":\"" })
        {
            int start = form.IndexOf(name, StringComparison.Ordinal) + name.Length;
            int end = start < name.Length ? -1 : form.IndexOf('"', start);
            if (end > 0 && !Chance(4))
            {
                return string.Concat(form.AsSpan(0, start - 1), with, form.AsSpan(end + 1));
            }
        }

        return form;
    }
}
