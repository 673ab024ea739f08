using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>The effort of the portable request where Interactive AI has it: under <c>reasoning</c>, and not beside it.</summary>
// Gateway: whether it reads reasoning_effort is unknown, reasoning.effort it does (wire-facts 1.2).
internal static class ReasoningPlace
{
    private const string Member = "reasoning";

    public static void Check(ChatRequest request, RequestCheck check)
    {
        if (request.ReasoningEffort is { } effort && IsSaidOtherwise(request, effort))
        {
            check.Report("reasoning_effort", "It is said a second time, and otherwise, under reasoning: say it once.");
        }
    }

    /// <summary>The request with its effort under <c>reasoning</c>. What is said twice, which nobody checked, goes out as it stands.</summary>
    public static ChatRequest Move(ChatRequest request, EffortLevel effort)
    {
        if (IsSaidOtherwise(request, effort))
        {
            return request;
        }

        if (request is InteractiveAiChatRequest own)
        {
            return own with
            {
                ReasoningEffort = null,
                Reasoning = (own.Reasoning ?? new ReasoningSettings()) with { Effort = effort },
            };
        }

        // The portable type has no place for it; as the gateway's own it would cost the contract of that.
        return request with
        {
            ReasoningEffort = null,
            AdditionalProperties = new Dictionary<string, JsonElement>(
                request.AdditionalProperties ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>(),
                StringComparer.Ordinal
            )
            {
                [Member] = Write(effort),
            },
        };
    }

    private static bool IsSaidOtherwise(ChatRequest request, EffortLevel effort) =>
        request.AdditionalProperties?.ContainsKey(Member) is true
        || (request is InteractiveAiChatRequest { Reasoning.Effort: { } own } && own != effort);

    private static JsonElement Write(EffortLevel effort)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            writer.WriteStartObject();
            ObjectWriter.Text(writer, "effort"u8, effort.Value);
            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
