using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>How long a provider keeps a cached prompt prefix.</summary>
/// <remarks>
/// <para>Wire member <c>ttl</c>.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<CacheTtl>))]
public readonly struct CacheTtl : IEquatable<CacheTtl>, IExtensibleEnum<CacheTtl>
{
    private static readonly CacheTtl[] Known = [new(Values.FiveMinutes), new(Values.OneHour)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public CacheTtl(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Five minutes, renewed at each use. Wire value <c>5m</c>.</summary>
    public static CacheTtl FiveMinutes => new(Values.FiveMinutes);

    /// <summary>One hour; writing the entry costs more. Wire value <c>1h</c>.</summary>
    public static CacheTtl OneHour => new(Values.OneHour);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<CacheTtl> IExtensibleEnum<CacheTtl>.Known => Known;

    static CacheTtl IExtensibleEnum<CacheTtl>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator CacheTtl(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(CacheTtl left, CacheTtl right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(CacheTtl left, CacheTtl right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(CacheTtl other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CacheTtl other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>Five minutes, renewed at each use.</summary>
        public const string FiveMinutes = "5m";

        /// <summary>One hour; writing the entry costs more.</summary>
        public const string OneHour = "1h";
    }
}
