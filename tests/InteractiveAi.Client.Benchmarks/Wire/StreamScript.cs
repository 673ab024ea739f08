using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>Streams of server-sent events, about 290 bytes each, written as the gateways write them.</summary>
internal static class StreamScript
{
    private const int Calls = 4;

    /// <summary>Renders a stream.</summary>
    /// <param name="kind">What it carries.</param>
    /// <param name="chunks">How many chunks, the first, the one with the finish reason and the one with the usage included.</param>
    public static WireScript Render(StreamKind kind, int chunks)
    {
        StringBuilder text = new(chunks * 320);
        Digest expected = default;
        if (kind is not StreamKind.Text)
        {
            text.Append(": processing\n\n");
        }

        Append(text, kind, "\"role\":\"assistant\",\"content\":\"\"", "null");
        int body = chunks - 3;
        for (int i = 0; i < body; i++)
        {
            Append(text, kind, Delta(kind, i, body, ref expected), "null");
        }

        string finish = kind is StreamKind.Tool ? "tool_calls" : "stop";
        Append(text, kind, kind is StreamKind.Text or StreamKind.Tool ? "" : "\"content\":\"\"", $"\"{finish}\"");
        expected.Finish.Add(finish);
        expected.Tokens = body + 12;
        string total = expected.Tokens.ToString(CultureInfo.InvariantCulture);
        text.Append("data: {")
            .Append(Head(kind))
            .Append(",\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":")
            .Append(body)
            .Append(",\"total_tokens\":")
            .Append(total)
            .Append("}}\n\ndata: [DONE]\n\n");
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        expected.Bytes = bytes.Length;
        return new WireScript(bytes, "text/event-stream", chunks, expected);
    }

    /// <summary>Renders a stream whose one piece of text fills a single event.</summary>
    public static WireScript RenderGiant(int characters)
    {
        StringBuilder text = new(characters + 2_000);
        Digest expected = default;
        string piece = new('r', characters);
        expected.Content.Add(piece);
        Append(text, StreamKind.Text, $"\"content\":\"{piece}\"", "null");
        Append(text, StreamKind.Text, "", "\"stop\"");
        expected.Finish.Add("stop");
        text.Append("data: [DONE]\n\n");
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        expected.Bytes = bytes.Length;
        return new WireScript(bytes, "text/event-stream", 2, expected);
    }

    private static string Head(StreamKind kind) =>
        kind is StreamKind.Text or StreamKind.Tool
            ? "\"id\":\"chatcmpl-BxR0tZ2mQ8vK5nWc1LdYhA7eGf\",\"object\":\"chat.completion.chunk\",\"created\":1790000000,"
                + "\"model\":\"gpt-4o-mini-2026-07-18\",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_62a23a81ef\""
            : "\"id\":\"gen-1790000000-q8vK5nWc1LdYhA7e\",\"provider\":\"OpenAI\",\"model\":\"openai/gpt-4o-mini\","
                + "\"object\":\"chat.completion.chunk\",\"created\":1790000000"
                + (kind is StreamKind.Unknown ? ",\"region\":\"eu-west\"" : "");

    private static void Append(StringBuilder text, StreamKind kind, string delta, string finish)
    {
        text.Append("data: {").Append(Head(kind)).Append(",\"choices\":[{\"index\":0,\"delta\":{").Append(delta);
        text.Append("},\"logprobs\":null,\"finish_reason\":").Append(finish);
        if (kind is not StreamKind.Text and not StreamKind.Tool)
        {
            text.Append(",\"native_finish_reason\":").Append(finish);
        }

        if (kind is StreamKind.Unknown)
        {
            text.Append(",\"safety\":{\"level\":\"none\"}");
        }

        text.Append("}]}\n\n");
    }

    private static string Delta(StreamKind kind, int index, int count, ref Digest expected)
    {
        string piece = Words.Piece(index);
        switch (kind)
        {
            case StreamKind.Tool:
                return Fragment(index, count, ref expected);
            case StreamKind.Reasoning when index < count * 3 / 4:
                expected.Reasoning.Add(piece);
                string quoted = Quote(piece);
                return $"\"role\":\"assistant\",\"content\":\"\",\"reasoning\":{quoted},\"reasoning_details\":"
                    + $"[{{\"type\":\"reasoning.text\",\"text\":{quoted},\"format\":\"unknown\",\"index\":0}}]";
            case StreamKind.Text:
                expected.Content.Add(piece);
                return $"\"content\":{Quote(piece)}";
            default:
                expected.Content.Add(piece);
                return $"\"role\":\"assistant\",\"content\":{Quote(piece)}";
        }
    }

    // Four calls one after the other; each begins with its id and name, and its arguments are one object when put together.
    private static string Fragment(int index, int count, ref Digest expected)
    {
        int call = Math.Min(index * Calls / count, Calls - 1);
        int first = (call * count + Calls - 1) / Calls;
        int last = call == Calls - 1 ? count - 1 : ((call + 1) * count + Calls - 1) / Calls - 1;
        string name = $"write_part_{call}";
        if (index == first)
        {
            expected.CallNames.Add(name);
            return $"\"tool_calls\":[{{\"index\":{call},\"id\":\"call_{call}Kx0tZ2mQ8vK5nWc1\",\"type\":\"function\","
                + $"\"function\":{{\"name\":\"{name}\",\"arguments\":\"\"}}}}]";
        }

        string piece =
            index == first + 1 ? "{\"text\":\""
            : index == last ? "\"}"
            : Words
                .Piece(index)
                .Replace("\n", " ", StringComparison.Ordinal)
                .Replace("\"", "", StringComparison.Ordinal);
        expected.Arguments.Add(piece);
        return $"\"tool_calls\":[{{\"index\":{call},\"function\":{{\"arguments\":{Quote(piece)}}}}}]";
    }

    private static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
