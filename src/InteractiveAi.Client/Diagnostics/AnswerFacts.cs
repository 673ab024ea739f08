namespace InteractiveAi.Client;

/// <summary>What an answer says of itself beside its content, gathered from a completion or from the chunks of a stream.</summary>
internal sealed class AnswerFacts
{
    private const int MaxText = 256;
    private const int MaxReasons = 128;

    private readonly List<(int Index, string Reason)> _reasons = [];

    public string? Id { get; private set; }

    public string? Model { get; private set; }

    public string? Provider { get; private set; }

    public TokenUsage? Usage { get; private set; }

    /// <summary>The reasons why the answers have ended, by the answers' index; <see langword="null"/> while none has.</summary>
    public string[]? FinishReasons =>
        _reasons.Count is 0
            ? null
            : [.. _reasons.OrderBy(static one => one.Index).Select(static one => Text(one.Reason)!)];

    /// <summary>Text of a gateway or of a caller as it may stand in a log: on one line and bounded.</summary>
    public static string? Text(string? text) => ErrorText.Flatten(text, MaxText);

    public void Add(ChatCompletion completion)
    {
        Add(completion.Id, completion.Model, completion.Provider, completion.Usage);
        for (int i = 0; i < completion.Choices.Count; i++)
        {
            Add(completion.Choices[i].Index ?? i, completion.Choices[i].FinishReason);
        }
    }

    public void Add(ChatCompletionChunk chunk)
    {
        Add(chunk.Id, chunk.Model, chunk.Provider, chunk.Usage);
        if (chunk.IsFramed(out _, out _))
        {
            // An event of a known form ends no answer.
            return;
        }

        OneOrMany<ChunkChoice> choices = chunk.ChoiceList;
        for (int i = 0; i < choices.Count; i++)
        {
            if (choices[i] is { FinishReason: { } reason } choice)
            {
                Add(choice.Index ?? i, reason);
            }
        }
    }

    /// <summary>What an exception tells of the answer that it ended.</summary>
    public void Add(Exception exception)
    {
        switch (exception)
        {
            case ApiException api:
                Provider = api.ToldProvider ?? Provider;
                break;
            case ChatStreamException stream:
                Add(null, null, stream.ToldProvider, stream.Usage);
                break;
        }
    }

    // As in the fold: of the id the first counts, of the rest the last that says something.
    private void Add(string? id, string? model, string? provider, TokenUsage? usage)
    {
        Id = string.IsNullOrEmpty(Id) ? id : Id;
        Model = string.IsNullOrEmpty(model) ? Model : model;
        Provider = string.IsNullOrEmpty(provider) ? Provider : provider;
        Usage = usage ?? Usage;
    }

    private void Add(int index, FinishReason? reason)
    {
        if (reason?.Value is not { Length: > 0 } text)
        {
            return;
        }

        int known = _reasons.FindIndex(one => one.Index == index);
        if (known < 0 && _reasons.Count < MaxReasons)
        {
            _reasons.Add((index, text));
        }
        else if (known >= 0 && reason == FinishReason.ToolCalls)
        {
            // Some gateways say first that the answer has stopped, and then that it calls.
            _reasons[known] = (index, text);
        }
    }
}
