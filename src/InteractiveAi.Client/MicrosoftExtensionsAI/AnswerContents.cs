using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>What a message of the model's holds, as the abstraction's contents, in the order in which it came to be.</summary>
internal static class AnswerContents
{
    /// <summary>The code of an <see cref="ErrorContent"/> that is the model's own refusal.</summary>
    public const string RefusalCode = "Refusal";

    /// <summary>Everything in a message: reasoning, content, images, audio, tool calls, refusal, citations.</summary>
    public static IList<AIContent> Of(AssistantMessage message, FinishReason? finish, References? references)
    {
        List<AIContent> contents = [];
        AddReasoning(contents, message, withText: true);
        AddParts(contents, message);
        AddTail(contents, message, finish, references);
        return contents;
    }

    /// <summary>What a stream can tell only at its end: signatures, images, audio, tool calls, refusal, citations.</summary>
    public static IList<AIContent> EndOf(AssistantMessage message, FinishReason? finish, References? references)
    {
        List<AIContent> contents = [];
        AddReasoning(contents, message, withText: false);
        foreach (ContentPart part in message.Content is { IsText: false } content ? content.Parts : [])
        {
            if (part is not TextPart)
            {
                AddPart(contents, part);
            }
        }

        AddTail(contents, message, finish, references);
        return contents;
    }

    // Tool calls are whole only when the model came to an end of its own: middleware runs whatever it sees.
    public static bool MayCall(FinishReason? finish) =>
        finish is null
        || finish == FinishReason.ToolCalls
        || finish == FinishReason.Stop
        || finish == FinishReason.FunctionCall
        || !(finish == FinishReason.Length || finish == FinishReason.ContentFilter || finish == FinishReason.Error);

    private static void AddReasoning(List<AIContent> contents, AssistantMessage message, bool withText)
    {
        string? protectedData = ReasoningEnvelope.Write(message);
        string text = withText ? message.Reasoning ?? message.ReasoningContent ?? TextOf(message.ReasoningDetails) : "";
        if (protectedData is not null || text.Length > 0)
        {
            contents.Add(new TextReasoningContent(text) { ProtectedData = protectedData });
        }
    }

    private static string TextOf(IReadOnlyList<ReasoningDetail>? details) =>
        string.Concat(
            (details ?? []).Select(static detail =>
                detail switch
                {
                    TextReasoningDetail text => text.Text,
                    SummaryReasoningDetail summary => summary.Summary,
                    _ => null,
                }
            )
        );

    private static void AddParts(List<AIContent> contents, AssistantMessage message)
    {
        foreach (ContentPart part in message.Content?.Parts ?? [])
        {
            AddPart(contents, part);
        }
    }

    private static void AddPart(List<AIContent> contents, ContentPart part)
    {
        switch (part)
        {
            case TextPart { Text: { Length: > 0 } text }:
                contents.Add(new TextContent(text) { RawRepresentation = part });
                break;
            case TextPart:
                break;
            case ImagePart { Media: { } media }:
                contents.Add(MediaContents.Of(media, "image/*", part));
                break;
            case VideoPart { Media: { } media }:
                contents.Add(MediaContents.Of(media, "video/*", part));
                break;
            case FilePart { Media: { } media } file:
                contents.Add(MediaContents.Of(media, "application/octet-stream", part, file.FileName));
                break;
            case FilePart { FileId: { } id }:
                contents.Add(new HostedFileContent(id) { RawRepresentation = part });
                break;
            case RefusalPart refusal:
                contents.Add(Refusal(refusal.Refusal ?? ""));
                break;
            case ReasoningPart reasoning:
                contents.Add(new TextReasoningContent(reasoning.Reasoning) { RawRepresentation = part });
                break;
            default:
                contents.Add(new AIContent { RawRepresentation = part });
                break;
        }
    }

    private static void AddTail(
        List<AIContent> contents,
        AssistantMessage message,
        FinishReason? finish,
        References? references
    )
    {
        foreach (ContentPart image in message.Images ?? [])
        {
            AddPart(contents, image);
        }

        if (message.Audio is { } audio)
        {
            contents.Add(MediaContents.Of(audio));
        }

        if (MayCall(finish))
        {
            IReadOnlyList<ToolCall> calls = message.ToolCalls ?? [];
            for (int i = 0; i < calls.Count; i++)
            {
                contents.Add(ToolCallContents.FromWire(calls[i], i));
            }
        }

        if (!string.IsNullOrEmpty(message.Refusal))
        {
            contents.Add(Refusal(message.Refusal));
        }

        if (CitationContents.FromWire(message, references) is { } citations)
        {
            // Behind everything: annotated texts are never joined with others.
            contents.Add(new TextContent("") { Annotations = citations });
        }
    }

    private static ErrorContent Refusal(string text) => new(text) { ErrorCode = RefusalCode };
}
