using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>What the router does when the first model of a request cannot answer.</summary>
/// <remarks>
/// <para>Wire member <c>route</c>. Interactive AI.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<RouteStrategy>))]
public readonly struct RouteStrategy : IEquatable<RouteStrategy>, IExtensibleEnum<RouteStrategy>
{
    private static readonly RouteStrategy[] Known = [new(Values.Fallback), new(Values.Sort)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public RouteStrategy(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Tries the models of <see cref="InteractiveAiChatRequest.Models"/> one after the other. Wire value <c>fallback</c>.</summary>
    public static RouteStrategy Fallback => new(Values.Fallback);

    /// <summary>Chooses among all of them by <see cref="ProviderPreferences.Sort"/>. Wire value <c>sort</c>.</summary>
    public static RouteStrategy Sort => new(Values.Sort);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<RouteStrategy> IExtensibleEnum<RouteStrategy>.Known => Known;

    static RouteStrategy IExtensibleEnum<RouteStrategy>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator RouteStrategy(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(RouteStrategy left, RouteStrategy right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(RouteStrategy left, RouteStrategy right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(RouteStrategy other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RouteStrategy other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>Tries the models of <see cref="InteractiveAiChatRequest.Models"/> one after the other.</summary>
        public const string Fallback = "fallback";

        /// <summary>Chooses among all of them by <see cref="ProviderPreferences.Sort"/>.</summary>
        public const string Sort = "sort";
    }
}
