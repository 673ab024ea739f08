namespace InteractiveAi.Client.AotTests;

internal sealed record Invoice(string Number, decimal Total, IReadOnlyList<string> Lines);
