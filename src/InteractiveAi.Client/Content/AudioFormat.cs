using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The encoding of audio.</summary>
/// <remarks>
/// <para>Wire member <c>format</c>. Interactive AI takes any text; which formats work depends on the model.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<AudioFormat>))]
public readonly struct AudioFormat : IEquatable<AudioFormat>, IExtensibleEnum<AudioFormat>
{
    private static readonly AudioFormat[] Known =
    [
        new(Values.Wav),
        new(Values.Mp3),
        new(Values.Flac),
        new(Values.Opus),
        new(Values.Ogg),
        new(Values.Aac),
        new(Values.M4a),
        new(Values.Aiff),
        new(Values.Pcm16),
    ];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public AudioFormat(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>RIFF/WAVE. Wire value <c>wav</c>.</summary>
    public static AudioFormat Wav => new(Values.Wav);

    /// <summary>MPEG-1 layer 3. Wire value <c>mp3</c>.</summary>
    public static AudioFormat Mp3 => new(Values.Mp3);

    /// <summary>FLAC. Wire value <c>flac</c>.</summary>
    public static AudioFormat Flac => new(Values.Flac);

    /// <summary>Opus. Wire value <c>opus</c>.</summary>
    public static AudioFormat Opus => new(Values.Opus);

    /// <summary>Ogg. Wire value <c>ogg</c>.</summary>
    public static AudioFormat Ogg => new(Values.Ogg);

    /// <summary>AAC. Wire value <c>aac</c>.</summary>
    public static AudioFormat Aac => new(Values.Aac);

    /// <summary>MPEG-4 audio. Wire value <c>m4a</c>.</summary>
    public static AudioFormat M4a => new(Values.M4a);

    /// <summary>AIFF. Wire value <c>aiff</c>.</summary>
    public static AudioFormat Aiff => new(Values.Aiff);

    /// <summary>Raw 16-bit samples. Wire value <c>pcm16</c>.</summary>
    public static AudioFormat Pcm16 => new(Values.Pcm16);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<AudioFormat> IExtensibleEnum<AudioFormat>.Known => Known;

    static AudioFormat IExtensibleEnum<AudioFormat>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator AudioFormat(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(AudioFormat left, AudioFormat right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(AudioFormat left, AudioFormat right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(AudioFormat other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AudioFormat other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>RIFF/WAVE.</summary>
        public const string Wav = "wav";

        /// <summary>MPEG-1 layer 3.</summary>
        public const string Mp3 = "mp3";

        /// <summary>FLAC.</summary>
        public const string Flac = "flac";

        /// <summary>Opus.</summary>
        public const string Opus = "opus";

        /// <summary>Ogg.</summary>
        public const string Ogg = "ogg";

        /// <summary>AAC.</summary>
        public const string Aac = "aac";

        /// <summary>MPEG-4 audio.</summary>
        public const string M4a = "m4a";

        /// <summary>AIFF.</summary>
        public const string Aiff = "aiff";

        /// <summary>Raw 16-bit samples.</summary>
        public const string Pcm16 = "pcm16";
    }
}
