using System.Text.Json;

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

    public int CachedTokens { get; init; }

    public int AudioTokens { get; init; }

    public int VideoTokens { get; init; }

    public int ReasoningTokens { get; init; }

    private decimal PromptCost => ((PromptTokens - CachedTokens) * PromptPrice) + (CachedTokens * CachedPrice);

    private decimal CompletionCost => CompletionTokens * CompletionPrice;

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", PromptTokens);
        json.WriteNumber("completion_tokens", CompletionTokens);
        json.WriteNumber("total_tokens", PromptTokens + CompletionTokens);
        json.WriteNumber("cost", WireWriting.Shortest(PromptCost + CompletionCost));
        json.WriteBoolean("is_byok", false);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", CachedTokens);
        json.WriteNumber("audio_tokens", AudioTokens);
        json.WriteNumber("video_tokens", VideoTokens);
        json.WriteEndObject();
        json.WriteStartObject("cost_details");
        json.WriteNull("upstream_inference_cost");
        json.WriteNumber("upstream_inference_prompt_cost", WireWriting.Shortest(PromptCost));
        json.WriteNumber("upstream_inference_completions_cost", WireWriting.Shortest(CompletionCost));
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", ReasoningTokens);
        json.WriteNumber("audio_tokens", 0);
        json.WriteNumber("image_tokens", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
