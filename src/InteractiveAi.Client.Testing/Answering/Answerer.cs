namespace InteractiveAi.Client.Testing;

/// <summary>Turns a request into its answer: tool calls, a filled schema or text, within the limits that the request sets.</summary>
internal sealed class Answerer(Dialect dialect, TimeProvider time, GenerationIds ids)
{
    private readonly SessionMemory _sessions = new();

    public Generation Answer(ChatCall call)
    {
        var number = ids.Next();
        var created = time.GetUtcNow().ToUnixTimeSeconds();
        var conversation = new Conversation(call.Turns);
        var choices = new List<Choice>(call.Count);
        for (var index = 0; index < call.Count; index++)
        {
            choices.Add(Compose(call, conversation, number, index));
        }

        return new Generation
        {
            Id = call.AnswerId ?? dialect.NameAnswer(ids, number, created),
            Created = created,
            Call = call,
            Choices = choices,
            LookUp = Library.Search(call, conversation),
            Usage = TokenMeter.Measure(call, choices, _sessions.SharedTurns(call.SessionId, call.Turns)),
        };
    }

    private Choice Compose(ChatCall call, Conversation conversation, int number, int index)
    {
        var context = new ReplyContext(call, conversation, Variation.Of(call, index), time);
        var wanted = ToolChooser.Choose(call, conversation, time);
        var budget = call.MaxTokens ?? int.MaxValue;
        List<string> reasoning = [];
        var thinkingCut = false;
        if (call.Reasoning is { } wish)
        {
            reasoning = TokenSplitter.Split(ReasoningComposer.Compose(context, wanted, wish.Effort));
            var limit = Math.Min(budget, wish.MaxTokens ?? int.MaxValue);
            thinkingCut = reasoning.Count > budget;
            if (reasoning.Count > limit)
            {
                reasoning.RemoveRange(limit, reasoning.Count - limit);
            }
        }

        budget -= reasoning.Count;
        var shown = call.Reasoning is { Exclude: false } && reasoning.Count > 0;
        var (content, calls, citations, cut) =
            wanted.Count > 0 ? CutCalls(wanted, budget, number, index) : CutText(call, context, budget);
        return new Choice
        {
            Index = index,
            FinishReason =
                cut || thinkingCut ? "length"
                : calls.Count > 0 ? "tool_calls"
                : "stop",
            Reasoning = shown ? reasoning : [],
            ReasoningTokens = reasoning.Count,
            Signature = shown && !thinkingCut ? ReasoningComposer.Sign(reasoning) : null,
            Content = content,
            Calls = calls,
            Citations = citations,
        };
    }

    private static Draft CutText(ChatCall call, ReplyContext context, int budget)
    {
        var (text, citations) = ContentComposer.Compose(context);
        foreach (var sequence in call.Stop)
        {
            var position = text.IndexOf(sequence, StringComparison.Ordinal);
            if (position >= 0)
            {
                text = text[..position];
            }
        }

        var tokens = TokenSplitter.Split(text);
        var cut = tokens.Count > budget;
        if (cut)
        {
            tokens.RemoveRange(budget, tokens.Count - budget);
        }

        var length = tokens.Sum(token => token.Length);
        return new Draft(tokens, [], [.. citations.Where(citation => citation.End <= length)], cut);
    }

    private Draft CutCalls(IReadOnlyList<WantedCall> wanted, int budget, int number, int index)
    {
        List<ChoiceCall> calls = [];
        foreach (var call in wanted)
        {
            if (budget < 1)
            {
                return new Draft([], calls, [], WasCut: true);
            }

            budget--;
            var fragments = TokenSplitter.Split(call.Arguments);
            var cut = fragments.Count > budget;
            if (cut)
            {
                fragments.RemoveRange(budget, fragments.Count - budget);
            }

            calls.Add(new ChoiceCall(ids.ToolCall(number, index, calls.Count), call.Name, fragments));
            if (cut)
            {
                return new Draft([], calls, [], WasCut: true);
            }

            budget -= fragments.Count;
        }

        return new Draft([], calls, [], WasCut: false);
    }

    private readonly record struct Draft(
        IReadOnlyList<string> Content,
        IReadOnlyList<ChoiceCall> Calls,
        IReadOnlyList<Citation> Citations,
        bool WasCut
    );
}
