namespace InteractiveAi.Client.Benchmarks;

/// <summary>Something to measure: what it is called in the table, what is done, and how many chunks or calls that is.</summary>
internal sealed record Subject(string Name, Func<Task> Run, int Units);
