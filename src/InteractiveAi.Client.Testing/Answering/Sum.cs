namespace InteractiveAi.Client.Testing;

/// <summary>An arithmetic expression that a message contains, and its value; <see langword="null"/> where it has none.</summary>
internal sealed record Sum(string Expression, decimal? Value, string? Problem);
