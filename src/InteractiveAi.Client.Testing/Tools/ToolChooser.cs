namespace InteractiveAi.Client.Testing;

/// <summary>Decides which functions a message asks for, and with what arguments.</summary>
internal static class ToolChooser
{
    private const string NoArguments = "{}";
    private static readonly char[] ClauseEnds = [',', ';', '.', '?', '!', '\n'];

    public static IReadOnlyList<WantedCall> Choose(ChatCall call, Conversation conversation, TimeProvider time)
    {
        // Results that wait at the end are answered first; a function that is "required" would otherwise be called for ever.
        if (
            call.ToolUse == ToolUse.None
            || call.Tools.Count == 0
            || conversation.ToolResults.Count > 0
            || conversation.Reported.Count > 0
        )
        {
            return [];
        }

        List<WantedCall> calls = [];
        foreach (var (tool, text) in Tools(call, conversation.LastUserText))
        {
            var texts = call.ParallelTools && new ToolParameters(tool).TakesOneName ? PlaceList.Split(text) : [text];
            calls.AddRange(texts.Select(part => new WantedCall(tool.Name, Arguments(tool, conversation, part, time))));
        }

        return call.ParallelTools ? calls : calls.GetRange(0, Math.Min(1, calls.Count));
    }

    private static List<(ToolDefinition Tool, string Text)> Tools(ChatCall call, string text)
    {
        if (call.ToolUse == ToolUse.Named)
        {
            return
            [
                (call.Tools.First(tool => string.Equals(tool.Name, call.NamedTool, StringComparison.Ordinal)), text),
            ];
        }

        var fits = call.Tools.Select(tool => ToolFit.Of(tool, text)).OrderByDescending(fit => fit.Score).ToList();
        if (fits[0].Score < ToolFit.Enough)
        {
            return call.ToolUse == ToolUse.Required ? [(fits[0].Tool, text)] : [];
        }

        var chosen = Distinct(fits);
        return chosen.Count == 1 ? [(chosen[0].Tool, text)] : Divide(chosen, text);
    }

    /// <summary>The best function, and any other that is meant by words of its own.</summary>
    private static List<ToolFit> Distinct(List<ToolFit> fits)
    {
        List<ToolFit> chosen = [];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fit in fits)
        {
            if (fit.Score < ToolFit.Enough || (chosen.Count > 0 && !fit.Words.Any(word => !taken.Contains(word))))
            {
                continue;
            }

            chosen.Add(fit);
            taken.UnionWith(fit.Words);
        }

        return chosen;
    }

    /// <summary>Gives each function the clauses that speak of it; a clause that speaks of none goes with the one before.</summary>
    private static List<(ToolDefinition Tool, string Text)> Divide(List<ToolFit> chosen, string text)
    {
        List<(ToolFit Fit, string Text)> divided = [];
        ToolFit? current = null;
        foreach (var clause in Clauses(text))
        {
            var words = TopicWords.Words(clause).Select(ToolWords.Topic).ToHashSet(StringComparer.Ordinal);
            current = chosen.Find(fit => fit.Words.Overlaps(words)) ?? current ?? chosen[0];
            var index = divided.FindIndex(part => part.Fit == current);
            if (index < 0)
            {
                divided.Add((current, clause));
            }
            else
            {
                divided[index] = (current, $"{divided[index].Text} and {clause}");
            }
        }

        return divided.ConvertAll(part => (part.Fit.Tool, part.Text));
    }

    private static string[] Clauses(string text) =>
        text.Replace(" and ", ",", StringComparison.OrdinalIgnoreCase)
            .Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static HashSet<string> Words(ToolDefinition tool) =>
        ToolWords
            .Of(tool.Name)
            .Concat(TopicWords.Words(tool.Description))
            .Select(ToolWords.Topic)
            .ToHashSet(StringComparer.Ordinal);

    private static string Arguments(ToolDefinition tool, Conversation conversation, string text, TimeProvider time)
    {
        if (tool.Parameters is not { } schema)
        {
            return NoArguments;
        }

        var evidence = Evidence.Of(conversation, text, time);
        return new SchemaFiller(schema, evidence, time, () => text)
        {
            ForArguments = true,
            Ignored = Words(tool),
        }.Fill();
    }
}
