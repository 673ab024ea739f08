using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>How much a reasoning model should think before it answers.</summary>
/// <remarks>
/// <para>Wire members <c>effort</c> and <c>reasoning_effort</c>. A model that lacks a level uses the nearest one it has.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<EffortLevel>))]
public readonly struct EffortLevel : IEquatable<EffortLevel>, IExtensibleEnum<EffortLevel>
{
    private static readonly EffortLevel[] Known =
    [
        new(Values.None),
        new(Values.Minimal),
        new(Values.Low),
        new(Values.Medium),
        new(Values.High),
        new(Values.XHigh),
        new(Values.Max),
        new(Values.Disable),
    ];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public EffortLevel(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>No reasoning. Wire value <c>none</c>.</summary>
    public static EffortLevel None => new(Values.None);

    /// <summary>The least that the model can do. Wire value <c>minimal</c>.</summary>
    public static EffortLevel Minimal => new(Values.Minimal);

    /// <summary>Little reasoning. Wire value <c>low</c>.</summary>
    public static EffortLevel Low => new(Values.Low);

    /// <summary>The usual amount. Wire value <c>medium</c>.</summary>
    public static EffortLevel Medium => new(Values.Medium);

    /// <summary>Much reasoning. Wire value <c>high</c>.</summary>
    public static EffortLevel High => new(Values.High);

    /// <summary>More than high, where the model has it; JamAI Base refuses it. Wire value <c>xhigh</c>.</summary>
    public static EffortLevel XHigh => new(Values.XHigh);

    /// <summary>The most that the model can do; orq.ai. Wire value <c>max</c>.</summary>
    public static EffortLevel Max => new(Values.Max);

    /// <summary>No reasoning, for models that would otherwise reason by themselves; JamAI Base. Wire value <c>disable</c>.</summary>
    public static EffortLevel Disable => new(Values.Disable);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<EffortLevel> IExtensibleEnum<EffortLevel>.Known => Known;

    static EffortLevel IExtensibleEnum<EffortLevel>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator EffortLevel(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(EffortLevel left, EffortLevel right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(EffortLevel left, EffortLevel right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EffortLevel other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EffortLevel other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>No reasoning.</summary>
        public const string None = "none";

        /// <summary>The least that the model can do.</summary>
        public const string Minimal = "minimal";

        /// <summary>Little reasoning.</summary>
        public const string Low = "low";

        /// <summary>The usual amount.</summary>
        public const string Medium = "medium";

        /// <summary>Much reasoning.</summary>
        public const string High = "high";

        /// <summary>More than high, where the model has it.</summary>
        public const string XHigh = "xhigh";

        /// <summary>The most that the model can do; orq.ai.</summary>
        public const string Max = "max";

        /// <summary>No reasoning, for models that would otherwise reason by themselves; JamAI Base.</summary>
        public const string Disable = "disable";
    }
}
