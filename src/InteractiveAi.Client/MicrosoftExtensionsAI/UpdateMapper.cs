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
    private bool _hasText;

    /// <summary>The update of a chunk; <see langword="null"/> when it tells the user nothing.</summary>
    public ChatResponseUpdate? Map(ChatCompletionChunk chunk)
    {
        _whole.Add(chunk);
        if (_id is null && !string.IsNullOrEmpty(chunk.Id))
        {
            _id = chunk.Id;
        }

        // Further choices are told at the end: nothing of an update says which one its text is of.
        if (chunk.IsFramed(out ChunkFrame? frame, out object? texts) && frame.IsPlain)
        {
            string thought = AnswerContents.ReasoningOf(
                frame.ReasoningOf(texts),
                frame.ReasoningContentOf(texts),
                details: null
            );
            return frame.Index is null or 0 ? Map(chunk, thought, frame.ContentOf(texts), isNews: false) : null;
        }

        return DeltaOf(chunk) is { } delta
            ? Map(
                chunk,
                AnswerContents.ReasoningOf(
                    delta.Reasoning,
                    delta.ReasoningContent,
                    // Looking at them makes them.
                    string.IsNullOrEmpty(delta.Reasoning)
                        ? delta.ReasoningDetails
                        : null
                ),
                delta.Content,
                // A piece of a call is no content yet; whoever wants to show its progress finds it in the chunk.
                isNews: delta.ToolCallList.Count > 0
            )
            : null;
    }

    private ChatResponseUpdate? Map(ChatCompletionChunk chunk, string reasoning, string? text, bool isNews)
    {
        ContentList? contents = null;
        if (reasoning.Length > 0)
        {
            contents = new ContentList(new TextReasoningContent(reasoning));
        }

        if (!string.IsNullOrEmpty(text))
        {
            _hasText = true;
            TextContent said = new(text);
            if (contents is null)
            {
                contents = new ContentList(said);
            }
            else
            {
                contents.Add(said);
            }
        }

        return contents is null && !isNews
            ? null
            : Update((IList<AIContent>?)contents ?? [], chunk.Model, chunk.Created, chunk);
    }

    /// <summary>The last updates of a stream that has ended well.</summary>
    public IEnumerable<ChatResponseUpdate> Close()
    {
        ChatCompletion completion = _whole.Build();
        _id ??= ResponseMapper.IdOf(completion.Id);
        IList<AIContent> contents = AnswerContents.EndOf(_id, completion, _hasText);
        if (UsageMapper.Map(completion.Usage) is { } usage)
        {
            contents.Add(new UsageContent(usage) { RawRepresentation = completion.Usage });
        }

        ChatResponseUpdate end = Update(contents, completion.Model, completion.Created, completion);
        end.FinishReason = ResponseMapper.FinishOf(completion.FinishReason);
        end.AdditionalProperties = WireMembers.Of(completion.FirstChoice?.Message?.AdditionalProperties);
        yield return end;
        if (ResponseMapper.Properties(completion, call) is { } properties)
        {
            // Without a message's id they are the response's, not the message's.
            yield return new ChatResponseUpdate
            {
                Role = ChatRole.Assistant,
                ResponseId = _id,
                ModelId = end.ModelId,
                AdditionalProperties = properties,
            };
        }
    }

    private static ChatDelta? DeltaOf(ChatCompletionChunk chunk)
    {
        OneOrMany<ChunkChoice> choices = chunk.ChoiceList;
        for (int i = 0; i < choices.Count; i++)
        {
            if (choices[i] is { } choice && (choice.Index ?? i) is 0)
            {
                return choice.Delta;
            }
        }

        return null;
    }

    private ChatResponseUpdate Update(IList<AIContent> contents, string? model, DateTimeOffset? created, object raw)
    {
        _id ??= ResponseMapper.IdOf(null);
        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ResponseId = _id,
            MessageId = _id,
            ModelId = model,
            CreatedAt = ResponseMapper.TimeOf(created),
            RawRepresentation = raw,
        };
    }
}
