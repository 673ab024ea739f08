using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A voice in which a model speaks.</summary>
/// <remarks>
/// <para>Wire member <c>voice</c>. orq.ai.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<AudioVoice>))]
public readonly struct AudioVoice : IEquatable<AudioVoice>, IExtensibleEnum<AudioVoice>
{
    private static readonly AudioVoice[] Known =
    [
        new(Values.Alloy),
        new(Values.Echo),
        new(Values.Fable),
        new(Values.Onyx),
        new(Values.Nova),
        new(Values.Shimmer),
    ];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public AudioVoice(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The voice called Alloy. Wire value <c>alloy</c>.</summary>
    public static AudioVoice Alloy => new(Values.Alloy);

    /// <summary>The voice called Echo. Wire value <c>echo</c>.</summary>
    public static AudioVoice Echo => new(Values.Echo);

    /// <summary>The voice called Fable. Wire value <c>fable</c>.</summary>
    public static AudioVoice Fable => new(Values.Fable);

    /// <summary>The voice called Onyx. Wire value <c>onyx</c>.</summary>
    public static AudioVoice Onyx => new(Values.Onyx);

    /// <summary>The voice called Nova. Wire value <c>nova</c>.</summary>
    public static AudioVoice Nova => new(Values.Nova);

    /// <summary>The voice called Shimmer. Wire value <c>shimmer</c>.</summary>
    public static AudioVoice Shimmer => new(Values.Shimmer);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<AudioVoice> IExtensibleEnum<AudioVoice>.Known => Known;

    static AudioVoice IExtensibleEnum<AudioVoice>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator AudioVoice(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(AudioVoice left, AudioVoice right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(AudioVoice left, AudioVoice right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(AudioVoice other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AudioVoice other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>The voice called Alloy.</summary>
        public const string Alloy = "alloy";

        /// <summary>The voice called Echo.</summary>
        public const string Echo = "echo";

        /// <summary>The voice called Fable.</summary>
        public const string Fable = "fable";

        /// <summary>The voice called Onyx.</summary>
        public const string Onyx = "onyx";

        /// <summary>The voice called Nova.</summary>
        public const string Nova = "nova";

        /// <summary>The voice called Shimmer.</summary>
        public const string Shimmer = "shimmer";
    }
}
