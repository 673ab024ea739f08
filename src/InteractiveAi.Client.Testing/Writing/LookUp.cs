namespace InteractiveAi.Client.Testing;

/// <summary>What was looked for, and what was found.</summary>
internal sealed record LookUp(string Query, IReadOnlyList<Passage> Passages);
