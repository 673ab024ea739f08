using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <content>Numbers, booleans and enumerations.</content>
internal sealed partial class SchemaFiller
{
    private const int Timeout = 1000;

    private Filled OneOf(List<JsonElement> values, int ordinal)
    {
        if (Mood(values) is { } mood)
        {
            return new Filled(NodeOf(mood), 1);
        }

        var mentioned = values
            .Select(value => (value, age: MentionOf(value)))
            .Where(candidate => candidate.age is not null)
            .OrderBy(candidate => candidate.age)
            .Select(candidate => candidate.value)
            .ToList();
        // In a list each value is used once: the first item takes the first mention, the next item the next one.
        if (ordinal < mentioned.Count)
        {
            return new Filled(NodeOf(mentioned[ordinal]), 1);
        }

        if (values.Exists(value => value.ValueKind == JsonValueKind.Null))
        {
            return default;
        }

        return new Filled(NodeOf(values[ordinal % values.Count]));
    }

    /// <summary>How a text feels, for the enumerations of sentiment that everybody tries.</summary>
    private JsonElement? Mood(List<JsonElement> values)
    {
        var isMood = values.Exists(value => Is(value, "positive")) && values.Exists(value => Is(value, "negative"));
        if (!isMood)
        {
            return null;
        }

        var balance = Good().Count(_evidence.LastText) - Bad().Count(_evidence.LastText);
        var mood = balance switch
        {
            > 0 => "positive",
            < 0 => "negative",
            _ => "neutral",
        };
        var found = values.Find(value => Is(value, mood));
        return found.ValueKind == JsonValueKind.Undefined ? null : found;
    }

    private int? MentionOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => _evidence.Mentioned(value.GetString()!),
            JsonValueKind.Number => _evidence.Mentioned(value.GetRawText()),
            _ => null,
        };

    private Filled NumberOf(SchemaView view, PropertyHint hint, bool isInteger, int ordinal, bool optional)
    {
        var range = NumberRange.Of(view, isInteger);
        if (
            hint.Has("result", "answer", "solution", "output", "final")
            && Arithmetic.Find(_evidence.LastText)?.Value is { } value
            && range.Contains(value)
        )
        {
            return new Filled(JsonValue.Create(WireWriting.Shortest(value)), 1);
        }

        var threshold = optional ? PropertyHint.Near : PropertyHint.Fits;
        if (_evidence.Take(hint, clue => Number(clue, range), threshold) is { } said)
        {
            return new Filled(said, 1);
        }

        return new Filled(JsonValue.Create(WireWriting.Shortest(range.Pick(ordinal))));
    }

    private static JsonValue? Number(Clue clue, NumberRange range)
    {
        var text = clue.Kind is ClueKind.Number or ClueKind.Pair ? clue.Text : "";
        return
            decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && range.Contains(number)
            ? JsonValue.Create(WireWriting.Shortest(number))
            : null;
    }

    private Filled BooleanOf(PropertyHint hint)
    {
        foreach (var text in _evidence.Texts)
        {
            var words = TopicWords.Words(text).Select(word => word.ToLowerInvariant()).ToList();
            var index = words.FindIndex(word => hint.Has(ToolWords.Stem(word)));
            if (index < 0)
            {
                continue;
            }

            var context = words
                .Skip(Math.Max(0, index - 3))
                .Take(Math.Min(3, index))
                .Concat(words.Skip(index + 1).Take(1));
            var isDenied = context.Any(word =>
                word is "not" or "no" or "without" or "never" or "false"
                || word.EndsWith("n't", StringComparison.Ordinal)
            );
            return new Filled(JsonValue.Create(!isDenied), 1);
        }

        return new Filled(JsonValue.Create(false));
    }

    private static bool Is(JsonElement value, string text) =>
        value.ValueKind == JsonValueKind.String
        && string.Equals(value.GetString(), text, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"\b(love|loved|great|good|excellent|wonderful|happy|best|nice|perfect|enjoy(ed)?|amazing|fantastic|delightful|recommend|fine|thanks)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Good();

    [GeneratedRegex(
        @"\b(hate|hated|bad|terrible|awful|worst|sad|angry|poor|broken|disappoint(ed|ing)|horrible|useless|never again|refund|wrong|slow)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Bad();
}
