using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Orq;

/// <summary>A chat-completion request with everything that orq.ai's router takes.</summary>
/// <remarks>It can be sent only by a client that is configured with <see cref="OrqOptions"/>. See <see cref="ChatRequest"/>.</remarks>
public sealed record OrqChatRequest : ChatRequest
{
    /// <summary>A name under which orq.ai shows the call. Wire member <c>name</c>.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>How the model speaks; required when <see cref="Modalities"/> lists <see cref="Modality.Audio"/>. Wire member <c>audio</c>.</summary>
    [JsonPropertyName("audio")]
    public AudioSettings? Audio { get; init; }

    /// <summary>The forms in which the model answers. Wire member <c>modalities</c>.</summary>
    /// <value><see langword="null"/>: text.</value>
    [JsonPropertyName("modalities")]
    public IReadOnlyList<Modality>? Modalities { get; init; }

    /// <summary>How much the model thinks, by tokens; by name it is <see cref="ChatRequest.ReasoningEffort"/>. Wire member <c>thinking</c>.</summary>
    /// <value><see langword="null"/>: the model's default.</value>
    [JsonPropertyName("thinking")]
    public ThinkingConfig? Thinking { get; init; }

    /// <summary>How long-winded the answer is, in the provider's words, such as <c>low</c> or <c>high</c>. Wire member <c>verbosity</c>.</summary>
    /// <value><see langword="null"/>: the model's default.</value>
    [JsonPropertyName("verbosity")]
    public string? Verbosity { get; init; }

    /// <summary>How many of the likeliest words are chosen from. Wire member <c>top_k</c>.</summary>
    /// <value><see langword="null"/>: the provider's default.</value>
    [JsonPropertyName("top_k"), JsonConverter(typeof(LenientInt32Converter))]
    public int? TopK { get; init; }

    /// <summary>Checks of the prompt and the answer. Wire member <c>guardrails</c>.</summary>
    [JsonPropertyName("guardrails")]
    public IReadOnlyList<Guardrail>? Guardrails { get; init; }

    /// <summary>Models that step in when <see cref="ChatRequest.Model"/> fails, in this order. Wire member <c>fallbacks</c>.</summary>
    [JsonPropertyName("fallbacks")]
    public IReadOnlyList<Fallback>? Fallbacks { get; init; }

    /// <summary>How often orq.ai itself asks the provider again. Wire member <c>retry</c>.</summary>
    /// <value><see langword="null"/>: not at all.</value>
    [JsonPropertyName("retry")]
    public ServerRetry? Retry { get; init; }

    /// <summary>Whether orq.ai may answer from its own store. Wire member <c>cache</c>.</summary>
    /// <value><see langword="null"/>: no.</value>
    [JsonPropertyName("cache")]
    public ServerCache? Cache { get; init; }

    /// <summary>Spreads requests over several models. Wire member <c>load_balancer</c>.</summary>
    [JsonPropertyName("load_balancer")]
    public LoadBalancer? LoadBalancer { get; init; }

    /// <summary>How long orq.ai waits for a provider. Wire member <c>timeout</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default.</value>
    [JsonPropertyName("timeout")]
    public ServerTimeout? Timeout { get; init; }

    /// <summary>What is put into the placeholders of the messages, by name. Wire member <c>variables</c>.</summary>
    [JsonPropertyName("variables")]
    public IReadOnlyDictionary<string, OrqValue?>? Variables { get; init; }

    /// <summary>The language in which placeholders are written. Wire member <c>template_engine</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default.</value>
    // Gateway: only the specification's prose names it (wire-facts 2.2, variables).
    [JsonPropertyName("template_engine")]
    public string? TemplateEngine { get; init; }

    /// <summary>What orq.ai does with the request or the answer on the way. Wire member <c>plugins</c>.</summary>
    // Gateway: newer than the specification, like the next four (wire-facts 2.2, newer than the spec).
    [JsonPropertyName("plugins")]
    public IReadOnlyList<OrqPlugin>? Plugins { get; init; }

