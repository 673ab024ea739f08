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
            AdditionalProperties = new Dictionary<string, JsonElement>(Additional(request), StringComparer.Ordinal)
            {
                [Member] = Write(effort, SettingsOf(request)),
            },
        };
    }

    private static bool IsSaidOtherwise(ChatRequest request, EffortLevel effort) =>
        request is InteractiveAiChatRequest own
            ? own.Reasoning is { Effort: { } said } && said != effort
            : SettingsOf(request) is { } settings && !Takes(settings, effort);

    private static IEnumerable<KeyValuePair<string, JsonElement>> Additional(ChatRequest request) =>
        request.AdditionalProperties ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>();

    // By the name that is on the wire, whatever else the user's dictionary takes for the same.
    private static JsonElement? SettingsOf(ChatRequest request)
    {
        foreach ((string name, JsonElement settings) in Additional(request))
        {
            if (string.Equals(name, Member, StringComparison.Ordinal))
            {
                return settings;
            }
        }

        return null;
    }

    /// <summary>Whether settings that came as JSON have room for the effort, as the typed ones have: without one, or with the same.</summary>
    private static bool Takes(JsonElement settings, EffortLevel effort) =>
        settings.ValueKind is JsonValueKind.Null
        || (
            settings.ValueKind is JsonValueKind.Object
            && settings.EnumerateObject().All(member => !IsEffort(member) || IsSame(member.Value, effort))
        );

    // Nothing is what settings without an effort say, too.
    private static bool IsSame(JsonElement said, EffortLevel effort) =>
        said.ValueKind is JsonValueKind.Null
        || (
            said.ValueKind is JsonValueKind.String
            && string.Equals(LenientText.Read(said), effort.Value, StringComparison.Ordinal)
        );

    private static bool IsEffort(JsonProperty member) =>
        string.Equals(LenientText.NameOf(member), "effort", StringComparison.Ordinal);

    // What the user nested is nested once more on the wire, and not judged here.
    private static JsonElement Write(EffortLevel effort, JsonElement? settings) =>
        JsonText.Build(
            writer =>
            {
                writer.WriteStartObject();
                ObjectWriter.Text(writer, "effort"u8, effort.Value);
                if (settings is { ValueKind: JsonValueKind.Object } others)
                {
                    foreach (JsonProperty member in others.EnumerateObject().Where(static member => !IsEffort(member)))
                    {
                        writer.WritePropertyName(LenientText.NameOf(member));
                        LenientText.Write(writer, member.Value);
                    }
                }

                writer.WriteEndObject();
            },
            new JsonDocumentOptions { MaxDepth = JsonText.AnyDepth }
        );
}
