using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The program that turns a PDF into what the model reads.</summary>
/// <remarks>
/// <para>Wire member <c>engine</c> under <c>pdf</c>. Interactive AI.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<PdfEngine>))]
public readonly struct PdfEngine : IEquatable<PdfEngine>, IExtensibleEnum<PdfEngine>
{
    private static readonly PdfEngine[] Known = [new(Values.MistralOcr), new(Values.PdfText), new(Values.Native)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public PdfEngine(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Optical character recognition, for scans. Wire value <c>mistral-ocr</c>.</summary>
    public static PdfEngine MistralOcr => new(Values.MistralOcr);

    /// <summary>Text extraction, for documents that contain text. Wire value <c>pdf-text</c>.</summary>
    public static PdfEngine PdfText => new(Values.PdfText);

    /// <summary>The model reads the file itself. Wire value <c>native</c>.</summary>
    public static PdfEngine Native => new(Values.Native);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<PdfEngine> IExtensibleEnum<PdfEngine>.Known => Known;

    static PdfEngine IExtensibleEnum<PdfEngine>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator PdfEngine(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(PdfEngine left, PdfEngine right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(PdfEngine left, PdfEngine right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(PdfEngine other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PdfEngine other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>Optical character recognition, for scans.</summary>
        public const string MistralOcr = "mistral-ocr";

        /// <summary>Text extraction, for documents that contain text.</summary>
        public const string PdfText = "pdf-text";

        /// <summary>The model reads the file itself.</summary>
        public const string Native = "native";
    }
}
