namespace InteractiveAi.Client.Testing;

/// <summary>What a request wants looked up before it is answered.</summary>
/// <param name="Table">Where to look.</param>
/// <param name="Query">What to look for; empty when that is left to the gateway.</param>
/// <param name="Count">How many passages are wanted.</param>
/// <param name="Cites">Whether the answer points to them.</param>
internal sealed record Retrieval(string Table, string Query, int Count, bool Cites);
