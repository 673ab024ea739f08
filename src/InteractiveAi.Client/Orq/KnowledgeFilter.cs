using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Which documents of a knowledge base are searched, by their metadata. Wire member <c>filter_by</c>; orq.ai.</summary>
/// <remarks>
/// <para>
/// Conditions on fields, made by <see cref="Where(string, FilterCondition)"/>, or several of those joined by <see cref="And"/> or
/// <see cref="Or"/>. orq.ai does not take an <see cref="And"/> or <see cref="Or"/> inside another, and
/// <see cref="ChatRequest.Validate()"/> says so.
/// </para>
/// <para>What was read is written back as it came, and kept in <see cref="Raw"/>. Immutable and thread-safe.</para>
/// </remarks>
[JsonConverter(typeof(KnowledgeFilterConverter))]
public sealed class KnowledgeFilter
{
    private static readonly IReadOnlyDictionary<string, FilterCondition> NoFields = new Dictionary<
        string,
        FilterCondition
    >(StringComparer.Ordinal);

    private KnowledgeFilter() { }

    internal KnowledgeFilter(JsonElement raw)
    {
        Raw = raw;
        if (raw.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        All = Joined(raw, "and");
        Any = Joined(raw, "or");
        if (All is null && Any is null)
        {
            Dictionary<string, FilterCondition> fields = new(StringComparer.Ordinal);
            foreach (JsonProperty field in raw.EnumerateObject())
            {
                fields[field.Name] = new FilterCondition(field.Value);
            }

            Fields = fields;
        }
    }

    /// <summary>Conditions that must all hold, by the field's name; empty when this joins other filters.</summary>
    public IReadOnlyDictionary<string, FilterCondition> Fields { get; private init; } = NoFields;

    /// <summary>The filters that must all hold. Wire member <c>and</c>.</summary>
    /// <value><see langword="null"/>: this is no <see cref="And"/>.</value>
    public IReadOnlyList<KnowledgeFilter>? All { get; private init; }

    /// <summary>The filters of which one must hold. Wire member <c>or</c>.</summary>
    /// <value><see langword="null"/>: this is no <see cref="Or"/>.</value>
    public IReadOnlyList<KnowledgeFilter>? Any { get; private init; }

    /// <summary>The filter as it came, when it was read; otherwise <see langword="null"/>.</summary>
    public JsonElement? Raw { get; }

    /// <summary>A condition on a field.</summary>
    /// <param name="field">The name of a member of the document's metadata.</param>
    /// <param name="condition">What it must be.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException"><paramref name="field"/> is <see langword="null"/> or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="condition"/> is <see langword="null"/>.</exception>
    public static KnowledgeFilter Where(string field, FilterCondition condition)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        ArgumentNullException.ThrowIfNull(condition);
        return new KnowledgeFilter
        {
            Fields = new Dictionary<string, FilterCondition>(StringComparer.Ordinal) { [field] = condition },
        };
    }

    /// <summary>Conditions on several fields, which must all hold.</summary>
    /// <param name="fields">What each member of the document's metadata must be, by its name. The dictionary is copied.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">A condition is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is <see langword="null"/>.</exception>
    public static KnowledgeFilter Where(IReadOnlyDictionary<string, FilterCondition> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Values.Any(static condition => condition is null)
            ? throw new ArgumentException("A condition is null.", nameof(fields))
            : new KnowledgeFilter { Fields = new Dictionary<string, FilterCondition>(fields, StringComparer.Ordinal) };
    }

    /// <summary>Filters that must all hold. Wire member <c>and</c>.</summary>
    /// <param name="filters">Conditions on fields. The list is copied.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">A filter is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="filters"/> is <see langword="null"/>.</exception>
    public static KnowledgeFilter And(params IReadOnlyList<KnowledgeFilter> filters) => new() { All = Copy(filters) };

    /// <summary>Filters of which at least one must hold. Wire member <c>or</c>.</summary>
    /// <param name="filters">Conditions on fields. The list is copied.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">A filter is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="filters"/> is <see langword="null"/>.</exception>
    public static KnowledgeFilter Or(params IReadOnlyList<KnowledgeFilter> filters) => new() { Any = Copy(filters) };

    /// <summary>The kind of filter, without names or values.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        All is not null ? $"KnowledgeFilter(and, {All.Count} filters)"
        : Any is not null ? $"KnowledgeFilter(or, {Any.Count} filters)"
        : $"KnowledgeFilter({Fields.Count} fields)";

    internal void Validate(RequestCheck check)
    {
        check.Each("and", All, static (filter, inner) => filter.ValidateInner(inner));
        check.Each("or", Any, static (filter, inner) => filter.ValidateInner(inner));
    }

    // Gateway: the lists hold conditions on fields, not lists again (wire-facts 2.2, orq.knowledge_bases).
    private void ValidateInner(RequestCheck check)
    {
        if (check.Bounds is not null && (All ?? Any) is not null)
        {
            check.Report(
                All is not null ? "and" : "or",
                "orq.ai takes no And or Or inside another: put all conditions into one.",
                "fields"
            );
        }
    }

    // A field may have the same name: then an object stands there, not a list.
    private static KnowledgeFilter[]? Joined(JsonElement raw, string name) =>
        raw.TryGetProperty(name, out JsonElement filters) && filters.ValueKind is JsonValueKind.Array
            ? [.. filters.EnumerateArray().Select(static filter => new KnowledgeFilter(filter))]
            : null;

    private static KnowledgeFilter[] Copy(IReadOnlyList<KnowledgeFilter> filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        return filters.Any(static filter => filter is null)
            ? throw new ArgumentException("A filter of the list is null.", nameof(filters))
            : [.. filters];
    }
}
