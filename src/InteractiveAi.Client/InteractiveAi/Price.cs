using System.Globalization;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>An amount of money in US dollars, which the wire takes as a number or as a string. Interactive AI.</summary>
/// <remarks>
/// It is written exactly as it was given or read: <c>3.00</c> stays <c>3.00</c>, <c>"3"</c> stays a string. <c>default</c> is the
/// number zero. Immutable and thread-safe.
/// </remarks>
[JsonConverter(typeof(PriceConverter))]
public readonly struct Price : IEquatable<Price>
{
    private readonly string? _text;

    /// <summary>An amount that is sent as a number.</summary>
    /// <param name="amount">The amount.</param>
    public Price(decimal amount)
        : this(amount.ToString(CultureInfo.InvariantCulture), isNumber: true) { }

    /// <summary>An amount that is sent as a string.</summary>
    /// <param name="text">The amount as text, such as <c>"15"</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public Price(string text)
        : this(text, isNumber: false) => ArgumentNullException.ThrowIfNull(text);

    internal Price(string text, bool isNumber)
    {
        _text = text;
        IsText = !isNumber;
    }

    /// <summary>The amount as it stands on the wire.</summary>
    public string Text => _text ?? "0";

    /// <summary>Whether the amount is a string on the wire.</summary>
    public bool IsText { get; }

    /// <summary>The amount as a number; <see langword="null"/> when the text is none.</summary>
    public decimal? Amount =>
        decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount) ? amount : null;

    /// <summary>An amount that is sent as a number.</summary>
    /// <param name="amount">The amount.</param>
    public static implicit operator Price(decimal amount) => new(amount);

    /// <summary>An amount that is sent as a string.</summary>
    /// <param name="text">The amount as text.</param>
    public static implicit operator Price(string text) => new(text);

    /// <summary>An amount that is sent as a number; the form for code that cannot use the conversion.</summary>
    /// <param name="amount">The amount.</param>
    /// <returns>The price.</returns>
    public static Price FromDecimal(decimal amount) => new(amount);

    /// <summary>Whether two prices are the same on the wire.</summary>
    /// <param name="left">One price.</param>
    /// <param name="right">The other price.</param>
    public static bool operator ==(Price left, Price right) => left.Equals(right);

    /// <summary>Whether two prices differ on the wire.</summary>
    /// <param name="left">One price.</param>
    /// <param name="right">The other price.</param>
    public static bool operator !=(Price left, Price right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Price other) =>
        IsText == other.IsText && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Price other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, IsText);

    /// <summary>The amount as it stands on the wire.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}