    /// <summary>Lets the provider cache the whole prompt. Wire member <c>cache_control</c>.</summary>
    /// <remarks>Parts and tool messages can carry marks of their own.</remarks>
    [JsonPropertyName("cache_control")]
    public CacheControl? CacheControl { get; init; }

    /// <summary>Groups requests that begin alike, so that the provider finds its cached prompt. Wire member <c>prompt_cache_key</c>.</summary>
    [JsonPropertyName("prompt_cache_key")]
    public string? PromptCacheKey { get; init; }

    /// <summary>For whom the call is made. Wire member <c>identity</c>; <c>/v3/router</c>.</summary>
    /// <remarks>Older versions of the router take it as <see cref="OrqSettings.Identity"/>.</remarks>
    [JsonPropertyName("identity")]
    public Identity? Identity { get; init; }

    /// <summary>The conversation that the call belongs to. Wire member <c>thread</c>; <c>/v3/router</c>.</summary>
    /// <remarks>Older versions of the router take it as <see cref="OrqSettings.Thread"/>.</remarks>
    [JsonPropertyName("thread")]
    public ConversationThread? Thread { get; init; }

    /// <summary>Settings in orq.ai's older form; the place of knowledge bases and stored prompts. Wire member <c>orq</c>.</summary>
    /// <remarks>Deprecated by orq.ai: where a member of the request means the same, use that one.</remarks>
    [JsonPropertyName("orq")]
    public OrqSettings? Orq { get; init; }

    [JsonIgnore]
    internal override JsonTypeInfo JsonType => OrqJsonContext.Wire.OrqChatRequest;

    [JsonIgnore]
    internal override int? SampledFrom => TopK;

    internal override string? GatewayName => OrqGateway.Name;

    [JsonIgnore]
    internal override RequestBounds OwnBounds => OrqGateway.StatedBounds;

    private protected override void Validate(RequestCheck check)
    {
        base.Validate(check);
        check.Word("name", Name);
        check.Nested("audio", Audio, static (audio, inner) => audio.Validate(inner));
        check.Words("modalities", Modalities);
        check.Nested("thinking", Thinking, static (thinking, inner) => thinking.Validate(inner));
        check.Word("verbosity", Verbosity);
        check.Each("guardrails", Guardrails, static (guardrail, inner) => guardrail.Validate(inner));
        check.Each("fallbacks", Fallbacks, static (fallback, inner) => fallback.Validate(inner));
        check.Nested("retry", Retry, static (retry, inner) => retry.Validate(inner));
        check.Nested("cache", Cache, static (cache, inner) => cache.Validate(inner));
        check.Nested("load_balancer", LoadBalancer, static (balancer, inner) => balancer.Validate(inner));
        check.Nested("timeout", Timeout, static (timeout, inner) => timeout.Validate(inner));
        check.Word("template_engine", TemplateEngine);
        check.Each("plugins", Plugins, static (plugin, inner) => plugin.Validate(inner));
        CacheControl?.Validate(check);
        check.Word("prompt_cache_key", PromptCacheKey);
        check.Nested("identity", Identity, static (identity, inner) => identity.Validate(inner));
        check.Nested("thread", Thread, static (thread, inner) => thread.Validate(inner));
        check.Nested("orq", Orq, static (settings, inner) => settings.Validate(inner));
        if (check.Bounds is not null)
        {
            ValidateTogether(check);
        }
    }

    private void ValidateTogether(RequestCheck check)
    {
        if (Audio is null && Modalities?.Contains(Modality.Audio) is true)
        {
            check.Report("audio", "An answer in audio needs a voice and a format.");
        }

        if (
            Thinking is EnabledThinking { BudgetTokens: { } budget }
            && (MaxTokens ?? MaxCompletionTokens) is { } most
            && budget >= most
        )
        {
            RefuseBudget(check, Thinking, budget, most);
        }
    }

    private static void RefuseBudget(RequestCheck check, ThinkingConfig thinking, int budget, int most) =>
        check.Nested(
            "thinking",
            thinking,
            (_, inner) =>
                inner.Report(
                    "budget_tokens",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{budget} is not fewer than the {most} tokens that the answer may have."
                    ),
                    string.Create(CultureInfo.InvariantCulture, $"..{most - 1}")
                )
        );
}
