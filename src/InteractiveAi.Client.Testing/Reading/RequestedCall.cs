namespace InteractiveAi.Client.Testing;

/// <summary>A function call: one that an answer asks for, or one that an earlier answer asked for.</summary>
internal sealed record RequestedCall(string Id, string Name, string Arguments);
