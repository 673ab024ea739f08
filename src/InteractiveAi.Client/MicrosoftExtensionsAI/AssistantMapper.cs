using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>The model's own messages on their way back to it.</summary>
/// <remarks>What a gateway does not read of them is noted and never refused: the model made it, not the caller.</remarks>
internal sealed class AssistantMapper(ChatDialect dialect, PartMapper parts, MappingReport report)
{
    public AssistantMessage Map(ChatMessage message, string? name)
    {
        List<ContentPart> said = [];
        List<ContentPart> images = [];
        List<ToolCall> calls = [];
        StringBuilder refusal = new();
        AudioOutput? audio = null;
        foreach (AIContent content in message.Contents)
        {
            switch (content)
            {
                case null:
                    break;
                case FunctionCallContent call:
                    AddCall(calls, call);
                    break;
                case ErrorContent error
                    when string.Equals(error.ErrorCode, AnswerContents.RefusalCode, StringComparison.Ordinal):
                    refusal.Append(error.Message);
                    break;
                case ErrorContent:
                    report.Note("An error among the contents of a message", "is not told it");
                    break;
                case not null when MediaContents.AudioIdOf(content) is { } id:
                    audio = new AudioOutput { Id = id };
                    break;
                case not null when WireMembers.PartIn(content) is { } kept:
                    said.Add(kept);
                    break;
                case TextReasoningContent { RawRepresentation: not ContentPart }:
                    break;
                // Somebody has edited the answer, such as a filter: what came first must not come back.
                case TextContent { RawRepresentation: TextPart came } text
                    when !string.Equals(came.Text, text.Text, StringComparison.Ordinal):
                    said.Add(
                        new TextPart(text.Text)
                        {
                            CacheControl = came.CacheControl,
                            AdditionalProperties = came.AdditionalProperties,
                        }
                    );
                    break;
                default:
                    if (parts.PartOf(content, message.Role) is { } part)
                    {
                        (part is ImagePart ? images : said).Add(part);
                    }

                    break;
            }
        }

        return Assemble(message, name, new Pieces(said, images, calls, refusal.ToString(), audio));
    }

    private AssistantMessage Assemble(ChatMessage message, string? name, Pieces pieces)
    {
        (List<ContentPart> said, List<ContentPart> images, List<ToolCall> calls, string refusal, AudioOutput? audio) =
            pieces;
        AssistantMessage? reasoning = ReasoningEnvelope.Read(message.Contents, report);
        IReadOnlyList<Annotation>? annotations = CitationContents.ToWire(message.Contents);
        if (refusal.Length > 0 && !Takes("refusal", isThere: true, "is told it as text"))
        {
            said.Add(new TextPart(refusal));
            refusal = "";
        }

        AssistantMessage spoken = new(Takes("reasoning", reasoning is not null) ? reasoning! : new AssistantMessage())
        {
            Name = name,
            Refusal = refusal.Length > 0 ? refusal : null,
            ToolCalls = Takes("tool_calls", calls.Count > 0, "is told them with their results") ? calls : null,
            Images = Takes("images", images.Count > 0) ? images : null,
            Audio = Takes("audio", audio is not null) ? audio : null,
            Annotations = Takes("annotations", annotations is not null) ? annotations : null,
            AdditionalProperties = WireMembers.MembersIn(
                message.AdditionalProperties,
                WireJson.Context.AssistantMessage
            ),
        };
        // Providers refuse empty texts beside anything else; a message of nothing else must have one.
        said = said.FindAll(static part => part is not TextPart { Text: "" });
        return said.Count > 0 || IsSilent(spoken)
            ? new AssistantMessage(spoken) { Content = MessageMapper.ContentOf(said) }
            : spoken;
    }

    private static bool IsSilent(AssistantMessage message) =>
        message
            is {
                Refusal: null,
                ToolCalls: null,
                Images: null,
                Audio: null,
                Reasoning: null,
                ReasoningContent: null,
                ReasoningSignature: null,
                RedactedReasoning: null,
                ReasoningDetails: null
            };

    private bool Takes(string member, bool isThere, string why = "does not read it")
    {
        if (!isThere || dialect.TakesOfAnswers(member))
        {
            return isThere;
        }

        report.Note($"The {member} of an assistant's message", why);
        return false;
    }

    private void AddCall(List<ToolCall> calls, FunctionCallContent call)
    {
        if (ToolCallContents.ToWire(call) is { } wire)
        {
            calls.Add(wire);
        }
        else
        {
            // The middleware never ran it, and no result of it can follow.
            report.Note("A tool call that could not be read", "is not shown it again");
        }
    }

    private sealed record Pieces(
        List<ContentPart> Said,
        List<ContentPart> Images,
        List<ToolCall> Calls,
        string Refusal,
        AudioOutput? Audio
    );
}
