using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Writes the JSON of a whole answer, and what a chunk has in common with it.</summary>
internal static class OrqAnswerWriter
{
    public static void WriteCompletion(Utf8JsonWriter json, Generation generation)
    {
        json.WriteStartObject();
        WriteHead(json, generation, "chat.completion");
        json.WriteStartArray("choices");
        foreach (var choice in generation.Choices)
        {
            WriteChoice(json, generation, choice);
        }

        json.WriteEndArray();
        WriteUsage(json, generation.Usage);
        json.WriteNull("service_tier");
        json.WriteEndObject();
    }

    public static void WriteHead(Utf8JsonWriter json, Generation generation, string objectType)
    {
        json.WriteString("id", generation.Id);
        json.WriteString("object", objectType);
        json.WriteNumber("created", generation.Created);
        json.WriteString("model", generation.Call.Model);
        json.WriteString("system_fingerprint", generation.Fingerprint);
    }

    public static void WriteUsage(Utf8JsonWriter json, Usage usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("completion_tokens", usage.CompletionTokens);
        json.WriteNumber("prompt_tokens", usage.PromptTokens);
        json.WriteNumber("total_tokens", usage.TotalTokens);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", usage.CachedTokens);
        json.WriteNumber("cache_creation_tokens", 0);
        json.WriteNumber("audio_tokens", usage.AudioTokens);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", usage.ReasoningTokens);
        json.WriteNull("accepted_prediction_tokens");
        json.WriteNull("rejected_prediction_tokens");
        json.WriteNull("audio_tokens");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteSignature(Utf8JsonWriter json, Generation generation, string callId)
    {
        if (OrqSignatures.AreExpectedOf(generation.Call.Model))
        {
            json.WriteString("thought_signature", OrqSignatures.OfCall(callId));
        }
    }

    private static void WriteChoice(Utf8JsonWriter json, Generation generation, Choice choice)
    {
        json.WriteStartObject();
        json.WriteNumber("index", choice.Index);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", choice.Text);
        json.WriteString("refusal", choice.Refusal);
        WriteReasoning(json, generation, choice);
        WriteCalls(json, generation, choice.Calls);
        // Gateway: empty lists stand in answers that have nothing of the kind (wire-facts 2.3).
        json.WriteStartArray("annotations");
        json.WriteEndArray();
        json.WriteEndObject();
        if (generation.Call.Logprobs)
        {
            TokenProbability.Write(json, [.. choice.Content], generation.Call.TopLogprobs);
        }
        else
        {
            json.WriteNull("logprobs");
        }

        json.WriteString("finish_reason", choice.FinishReason);
        json.WriteEndObject();
    }

    private static void WriteReasoning(Utf8JsonWriter json, Generation generation, Choice choice)
    {
        json.WriteString("reasoning", choice.Reasoning.Count > 0 ? string.Concat(choice.Reasoning) : null);
        json.WriteString("reasoning_signature", choice.Signature);
        if (choice.Signature is { } signature && OrqSignatures.Redacts(generation.Call.Model))
        {
            json.WriteString("redacted_reasoning", OrqSignatures.Redacted(signature));
        }
    }

    private static void WriteCalls(Utf8JsonWriter json, Generation generation, IReadOnlyList<ChoiceCall> calls)
    {
        json.WriteStartArray("tool_calls");
        for (var index = 0; index < calls.Count; index++)
        {
            json.WriteStartObject();
            json.WriteNumber("index", index);
            json.WriteString("id", calls[index].Id);
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", calls[index].Name);
            json.WriteString("arguments", calls[index].Arguments);
            json.WriteEndObject();
            WriteSignature(json, generation, calls[index].Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
