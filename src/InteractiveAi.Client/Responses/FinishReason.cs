using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Why a choice ended.</summary>
/// <remarks>
/// <para>Wire member <c>finish_reason</c>. In a stream an empty text and <c>null</c> both mean that the choice has not ended yet.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<FinishReason>))]
public readonly struct FinishReason : IEquatable<FinishReason>, IExtensibleEnum<FinishReason>
{
    private static readonly FinishReason[] Known =
    [
        new(Values.Stop),
        new(Values.Length),
        new(Values.ToolCalls),
        new(Values.ContentFilter),
        new(Values.Error),
        new(Values.FunctionCall),
        new(Values.ContextOverflow),
    ];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public FinishReason(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The answer is complete, or a stop sequence was reached. Wire value <c>stop</c>.</summary>
    public static FinishReason Stop => new(Values.Stop);

    /// <summary>The token limit cut the answer off. Wire value <c>length</c>.</summary>
    public static FinishReason Length => new(Values.Length);

    /// <summary>The model asks for tool results. Wire value <c>tool_calls</c>.</summary>
    public static FinishReason ToolCalls => new(Values.ToolCalls);

    /// <summary>A filter withheld the rest of the answer. Wire value <c>content_filter</c>.</summary>
    public static FinishReason ContentFilter => new(Values.ContentFilter);

    /// <summary>The provider failed after the answer had begun. Interactive AI. Wire value <c>error</c>.</summary>
    public static FinishReason Error => new(Values.Error);

    /// <summary>The model asks for a function result in the form that came before tool calls. orq.ai. Wire value <c>function_call</c>.</summary>
    public static FinishReason FunctionCall => new(Values.FunctionCall);

    /// <summary>What was looked up did not fit the model, and there is no answer. JamAI Base, only in <see cref="References"/>. Wire value <c>context_overflow</c>.</summary>
    public static FinishReason ContextOverflow => new(Values.ContextOverflow);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<FinishReason> IExtensibleEnum<FinishReason>.Known => Known;

    static FinishReason IExtensibleEnum<FinishReason>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator FinishReason(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(FinishReason left, FinishReason right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(FinishReason left, FinishReason right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FinishReason other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FinishReason other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>The answer is complete, or a stop sequence was reached.</summary>
        public const string Stop = "stop";

        /// <summary>The token limit cut the answer off.</summary>
        public const string Length = "length";

        /// <summary>The model asks for tool results.</summary>
        public const string ToolCalls = "tool_calls";

        /// <summary>A filter withheld the rest of the answer.</summary>
        public const string ContentFilter = "content_filter";

        /// <summary>The provider failed after the answer had begun. Interactive AI.</summary>
        public const string Error = "error";

        /// <summary>The model asks for a function result in the form that came before tool calls. orq.ai.</summary>
        public const string FunctionCall = "function_call";

        /// <summary>What was looked up did not fit the model, and there is no answer. JamAI Base, only in <see cref="References"/>.</summary>
        public const string ContextOverflow = "context_overflow";
    }
}
