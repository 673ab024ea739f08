using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The number format in which a provider runs a model.</summary>
/// <remarks>
/// <para>Wire member <c>quantizations</c>. Interactive AI.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<Quantization>))]
public readonly struct Quantization : IEquatable<Quantization>, IExtensibleEnum<Quantization>
{
    private static readonly Quantization[] Known =
    [
        new(Values.Int4),
        new(Values.Int8),
        new(Values.Fp4),
        new(Values.Fp6),
        new(Values.Fp8),
        new(Values.Fp16),
        new(Values.Bf16),
        new(Values.Fp32),
        new(Values.Unknown),
    ];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public Quantization(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>4-bit integers. Wire value <c>int4</c>.</summary>
    public static Quantization Int4 => new(Values.Int4);

    /// <summary>8-bit integers. Wire value <c>int8</c>.</summary>
    public static Quantization Int8 => new(Values.Int8);

    /// <summary>4-bit floating point. Wire value <c>fp4</c>.</summary>
    public static Quantization Fp4 => new(Values.Fp4);

    /// <summary>6-bit floating point. Wire value <c>fp6</c>.</summary>
    public static Quantization Fp6 => new(Values.Fp6);

    /// <summary>8-bit floating point. Wire value <c>fp8</c>.</summary>
    public static Quantization Fp8 => new(Values.Fp8);

    /// <summary>16-bit floating point. Wire value <c>fp16</c>.</summary>
    public static Quantization Fp16 => new(Values.Fp16);

    /// <summary>16-bit brain floating point. Wire value <c>bf16</c>.</summary>
    public static Quantization Bf16 => new(Values.Bf16);

    /// <summary>32-bit floating point. Wire value <c>fp32</c>.</summary>
    public static Quantization Fp32 => new(Values.Fp32);

    /// <summary>Providers that do not say. Wire value <c>unknown</c>.</summary>
    public static Quantization Unknown => new(Values.Unknown);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<Quantization> IExtensibleEnum<Quantization>.Known => Known;

    static Quantization IExtensibleEnum<Quantization>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator Quantization(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(Quantization left, Quantization right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(Quantization left, Quantization right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Quantization other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Quantization other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>4-bit integers.</summary>
        public const string Int4 = "int4";

        /// <summary>8-bit integers.</summary>
        public const string Int8 = "int8";

        /// <summary>4-bit floating point.</summary>
        public const string Fp4 = "fp4";

        /// <summary>6-bit floating point.</summary>
        public const string Fp6 = "fp6";

        /// <summary>8-bit floating point.</summary>
        public const string Fp8 = "fp8";

        /// <summary>16-bit floating point.</summary>
        public const string Fp16 = "fp16";

        /// <summary>16-bit brain floating point.</summary>
        public const string Bf16 = "bf16";

        /// <summary>32-bit floating point.</summary>
        public const string Fp32 = "fp32";

        /// <summary>Providers that do not say.</summary>
        public const string Unknown = "unknown";
    }
}
