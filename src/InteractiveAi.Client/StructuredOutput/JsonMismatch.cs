namespace InteractiveAi.Client;

/// <summary>Where a JSON value and what it should be part ways. Holds nothing of the value.</summary>
/// <param name="Path">The JSON path, <c>$</c> for the whole.</param>
/// <param name="Rule">What is broken there, in a few words.</param>
internal sealed record JsonMismatch(string Path, string Rule)
{
    public override string ToString() => $"{Path}: {Rule}";
}
