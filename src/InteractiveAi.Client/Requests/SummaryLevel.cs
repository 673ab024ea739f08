using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>How detailed a summary of the reasoning is wanted.</summary>
/// <remarks>
/// <para>Wire members <c>summary</c> (Interactive AI) and <c>reasoning_summary</c> (JamAI Base).</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<SummaryLevel>))]
public readonly struct SummaryLevel : IEquatable<SummaryLevel>, IExtensibleEnum<SummaryLevel>
{
    private static readonly SummaryLevel[] Known = [new(Values.Auto), new(Values.Concise), new(Values.Detailed)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public SummaryLevel(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The model decides. Wire value <c>auto</c>.</summary>
    public static SummaryLevel Auto => new(Values.Auto);

    /// <summary>A short summary. Wire value <c>concise</c>.</summary>
    public static SummaryLevel Concise => new(Values.Concise);

    /// <summary>A long summary. Wire value <c>detailed</c>.</summary>
    public static SummaryLevel Detailed => new(Values.Detailed);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<SummaryLevel> IExtensibleEnum<SummaryLevel>.Known => Known;

    static SummaryLevel IExtensibleEnum<SummaryLevel>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator SummaryLevel(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(SummaryLevel left, SummaryLevel right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(SummaryLevel left, SummaryLevel right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SummaryLevel other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SummaryLevel other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>The model decides.</summary>
        public const string Auto = "auto";

        /// <summary>A short summary.</summary>
        public const string Concise = "concise";

        /// <summary>A long summary.</summary>
        public const string Detailed = "detailed";
    }
}
