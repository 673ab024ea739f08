using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Writes an answer as one JSON document.</summary>
internal static class InteractiveAiCompletionWriter
{
    public static void Write(Utf8JsonWriter json, Generation generation)
    {
        json.WriteStartObject();
        InteractiveAiMembers.WriteHead(json, generation, "chat.completion");
        json.WriteStartArray("choices");
        foreach (var choice in generation.Choices)
        {
            WriteChoice(json, generation, choice);
        }

        json.WriteEndArray();
        json.WriteString("system_fingerprint", generation.Fingerprint);
        InteractiveAiMembers.WriteUsage(json, generation.Usage);
        json.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter json, Generation generation, Choice choice)
    {
        json.WriteStartObject();
        if (generation.Call.Logprobs)
        {
            TokenProbability.Write(json, [.. choice.Content], generation.Call.TopLogprobs);
        }
        else
        {
            json.WriteNull("logprobs");
        }

        InteractiveAiMembers.WriteFinish(json, generation, choice.FinishReason);
        json.WriteNumber("index", choice.Index);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", choice.Text);
        json.WriteString("refusal", choice.Refusal);
        if (choice.Reasoning.Count > 0 || choice.Signature is not null)
        {
            var reasoning = choice.Reasoning.Count > 0 ? string.Concat(choice.Reasoning) : null;
            json.WriteString("reasoning", reasoning);
            InteractiveAiMembers.WriteReasoningDetail(json, generation.ReasoningFormat, reasoning, choice.Signature);
        }
        else
        {
            json.WriteNull("reasoning");
        }

        if (choice.Calls.Count > 0)
        {
            WriteCalls(json, choice.Calls);
        }

        if (choice.Citations.Count > 0)
        {
            InteractiveAiMembers.WriteCitations(json, choice.Citations);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, IReadOnlyList<ChoiceCall> calls)
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
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
