namespace InteractiveAi.Client.Testing;

/// <summary>A function call of an answer, its arguments cut into the fragments in which they are streamed.</summary>
internal sealed record ChoiceCall(string Id, string Name, IReadOnlyList<string> Fragments)
{
    public string Arguments => string.Concat(Fragments);
}
