namespace InteractiveAi.Client.Testing;

/// <summary>Token counts and what they would cost.</summary>
internal sealed class Usage
{
    private const decimal Million = 1_000_000m;
    private const decimal PromptPrice = 0.15m / Million;
    private const decimal CachedPrice = 0.015m / Million;
    private const decimal CompletionPrice = 0.60m / Million;

    public required long PromptTokens { get; init; }

    public required long CompletionTokens { get; init; }

    public long TotalTokens => GivenTotal ?? PromptTokens + CompletionTokens;

    /// <summary>What the total is said to be, when it is not the sum.</summary>
    public long? GivenTotal { get; init; }

    public long CachedTokens { get; init; }

    public long AudioTokens { get; init; }

    public long VideoTokens { get; init; }

    public long ReasoningTokens { get; init; }

    /// <summary>What the call costs, when that is not to be computed.</summary>
    public decimal? Cost { get; init; }

    public decimal PromptCost =>
        Cost is not null ? 0 : ((PromptTokens - CachedTokens) * PromptPrice) + (CachedTokens * CachedPrice);

    public decimal CompletionCost => Cost ?? CompletionTokens * CompletionPrice;
}
