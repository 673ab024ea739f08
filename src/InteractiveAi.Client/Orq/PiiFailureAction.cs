using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>What happens to a request whose personal data could not be looked for.</summary>
/// <remarks>
/// <para>Wire member <c>on_failure</c>. orq.ai.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<PiiFailureAction>))]
public readonly struct PiiFailureAction : IEquatable<PiiFailureAction>, IExtensibleEnum<PiiFailureAction>
{
    private static readonly PiiFailureAction[] Known = [new(Values.Block), new(Values.Passthrough)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public PiiFailureAction(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>It is refused. Wire value <c>block</c>.</summary>
    public static PiiFailureAction Block => new(Values.Block);

    /// <summary>It goes on as it is. Wire value <c>passthrough</c>.</summary>
    public static PiiFailureAction Passthrough => new(Values.Passthrough);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<PiiFailureAction> IExtensibleEnum<PiiFailureAction>.Known => Known;

    static PiiFailureAction IExtensibleEnum<PiiFailureAction>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator PiiFailureAction(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(PiiFailureAction left, PiiFailureAction right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(PiiFailureAction left, PiiFailureAction right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(PiiFailureAction other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PiiFailureAction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>It is refused.</summary>
        public const string Block = "block";

        /// <summary>It goes on as it is.</summary>
        public const string Passthrough = "passthrough";
    }
}
