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
        var declared = view.Text("format");
        var format = declared ?? FormatByName(hint);
        var threshold = optional || IsComposed(hint) ? PropertyHint.Near : PropertyHint.Fits;
        if (format is not null)
        {
            // A declared format tells which clues are meant, so that any of them will do.
            var least = declared is null ? threshold : PropertyHint.Fits;
            if (
                _evidence.Take(hint, clue => FormattedText.Read(format, clue, _evidence, limits), least) is
                { } formatted
            )
            {
                return new Filled(JsonValue.Create(formatted), 1);
            }
        }

        if (declared is null && Special(hint) is { } special && limits.Allow(special))
        {
            _evidence.Use(special);
            return new Filled(JsonValue.Create(special), 1);
        }

        if (declared is null && _evidence.Take(hint, clue => Value(clue, hint, limits), threshold) is { } said)
        {
            return new Filled(JsonValue.Create(said), 1);
        }

        var made =
            limits.Pattern is { } pattern ? PatternText.Make(pattern)
            : format is not null && FormattedText.Make(format, _time, hint, ordinal) is { } some ? some
            : MadeUp(hint, ordinal);
        return new Filled(JsonValue.Create(limits.Fit(made)));
    }

    /// <summary>Values that the conversation has in another form: formulas, results and currencies.</summary>
    private string? Special(PropertyHint hint)
    {
        var text = _evidence.LastText;
        if (hint.Has("expression", "formula", "equation", "calculation", "math"))
        {
            return Arithmetic
                .Find(text)
                ?.Expression.Replace(" × ", " * ", StringComparison.Ordinal)
                .Replace(" ÷ ", " / ", StringComparison.Ordinal);
        }

        if (hint.Has("result", "answer") && Arithmetic.Find(text)?.Value is { } value)
        {
            return Arithmetic.Text(value);
        }

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

        return null;
    }

    private string? Value(Clue clue, PropertyHint hint, TextLimits limits)
    {
        // '… with "name" and "age"' names the members, it does not fill them.
        if (hint.IsNamed(clue.Text))
        {
            return null;
        }

        var isFitting = clue.Kind switch
        {
            ClueKind.Email => hint.Has("to", "from", "cc", "bcc", "recipient", "sender", "contact", "address"),
            ClueKind.Name => !Ignored.Contains(ToolWords.Topic(clue.Text)),
            ClueKind.Quoted or ClueKind.Pair => true,
            ClueKind.Code => !hint.IsPlace && !hint.IsPerson,
            ClueKind.Number => limits.Pattern is not null || hint.Has("id", "number", "no", "code", "phone", "zip"),
            _ => limits.Pattern is not null,
        };
        return isFitting && limits.Allow(clue.Text) ? clue.Text : null;
    }

    private string MadeUp(PropertyHint hint, int ordinal)
    {
        if (ForArguments)
        {
            return Argument(hint);
        }

        if (IsComposed(hint) || hint.Name.Length == 0)
        {
            return _reply();
        }

        var topics = TopicWords.Of(_evidence.LastText, int.MaxValue);
        if (hint.Has("item", "product", "thing", "object") && ordinal < topics.Count)
        {
            return topics[ordinal];
        }

        if (hint.Has("title", "headline", "topic", "subject", "theme") && topics.Count > 0)
        {
            var asked = Subject().Match(_evidence.LastText);
            return Wording.Capitalise(TopicWords.Of(asked.Value, 1) is [var subject] ? subject : topics[0]);
        }

        var suffix = ordinal == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {ordinal + 1}");
        return $"example {hint.InWords()}{suffix}";
    }

    /// <summary>Free text for a function: what follows "in the" for a place, and "for", "about" or a colon for a question, else
    /// all that was said.</summary>
    private string Argument(PropertyHint hint)
    {
        var text = _evidence.LastText.Trim();
        if (hint.IsPlace)
        {
            // "Turn on the lights in the kitchen": "in" says more about a place than "on" does.
            return Place()
                    .Matches(text)
                    .OrderBy(match => match.Groups["sure"].Success ? 0 : 1)
                    .Select(match => match.Groups["place"].Value)
                    .FirstOrDefault(word => !TopicWords.IsFillerWord(word))
                ?? Memory.HomeOf(_evidence.Conversation)
                ?? "current location";
        }

        var asked = Subject().Match(text);
        var subject = asked.Success ? asked.Groups["text"].Value.Trim().TrimEnd('?', '.', '!') : "";
        return subject.Length > 0 ? subject
            : text.Length == 0 ? hint.InWords()
            : !IsComposed(hint) && TopicWords.Of(text, int.MaxValue) is [.., var last] ? last
            : text;
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

    [GeneratedRegex(
        @"\b((?<sure>in|at|near)|on|for) (the |my |a |an )?(?<place>[\p{L}\p{M}'’-]+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Place();
}
