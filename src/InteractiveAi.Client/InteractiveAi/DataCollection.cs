using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Whether providers that may store prompts are acceptable.</summary>
/// <remarks>
/// <para>Wire member <c>data_collection</c>. Interactive AI.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<DataCollection>))]
public readonly struct DataCollection : IEquatable<DataCollection>, IExtensibleEnum<DataCollection>
{
    private static readonly DataCollection[] Known = [new(Values.Allow), new(Values.Deny)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public DataCollection(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Any provider. Wire value <c>allow</c>.</summary>
    public static DataCollection Allow => new(Values.Allow);

    /// <summary>Only providers that do not collect user data. Wire value <c>deny</c>.</summary>
    public static DataCollection Deny => new(Values.Deny);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<DataCollection> IExtensibleEnum<DataCollection>.Known => Known;

    static DataCollection IExtensibleEnum<DataCollection>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator DataCollection(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(DataCollection left, DataCollection right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(DataCollection left, DataCollection right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(DataCollection other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DataCollection other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>Any provider.</summary>
        public const string Allow = "allow";

        /// <summary>Only providers that do not collect user data.</summary>
        public const string Deny = "deny";
    }
}
