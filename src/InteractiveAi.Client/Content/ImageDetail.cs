using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The resolution at which a model looks at an image.</summary>
/// <remarks>
/// <para>Wire member <c>detail</c>. More detail costs more prompt tokens.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<ImageDetail>))]
public readonly struct ImageDetail : IEquatable<ImageDetail>, IExtensibleEnum<ImageDetail>
{
    private static readonly ImageDetail[] Known = [new(Values.Auto), new(Values.Low), new(Values.High)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ImageDetail(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The provider decides. Wire value <c>auto</c>.</summary>
    public static ImageDetail Auto => new(Values.Auto);

    /// <summary>A small version of the image. Wire value <c>low</c>.</summary>
    public static ImageDetail Low => new(Values.Low);

    /// <summary>The image in full resolution. Wire value <c>high</c>.</summary>
    public static ImageDetail High => new(Values.High);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<ImageDetail> IExtensibleEnum<ImageDetail>.Known => Known;

    static ImageDetail IExtensibleEnum<ImageDetail>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator ImageDetail(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(ImageDetail left, ImageDetail right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(ImageDetail left, ImageDetail right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ImageDetail other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ImageDetail other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>The provider decides.</summary>
        public const string Auto = "auto";

        /// <summary>A small version of the image.</summary>
        public const string Low = "low";

        /// <summary>The image in full resolution.</summary>
        public const string High = "high";
    }
}
