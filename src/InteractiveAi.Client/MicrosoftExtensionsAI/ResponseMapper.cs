using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>A completion as the abstraction's response.</summary>
internal static class ResponseMapper
{
    public static ChatResponse Map(ChatCompletion completion, AdapterCall call)
    {
        ChatChoice? choice = completion.FirstChoice;
        AssistantMessage message = choice?.Message ?? new AssistantMessage();
        string id = IdOf(completion.Id);
        ChatResponse response = new(
            new ChatMessage(ChatRole.Assistant, AnswerContents.Of(message, choice?.FinishReason, completion.References))
            {
                MessageId = id,
                AuthorName = message.Name,
                CreatedAt = completion.Created,
                RawRepresentation = completion,
            }
        )
        {
            ResponseId = id,
            ModelId = completion.Model,
            CreatedAt = completion.Created,
            FinishReason = FinishOf(choice?.FinishReason),
            Usage = UsageMapper.Map(completion.Usage),
            RawRepresentation = completion,
            AdditionalProperties = Properties(completion, call),
        };
        return response;
    }

    /// <summary>The answer's id, or a new one: messages are told apart by it.</summary>
    public static string IdOf(string? id) => string.IsNullOrEmpty(id) ? $"iai-{Guid.NewGuid():N}" : id;

    public static ChatFinishReason? FinishOf(FinishReason? reason) =>
        string.IsNullOrWhiteSpace(reason?.Value) ? null
        : reason == FinishReason.Stop ? ChatFinishReason.Stop
        : reason == FinishReason.Length ? ChatFinishReason.Length
        : reason == FinishReason.ToolCalls || reason == FinishReason.FunctionCall ? ChatFinishReason.ToolCalls
        : reason == FinishReason.ContentFilter ? ChatFinishReason.ContentFilter
        : new ChatFinishReason(reason.Value.Value);

    /// <summary>What the abstraction has no member for: provider, cost, request id, rate limit, further choices, what was left out.</summary>
    public static AdditionalPropertiesDictionary? Properties(ChatCompletion completion, AdapterCall call)
    {
        AdditionalPropertiesDictionary properties = [];
        Add(properties, "provider", completion.Provider);
        Add(properties, "native_finish_reason", completion.FirstChoice?.NativeFinishReason);
        Add(properties, "system_fingerprint", completion.SystemFingerprint);
        Add(properties, "service_tier", completion.ServiceTier);
        Add(properties, "request_id", call.Info?.RequestId);
        if (completion.Usage?.Cost is { } cost)
        {
            properties["cost"] = cost;
        }

        if (call.Info?.RateLimit is { } limit)
        {
            Add(properties, "rate_limit_remaining", limit.Remaining?.ToString(CultureInfo.InvariantCulture));
        }

        if (completion.Choices.Count > 1)
        {
            properties["choices"] = JsonSerializer.SerializeToElement(
                completion.Choices.Skip(1).ToArray(),
                WireJson.Context.ChatChoiceArray
            );
        }

        if (!AnswerContents.MayCall(completion.FinishReason) && completion.ToolCalls.Count > 0)
        {
            properties["incomplete_tool_calls"] = completion.ToolCalls.Count;
        }

        if (!call.Report.IsEmpty)
        {
            properties[ChatAdapterOptions.UnmappedKey] = call.Report.ToJson();
        }

        return properties.Count is 0 ? null : properties;
    }

    private static void Add(AdditionalPropertiesDictionary properties, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            properties[name] = value;
        }
    }
}
