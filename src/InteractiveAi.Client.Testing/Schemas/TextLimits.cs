using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Length and pattern that a schema demands of a string.</summary>
internal sealed class TextLimits
{
    private const int MaxPadding = 10_000;
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    private readonly Regex? _regex;
    private readonly int _min;
    private readonly int _max;

    private TextLimits(int min, int max, string? pattern)
    {
        _min = Math.Min(min, MaxPadding);
        _max = max;
        Pattern = pattern;
        _regex = pattern is null ? null : Compile(pattern);
    }

    public string? Pattern { get; }

    public static TextLimits Of(SchemaView view) =>
        new(view.Count("minLength", 0), view.Count("maxLength", int.MaxValue), view.Text("pattern"));

    public bool Allow(string text)
    {
        var length = text.EnumerateRunes().Count();
        try
        {
            return length >= _min && length <= _max && (_regex?.IsMatch(text) ?? true);
        }
        catch (RegexMatchTimeoutException)
        {
            // A pattern that takes this long is as good as one that does not match: a made-up value follows.
            return false;
        }
    }

    /// <summary>Cuts or pads to the allowed length, counted in code points.</summary>
    public string Fit(string text)
    {
        // A text made for a pattern has the pattern's own length.
        if (Pattern is not null)
        {
            return text;
        }

        var runes = text.EnumerateRunes().ToList();
        if (runes.Count > _max)
        {
            return string.Concat(runes.Take(_max)).TrimEnd() is { Length: > 0 } cut && cut.Length >= _min
                ? cut
                : string.Concat(runes.Take(_max));
        }

        return runes.Count >= _min ? text : text + new string('.', _min - runes.Count);
    }

    private static Regex? Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (ArgumentException)
        {
            // The schema's dialect of patterns is not quite the platform's; one that is not understood here limits nothing.
            return null;
        }
    }
}
