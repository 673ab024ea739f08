namespace InteractiveAi.Client.Testing;

/// <summary>A fragment of a function call: the first one names it, the later ones add to its arguments.</summary>
internal sealed record DeltaCall(int Index, string? Id, string? Name, string Arguments);
