using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>What a message of the model's holds, as the abstraction's contents, in the order in which it came to be.</summary>
internal sealed class AnswerContents
{
    /// <summary>The code of an <see cref="ErrorContent"/> that is the model's own refusal.</summary>
    public const string RefusalCode = "Refusal";

    private readonly List<AIContent> _contents = [];
    private readonly string _id;
    private readonly AssistantMessage _message;

    private AnswerContents(string id, AssistantMessage message)
    {
        _id = id;
        _message = message;
    }

    /// <summary>Everything in an answer: reasoning, content, images, audio, tool calls, refusal, citations.</summary>
    /// <param name="id">The answer's id.</param>
    /// <param name="completion">The answer, of which the first choice counts.</param>
    public static IList<AIContent> Of(string id, ChatCompletion completion)
    {
        AnswerContents answer = new(id, completion.FirstChoice?.Message ?? new AssistantMessage());
        answer.AddReasoning(withText: true);
        foreach (ContentPart part in answer._message.Content?.Parts ?? [])
        {
            answer.AddPart(part);
        }

        answer.AddTail(completion);
        answer.AddCitations(completion, answer._contents.OfType<TextContent>().FirstOrDefault());
        return answer._contents;
    }

    /// <summary>What a stream can tell only at its end: signatures, images, audio, tool calls, refusal, citations.</summary>
    /// <param name="id">The answer's id.</param>
    /// <param name="completion">The answer, of which the first choice counts.</param>
    /// <param name="hasText">Whether its text was told already.</param>
    public static IList<AIContent> EndOf(string id, ChatCompletion completion, bool hasText)
    {
        AnswerContents answer = new(id, completion.FirstChoice?.Message ?? new AssistantMessage());
        answer.AddReasoning(withText: false);
        foreach (ContentPart part in answer._message.Content?.Parts ?? [])
        {
            if (!hasText || part is not TextPart)
            {
                answer.AddPart(part);
            }
        }

        answer.AddTail(completion);
        // On an item of their own: annotated texts are never joined with others.
        answer.AddCitations(completion, text: null);
        return answer._contents;
    }

    /// <summary>Whether an answer may call tools. Calls are whole only when the model came to an end of its own, and middleware runs whatever it sees.</summary>
    public static bool MayCall(FinishReason? finish) =>
        !(finish == FinishReason.Length || finish == FinishReason.ContentFilter || finish == FinishReason.Error);

    /// <summary>The reasoning in a piece of an answer, which several members may repeat.</summary>
    public static string ReasoningOf(string? reasoning, string? content, IEnumerable<ReasoningDetail>? details) =>
        !string.IsNullOrEmpty(reasoning) ? reasoning
        : !string.IsNullOrEmpty(content) ? content
        : details is null ? ""
        : string.Concat(
            details.Select(static detail =>
                detail switch
                {
                    TextReasoningDetail text => text.Text,
                    SummaryReasoningDetail summary => summary.Summary,
                    _ => null,
                }
            )
        );

    private void AddReasoning(bool withText)
    {
        string? protectedData = ReasoningEnvelope.Write(_message);
        string text = withText
            ? ReasoningOf(_message.Reasoning, _message.ReasoningContent, _message.ReasoningDetails)
            : "";
        if (protectedData is not null || text.Length > 0)
        {
            _contents.Add(new TextReasoningContent(text) { ProtectedData = protectedData });
        }
    }

    private void AddPart(ContentPart part)
    {
        switch (part)
        {
            case TextPart { Text: { Length: > 0 } text }:
                _contents.Add(new TextContent(text) { RawRepresentation = part });
                break;
            case TextPart:
                break;
            case ImagePart { Media: { } media }:
                _contents.Add(MediaContents.Of(media, "image/*", part));
                break;
            case VideoPart { Media: { } media }:
                _contents.Add(MediaContents.Of(media, "video/*", part));
                break;
            case FilePart { Media: { } media } file:
                _contents.Add(MediaContents.Of(media, "application/octet-stream", part, file.FileName));
                break;
            case FilePart { FileId: { Length: > 0 } id }:
                _contents.Add(new HostedFileContent(id) { RawRepresentation = part });
                break;
            case RefusalPart refusal:
                AddRefusal(refusal.Refusal);
                break;
            case ReasoningPart reasoning:
                TextReasoningContent thought = new(reasoning.Reasoning) { RawRepresentation = part };
                thought.AdditionalProperties = MediaContents.Unknown(part).AdditionalProperties;
                _contents.Add(thought);
                break;
            default:
                _contents.Add(MediaContents.Unknown(part));
                break;
        }
    }

    private void AddTail(ChatCompletion completion)
    {
        foreach (ContentPart image in _message.Images ?? [])
        {
            AddPart(image);
        }

        if (_message.Audio is { } audio)
        {
            _contents.Add(MediaContents.Of(audio));
        }

        if (MayCall(completion.FinishReason))
        {
            IReadOnlyList<ToolCall> calls = _message.ToolCalls ?? [];
            for (int i = 0; i < calls.Count; i++)
            {
                _contents.Add(ToolCallContents.FromWire(calls[i], _id, i));
            }
        }

        AddRefusal(_message.Refusal);
    }

    private void AddCitations(ChatCompletion completion, TextContent? text)
    {
        if (CitationContents.FromWire(_message, completion.References) is not { } citations)
        {
            return;
        }

        if (text is null)
        {
            text = new TextContent("");
            _contents.Add(text);
        }

        text.Annotations = citations;
    }

    private void AddRefusal(string? refusal)
    {
        if (!string.IsNullOrEmpty(refusal))
        {
            _contents.Add(new ErrorContent(refusal) { ErrorCode = RefusalCode });
        }
    }
}
