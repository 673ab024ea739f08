using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>How a field of a document is compared.</summary>
/// <remarks>
/// <para>The name of the one member of a condition in <c>filter_by</c>. orq.ai.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<FilterOperator>))]
public readonly struct FilterOperator : IEquatable<FilterOperator>, IExtensibleEnum<FilterOperator>
{
    private static readonly FilterOperator[] Known =
    [
        new(Values.Eq),
        new(Values.Ne),
        new(Values.Gt),
        new(Values.Gte),
        new(Values.Lt),
        new(Values.Lte),
        new(Values.In),
        new(Values.Nin),
        new(Values.Exists),
    ];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public FilterOperator(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The field has the value. Wire value <c>eq</c>.</summary>
    public static FilterOperator Eq => new(Values.Eq);

    /// <summary>The field has another value. Wire value <c>ne</c>.</summary>
    public static FilterOperator Ne => new(Values.Ne);

    /// <summary>The field is more than the value. Wire value <c>gt</c>.</summary>
    public static FilterOperator Gt => new(Values.Gt);

    /// <summary>The field is the value or more. Wire value <c>gte</c>.</summary>
    public static FilterOperator Gte => new(Values.Gte);

    /// <summary>The field is less than the value. Wire value <c>lt</c>.</summary>
    public static FilterOperator Lt => new(Values.Lt);

    /// <summary>The field is the value or less. Wire value <c>lte</c>.</summary>
    public static FilterOperator Lte => new(Values.Lte);

    /// <summary>The field has one of the values. Wire value <c>in</c>.</summary>
    public static FilterOperator In => new(Values.In);

    /// <summary>The field has none of the values. Wire value <c>nin</c>.</summary>
    public static FilterOperator Nin => new(Values.Nin);

    /// <summary>The field is there, or is not. Wire value <c>exists</c>.</summary>
    public static FilterOperator Exists => new(Values.Exists);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<FilterOperator> IExtensibleEnum<FilterOperator>.Known => Known;

    static FilterOperator IExtensibleEnum<FilterOperator>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator FilterOperator(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(FilterOperator left, FilterOperator right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(FilterOperator left, FilterOperator right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FilterOperator other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FilterOperator other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>The field has the value.</summary>
        public const string Eq = "eq";

        /// <summary>The field has another value.</summary>
        public const string Ne = "ne";

        /// <summary>The field is more than the value.</summary>
        public const string Gt = "gt";

        /// <summary>The field is the value or more.</summary>
        public const string Gte = "gte";

        /// <summary>The field is less than the value.</summary>
        public const string Lt = "lt";

        /// <summary>The field is the value or less.</summary>
        public const string Lte = "lte";

        /// <summary>The field has one of the values.</summary>
        public const string In = "in";

        /// <summary>The field has none of the values.</summary>
        public const string Nin = "nin";

        /// <summary>The field is there, or is not.</summary>
        public const string Exists = "exists";
    }
}
