using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>
/// All that an answer says of its reasoning, as the protected data of one content: it survives joining, saving and caching, where
/// a raw representation does not, and goes back into the next request in the spelling of whichever gateway that is for.
/// </summary>
internal static class ReasoningEnvelope
{
    /// <summary>The protected data of a message; <see langword="null"/> when plain text says all.</summary>
    public static string? Write(AssistantMessage message) =>
        message is { ReasoningDetails: null, ReasoningSignature: null, RedactedReasoning: null, ReasoningContent: null }
            ? null
            : JsonSerializer.Serialize(
                new AssistantMessage
                {
                    Reasoning = message.Reasoning,
                    ReasoningSignature = message.ReasoningSignature,
                    RedactedReasoning = message.RedactedReasoning,
                    ReasoningContent = message.ReasoningContent,
                    ReasoningDetails = message.ReasoningDetails,
                },
                WireJson.Context.AssistantMessage
            );

    /// <summary>The reasoning of a message's contents, as a message that has nothing else; <see langword="null"/> when there is none.</summary>
    public static AssistantMessage? Read(IEnumerable<AIContent> contents, MappingReport report)
    {
        AssistantMessage? whole = null;
        StringBuilder? plain = null;
        foreach (TextReasoningContent content in contents.OfType<TextReasoningContent>())
        {
            if (content.ProtectedData is not { } data)
            {
                (plain ??= new StringBuilder()).Append(content.Text);
            }
            else if (Parse(data) is { } message)
            {
                whole = message;
            }
            else
            {
                report.Add("The protected data of reasoning from another client", "cannot read it");
                (plain ??= new StringBuilder()).Append(content.Text);
            }
        }

        return whole ?? (plain is { Length: > 0 } ? new AssistantMessage { Reasoning = plain.ToString() } : null);
    }

    private static AssistantMessage? Parse(string data)
    {
        if (!data.StartsWith("{\"role\":\"assistant\"", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(data, WireJson.Context.AssistantMessage) is { } message
                ? new AssistantMessage
                {
                    Reasoning = message.Reasoning,
                    ReasoningSignature = message.ReasoningSignature,
                    RedactedReasoning = message.RedactedReasoning,
                    ReasoningContent = message.ReasoningContent,
                    ReasoningDetails = message.ReasoningDetails,
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
