using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>What is put into a prompt's placeholders: values by name, or a list that marks personal data. Wire member <c>inputs</c> under <c>orq</c>; orq.ai.</summary>
/// <remarks>
/// Both <c>new Dictionary&lt;string, OrqValue?&gt; { ["city"] = "Porto" }</c> and
/// <c>[new("city", "Porto") { IsPii = true }]</c> work. What was read is written back in the shape in which it was read; a shape
/// that this version does not know is kept in <see cref="Raw"/>. Immutable and thread-safe.
/// </remarks>
[JsonConverter(typeof(PromptInputsConverter))]
[CollectionBuilder(typeof(PromptInputs), nameof(Create))]
public sealed class PromptInputs : IEnumerable<PromptInput>
{
    /// <summary>Makes values by name, which are an object on the wire.</summary>
    /// <param name="values">The values by the placeholder's name. The dictionary is copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    public PromptInputs(IReadOnlyDictionary<string, OrqValue?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = new Dictionary<string, OrqValue?>(values, StringComparer.Ordinal);
        Entries = [.. Values.Select(static value => new PromptInput { Key = value.Key, Value = value.Value })];
    }

    /// <summary>Makes a list, which can mark personal data.</summary>
    /// <param name="entries">The values. The list is copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is <see langword="null"/>.</exception>
    public PromptInputs(IEnumerable<PromptInput> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Entries = [.. entries];
    }

    internal PromptInputs(JsonElement raw)
    {
        Raw = raw;
        Entries = [];
    }

    /// <summary>The values by name, when that is their shape on the wire; otherwise <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, OrqValue?>? Values { get; }

    /// <summary>The values one by one, whichever shape they have.</summary>
    public IReadOnlyList<PromptInput> Entries { get; }

    /// <summary>The value as it came, when it was neither an object nor a list; otherwise <see langword="null"/>.</summary>
    public JsonElement? Raw { get; }

    /// <summary>Makes values by name.</summary>
    /// <param name="values">The values by the placeholder's name. The dictionary is copied.</param>
    public static implicit operator PromptInputs(Dictionary<string, OrqValue?> values) =>
        new((IReadOnlyDictionary<string, OrqValue?>)values);

    /// <summary>Makes a list; what a collection expression calls.</summary>
    /// <param name="entries">The values.</param>
    /// <returns>The inputs.</returns>
    public static PromptInputs Create(ReadOnlySpan<PromptInput> entries) => new(entries.ToArray());

    /// <summary>The values one by one.</summary>
    /// <returns>An enumerator over <see cref="Entries"/>.</returns>
    public IEnumerator<PromptInput> GetEnumerator() => Entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The number of values.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"PromptInputs({Entries.Count} values)";

    internal void Validate(RequestCheck check)
    {
        if (Values is null)
        {
            check.Each("inputs", Entries, static (entry, inner) => entry.Validate(inner));
        }
    }
}
