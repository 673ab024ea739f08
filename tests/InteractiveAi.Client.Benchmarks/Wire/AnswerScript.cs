using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>Whole answers: one of about 1 KB, and one of about 220 KB that is nearly all probabilities of tokens.</summary>
internal static class AnswerScript
{
    private const int Alternatives = 6;

    public static WireScript Small() => Render(pieces: 100, withLogprobs: false);

    public static WireScript Large() => Render(pieces: 480, withLogprobs: true);

    private static WireScript Render(int pieces, bool withLogprobs)
    {
        Digest expected = default;
        string text = Words.Text(pieces);
        expected.Content.Add(text);
        expected.Finish.Add("stop");
        expected.Tokens = pieces + 12;
        ArrayBufferWriter<byte> bytes = new();
        using (
            Utf8JsonWriter json = new(
                bytes,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("id", "chatcmpl-BxR0tZ2mQ8vK5nWc1LdYhA7eGf");
            json.WriteString("object", "chat.completion");
            json.WriteNumber("created", 1790000000);
            json.WriteString("model", "gpt-4o-mini-2026-07-18");
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            json.WriteString("content", text);
            json.WriteNull("refusal");
            json.WriteEndObject();
            if (withLogprobs)
            {
                WriteLogprobs(json, pieces, ref expected);
            }
            else
            {
                json.WriteNull("logprobs");
            }

            json.WriteString("finish_reason", "stop");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartObject("usage");
            json.WriteNumber("prompt_tokens", 12);
            json.WriteNumber("completion_tokens", pieces);
            json.WriteNumber("total_tokens", expected.Tokens);
            json.WriteEndObject();
            json.WriteString("service_tier", "default");
            json.WriteString("system_fingerprint", "fp_62a23a81ef");
            json.WriteEndObject();
        }

        byte[] body = bytes.WrittenSpan.ToArray();
        expected.Bytes = body.Length;
        return new WireScript(body, "application/json", 1, expected);
    }

    private static void WriteLogprobs(Utf8JsonWriter json, int pieces, ref Digest expected)
    {
        json.WriteStartObject("logprobs");
        json.WriteStartArray("content");
        for (int i = 0; i < pieces; i++)
        {
            json.WriteStartObject();
            WriteToken(json, i, ref expected);
            json.WriteStartArray("top_logprobs");
            for (int j = 0; j < Alternatives; j++)
            {
                json.WriteStartObject();
                WriteToken(json, i + j, ref expected);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteToken(Utf8JsonWriter json, int index, ref Digest expected)
    {
        string token = Words.Piece(index);
        expected.Logprobs.Add(token);
        json.WriteString("token", token);
        json.WriteNumber("logprob", -0.000123456 * (index % 97 + 1));
        json.WriteStartArray("bytes");
        foreach (byte value in Encoding.UTF8.GetBytes(token))
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
