using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>The language in which personal data is looked for.</summary>
/// <remarks>
/// <para>Wire member <c>language</c>. orq.ai.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<PiiLanguage>))]
public readonly struct PiiLanguage : IEquatable<PiiLanguage>, IExtensibleEnum<PiiLanguage>
{
    private static readonly PiiLanguage[] Known = [new(Values.English), new(Values.Dutch)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public PiiLanguage(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>English. Wire value <c>en</c>.</summary>
    public static PiiLanguage English => new(Values.English);

    /// <summary>Dutch. Wire value <c>nl</c>.</summary>
    public static PiiLanguage Dutch => new(Values.Dutch);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<PiiLanguage> IExtensibleEnum<PiiLanguage>.Known => Known;

    static PiiLanguage IExtensibleEnum<PiiLanguage>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator PiiLanguage(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(PiiLanguage left, PiiLanguage right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(PiiLanguage left, PiiLanguage right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(PiiLanguage other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PiiLanguage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>English.</summary>
        public const string English = "en";

        /// <summary>Dutch.</summary>
        public const string Dutch = "nl";
    }
}
