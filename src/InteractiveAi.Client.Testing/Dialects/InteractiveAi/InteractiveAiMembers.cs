using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>The members that a whole answer and a stream chunk write alike.</summary>
internal static class InteractiveAiMembers
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

    public static void WriteUsage(Utf8JsonWriter json, Usage usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", usage.PromptTokens);
        json.WriteNumber("completion_tokens", usage.CompletionTokens);
        json.WriteNumber("total_tokens", usage.TotalTokens);
        json.WriteNumber("cost", WireWriting.Shortest(usage.PromptCost + usage.CompletionCost));
        json.WriteBoolean("is_byok", false);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", usage.CachedTokens);
        json.WriteNumber("audio_tokens", usage.AudioTokens);
        json.WriteNumber("video_tokens", usage.VideoTokens);
        json.WriteEndObject();
        json.WriteStartObject("cost_details");
        json.WriteNull("upstream_inference_cost");
        json.WriteNumber("upstream_inference_prompt_cost", WireWriting.Shortest(usage.PromptCost));
        json.WriteNumber("upstream_inference_completions_cost", WireWriting.Shortest(usage.CompletionCost));
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", usage.ReasoningTokens);
        json.WriteNumber("audio_tokens", 0);
        json.WriteNumber("image_tokens", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
