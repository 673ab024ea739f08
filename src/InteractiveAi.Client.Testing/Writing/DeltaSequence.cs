namespace InteractiveAi.Client.Testing;

/// <summary>The order in which an answer is streamed.</summary>
internal static class DeltaSequence
{
    /// <summary>All choices in turns, one piece each; how the usage follows is the gateway's own affair.</summary>
    public static IEnumerable<Delta> Of(Generation generation)
    {
        var open = new Queue<IEnumerator<Delta>>(generation.Choices.Select(choice => Of(choice).GetEnumerator()));
        while (open.TryDequeue(out var choice))
        {
            if (!choice.MoveNext())
            {
                continue;
            }

            yield return choice.Current;
            open.Enqueue(choice);
        }
    }

    private static IEnumerable<Delta> Of(Choice choice)
    {
        foreach (var piece in choice.Reasoning)
        {
            yield return new Delta { Choice = choice.Index, Reasoning = piece };
        }

        if (choice.Signature is not null)
        {
            yield return new Delta { Choice = choice.Index, Signature = choice.Signature };
        }

        foreach (var piece in choice.Content)
        {
            yield return new Delta { Choice = choice.Index, Content = piece };
        }

        if (choice.Refusal is not null)
        {
            yield return new Delta { Choice = choice.Index, Refusal = choice.Refusal };
        }

        for (var index = 0; index < choice.Calls.Count; index++)
        {
            var call = choice.Calls[index];
            yield return new Delta { Choice = choice.Index, Call = new DeltaCall(index, call.Id, call.Name, "") };
            foreach (var fragment in call.Fragments)
            {
                yield return new Delta { Choice = choice.Index, Call = new DeltaCall(index, null, null, fragment) };
            }
        }

        if (choice.Citations.Count > 0)
        {
            yield return new Delta { Choice = choice.Index, Citations = choice.Citations };
        }

        yield return new Delta { Choice = choice.Index, FinishReason = choice.FinishReason };
    }
}
