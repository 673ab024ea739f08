using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A check that orq.ai can run.</summary>
/// <remarks>
/// <para>Wire member <c>id</c> of a guardrail; also the id of a guardrail that your workspace defines. orq.ai.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<GuardrailId>))]
public readonly struct GuardrailId : IEquatable<GuardrailId>, IExtensibleEnum<GuardrailId>
{
    private static readonly GuardrailId[] Known =
    [
        new(Values.PiiDetection),
        new(Values.SexualModeration),
        new(Values.HarmfulModeration),
    ];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public GuardrailId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Finds personal data. Wire value <c>orq_pii_detection</c>.</summary>
    public static GuardrailId PiiDetection => new(Values.PiiDetection);

    /// <summary>Finds sexual content. Wire value <c>orq_sexual_moderation</c>.</summary>
    public static GuardrailId SexualModeration => new(Values.SexualModeration);

    /// <summary>Finds harmful content. Wire value <c>orq_harmful_moderation</c>.</summary>
    public static GuardrailId HarmfulModeration => new(Values.HarmfulModeration);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<GuardrailId> IExtensibleEnum<GuardrailId>.Known => Known;

    static GuardrailId IExtensibleEnum<GuardrailId>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator GuardrailId(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(GuardrailId left, GuardrailId right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(GuardrailId left, GuardrailId right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(GuardrailId other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GuardrailId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>Finds personal data.</summary>
        public const string PiiDetection = "orq_pii_detection";

        /// <summary>Finds sexual content.</summary>
        public const string SexualModeration = "orq_sexual_moderation";

        /// <summary>Finds harmful content.</summary>
        public const string HarmfulModeration = "orq_harmful_moderation";
    }
}
