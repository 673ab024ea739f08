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
    private bool _hasReasoning;
    private char _halfText;
    private char _halfThought;

    /// <summary>The update of a chunk; <see langword="null"/> when it tells the user nothing.</summary>
    public ChatResponseUpdate? Map(ChatCompletionChunk chunk)
    {
        _whole.Add(chunk);
        if (_id is null && !string.IsNullOrWhiteSpace(chunk.Id))
        {
            _id = chunk.Id;
        }

        // Further choices are told at the end: nothing of an update says which one its text is of.
        ContentList? contents = null;
        bool isNews = false;
        if (chunk.IsFramed(out ChunkFrame? frame, out object? texts) && frame.IsPlain)
        {
            if (frame.Index is null or 0)
            {
                string thought = AnswerContents.ReasoningOf(
                    frame.ReasoningOf(texts),
                    frame.ReasoningContentOf(texts),
                    details: null
                );
                Tell(ref contents, thought, frame.ContentOf(texts));
            }
        }
        else
        {
            isNews = Tell(ref contents, chunk.ChoiceList);
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
        ChatChoice? choice = ResponseMapper.ChoiceOf(completion);
        IList<AIContent> contents = AnswerContents.EndOf(_id, completion, call.Request, (_hasText, _hasReasoning));
        if (UsageMapper.Map(completion.Usage) is { } usage)
        {
            contents.Add(new UsageContent(usage) { RawRepresentation = completion.Usage });
        }

        ChatResponseUpdate end = Update(contents, completion.Model, completion.Created, completion);
        end.FinishReason = ResponseMapper.FinishOf(choice?.FinishReason);
        end.AuthorName = choice?.Message?.Name;
        end.AdditionalProperties = WireMembers.Of(choice?.Message?.AdditionalProperties);
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

    // Says whether there is more in it than texts.
    private bool Tell(ref ContentList? contents, OneOrMany<ChunkChoice> choices)
    {
        bool isNews = false;
        for (int i = 0; i < choices.Count; i++)
        {
            if (choices[i] is not { } choice || (choice.Index ?? i) is not 0)
            {
                continue;
            }

            ChatDelta? delta = choice.Delta;
            string thought = AnswerContents.ReasoningOf(
                delta?.Reasoning,
                delta?.ReasoningContent,
                // Looking at them makes them.
                string.IsNullOrEmpty(delta?.Reasoning)
                    ? delta?.ReasoningDetails ?? choice.ReasoningDetails
                    : null
            );
            Tell(ref contents, thought, delta?.Content);
            // A piece of a call or of speech is no content yet; whoever wants to show its progress finds it in the chunk.
            isNews |= delta is { ToolCallList.Count: > 0 } or { Audio: not null };
        }

        return isNews;
    }

    private void Tell(ref ContentList? contents, string reasoning, string? text)
    {
        reasoning = Whole(reasoning, ref _halfThought);
        if (reasoning.Length > 0)
        {
            _hasReasoning = true;
            Add(ref contents, new TextReasoningContent(reasoning));
        }

        text = Whole(text ?? "", ref _halfText);
        if (text.Length > 0)
        {
            _hasText = true;
            Add(ref contents, new TextContent(text));
        }
    }

    private static void Add(ref ContentList? contents, AIContent content)
    {
        if (contents is null)
        {
            contents = new ContentList(content);
        }
        else
        {
            contents.Add(content);
        }
    }

    // Chunks may part in the middle of a character, of which half cannot be written to a page or a cache: it waits for the other half.
    private static string Whole(string text, ref char half)
    {
        if (text.Length is 0 || half is '\0' && !char.IsHighSurrogate(text[^1]))
        {
            return text;
        }

        text = half is '\0' ? text : half + text;
        half = char.IsHighSurrogate(text[^1]) ? text[^1] : '\0';
        return half is '\0' ? text : text[..^1];
    }

    private ChatResponseUpdate Update(IList<AIContent> contents, string? model, DateTimeOffset? created, object raw)
    {
        _id ??= ResponseMapper.IdOf(null);
        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ResponseId = _id,
            MessageId = _id,
            ModelId = ResponseMapper.NameOf(model),
            CreatedAt = ResponseMapper.TimeOf(created),
            RawRepresentation = raw,
        };
    }
}
