using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Orq;

/// <summary>Any JSON value, made from the plain types of .NET: what stands in variables, prompt inputs and filters; orq.ai.</summary>
/// <remarks>
/// <c>Variables = new Dictionary&lt;string, OrqValue?&gt; { ["city"] = "Porto", ["days"] = 3 }</c>. A JSON <c>null</c> is a
/// <see langword="null"/> reference. What was read is written back as it came. Immutable and thread-safe.
/// </remarks>
[JsonConverter(typeof(OrqValueConverter))]
public sealed class OrqValue
{
    /// <summary>A text.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public OrqValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Json = JsonSerializer.SerializeToElement(value, WireJson.Context.String);
    }

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public OrqValue(long value) => Json = JsonSerializer.SerializeToElement(value, WireJson.Context.Int64);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite: JSON has no such number.</exception>
    public OrqValue(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "JSON has no such number: it must be finite.");
        }

        Json = JsonSerializer.SerializeToElement(value, WireJson.Context.Double);
    }

    /// <summary>A number that keeps its decimal places.</summary>
    /// <param name="value">The number.</param>
    public OrqValue(decimal value) => Json = JsonSerializer.SerializeToElement(value, WireJson.Context.Decimal);

    /// <summary>A truth value.</summary>
    /// <param name="value">The truth value.</param>
    public OrqValue(bool value) => Json = JsonSerializer.SerializeToElement(value, WireJson.Context.Boolean);

    /// <summary>Any JSON.</summary>
    /// <param name="value">The JSON. It is copied, so its document may be disposed.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is a default element, which is no JSON.</exception>
    public OrqValue(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Undefined)
        {
            throw new ArgumentException("A default JsonElement is no JSON.", nameof(value));
        }

        Json = value.Clone();
    }

    /// <summary>The value as JSON.</summary>
    public JsonElement Json { get; }

    /// <summary>A text; <see langword="null"/> stays <see langword="null"/>.</summary>
    /// <param name="value">The text.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator OrqValue?(string? value) => value is null ? null : new OrqValue(value);

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator OrqValue(long value) => new(value);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite: JSON has no such number.</exception>
    public static implicit operator OrqValue(double value) => new(value);

    /// <summary>A number that keeps its decimal places.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator OrqValue(decimal value) => new(value);

    /// <summary>A truth value.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator OrqValue(bool value) => new(value);

    /// <summary>Any JSON.</summary>
    /// <param name="value">The JSON. It is copied, so its document may be disposed.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is a default element, which is no JSON.</exception>
    public static implicit operator OrqValue(JsonElement value) => new(value);

    /// <summary>An object of a type of yours, without reflection.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The object.</param>
    /// <param name="contract">Its contract, for example <c>AppJson.Default.Customer</c>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="contract"/> is <see langword="null"/>.</exception>
    public static OrqValue From<T>(T value, JsonTypeInfo<T> contract) =>
        new(JsonSerializer.SerializeToElement(value, contract));

    /// <summary>The kind of value, without the value.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"OrqValue({Json.ValueKind})";
}
