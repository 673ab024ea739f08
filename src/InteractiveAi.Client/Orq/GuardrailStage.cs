using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>What a guardrail looks at.</summary>
/// <remarks>
/// <para>Wire member <c>execute_on</c>. orq.ai.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<GuardrailStage>))]
public readonly struct GuardrailStage : IEquatable<GuardrailStage>, IExtensibleEnum<GuardrailStage>
{
    private static readonly GuardrailStage[] Known = [new(Values.Input), new(Values.Output)];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public GuardrailStage(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The prompt, before the model gets it. Wire value <c>input</c>.</summary>
    public static GuardrailStage Input => new(Values.Input);

    /// <summary>The answer, before you get it. Wire value <c>output</c>.</summary>
    public static GuardrailStage Output => new(Values.Output);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<GuardrailStage> IExtensibleEnum<GuardrailStage>.Known => Known;

    static GuardrailStage IExtensibleEnum<GuardrailStage>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator GuardrailStage(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(GuardrailStage left, GuardrailStage right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(GuardrailStage left, GuardrailStage right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(GuardrailStage other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GuardrailStage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>The prompt, before the model gets it.</summary>
        public const string Input = "input";

        /// <summary>The answer, before you get it.</summary>
        public const string Output = "output";
    }
}
