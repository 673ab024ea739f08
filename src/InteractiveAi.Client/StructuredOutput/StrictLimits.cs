namespace InteractiveAi.Client;

/// <summary>Counts what strict mode bounds, and tells which bound a schema is beyond.</summary>
/// <remarks>
/// The bounds are the ones that OpenAI documents; another provider's are not known to be tighter. How nesting is counted is
/// not documented: here the root is level one.
/// </remarks>
internal sealed class StrictLimits
{
    private const int MaxProperties = 5_000;
    private const int MaxNesting = 10;
    private const int MaxEnumValues = 1_000;
    private const int MaxTextLength = 120_000;
    private const int LongEnumValues = 250;
    private const int MaxLongEnumTextLength = 15_000;

    private int _properties;
    private int _enumValues;
    private int _textLength;
    private int _nesting;
    private int _deepest;
    private bool _hasLongEnum;

    public void EnterObject() => _deepest = Math.Max(_deepest, ++_nesting);

    public void LeaveObject() => _nesting--;

    public void AddProperty(string name)
    {
        _properties++;
        AddText(name);
    }

    public void AddText(string text) => _textLength += text.Length;

    public void AddEnum(IReadOnlyCollection<string> values)
    {
        var length = values.Sum(value => value.Length);
        _enumValues += values.Count;
        _textLength += length;
        _hasLongEnum |= values.Count > LongEnumValues && length > MaxLongEnumTextLength;
    }

    /// <summary>The bound that is exceeded, in words; <see langword="null"/> when none is.</summary>
    public string? Exceeded() =>
        _properties > MaxProperties ? $"strict mode takes at most {MaxProperties} properties"
        : _deepest > MaxNesting ? $"strict mode takes objects nested at most {MaxNesting} deep"
        : _enumValues > MaxEnumValues ? $"strict mode takes at most {MaxEnumValues} enum values"
        : _textLength > MaxTextLength ? $"strict mode takes at most {MaxTextLength} characters of names and enum values"
        : _hasLongEnum
            ? $"strict mode takes at most {MaxLongEnumTextLength} characters in an enum of more than {LongEnumValues} values"
        : null;
}
