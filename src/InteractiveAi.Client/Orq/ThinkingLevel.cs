using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>How thoroughly a model thinks, for providers that name levels.</summary>
/// <remarks>
/// <para>Wire member <c>thinking_level</c>. orq.ai.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<ThinkingLevel>))]
public readonly struct ThinkingLevel : IEquatable<ThinkingLevel>, IExtensibleEnum<ThinkingLevel>
{
    private static readonly ThinkingLevel[] Known = [new(Values.Low), new(Values.Medium), new(Values.High)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ThinkingLevel(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>A little. Wire value <c>low</c>.</summary>
    public static ThinkingLevel Low => new(Values.Low);

    /// <summary>A fair amount. Wire value <c>medium</c>.</summary>
    public static ThinkingLevel Medium => new(Values.Medium);

    /// <summary>Thoroughly. Wire value <c>high</c>.</summary>
    public static ThinkingLevel High => new(Values.High);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<ThinkingLevel> IExtensibleEnum<ThinkingLevel>.Known => Known;

    static ThinkingLevel IExtensibleEnum<ThinkingLevel>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator ThinkingLevel(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(ThinkingLevel left, ThinkingLevel right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(ThinkingLevel left, ThinkingLevel right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ThinkingLevel other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ThinkingLevel other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>A little.</summary>
        public const string Low = "low";

        /// <summary>A fair amount.</summary>
        public const string Medium = "medium";

        /// <summary>Thoroughly.</summary>
        public const string High = "high";
    }
}
