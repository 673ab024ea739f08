using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The provider family whose rules a reasoning detail follows.</summary>
/// <remarks>
/// <para>Wire member <c>format</c>. Send it back as it came: a provider rejects signatures that are labelled with another format.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<ReasoningFormat>))]
public readonly struct ReasoningFormat : IEquatable<ReasoningFormat>, IExtensibleEnum<ReasoningFormat>
{
    private static readonly ReasoningFormat[] Known =
    [
        new(Values.Unknown),
        new(Values.OpenAIResponsesV1),
        new(Values.XAIResponsesV1),
        new(Values.AnthropicClaudeV1),
        new(Values.GoogleGeminiV1),
    ];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ReasoningFormat(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The gateway could not tell. Wire value <c>unknown</c>.</summary>
    public static ReasoningFormat Unknown => new(Values.Unknown);

    /// <summary>OpenAI. Wire value <c>openai-responses-v1</c>.</summary>
    public static ReasoningFormat OpenAIResponsesV1 => new(Values.OpenAIResponsesV1);

    /// <summary>xAI. Wire value <c>xai-responses-v1</c>.</summary>
    public static ReasoningFormat XAIResponsesV1 => new(Values.XAIResponsesV1);

    /// <summary>Anthropic. Wire value <c>anthropic-claude-v1</c>.</summary>
    public static ReasoningFormat AnthropicClaudeV1 => new(Values.AnthropicClaudeV1);

    /// <summary>Google Gemini. Wire value <c>google-gemini-v1</c>.</summary>
    public static ReasoningFormat GoogleGeminiV1 => new(Values.GoogleGeminiV1);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<ReasoningFormat> IExtensibleEnum<ReasoningFormat>.Known => Known;

    static ReasoningFormat IExtensibleEnum<ReasoningFormat>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator ReasoningFormat(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(ReasoningFormat left, ReasoningFormat right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(ReasoningFormat left, ReasoningFormat right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ReasoningFormat other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ReasoningFormat other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>The gateway could not tell.</summary>
        public const string Unknown = "unknown";

        /// <summary>OpenAI.</summary>
        public const string OpenAIResponsesV1 = "openai-responses-v1";

        /// <summary>xAI.</summary>
        public const string XAIResponsesV1 = "xai-responses-v1";

        /// <summary>Anthropic.</summary>
        public const string AnthropicClaudeV1 = "anthropic-claude-v1";

        /// <summary>Google Gemini.</summary>
        public const string GoogleGeminiV1 = "google-gemini-v1";
    }
}
