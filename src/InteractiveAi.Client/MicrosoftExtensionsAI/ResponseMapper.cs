using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>A completion as the abstraction's response.</summary>
internal static class ResponseMapper
{
    public static ChatResponse Map(ChatCompletion completion, AdapterCall call)
    {
        AssistantMessage? message = completion.FirstChoice?.Message;
        string id = IdOf(completion.Id);
        return new ChatResponse(
            new ChatMessage(ChatRole.Assistant, AnswerContents.Of(id, completion))
            {
                MessageId = id,
                AuthorName = message?.Name,
                CreatedAt = TimeOf(completion.Created),
                RawRepresentation = completion,
                AdditionalProperties = WireMembers.Of(message?.AdditionalProperties),
            }
        )
        {
            ResponseId = id,
            ModelId = completion.Model,
            CreatedAt = TimeOf(completion.Created),
            FinishReason = FinishOf(completion.FinishReason),
            Usage = UsageMapper.Map(completion.Usage),
            RawRepresentation = completion,
            AdditionalProperties = Properties(completion, call),
        };
    }

    /// <summary>The answer's id, or a new one: messages are told apart by it.</summary>
    public static string IdOf(string? id) => string.IsNullOrWhiteSpace(id) ? $"iai-{Guid.NewGuid():N}" : id;

    /// <summary>The time of an answer; some gateways say zero for none.</summary>
    public static DateTimeOffset? TimeOf(DateTimeOffset? created) =>
        created > DateTimeOffset.UnixEpoch ? created : null;

    public static ChatFinishReason? FinishOf(FinishReason? reason) =>
        string.IsNullOrWhiteSpace(reason?.Value) ? null
        : reason == FinishReason.FunctionCall ? ChatFinishReason.ToolCalls
        // Of the same words as ours, and as open.
        : new ChatFinishReason(reason.Value.Value);

    /// <summary>What the abstraction has no member for: provider, cost, request id, rate limit, further choices, what was left out.</summary>
    public static AdditionalPropertiesDictionary? Properties(ChatCompletion completion, AdapterCall call)
    {
        AdditionalPropertiesDictionary properties = [];
        Add(properties, "provider", completion.Provider);
        Add(properties, "native_finish_reason", completion.FirstChoice?.NativeFinishReason);
        Add(properties, "system_fingerprint", completion.SystemFingerprint);
        Add(properties, "service_tier", completion.ServiceTier);
        if (completion.Usage?.Cost is { } cost)
        {
            properties["cost"] = cost;
        }

        if (call.Info is { } info)
        {
            Add(properties, "request_id", info.RequestId);
            Add(properties, info.RateLimit, "rate_limit_");
            if (info.Retries > 0)
            {
                properties["retries"] = info.Retries;
            }
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

    private static void Add(AdditionalPropertiesDictionary properties, RateLimit? limit, string prefix)
    {
        if (limit is null)
        {
            return;
        }

        if (limit.Limit is { } whole)
        {
            properties[$"{prefix}limit"] = whole;
        }

        if (limit.Remaining is { } remaining)
        {
            properties[$"{prefix}remaining"] = remaining;
        }

        Add(properties, $"{prefix}reset", limit.Reset?.ToString("O", CultureInfo.InvariantCulture));
        Add(properties, limit.Tokens, "rate_limit_tokens_");
    }

    private static void Add(AdditionalPropertiesDictionary properties, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            properties[name] = value;
        }
    }
}
