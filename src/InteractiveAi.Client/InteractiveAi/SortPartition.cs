using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Whether an order holds within each model or across all of them.</summary>
/// <remarks>
/// <para>Wire member <c>partition</c>. Interactive AI.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<SortPartition>))]
public readonly struct SortPartition : IEquatable<SortPartition>, IExtensibleEnum<SortPartition>
{
    private static readonly SortPartition[] Known = [new(Values.Model), new(Values.None)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public SortPartition(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The models keep their order; providers are sorted within each. Wire value <c>model</c>.</summary>
    public static SortPartition Model => new(Values.Model);

    /// <summary>Providers are sorted across all models of the request. Wire value <c>none</c>.</summary>
    public static SortPartition None => new(Values.None);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<SortPartition> IExtensibleEnum<SortPartition>.Known => Known;

    static SortPartition IExtensibleEnum<SortPartition>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator SortPartition(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(SortPartition left, SortPartition right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(SortPartition left, SortPartition right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SortPartition other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SortPartition other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>The models keep their order; providers are sorted within each.</summary>
        public const string Model = "model";

        /// <summary>Providers are sorted across all models of the request.</summary>
        public const string None = "none";
    }
}
