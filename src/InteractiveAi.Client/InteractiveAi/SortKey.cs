using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>What providers are ordered by.</summary>
/// <remarks>
/// <para>Wire members <c>sort</c> and <c>by</c>. Interactive AI.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<SortKey>))]
public readonly struct SortKey : IEquatable<SortKey>, IExtensibleEnum<SortKey>
{
    private static readonly SortKey[] Known = [new(Values.Price), new(Values.Throughput), new(Values.Latency)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public SortKey(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The cheapest first. Wire value <c>price</c>.</summary>
    public static SortKey Price => new(Values.Price);

    /// <summary>The most tokens per second first. Wire value <c>throughput</c>.</summary>
    public static SortKey Throughput => new(Values.Throughput);

    /// <summary>The shortest time to the first token first. Wire value <c>latency</c>.</summary>
    public static SortKey Latency => new(Values.Latency);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<SortKey> IExtensibleEnum<SortKey>.Known => Known;

    static SortKey IExtensibleEnum<SortKey>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator SortKey(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(SortKey left, SortKey right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(SortKey left, SortKey right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SortKey other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SortKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>The cheapest first.</summary>
        public const string Price = "price";

        /// <summary>The most tokens per second first.</summary>
        public const string Throughput = "throughput";

        /// <summary>The shortest time to the first token first.</summary>
        public const string Latency = "latency";
    }
}
