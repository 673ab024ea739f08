using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>Token counts as the abstraction's, which middleware adds up.</summary>
internal static class UsageMapper
{
    public static UsageDetails? Map(TokenUsage? usage)
    {
        if (usage is null)
        {
            return null;
        }

        PromptTokensDetails? prompt = usage.PromptTokensDetails;
        CompletionTokensDetails? completion = usage.CompletionTokensDetails;
        AdditionalPropertiesDictionary<long> more = [];
        Add(more, "prompt_tokens_details.cache_write_tokens", prompt?.CacheWriteTokens);
        Add(more, "prompt_tokens_details.cache_creation_tokens", prompt?.CacheCreationTokens);
        Add(more, "prompt_tokens_details.audio_tokens", prompt?.AudioTokens);
        Add(more, "prompt_tokens_details.image_tokens", prompt?.ImageTokens);
        Add(more, "prompt_tokens_details.text_tokens", prompt?.TextTokens);
        Add(more, "prompt_tokens_details.video_tokens", prompt?.VideoTokens);
        Add(more, "completion_tokens_details.audio_tokens", completion?.AudioTokens);
        Add(more, "completion_tokens_details.image_tokens", completion?.ImageTokens);
        Add(more, "completion_tokens_details.text_tokens", completion?.TextTokens);
        Add(more, "completion_tokens_details.accepted_prediction_tokens", completion?.AcceptedPredictionTokens);
        Add(more, "completion_tokens_details.rejected_prediction_tokens", completion?.RejectedPredictionTokens);
        Add(more, "tool_usage_details.web_search_calls", usage.ToolUsageDetails?.WebSearchCalls);
        Add(more, "tool_usage_details.code_interpreter_calls", usage.ToolUsageDetails?.CodeInterpreterCalls);
        AddUnknown(more, "", usage.AdditionalProperties);
        AddUnknown(more, "tool_usage_details.", usage.ToolUsageDetails?.AdditionalProperties);
        AddUnknown(more, "prompt_tokens_details.", prompt?.AdditionalProperties);
        AddUnknown(more, "completion_tokens_details.", completion?.AdditionalProperties);
        return new UsageDetails
        {
            InputTokenCount = usage.PromptTokens,
            OutputTokenCount = usage.CompletionTokens,
            TotalTokenCount = usage.TotalTokens ?? usage.PromptTokens + usage.CompletionTokens,
            CachedInputTokenCount = prompt?.CachedTokens,
            ReasoningTokenCount = completion?.ReasoningTokens,
            AdditionalCounts = more.Count is 0 ? null : more,
        };
    }

    // What this version does not know is counted all the same, where it is a count.
    private static void AddUnknown(
        AdditionalPropertiesDictionary<long> counts,
        string prefix,
        IDictionary<string, JsonElement>? members
    )
    {
        foreach ((string name, JsonElement value) in members ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>())
        {
            if (value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out long count))
            {
                counts[prefix + name] = count;
            }
        }
    }

    private static void Add(AdditionalPropertiesDictionary<long> counts, string name, long? count)
    {
        if (count is { } number)
        {
            counts[name] = number;
        }
    }
}
