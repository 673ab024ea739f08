using System.Buffers;
using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>The members that a whole answer and a stream chunk write alike.</summary>
internal static class ChoiceWriter
{
    public static void WriteHead(Utf8JsonWriter json, Generation generation, string objectType)
    {
        json.WriteString("id", generation.Id);
        json.WriteString("provider", generation.Call.Provider);
        json.WriteString("model", generation.Call.Model);
        json.WriteString("object", objectType);
        json.WriteNumber("created", generation.Created);
    }

    public static void WriteFinish(Utf8JsonWriter json, Generation generation, string? finishReason)
    {
        json.WriteString("finish_reason", finishReason);
        json.WriteString(
            "native_finish_reason",
            finishReason is null ? null : generation.NativeFinishReason(finishReason)
        );
    }

    public static void WriteReasoningDetail(Utf8JsonWriter json, string format, string? text, string? signature)
    {
        json.WriteStartArray("reasoning_details");
        json.WriteStartObject();
        json.WriteString("type", "reasoning.text");
        if (text is not null)
        {
            json.WriteString("text", text);
        }

        if (signature is not null)
        {
            json.WriteString("signature", signature);
        }

        json.WriteString("format", format);
        json.WriteNumber("index", 0);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static void WriteCitations(Utf8JsonWriter json, IReadOnlyList<Citation> citations)
    {
        json.WriteStartArray("annotations");
        foreach (var citation in citations)
        {
            json.WriteStartObject();
            json.WriteString("type", "url_citation");
            json.WriteStartObject("url_citation");
            json.WriteString("url", citation.Url);
            json.WriteString("title", citation.Title);
            json.WriteString("content", citation.Content);
            json.WriteNumber("start_index", citation.Start);
            json.WriteNumber("end_index", citation.End);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteLogprobs(Utf8JsonWriter json, ReadOnlySpan<string> tokens, int alternatives)
    {
        json.WriteStartObject("logprobs");
        json.WriteStartArray("content");
        foreach (var token in tokens)
        {
            TokenProbability.Write(json, token, alternatives);
        }

        json.WriteEndArray();
        json.WriteNull("refusal");
        json.WriteEndObject();
    }

    public static byte[] ToUtf8(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WireWriting.Options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
