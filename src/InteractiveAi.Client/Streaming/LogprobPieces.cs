namespace InteractiveAi.Client;

/// <summary>Token probabilities, put together from the chunks of a stream.</summary>
internal sealed class LogprobPieces
{
    private List<TokenLogprob>? _content;
    private List<TokenLogprob>? _refusal;
    private PropertyPieces? _members;

    public void Add(TokenLogprobs logprobs)
    {
        Append(ref _content, logprobs.Content);
        Append(ref _refusal, logprobs.Refusal);
        PropertyPieces.Add(ref _members, logprobs.AdditionalProperties);
    }

    public TokenLogprobs Build() =>
        new()
        {
            Content = _content?.ToArray(),
            Refusal = _refusal?.ToArray(),
            AdditionalProperties = _members?.Build(),
        };

    private static void Append(ref List<TokenLogprob>? all, IReadOnlyList<TokenLogprob>? next)
    {
        if (next is not null)
        {
            (all ??= []).AddRange(next);
        }
    }
}
