using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <content>Strings.</content>
internal sealed partial class SchemaFiller
{
    private Filled TextOf(SchemaView view, PropertyHint hint, int ordinal, bool optional)
    {
        var limits = TextLimits.Of(view);
        var format = view.Text("format") ?? FormatByName(hint);
        if (format is not null)
            return Formatted(format, hint, limits, ordinal, optional, isDeclared: view.Text("format") is not null);

        if (Special(hint) is { } special && limits.Allow(special))
            return new Filled(JsonValue.Create(special), 1);

        var threshold = optional || IsComposed(hint) ? PropertyHint.Near : PropertyHint.Fits;
        if (_evidence.Take(hint, clue => Value(clue, hint, limits), threshold) is { } said)
            return new Filled(JsonValue.Create(said), 1);

        var made = limits.Pattern is { } pattern ? PatternText.Make(pattern) : MadeUp(hint, ordinal);
        return new Filled(JsonValue.Create(limits.Fit(made)));
    }

    /// <summary>Values that are not one word of the conversation: formulas, names told earlier, languages and currencies.</summary>
    private string? Special(PropertyHint hint)
    {
        var text = _evidence.LastText;
        if (hint.Has("expression", "formula", "equation", "calculation", "math"))
            return Arithmetic
                .Find(text)
                ?.Expression.Replace(" × ", " * ", StringComparison.Ordinal)
                .Replace(" ÷ ", " / ", StringComparison.Ordinal);

        if (hint.Has("result", "answer") && Arithmetic.Find(text)?.Value is { } value)
            return Arithmetic.Text(value);

        if (hint.Has("currency") && Currency().Match(text) is { Success: true } currency)
        {
            return currency.Value switch
            {
                "€" => "EUR",
                "$" => "USD",
                "£" => "GBP",
                "¥" => "JPY",
                _ => currency.Value.ToUpperInvariant(),
            };
        }

        return
            hint.IsPerson
            && !hint.Has("file", "product", "company", "brand")
            && _evidence.LastText.Contains("my", StringComparison.OrdinalIgnoreCase)
            ? Memory.NameOf(_evidence.Conversation)
            : null;
    }

    private static string? Value(Clue clue, PropertyHint hint, TextLimits limits)
    {
        var isFitting = clue.Kind switch
        {
            ClueKind.Name or ClueKind.Quoted or ClueKind.Pair => true,
            ClueKind.Code => !hint.IsPlace && !hint.IsPerson,
            ClueKind.Number => limits.Pattern is not null || hint.Has("id", "number", "no", "code", "phone", "zip"),
            _ => limits.Pattern is not null,
        };
        return isFitting && limits.Allow(clue.Text) ? clue.Text : null;
    }

    private string MadeUp(PropertyHint hint, int ordinal)
    {
        if (ForArguments)
            return Argument(hint);

        if (IsComposed(hint) || hint.Name.Length == 0)
            return _reply();

        var topics = TopicWords.Of(_evidence.LastText, 3);
        if (hint.Has("title", "headline", "topic", "subject", "theme") && topics.Count > 0)
            return Wording.Capitalise(string.Join(' ', topics));

        var suffix = ordinal == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {ordinal + 1}");
        return $"example {hint.InWords()}{suffix}";
    }

    /// <summary>Free text for a function: what follows "for", "about" or a colon, else all that was said.</summary>
    private string Argument(PropertyHint hint)
    {
        if (hint.IsPlace)
            return "current location";

        var text = _evidence.LastText.Trim();
        var asked = Subject().Match(text);
        var subject = asked.Success ? asked.Groups["text"].Value.Trim().TrimEnd('?', '.', '!') : "";
        return subject.Length > 0 ? subject
            : text.Length > 0 ? text
            : hint.InWords();
    }

    private static bool IsComposed(PropertyHint hint) =>
        hint.Has(
            "answer",
            "reply",
            "response",
            "message",
            "text",
            "content",
            "summary",
            "description",
            "explanation",
            "reasoning",
            "rationale",
            "reason",
            "comment",
            "conclusion",
            "body",
            "output",
            "query",
            "question",
            "prompt",
            "input",
            "search",
            "instruction",
            "note",
            "analysis",
            "thought"
        );

    private static string? FormatByName(PropertyHint hint) =>
        hint.IsDate ? "date"
        : hint.Has("email") ? "email"
        : hint.Has("url", "uri", "link", "website") ? "uri"
        : null;

    private Filled Formatted(
        string format,
        PropertyHint hint,
        TextLimits limits,
        int ordinal,
        bool optional,
        bool isDeclared
    )
    {
        // A format tells which clues are meant, so that any of them will do where the schema declares one.
        var threshold = optional && !isDeclared ? PropertyHint.Near : PropertyHint.Fits;
        var said = _evidence.Take(hint, clue => FormattedText.Read(format, clue, _evidence, limits), threshold);
        return said is not null
            ? new Filled(JsonValue.Create(said), 1)
            : new Filled(
                JsonValue.Create(limits.Fit(FormattedText.Make(format, _time, hint, ordinal) ?? MadeUp(hint, ordinal)))
            );
    }

    [GeneratedRegex(
        @"[€$£¥]|\b(EUR|USD|GBP|JPY|CHF|CAD|AUD|SEK|NOK|DKK|PLN|BRL|INR|CNY)\b",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex Currency();

    [GeneratedRegex(
        @"(\b(about|for|regarding)\s+|:\s*)(?<text>[^\n]+)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Subject();
}
