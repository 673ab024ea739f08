using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>What a message of the model's holds, as the abstraction's contents, in the order in which it came to be.</summary>
internal sealed class AnswerContents
{
    /// <summary>The code of an <see cref="ErrorContent"/> that is the model's own refusal.</summary>
    public const string RefusalCode = "Refusal";

    // The same in the words of providers, which routers pass on.
    private static readonly HashSet<string> brokenOff = new(StringComparer.OrdinalIgnoreCase)
    {
        FinishReason.Values.Length,
        FinishReason.Values.ContentFilter,
        FinishReason.Values.Error,
        FinishReason.Values.ContextOverflow,
        "max_tokens",
        "max_output_tokens",
        "model_length",
        "model_context_window_exceeded",
        "malformed_function_call",
        "safety",
        "refusal",
    };

    private readonly List<AIContent> _contents = [];
    private readonly string _id;
    private readonly ChatCompletion _completion;
    private readonly ChatRequest _request;
    private readonly AssistantMessage _message;

    // Servers between us and the model end a stream properly that was cut behind them: only the reason of the end tells.
    private bool _mayBeCut;

    private AnswerContents(string id, ChatCompletion completion, ChatRequest request)
    {
        _id = id;
        _completion = completion;
        _request = request;
        _message = ResponseMapper.ChoiceOf(completion)?.Message ?? new AssistantMessage();
    }

    /// <summary>Everything in an answer: reasoning, content, images, audio, tool calls, refusal, citations.</summary>
    /// <param name="id">The answer's id.</param>
    /// <param name="completion">The answer, of which the first choice counts.</param>
    /// <param name="request">What was asked.</param>
    public static IList<AIContent> Of(string id, ChatCompletion completion, ChatRequest request)
    {
        AnswerContents answer = new(id, completion, request);
        answer.AddReasoning(withText: true);
        foreach (ContentPart part in answer._message.Content?.Parts ?? [])
        {
            answer.AddPart(part);
        }

        answer.AddTail();
        answer.AddCitations(answer._contents.OfType<TextContent>().FirstOrDefault());
        return answer._contents;
    }

    /// <summary>What a stream can tell only at its end: signatures, images, audio, tool calls, refusal, citations.</summary>
    /// <param name="id">The answer's id.</param>
    /// <param name="completion">The answer, of which the first choice counts.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="told">Whether its text and its reasoning were told already.</param>
    public static IList<AIContent> EndOf(
        string id,
        ChatCompletion completion,
        ChatRequest request,
        (bool Text, bool Reasoning) told
    )
    {
        AnswerContents answer = new(id, completion, request);
        answer._mayBeCut = ResponseMapper.FinishOf(ResponseMapper.ChoiceOf(completion)?.FinishReason) is null;
        answer.AddReasoning(withText: !told.Reasoning);
        foreach (ContentPart part in answer._message.Content?.Parts ?? [])
        {
            if (!told.Text || part is not TextPart)
            {
                answer.AddPart(part);
            }
        }

        answer.AddTail();
        // On an item of their own: annotated texts are never joined with others.
        answer.AddCitations(text: null);
        return answer._contents;
    }

    /// <summary>Whether an answer may call tools. Calls are whole only when the model came to an end of its own, and middleware runs whatever it sees.</summary>
    public static bool MayCall(FinishReason? finish) => finish is not { } reason || !brokenOff.Contains(reason.Value);

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
                // Reasonings side by side are joined, and keep apart only what is protected.
                _contents.Add(
                    new TextReasoningContent(reasoning.Reasoning)
                    {
                        RawRepresentation = part,
                        ProtectedData = ReasoningEnvelope.Write(reasoning),
                    }
                );
                break;
            default:
                _contents.Add(MediaContents.Unknown(part));
                break;
        }
    }

    private void AddTail()
    {
        foreach (ContentPart image in _message.Images ?? [])
        {
            AddPart(image);
        }

        if (_message.Audio is { } audio)
        {
            _contents.Add(MediaContents.Of(audio, MediaContents.SpeechTypeOf(_request)));
        }

        if (MayCall(ResponseMapper.ChoiceOf(_completion)?.FinishReason))
        {
            AddCalls(_message.ToolCalls ?? []);
        }

        AddRefusal(_message.Refusal);
    }

    // Results find their call by its id, so no two calls may share one.
    private void AddCalls(IReadOnlyList<ToolCall> calls)
    {
        Dictionary<string, ToolCall> known = new(StringComparer.Ordinal);
        for (int i = 0; i < calls.Count; i++)
        {
            ToolCall call = calls[i];
            bool isNamed = !string.IsNullOrWhiteSpace(call.Id);
            bool isFirst = isNamed && known.TryAdd(call.Id!, call);
            if (isFirst || !isNamed || !IsSame(known[call.Id!].Function, call.Function))
            {
                _contents.Add(
                    ToolCallContents.FromWire(call, isFirst ? call.Id! : ToolCallContents.IdFor(_id, i), _mayBeCut)
                );
            }
        }
    }

    private static bool IsSame(FunctionCall first, FunctionCall second) =>
        string.Equals(first.Name, second.Name, StringComparison.Ordinal)
        && string.Equals(first.Arguments, second.Arguments, StringComparison.Ordinal);

    private void AddCitations(TextContent? text)
    {
        if (CitationContents.FromWire(_message, _completion.References) is not { } citations)
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
        // Some say it as a part and as a member.
        if (
            !string.IsNullOrEmpty(refusal)
            && !_contents
                .OfType<ErrorContent>()
                .Any(told => string.Equals(told.Message, refusal, StringComparison.Ordinal))
        )
        {
            _contents.Add(new ErrorContent(refusal) { ErrorCode = RefusalCode });
        }
    }
}
