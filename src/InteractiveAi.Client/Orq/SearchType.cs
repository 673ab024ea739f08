using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>How a knowledge base is searched.</summary>
/// <remarks>
/// <para>Wire member <c>search_type</c>. orq.ai.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<SearchType>))]
public readonly struct SearchType : IEquatable<SearchType>, IExtensibleEnum<SearchType>
{
    private static readonly SearchType[] Known = [new(Values.Vector), new(Values.Keyword), new(Values.Hybrid)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public SearchType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>By likeness of meaning. Wire value <c>vector_search</c>.</summary>
    public static SearchType Vector => new(Values.Vector);

    /// <summary>By the words themselves. Wire value <c>keyword_search</c>.</summary>
    public static SearchType Keyword => new(Values.Keyword);

    /// <summary>By both. Wire value <c>hybrid_search</c>.</summary>
    public static SearchType Hybrid => new(Values.Hybrid);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<SearchType> IExtensibleEnum<SearchType>.Known => Known;

    static SearchType IExtensibleEnum<SearchType>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator SearchType(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(SearchType left, SearchType right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(SearchType left, SearchType right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SearchType other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SearchType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>By likeness of meaning.</summary>
        public const string Vector = "vector_search";

        /// <summary>By the words themselves.</summary>
        public const string Keyword = "keyword_search";

        /// <summary>By both.</summary>
        public const string Hybrid = "hybrid_search";
    }
}
