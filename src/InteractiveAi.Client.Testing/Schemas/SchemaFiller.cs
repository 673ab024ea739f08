using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Testing;

/// <summary>Makes the value that a JSON schema describes, from the conversation where it can and by rule where it cannot.</summary>
internal sealed partial class SchemaFiller
{
    private const int SameReferenceLimit = 2;
    private const int HopelessReferenceLimit = 4;
    private const int MaxDepth = 24;
    private const int MaxValues = 2000;

    private readonly JsonElement _root;
    private readonly Evidence _evidence;
    private readonly TimeProvider _time;
    private readonly Func<string> _reply;
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _depth;
    private int _budget = MaxValues;

    public SchemaFiller(JsonElement root, Evidence evidence, TimeProvider time, Func<string> reply)
    {
        _root = root;
        _evidence = evidence;
        _time = time;
        _reply = reply;
    }

    /// <summary>Whether the value is the arguments of a function: optional properties that nobody mentioned are left out, and
    /// free text is taken from the user's words instead of being composed.</summary>
    public bool ForArguments { get; init; }

    /// <summary>Words that say what is wanted, not for which value: those of a function's name and description.</summary>
    public IReadOnlySet<string> Ignored { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public string Fill()
    {
        var filled = Fill(new SchemaView(_root, _root), PropertyHint.None, ordinal: 0, optional: false);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WireWriting.Options))
        {
            if (filled.Node is { } node)
            {
                node.WriteTo(json);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        return WireWriting.Utf8.GetString(buffer.WrittenSpan);
    }

    private Filled Fill(JsonElement schema, PropertyHint hint, int ordinal, bool optional) =>
        Fill(new SchemaView(_root, schema), hint, ordinal, optional);

    private Filled Fill(SchemaView view, PropertyHint hint, int ordinal, bool optional)
    {
        // A schema that demands itself has no value; one that branches whenever it comes back to itself has too many.
        var isRecursive = view.References.Count > 0;
        if (_depth >= MaxDepth || (--_budget < 0 && isRecursive) || view.References.Exists(IsHopeless))
        {
            return Filled.Impossible;
        }

        foreach (var reference in view.References)
        {
            _open[reference] = _open.GetValueOrDefault(reference) + 1;
        }

        _depth++;
        try
        {
            return Choose(view, hint, ordinal, optional);
        }
        finally
        {
            _depth--;
            foreach (var reference in view.References)
            {
                _open[reference]--;
            }
        }
    }

    private Filled Choose(SchemaView view, PropertyHint hint, int ordinal, bool optional)
    {
        if (view.Get("const") is { } constant)
        {
            return new Filled(NodeOf(constant), MentionOf(constant) is null ? 0 : 2);
        }

        if (view.Get("enum") is { ValueKind: JsonValueKind.Array } values && values.GetArrayLength() > 0)
        {
            return OneOf([.. values.EnumerateArray()], ordinal);
        }

        if (view.Alternatives is { Count: > 0 } alternatives)
        {
            return Best(view, alternatives, hint, ordinal, optional);
        }

        if (view.IsNull)
        {
            return default;
        }

        var mark = _evidence.Mark();
        var filled = Typed(view, hint, ordinal, optional);
        // Nothing in the conversation answers it, and the schema lets us say so.
        if (filled.Found > 0 || !view.AllowsNull)
        {
            return filled;
        }

        _evidence.Return(mark);
        return default;
    }

    private Filled Typed(SchemaView view, PropertyHint hint, int ordinal, bool optional)
    {
        Filled? best = null;
        var mark = _evidence.Mark();
        // Where several types are allowed, a number or a boolean that was really said beats the text that always fits.
        foreach (var type in view.Types.OrderBy(type => type is "string" ? 1 : 0))
        {
            var filled = type switch
            {
                "any" => AnyOf(view, hint, ordinal),
                "object" => ObjectOf(view),
                "array" => ArrayOf(view, hint),
                "integer" => NumberOf(view, hint, isInteger: true, ordinal, optional),
                "number" => NumberOf(view, hint, isInteger: false, ordinal, optional),
                "boolean" => BooleanOf(hint),
                _ => TextOf(view, hint, ordinal, optional),
            };
            if (filled.IsBetterThan(best))
            {
                best = filled;
            }

            if (filled.Found > 0 && !filled.IsImpossible)
            {
                return filled;
            }

            _evidence.Return(mark);
        }

        return best ?? Filled.Impossible;
    }

    private Filled Best(
        SchemaView view,
        IReadOnlyList<JsonElement> alternatives,
        PropertyHint hint,
        int ordinal,
        bool optional
    )
    {
        var mark = _evidence.Mark();
        Filled? best = null;
        IReadOnlyList<Clue> bestClues = [];
        var allowsNull = view.AllowsNull;
        foreach (var alternative in alternatives)
        {
            var joined = view.With(_root, alternative);
            if (joined.IsNull)
            {
                allowsNull = true;
                continue;
            }

            if (IsTooDeep(joined))
            {
                continue;
            }

            var filled = Fill(joined, hint, ordinal, optional);
            var clues = _evidence.Return(mark);
            if (filled.IsBetterThan(best))
            {
                (best, bestClues) = (filled, clues);
            }
        }

        if (allowsNull && best is not { Found: > 0, IsImpossible: false })
        {
            return default;
        }

        _evidence.Use(bestClues);
        return best ?? Filled.Impossible;
    }

    private bool IsHopeless(string reference) => _open.GetValueOrDefault(reference) >= HopelessReferenceLimit;

    /// <summary>A value for a schema that says nothing: a number where the name or the words ask for one, else text.</summary>
    private Filled AnyOf(SchemaView view, PropertyHint hint, int ordinal)
    {
        var number = NumberOf(view, hint, isInteger: false, ordinal, optional: !hint.SoundsNumeric);
        return number.Found > 0 ? number : TextOf(view, hint, ordinal, optional: false);
    }

    private static PropertyNature NatureOf(string name, SchemaView view) =>
        view.Get("enum") is not null || view.Get("const") is not null ? PropertyNature.Other
        : view.Alternatives.Count > 0 ? PropertyNature.Text
        : view.Types switch
        {
            ["any"] => new PropertyHint(name).SoundsNumeric ? PropertyNature.Number : PropertyNature.Text,
            [.. var types] when types.Contains("integer") || types.Contains("number") => PropertyNature.Number,
            [.. var types] when types.Contains("string") || types.Contains("array") => PropertyNature.Text,
            _ => PropertyNature.Other,
        };

    private bool IsTooDeep(SchemaView view) =>
        view.References.Exists(reference => _open.GetValueOrDefault(reference) >= SameReferenceLimit)
        // The document itself is not opened by a reference the first time.
        || (
            view.References.Contains("#", StringComparer.Ordinal)
            && _open.GetValueOrDefault("#") >= SameReferenceLimit - 1
        );

    private static JsonNode? NodeOf(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Object => JsonObject.Create(json),
            JsonValueKind.Array => JsonArray.Create(json),
            _ => JsonValue.Create(json),
        };
}
