using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Writes the JSON of the chunks of a stream.</summary>
internal static class OrqChunkWriter
{
    private const string ChunkObject = "chat.completion.chunk";

    /// <summary>The chunks for one piece of an answer: none for what orq.ai has no place for, two for what it tells apart.</summary>
    public static IEnumerable<Action<Utf8JsonWriter>> Of(Generation generation, Delta delta, bool isFirst)
    {
        if (delta.Citations is not null)
        {
            yield break;
        }

        yield return json => Write(json, generation, delta, inner => WriteDelta(inner, generation, delta, isFirst));
        if (delta.Signature is { } signature && OrqSignatures.Redacts(generation.Call.Model))
        {
            var redacted = OrqSignatures.Redacted(signature);
            yield return json =>
                Write(json, generation, delta, inner => inner.WriteString("redacted_reasoning", redacted));
        }
    }

    public static void WriteUsage(Utf8JsonWriter json, Generation generation)
    {
        json.WriteStartObject();
        OrqAnswerWriter.WriteHead(json, generation, ChunkObject);
        json.WriteStartArray("choices");
        json.WriteEndArray();
        OrqAnswerWriter.WriteUsage(json, generation.Usage);
        json.WriteEndObject();
    }

    private static void Write(
        Utf8JsonWriter json,
        Generation generation,
        Delta delta,
        Action<Utf8JsonWriter> writeMembers
    )
    {
        json.WriteStartObject();
        OrqAnswerWriter.WriteHead(json, generation, ChunkObject);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", delta.Choice);
        json.WriteStartObject("delta");
        writeMembers(json);
        json.WriteEndObject();
        if (generation.Call.Logprobs && delta.Content is { } token)
        {
            TokenProbability.Write(json, [token], generation.Call.TopLogprobs);
        }
        else
        {
            json.WriteNull("logprobs");
        }

        json.WriteString("finish_reason", delta.FinishReason);
        json.WriteEndObject();
        json.WriteEndArray();
        if (generation.Call.IncludeUsage)
        {
            json.WriteNull("usage");
        }

        json.WriteEndObject();
    }

    private static void WriteDelta(Utf8JsonWriter json, Generation generation, Delta delta, bool isFirst)
    {
        if (isFirst)
        {
            json.WriteString("role", "assistant");
        }

        if (delta.Content is { } content)
        {
            json.WriteString("content", content);
        }

        if (delta.Reasoning is { } reasoning)
        {
            json.WriteString("reasoning", reasoning);
        }

        if (delta.Signature is { } signature)
        {
            json.WriteString("reasoning_signature", signature);
        }

        if (delta.Refusal is { } refusal)
        {
            json.WriteString("refusal", refusal);
        }

        if (delta.Call is { } call)
        {
            WriteCall(json, generation, call);
        }
    }

    private static void WriteCall(Utf8JsonWriter json, Generation generation, DeltaCall call)
    {
        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        json.WriteNumber("index", call.Index);
        if (call.Id is not null)
        {
            json.WriteString("id", call.Id);
            json.WriteString("type", "function");
        }

        json.WriteStartObject("function");
        if (call.Name is not null)
        {
            json.WriteString("name", call.Name);
        }

        json.WriteString("arguments", call.Arguments);
        json.WriteEndObject();
        if (call.Id is not null)
        {
            OrqAnswerWriter.WriteSignature(json, generation, call.Id);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }
}
