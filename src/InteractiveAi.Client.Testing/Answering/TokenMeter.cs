namespace InteractiveAi.Client.Testing;

/// <summary>Counts what a request and its answer would be charged for.</summary>
internal static class TokenMeter
{
    private const int PerMessage = 4;
    private const int PerImage = 85;
    private const int BytesPerMediaToken = 400;

    public static Usage Measure(ChatCall call, IReadOnlyList<Choice> choices, int sharedTurns)
    {
        var prompt = 0;
        var cached = 0;
        for (var index = 0; index < call.Turns.Count; index++)
        {
            var tokens = Tokens(call.Turns[index]);
            prompt += tokens;
            cached += index < sharedTurns ? tokens : 0;
        }

        foreach (var tool in call.Tools)
        {
            prompt += TokenSplitter.Count(tool.Name) + TokenSplitter.Count(tool.Description);
            prompt += tool.Parameters is { } parameters ? TokenSplitter.Count(parameters.GetRawText()) : 0;
        }

        return new Usage
        {
            PromptTokens = prompt,
            CachedTokens = cached,
            AudioTokens = call.Turns.Sum(turn => MediaTokens(turn, "audio")),
            VideoTokens = call.Turns.Sum(turn => MediaTokens(turn, "video")),
            CompletionTokens = choices.Sum(choice => choice.Tokens),
            ReasoningTokens = choices.Sum(choice => choice.ReasoningTokens),
        };
    }

    private static int Tokens(Turn turn)
    {
        var tokens = PerMessage + TokenSplitter.Count(turn.Text) + MediaTokens(turn, kind: null);
        foreach (var call in turn.Calls)
        {
            tokens += TokenSplitter.Count(call.Name) + TokenSplitter.Count(call.Arguments);
        }

        return tokens;
    }

    private static int MediaTokens(Turn turn, string? kind)
    {
        var tokens = 0;
        foreach (var attachment in turn.Attachments)
        {
            if (kind is null || string.Equals(kind, attachment.Kind, StringComparison.Ordinal))
            {
                tokens += attachment.Kind is "image" ? PerImage : 1 + ((attachment.Size ?? 0) / BytesPerMediaToken);
            }
        }

        return tokens;
    }
}
