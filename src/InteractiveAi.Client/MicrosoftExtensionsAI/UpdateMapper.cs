using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>The chunks of one stream as the abstraction's updates. For one stream, and not thread-safe.</summary>
/// <remarks>
/// Text and reasoning go out as they come. Whatever can be wrong or incomplete before the end goes out at the end: tool calls,
/// signatures, refusal, citations, the reason of the end and the usage, each once. A stream that fails has no end.
/// </remarks>
internal sealed class UpdateMapper(AdapterCall call)
{
    private readonly CompletionBuilder _whole = new();
    private string? _id;

    /// <summary>The update of a chunk; <see langword="null"/> when it tells the user nothing.</summary>
    public ChatResponseUpdate? Map(ChatCompletionChunk chunk)
    {
        _whole.Add(chunk);
        if (_id is null && !string.IsNullOrEmpty(chunk.Id))
        {
            _id = chunk.Id;
        }

        List<AIContent>? contents = null;
        string? reasoning = First(chunk)?.Reasoning ?? First(chunk)?.ReasoningContent;
        if (string.IsNullOrEmpty(reasoning))
        {
            reasoning = TextOf(First(chunk)?.ReasoningDetails);
        }

        if (!string.IsNullOrEmpty(reasoning))
        {
            (contents ??= []).Add(new TextReasoningContent(reasoning));
        }

        if (First(chunk)?.Content is { Length: > 0 } text)
        {
            (contents ??= []).Add(new TextContent(text));
        }

        return contents is null ? null : Update(contents, chunk.Model, chunk.Created, chunk);
    }

    /// <summary>The last updates of a stream that has ended well.</summary>
    public IEnumerable<ChatResponseUpdate> Close()
    {
        ChatCompletion completion = _whole.Build();
        ChatChoice? choice = completion.FirstChoice;
        IList<AIContent> contents = AnswerContents.EndOf(
            choice?.Message ?? new AssistantMessage(),
            choice?.FinishReason,
            completion.References
        );
        if (UsageMapper.Map(completion.Usage) is { } usage)
        {
            contents.Add(new UsageContent(usage) { RawRepresentation = completion.Usage });
        }

        ChatResponseUpdate end = Update(contents, completion.Model, completion.Created, completion);
        end.FinishReason = ResponseMapper.FinishOf(choice?.FinishReason);
        yield return end;
        if (ResponseMapper.Properties(completion, call) is { } properties)
        {
            // Without a message's id they are the response's, not the message's.
            yield return new ChatResponseUpdate
            {
                ResponseId = end.ResponseId,
                ModelId = end.ModelId,
                AdditionalProperties = properties,
            };
        }
    }

    private static ChatDelta? First(ChatCompletionChunk chunk) => chunk.FirstChoice?.Delta;

    private static string TextOf(IReadOnlyList<ReasoningDetail>? details) =>
        details is null
            ? ""
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

    private ChatResponseUpdate Update(IList<AIContent> contents, string? model, DateTimeOffset? created, object raw)
    {
        _id ??= ResponseMapper.IdOf(null);
        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ResponseId = _id,
            MessageId = _id,
            ModelId = model,
            CreatedAt = created,
            RawRepresentation = raw,
        };
    }
}
