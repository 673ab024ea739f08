using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>What a field of a document must be. Part of a <see cref="KnowledgeFilter"/>; orq.ai.</summary>
/// <remarks>What was read is written back as it came, and kept in <see cref="Raw"/>. Immutable and thread-safe.</remarks>
[JsonConverter(typeof(FilterConditionConverter))]
public sealed class FilterCondition
{
    private FilterCondition(FilterOperator comparison, params IReadOnlyList<OrqValue> values)
    {
        Operator = comparison;
        Values = [.. values];
    }

    internal FilterCondition(JsonElement raw)
    {
        Raw = raw;
        Values = [];
        if (raw.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty first in raw.EnumerateObject().Take(1))
        {
            Operator = first.Name;
            Values =
                first.Value.ValueKind is JsonValueKind.Array
                    ? [.. first.Value.EnumerateArray().Select(static value => new OrqValue(value))]
                    : [new OrqValue(first.Value)];
        }
    }

    /// <summary>How the field is compared.</summary>
    /// <value>The first of them when the wire had several; empty when it had none.</value>
    public FilterOperator Operator { get; }

    /// <summary>What the field is compared with: one value, or any number for <see cref="FilterOperator.In"/> and <see cref="FilterOperator.Nin"/>.</summary>
    public IReadOnlyList<OrqValue> Values { get; }

    /// <summary>The condition as it came, when it was read; otherwise <see langword="null"/>.</summary>
    public JsonElement? Raw { get; }

    internal bool TakesList => Operator.Value is FilterOperator.Values.In or FilterOperator.Values.Nin;

    /// <summary>The field has the value.</summary>
    /// <param name="value">A text, a number or a truth value.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static FilterCondition Eq(OrqValue value) => Of(FilterOperator.Eq, value);

    /// <summary>The field has another value.</summary>
    /// <param name="value">A text, a number or a truth value.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static FilterCondition Ne(OrqValue value) => Of(FilterOperator.Ne, value);

    /// <summary>The field is more than a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public static FilterCondition Gt(double value) => new(FilterOperator.Gt, value);

    /// <summary>The field is a number or more.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public static FilterCondition Gte(double value) => new(FilterOperator.Gte, value);

    /// <summary>The field is less than a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public static FilterCondition Lt(double value) => new(FilterOperator.Lt, value);

    /// <summary>The field is a number or less.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public static FilterCondition Lte(double value) => new(FilterOperator.Lte, value);

    /// <summary>The field has one of the values.</summary>
    /// <param name="values">Texts, numbers or truth values. The list is copied.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">A value is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    public static FilterCondition In(params IReadOnlyList<OrqValue> values) => Among(FilterOperator.In, values);

    /// <summary>The field has none of the values.</summary>
    /// <param name="values">Texts, numbers or truth values. The list is copied.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">A value is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    public static FilterCondition Nin(params IReadOnlyList<OrqValue> values) => Among(FilterOperator.Nin, values);

    /// <summary>The field is there, or is not.</summary>
    /// <param name="value">Whether it must be there.</param>
    /// <returns>The condition.</returns>
    public static FilterCondition Exists(bool value = true) => new(FilterOperator.Exists, value);

    /// <summary>The comparison, without the values.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"FilterCondition({Operator})";

    private static FilterCondition Of(FilterOperator comparison, OrqValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new FilterCondition(comparison, value);
    }

    private static FilterCondition Among(FilterOperator comparison, IReadOnlyList<OrqValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Any(static value => value is null)
            ? throw new ArgumentException("A value of the list is null.", nameof(values))
            : new FilterCondition(comparison, values);
    }
}
