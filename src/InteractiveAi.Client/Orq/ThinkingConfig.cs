using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Whether and how much a model thinks before it answers. Wire member <c>thinking</c>; orq.ai.</summary>
/// <remarks>
/// For models that count the tokens of their thinking; others take <see cref="ChatRequest.ReasoningEffort"/>. The hierarchy is
/// closed, so that a <c>switch</c> over the cases can be complete; a kind that this version does not know is read as
/// <see cref="UnknownThinking"/> and written back as it came. Instances are immutable but for their property bags.
/// </remarks>
[JsonConverter(typeof(ThinkingConfigConverter))]
public abstract class ThinkingConfig
{
    // Closed: a case that the converter does not know could be written but never read.
    private protected ThinkingConfig() { }

    /// <summary>No thinking.</summary>
    /// <value>A new instance each time, because its property bag can be changed.</value>
    public static ThinkingConfig Disabled => new DisabledThinking();

    /// <summary>As much thinking as the model finds right.</summary>
    /// <value>A new instance each time, because its property bag can be changed.</value>
    public static ThinkingConfig Adaptive => new AdaptiveThinking();

    /// <summary>Which kind of setting this is. Wire member <c>type</c>.</summary>
    /// <value>For example <c>enabled</c>; empty when the wire did not say.</value>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    /// <summary>Thinking within a budget.</summary>
    /// <param name="budgetTokens">The most tokens to think with: at least 1024, and fewer than the answer may have.</param>
    /// <param name="level">How thoroughly, for providers that name levels; absent for the provider's default.</param>
    /// <returns>The setting.</returns>
    public static ThinkingConfig Enabled(int budgetTokens, ThinkingLevel? level = null) =>
        new EnabledThinking(budgetTokens) { ThinkingLevel = level };

    internal abstract void Validate(RequestCheck check);
}
