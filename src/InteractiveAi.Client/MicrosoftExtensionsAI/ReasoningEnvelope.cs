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
            : JsonSerializer.Serialize(OnlyReasoning(message), WireJson.Context.AssistantMessage);

    /// <summary>The protected data of reasoning that is a part of the content.</summary>
    public static string Write(ReasoningPart part) => JsonSerializer.Serialize(part, WireJson.Context.ContentPart);

    /// <summary>The part of the content that protected data is; <see langword="null"/> when it is something else.</summary>
    public static ContentPart? PartIn(string data)
    {
        if (!data.StartsWith("{\"type\":\"reasoning\"", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(data, WireJson.Context.ContentPart);
        }
        catch (JsonException)
        {
            // Somebody else's, which only begins like ours.
            return null;
        }
    }

    /// <summary>The reasoning of a message's contents, as a message that has nothing else; <see langword="null"/> when there is none.</summary>
    public static AssistantMessage? Read(IEnumerable<AIContent> contents, MappingReport report)
    {
        AssistantMessage? whole = null;
        StringBuilder? plain = null;
        foreach (TextReasoningContent content in contents.OfType<TextReasoningContent>())
        {
            if (content.RawRepresentation is ContentPart || WireMembers.PartIn(content) is not null)
            {
                // A part of the content, and goes back as one.
                continue;
            }

            if (content.ProtectedData is not { Length: > 0 } data)
            {
                (plain ??= new StringBuilder()).Append(content.Text);
            }
            else if (Parse(data) is { } message)
            {
                // It holds the text before it, which streams tell as it comes.
                plain = null;
                whole = whole is null ? message : Join(whole, message);
            }
            else
            {
                report.Note("The protected data of reasoning from another client", "cannot read it");
                (plain ??= new StringBuilder()).Append(content.Text);
            }
        }

        return plain is not { Length: > 0 } ? whole
            : whole is null ? new AssistantMessage { Reasoning = plain.ToString() }
            : Join(whole, new AssistantMessage { Reasoning = plain.ToString() });
    }

    private static AssistantMessage OnlyReasoning(AssistantMessage message) =>
        new()
        {
            Reasoning = message.Reasoning,
            ReasoningSignature = message.ReasoningSignature,
            RedactedReasoning = message.RedactedReasoning,
            ReasoningContent = message.ReasoningContent,
            ReasoningDetails = message.ReasoningDetails,
        };

    // Messages that somebody has put together. The wire has one place for a signature: the last one's text is the last.
    private static AssistantMessage Join(AssistantMessage first, AssistantMessage second) =>
        new()
        {
            Reasoning = Join(first.Reasoning, second.Reasoning),
            ReasoningSignature = second.ReasoningSignature ?? first.ReasoningSignature,
            RedactedReasoning = Join(first.RedactedReasoning, second.RedactedReasoning),
            ReasoningContent = Join(first.ReasoningContent, second.ReasoningContent),
            ReasoningDetails =
                first.ReasoningDetails is null ? second.ReasoningDetails
                : second.ReasoningDetails is null ? first.ReasoningDetails
                : [.. first.ReasoningDetails, .. second.ReasoningDetails],
        };

    private static string? Join(string? first, string? second) => first is null ? second : first + second;

    private static AssistantMessage? Parse(string data)
    {
        if (!data.StartsWith("{\"role\":\"assistant\"", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(data, WireJson.Context.AssistantMessage) is { } message
                ? OnlyReasoning(message)
                : null;
        }
        catch (JsonException)
        {
            // Somebody else's, which only begins like ours.
            return null;
        }
    }
}
