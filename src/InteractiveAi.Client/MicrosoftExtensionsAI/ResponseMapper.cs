using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>A completion as the abstraction's response.</summary>
internal static class ResponseMapper
{
    public static ChatResponse Map(ChatCompletion completion, AdapterCall call)
    {
        ChatChoice? choice = ChoiceOf(completion);
        AssistantMessage? message = choice?.Message;
        string id = IdOf(completion.Id);
        return new ChatResponse(
            new ChatMessage(ChatRole.Assistant, AnswerContents.Of(id, completion, call.Request))
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
            ModelId = NameOf(completion.Model),
            CreatedAt = TimeOf(completion.Created),
            FinishReason = FinishOf(choice?.FinishReason),
            Usage = UsageMapper.Map(completion.Usage),
            RawRepresentation = completion,
            AdditionalProperties = Properties(completion, call),
        };
    }

    /// <summary>The choice that the abstraction has a place for, which is the first by number.</summary>
    public static ChatChoice? ChoiceOf(ChatCompletion completion) =>
        completion.Choices.FirstOrDefault(static choice => choice.Index is 0) ?? completion.FirstChoice;

    /// <summary>A model's name; some chunks have an empty one.</summary>
    public static string? NameOf(string? model) => string.IsNullOrWhiteSpace(model) ? null : model;

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
        ChatChoice? choice = ChoiceOf(completion);
        AdditionalPropertiesDictionary properties = [];
        Add(properties, "provider", completion.Provider);
        Add(properties, "native_finish_reason", choice?.NativeFinishReason);
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
                completion.Choices.Where(other => other != choice).ToArray(),
                WireJson.Context.ChatChoiceArray
            );
        }

        if (!AnswerContents.MayCall(choice?.FinishReason) && choice?.Message?.ToolCalls is { Count: > 0 } calls)
        {
            properties["incomplete_tool_calls"] = calls.Count;
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
