namespace InteractiveAi.Client.Testing;

/// <summary>A function and the JSON of its arguments, before it has an id.</summary>
internal sealed record WantedCall(string Name, string Arguments);
