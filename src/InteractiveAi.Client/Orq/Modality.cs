using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A form in which a model can answer.</summary>
/// <remarks>
/// <para>An element of the wire member <c>modalities</c>. orq.ai.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<Modality>))]
public readonly struct Modality : IEquatable<Modality>, IExtensibleEnum<Modality>
{
    private static readonly Modality[] Known = [new(Values.Text), new(Values.Audio)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public Modality(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Written text. Wire value <c>text</c>.</summary>
    public static Modality Text => new(Values.Text);

    /// <summary>Speech; it needs <see cref="OrqChatRequest.Audio"/>. Wire value <c>audio</c>.</summary>
    public static Modality Audio => new(Values.Audio);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<Modality> IExtensibleEnum<Modality>.Known => Known;

    static Modality IExtensibleEnum<Modality>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator Modality(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(Modality left, Modality right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(Modality left, Modality right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Modality other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Modality other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>Written text.</summary>
        public const string Text = "text";

        /// <summary>Speech; it needs <see cref="OrqChatRequest.Audio"/>.</summary>
        public const string Audio = "audio";
    }
}
