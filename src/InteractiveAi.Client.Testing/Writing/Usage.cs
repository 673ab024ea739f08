namespace InteractiveAi.Client.Testing;

/// <summary>Token counts and what they would cost.</summary>
internal sealed class Usage
{
    private const decimal Million = 1_000_000m;
    private const decimal PromptPrice = 0.15m / Million;
    private const decimal CachedPrice = 0.015m / Million;
    private const decimal CompletionPrice = 0.60m / Million;

    public required int PromptTokens { get; init; }

    public required int CompletionTokens { get; init; }

    public int TotalTokens => PromptTokens + CompletionTokens;

    public int CachedTokens { get; init; }

    public int AudioTokens { get; init; }

    public int VideoTokens { get; init; }

    public int ReasoningTokens { get; init; }

    /// <summary>What the call costs, when that is not to be computed.</summary>
    public decimal? Cost { get; init; }

    public decimal PromptCost =>
        Cost is not null ? 0 : ((PromptTokens - CachedTokens) * PromptPrice) + (CachedTokens * CachedPrice);

    public decimal CompletionCost => Cost ?? CompletionTokens * CompletionPrice;
}
