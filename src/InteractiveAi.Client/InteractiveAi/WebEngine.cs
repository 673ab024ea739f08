using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The search that the web plugin uses.</summary>
/// <remarks>
/// <para>Wire member <c>engine</c>. Interactive AI.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<WebEngine>))]
public readonly struct WebEngine : IEquatable<WebEngine>, IExtensibleEnum<WebEngine>
{
    private static readonly WebEngine[] Known = [new(Values.Native), new(Values.Exa)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public WebEngine(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The search of the model’s own provider. Wire value <c>native</c>.</summary>
    public static WebEngine Native => new(Values.Native);

    /// <summary>Exa. Wire value <c>exa</c>.</summary>
    public static WebEngine Exa => new(Values.Exa);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<WebEngine> IExtensibleEnum<WebEngine>.Known => Known;

    static WebEngine IExtensibleEnum<WebEngine>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator WebEngine(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(WebEngine left, WebEngine right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(WebEngine left, WebEngine right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(WebEngine other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WebEngine other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>The search of the model’s own provider.</summary>
        public const string Native = "native";

        /// <summary>Exa.</summary>
        public const string Exa = "exa";
    }
}
