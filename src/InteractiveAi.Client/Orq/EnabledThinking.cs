using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Thinking within a budget. Wire type <c>enabled</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class EnabledThinking : ThinkingConfig
{
    [JsonConstructor]
    internal EnabledThinking() { }

    /// <summary>Makes a setting.</summary>
    /// <param name="budgetTokens">The most tokens to think with: at least 1024, and fewer than the answer may have.</param>
    public EnabledThinking(int budgetTokens) => BudgetTokens = budgetTokens;

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "enabled";

    /// <summary>The most tokens to think with: at least 1024, and fewer than the answer may have. Wire member <c>budget_tokens</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("budget_tokens"), JsonConverter(typeof(LenientInt32Converter))]
    public int? BudgetTokens { get; init; }

    /// <summary>How thoroughly, for providers that name levels. Wire member <c>thinking_level</c>.</summary>
    /// <value><see langword="null"/>: the provider's default.</value>
    [JsonPropertyName("thinking_level")]
    public ThinkingLevel? ThinkingLevel { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of setting and the budget.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"EnabledThinking({BudgetTokens} tokens)");

    internal override void Validate(RequestCheck check)
    {
        check.Required("budget_tokens", BudgetTokens);
        check.Number("budget_tokens", BudgetTokens, OrqBounds.ThinkingTokens.For(check));
        check.Word("thinking_level", ThinkingLevel?.Value);
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.EnabledThinking);
    }
}
